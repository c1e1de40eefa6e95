using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ckan;

/// <summary>Turns conditions in the language of Solr into filters of the search index.</summary>
/// <param name="fields">Fields.</param>
/// <param name="root">Address of this instance.</param>
/// <param name="now">Time that <c>NOW</c> means.</param>
/// <param name="maximumParts">Most terms of a condition.</param>
sealed class CkanConditions(CkanFields fields, string root, DateTimeOffset now, int maximumParts)
{
    static readonly ImmutableArray<string> Times =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    readonly List<string> _words = [];

    /// <summary>Words that were asked for anywhere: what fits them better comes first.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>True where a condition looks at the clock.</summary>
    public bool LooksAtClock { get; private set; }

    /// <summary>The filter of a condition; null for everything.</summary>
    /// <param name="parameter">Where it stands: <c>q</c> or <c>fq</c>.</param>
    /// <param name="text">The condition; null for none.</param>
    /// <exception cref="ProblemException">400: it cannot be read, or names a field that there is not.</exception>
    public Filter? Read(string parameter, string? text)
    {
        if (text is null or "*:*" or "\"\"" or "''")
        {
            return null;
        }

        if (text.TrimStart().StartsWith("{!", StringComparison.Ordinal))
        {
            throw Wrong(parameter, text, $"Local parameters are not supported in param '{parameter}'.");
        }

        var query = SolrQuery.Parse(text, maximumParts, out var mistake);
        return mistake is null ? Bind(parameter, query) : throw Wrong(parameter, text, $"Cannot parse '{text}': {mistake}");
    }

    Filter Bind(string parameter, SolrQuery query) => query switch
    {
        SolrQuery.And and => and.Parts.IsEmpty ? new Filter.Holds(new Operand.Constant(true)) : new Filter.And([.. and.Parts.Select(part => Bind(parameter, part))]),
        SolrQuery.Or or => or.Parts.IsEmpty ? CkanFields.Nothing : new Filter.Or([.. or.Parts.Select(part => Bind(parameter, part))]),
        SolrQuery.Not not => new Filter.Not(new Filter.Known(Bind(parameter, not.Inner))),
        SolrQuery.Term { Field: null or "text" } term => Anywhere(term.Text),
        SolrQuery.Term { Field: { } field } term => fields.Instant(field) is not null
            ? Between(parameter, new(field, term.Text, term.Text, true, true))
            : fields.Equal(field, term.Text, root) ?? throw Wrong(parameter, field, $"undefined field {field}"),
        SolrQuery.Range { From: null, To: null } range => fields.Has(range.Field) ?? throw Wrong(parameter, range.Field, $"undefined field {range.Field}"),
        SolrQuery.Range range => Between(parameter, range),
        _ => new Filter.Holds(new Operand.Constant(true)),
    };

    Filter Anywhere(string words)
    {
        if (words.All(letter => !char.IsLetterOrDigit(letter)))
        {
            return new Filter.Holds(new Operand.Constant(true));
        }

        _words.Add(words);
        return CkanFields.Words(words);
    }

    Filter Between(string parameter, SolrQuery.Range range)
    {
        var property = fields.Instant(range.Field) ?? throw Wrong(parameter, range.Field, $"field {range.Field} has no range");
        var parts = ImmutableArray.CreateBuilder<Filter>();
        if (range.From is { } from)
        {
            Add(from, range.IncludesFrom ? Comparison.GreaterOrEqual : Comparison.Greater);
        }

        if (range.To is { } to)
        {
            Add(to, range.IncludesTo ? Comparison.LessOrEqual : Comparison.Less);
        }

        return parts.Count == 1 ? parts[0] : new Filter.And(parts.ToImmutable());

        void Add(string text, Comparison comparison) => parts.Add(new Filter.Compare(
            new Operand.Value(property), comparison, new Operand.Constant(Time(text) ?? throw Wrong(parameter, text, $"Invalid Date String:'{text}'"))));
    }

    // Solr writes times of now as NOW-7DAYS/DAY.
    DateTimeOffset? Time(string text)
    {
        if (!text.StartsWith("NOW", StringComparison.Ordinal))
        {
            return DateTimeOffset.TryParseExact(text, [.. Times], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        }

        LooksAtClock = true;
        var at = now.ToUniversalTime();
        var rest = text.AsSpan(3);
        while (!rest.IsEmpty)
        {
            var end = rest[1..].IndexOfAny("+-/");
            var step = end < 0 ? rest[1..] : rest[1..(end + 1)];
            var digits = step.IndexOfAnyExceptInRange('0', '9');
            var number = 0;
            var unit = (digits < 0 ? [] : step[digits..]).TrimEnd('S').ToString();
            if (rest[0] != '/' && (digits < 1 || !int.TryParse(step[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > 100_000))
            {
                return null;
            }

            if (Step(at, rest[0], number, unit) is not { } next)
            {
                return null;
            }

            at = next;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return at;
    }

    static DateTimeOffset? Step(DateTimeOffset at, char sign, int number, string unit)
    {
        if (sign == '/')
        {
            return unit switch
            {
                "YEAR" => new(at.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
                "MONTH" => new(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero),
                "DAY" => new(at.Year, at.Month, at.Day, 0, 0, 0, TimeSpan.Zero),
                "HOUR" => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero),
                "MINUTE" => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, TimeSpan.Zero),
                _ => null,
            };
        }

        var signed = sign == '-' ? -number : number;
        try
        {
            return unit switch
            {
                "YEAR" => at.AddYears(signed),
                "MONTH" => at.AddMonths(signed),
                "DAY" => at.AddDays(signed),
                "HOUR" => at.AddHours(signed),
                "MINUTE" => at.AddMinutes(signed),
                "SECOND" => at.AddSeconds(signed),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    static ProblemException Wrong(string parameter, string value, string expected) => new(Problem.InvalidParameters([new(parameter, value, expected)]));
}
