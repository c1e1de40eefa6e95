using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>Writes values for people: numbers, days and truth values as the language does, codes by their names.</summary>
sealed class ValueText(Language language, Registry registry)
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == Language.German ? "de-DE" : "en-GB");

    /// <summary>A whole number.</summary>
    public string Number(long value) => value.ToString("N0", _culture);

    /// <summary>An instant, in the time of Berlin.</summary>
    public string Time(DateTimeOffset value) => TimeZoneInfo.ConvertTime(value, Zone).ToString(
        language == Language.German ? "d. MMMM yyyy, HH:mm" : "d MMMM yyyy, HH:mm", _culture);

    /// <summary>A day, in the time of Berlin.</summary>
    public string Day(DateTimeOffset value) => TimeZoneInfo.ConvertTime(value, Zone).ToString("d", _culture);

    /// <summary>A size in bytes, as people say it.</summary>
    public string Bytes(long value) => value switch
    {
        >= 1_000_000_000 => $"{(value / 1e9).ToString("N1", _culture)} GB",
        >= 1_000_000 => $"{(value / 1e6).ToString("N1", _culture)} MB",
        >= 1_000 => $"{(value / 1e3).ToString("N1", _culture)} kB",
        _ => $"{Number(value)} Byte",
    };

    /// <summary>A value of a row; empty for absent.</summary>
    public string Of(FeatureRows rows, int column)
    {
        if (rows.IsNull(column))
        {
            return "";
        }

        var property = rows.Layout.Columns[column].Property;
        return property.Type switch
        {
            PropertyType.Integer => WithUnit(IsPlain(property) ? rows.Int64(column).ToString(_culture) : Number(rows.Int64(column)), property),
            PropertyType.Number => WithUnit(rows.Double(column).ToString("#,##0.######", _culture), property),
            PropertyType.Boolean => Truth(rows.Boolean(column)),
            PropertyType.Date => rows.Time(column).ToString("d", _culture),
            PropertyType.DateTime => Short(new DateTimeOffset(rows.Time(column), TimeSpan.Zero)),
            PropertyType.TextArray => List(property, rows.Json(column)),
            PropertyType.Json => Encoding.UTF8.GetString(rows.Json(column)),
            _ when property.Name == "municipality_key" => Town(Encoding.UTF8.GetString(rows.Utf8(column))),
            _ => Code(property, Encoding.UTF8.GetString(rows.Utf8(column))),
        };
    }

    /// <summary>A value of a property that stands for many records.</summary>
    public string Of(Property property, object? value) => value switch
    {
        null => language == Language.German ? "ohne Angabe" : "not given",
        long number => WithUnit(IsPlain(property) ? number.ToString(_culture) : Number(number), property),
        decimal sum => WithUnit(sum.ToString("#,##0", _culture), property),
        double number => WithUnit(number.ToString(IsPlain(property) ? "0.######" : "#,##0.######", _culture), property),
        bool truth => Truth(truth),
        DateOnly day => day.ToString("d", _culture),
        DateTimeOffset time => Short(time),
        string key when property.Name == "municipality_key" => Town(key),
        string id when property.Name == "dataset_id" && registry.Datasets.GetValueOrDefault(id) is { } dataset =>
            $"{dataset.Title.In(language)} – {dataset.Publisher.Name.In(language)}",
        _ => Code(property, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    /// <summary>Name of a code; the code where it has none.</summary>
    public string Code(Property property, string code) =>
        property.Codes?.Titles.GetValueOrDefault(code)?.In(language) ?? code;

    // A key says nothing to people, and a name alone is not unique.
    string Town(string key) => registry.Municipalities.GetValueOrDefault(key) is { } town ? $"{town.Name} ({key})" : key;

    string Short(DateTimeOffset value) => TimeZoneInfo.ConvertTime(value, Zone).ToString("g", _culture);

    string Truth(bool value) => (value, language) switch
    {
        (true, Language.German) => "ja",
        (true, _) => "yes",
        (false, Language.German) => "nein",
        _ => "no",
    };

    string List(Property property, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var members = new List<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                members.Add(Code(property, reader.GetString()!));
            }
        }

        return string.Join(", ", members);
    }

    // Years are numbers that nobody groups.
    static bool IsPlain(Property property) => property.Unit is null && property.Name.Contains("year", StringComparison.Ordinal);

    // UCUM writes counted things in braces, which says nothing to people.
    static string WithUnit(string number, Property property) =>
        property.Unit is { } unit && !unit.StartsWith('{') && unit != "1" ? $"{number} {unit}" : number;
}
