using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.Spatial;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Constants of expressions as values of the query model. Durations and times of day are numbers of seconds.</summary>
static class ODataLiteral
{
    const string Prefix = "SRID=";

    /// <summary>The value; null for null.</summary>
    /// <exception cref="ProblemException">400: it can never be; 501: valid OData, not supported here.</exception>
    public static Operand? Of(ConstantNode node) => ODataMembers.ValueOf(node) switch
    {
        null => null,
        string or bool or long or double or DateTimeOffset or DateOnly => new Operand.Constant(ODataMembers.ValueOf(node)!),
        int or short or byte or sbyte => new Operand.Constant(Convert.ToInt64(node.Value, CultureInfo.InvariantCulture)),

        // As it was written: 1.1 is not the nearest number of 32 bits.
        float or decimal => new Operand.Constant(Number(node)),
        TimeSpan duration => new Operand.Constant(duration.TotalSeconds),
        TimeOnly time => new Operand.Constant(time.ToTimeSpan().TotalSeconds),
        Guid guid => new Operand.Constant(guid.ToString()),
        ISpatial => Place(node.LiteralText),

        // The parser's own types for days and times of day, which its next version replaces by those of .NET.
        var day when node.TypeReference.IsDate() && DateOnly.TryParseExact(
            day.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new Operand.Constant(date),
        var time when node.TypeReference.IsTimeOfDay() && TimeOnly.TryParse(time.ToString(), CultureInfo.InvariantCulture, out var ofDay) =>
            new Operand.Constant(ofDay.ToTimeSpan().TotalSeconds),
        var other => throw Unsupported($"A value of type '{other.GetType().Name}'"),
    };

    static double Number(ConstantNode node)
    {
        var text = node.LiteralText?.TrimEnd('f', 'F', 'm', 'M', 'd', 'D');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Convert.ToDouble(node.Value, CultureInfo.InvariantCulture);
    }

    // The parser knows that it is a geometry; the one of CQL2 knows which are valid and not too intricate. x comes before y whatever the
    // CRS (ABNF, positionLiteral).
    static Operand.Place Place(string literal)
    {
        var begin = literal.IndexOf('\'', StringComparison.Ordinal);
        var text = literal[(begin + 1)..^1];
        var crs = Crs.Crs84;
        if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && text.IndexOf(';', StringComparison.Ordinal) is > 0 and var end)
        {
            crs = int.TryParse(text.AsSpan(Prefix.Length, end - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var srid)
                && Crs.All.FirstOrDefault(one => one.Srid == srid) is { } known
                    ? known with { IsNorthingFirst = false }
                    : throw Unsupported($"A geometry with '{text[..end]}'");
            text = text[(end + 1)..];
        }

        return Cql2Text.TryPlace(text, Cql2Limits.Default with { MaximumLength = int.MaxValue }, crs, out var place, out var mistake) ? place
            : throw new ProblemException(Problem.InvalidParameters([new("$filter", literal, mistake.ToString())]));
    }

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} is valid OData, but not supported here."));
}
