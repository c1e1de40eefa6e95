using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Solutions;

/// <summary>Which licences a solution may use (schemas/README.md 3.2).</summary>
public enum LicenseClass
{
    /// <summary>Any open licence; the default.</summary>
    Open,

    /// <summary>Open, and derived works need not carry the same licence.</summary>
    OpenNoShareAlike,

    /// <summary>Open, also for business.</summary>
    OpenCommercial,

    /// <summary>Any licence at all.</summary>
    Any,
}

/// <summary>One condition of a need: the property is one of the values, or not before a time relative to now.</summary>
/// <param name="Property">Name of a required property, or <c>status</c>.</param>
/// <param name="OneOf">Values of which it must be one (arrays: hold one); empty where <paramref name="From"/> counts.</param>
/// <param name="From">Earliest time as distance from now (<c>-P90D</c>, <c>P0D</c>); null where the values count.</param>
public sealed record NeedCondition(string Property, ImmutableArray<string> OneOf, string? From);

/// <summary>The data that a solution asks of a town: features of one schema.</summary>
public sealed record Need
{
    /// <summary>Name inside the manifest (<c>parking</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Name of the canonical schema (<c>parking-facility</c>).</summary>
    public required string Schema { get; init; }

    /// <summary>Major version of the caret range.</summary>
    public required int Major { get; init; }

    /// <summary>Smallest minor version of the caret range.</summary>
    public required int Minor { get; init; }

    /// <summary>Conditions, all of which must hold, ordered by property; empty for all features.</summary>
    public ImmutableArray<NeedCondition> Where { get; init; } = [];

    /// <summary>Fewest features with which the solution makes sense.</summary>
    public long MinimumFeatures { get; init; } = 1;

    /// <summary>Oldest data that it can use; null for any age.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>Licences that it can use.</summary>
    public LicenseClass License { get; init; }

    /// <summary>Name under which publish keeps its counts (<c>oud.statistic.need</c>): empty where there is no
    /// condition, so that the counts of all features are used; else 16 hex digits that depend on the conditions only.</summary>
    public string Key
    {
        get
        {
            if (Where.IsEmpty)
            {
                return "";
            }

            var text = new StringBuilder(Schema);
            foreach (var (property, oneOf, from) in Where)
            {
                text.Append('\n').Append(property).Append(from is null ? " in " : " from ")
                    .Append(from ?? string.Join('\u001f', oneOf));
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
        }
    }

    /// <summary>True where data of that schema version can be used: same name and major, minor not smaller.</summary>
    public bool Accepts(FeatureSchema schema) =>
        schema.Name == Schema && schema.Version.Major == Major && schema.Version.Minor >= Minor;

    /// <summary>The conditions as a filter over features of that schema; null where there are none.</summary>
    /// <param name="schema">A schema of that name.</param>
    /// <param name="now">The time that <see cref="NeedCondition.From"/> counts from.</param>
    /// <exception cref="FormatException">The schema has no such property, or its type does not fit the condition.</exception>
    public Filter? Condition(FeatureSchema schema, DateTimeOffset now)
    {
        ImmutableArray<Filter> parts = [.. Where.Select(condition => Condition(schema, condition, now))];
        return parts.Length switch { 0 => null, 1 => parts[0], _ => new Filter.And(parts) };
    }

    static Filter Condition(FeatureSchema schema, NeedCondition condition, DateTimeOffset now)
    {
        var property = schema.Find(condition.Property)
            ?? throw new FormatException($"Schema '{schema.Name}' has no property '{condition.Property}'.");
        if (condition.From is { } from)
        {
            var earliest = now + SolutionManifest.Period(from);
            object literal = property.Type switch
            {
                PropertyType.Date => DateOnly.FromDateTime(earliest.UtcDateTime),
                PropertyType.DateTime => earliest,
                _ => throw new FormatException($"'{property.Name}' is neither a date nor a time, so 'from' does not fit."),
            };
            return new Filter.Compare(
                new Operand.Value(property), Comparison.GreaterOrEqual, new Operand.Constant(literal));
        }

        return OneOf(property, condition.OneOf);
    }

    /// <summary>The property is, or as an array holds, one of the values.</summary>
    /// <exception cref="FormatException">A value does not fit the type of the property.</exception>
    public static Filter OneOf(Property property, ImmutableArray<string> values)
    {
        if (property.Type != PropertyType.TextArray)
        {
            return new Filter.In(property, [.. values.Select(value => Literal(property, value))]);
        }

        ImmutableArray<Filter> members = [.. values.Select(value => new Filter.Has(property, value))];
        return members is [var only] ? only : new Filter.Or(members);
    }

    static object Literal(Property property, string value) => property.Type switch
    {
        PropertyType.Text => value,
        PropertyType.Boolean when bool.TryParse(value, out var truth) => truth,
        PropertyType.Integer when long.TryParse(value, out var whole) => whole,
        _ => throw new FormatException($"'{value}' is no value that '{property.Name}' can be compared with."),
    };
}
