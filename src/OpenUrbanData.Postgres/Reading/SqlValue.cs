using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Values of filters and page positions as the driver wants them.</summary>
static class SqlValue
{
    /// <summary>Type of a property's column.</summary>
    public static string TypeOf(PropertyType type) => type switch
    {
        PropertyType.Text => "text",
        PropertyType.Integer => "bigint",
        PropertyType.Number => "double precision",
        PropertyType.Boolean => "boolean",
        PropertyType.Date => "date",
        PropertyType.DateTime => "timestamptz",
        PropertyType.TextArray => "text[]",
        PropertyType.Json => "jsonb",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column type for it"),
    };

    /// <summary>A constant as the driver wants it.</summary>
    /// <exception cref="ProblemException">It is a text that no column can hold.</exception>
    public static object Of(object literal) => literal switch
    {
        string text => IsStorable(text) ? text : throw new ProblemException(Problem.InvalidParameters(
            [new("filter", null, "A text without the character U+0000 and without halves of characters is expected.")])),
        int number => (long)number,
        DateTimeOffset time => time.UtcDateTime,
        _ => literal,
    };

    /// <summary>A constant that is compared with a property.</summary>
    /// <exception cref="ProblemException">The constant can never be compared with it.</exception>
    public static object Of(Property property, object literal) => (property.Type, literal) switch
    {
        (PropertyType.Text, string) => Of(literal),
        (PropertyType.Integer, double number) when Math.Floor(number) == number && Math.Abs(number) <= 1L << 53 => (long)number,
        (PropertyType.Integer or PropertyType.Number, long or int or double) => Of(literal),
        (PropertyType.Boolean, bool) => literal,
        (PropertyType.DateTime, DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        (PropertyType.Date, DateOnly) => literal,
        (PropertyType.Date or PropertyType.DateTime, DateTimeOffset time) => time.UtcDateTime,
        _ => throw new ProblemException(Problem.InvalidParameters(
        [
            new("filter", Convert.ToString(literal, CultureInfo.InvariantCulture),
                $"A value of the type of '{property.Name}' ({property.Type}) is expected."),
        ])),
    };

    /// <summary>Constants of which a property may be one, as an array of its type.</summary>
    /// <exception cref="ProblemException">A constant can never be compared with it.</exception>
    public static Array List(Property property, ImmutableArray<object> literals)
    {
        object[] values = [.. literals.Select(literal => Of(property, literal))];
        return property.Type switch
        {
            PropertyType.Text => values.Cast<string>().ToArray(),
            PropertyType.Integer when values.All(one => one is long) => values.Cast<long>().ToArray(),
            PropertyType.Integer or PropertyType.Number =>
                values.Select(one => Convert.ToDouble(one, CultureInfo.InvariantCulture)).ToArray(),
            PropertyType.Boolean => values.Cast<bool>().ToArray(),

            // A day is one of some instants where one of them is its first.
            PropertyType.Date => values.Where(one => one is not DateTime { TimeOfDay.Ticks: not 0 })
                .Select(one => one as DateOnly? ?? DateOnly.FromDateTime((DateTime)one)).ToArray(),
            PropertyType.DateTime => values.Cast<DateTime>().ToArray(),
            _ => throw new ProblemException(Problem.InvalidParameters(
                [new("filter", property.Name, "A property that holds one value is expected.")])),
        };
    }

    static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A value of a page position, read back from its text.</summary>
    /// <exception cref="ProblemException">The text is no value of that type: the token was tampered with.</exception>
    public static object Parse(PropertyType type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type)
        {
            case PropertyType.Text:
                return text;
            case PropertyType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var integer):
                return integer;
            case PropertyType.Number when double.TryParse(text, NumberStyles.Float, culture, out var number):
                return number;
            case PropertyType.Boolean when bool.TryParse(text, out var truth):
                return truth;
            case PropertyType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day):
                return day;
            case PropertyType.DateTime when DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time):
                return time.UtcDateTime;
            default:
                throw new ProblemException(Problem.InvalidParameters(
                    [new("next", text, "Take the address of the next page as the link gives it.")]));
        }
    }
}
