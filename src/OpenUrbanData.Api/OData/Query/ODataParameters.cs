using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>What was asked of an entity set.</summary>
/// <param name="Query">The page; its limit is what the page shows. Where it begins and what of the entities is wanted is not part of it.</param>
/// <param name="Selection"><c>$select</c> and <c>$expand</c>; null for all.</param>
/// <param name="IsCounted">True where the answer has a count.</param>
/// <param name="Top">What <c>$top</c> leaves for this page and those after it; null for no limit.</param>
sealed record ODataQuery(FeatureQuery Query, SelectExpandClause? Selection, bool IsCounted, long? Top)
{
    /// <summary>What <c>$apply</c> makes of the entities; null without it.</summary>
    public ODataRows? Applied { get; init; }
}

/// <summary>Reads the query options of an entity set into a <see cref="FeatureQuery"/>.</summary>
static partial class ODataParameters
{
    static readonly ImmutableArray<string> Supported =
        ["filter", "select", "expand", "orderby", "top", "skip", "count", "skiptoken", "format", "apply", "deltatoken", "schemaversion",
            "search", "compute"];

    // Options whose names are properties.
    static readonly ImmutableArray<string> OfRows = ["$filter", "$orderby", "$select", "$expand", "$compute"];

    static readonly ImmutableArray<string> Unsupported =
        ["index", "levels", "id"];

    /// <summary>Rejects options that nobody knows (400) and those of the standard that are not supported (501).</summary>
    /// <exception cref="ProblemException">400 or 501.</exception>
    public static void Check(ParameterReader parameters)
    {
        var unknown = new List<ProblemParameter>();
        foreach (var (name, value) in parameters.Given)
        {
            // Text that only holds the word costs a kept answer, nothing else.
            parameters.LooksAtClock |= Clock().IsMatch(value);

            // 4.01: the dollar may be left out, and case does not matter.
            var plain = name.TrimStart('$').ToLowerInvariant();
            if (Unsupported.Contains(plain))
            {
                throw new ProblemException(Problem.NotImplemented($"'${plain}' is valid OData, but not supported here."));
            }

            if (!Supported.Contains(plain) && !name.StartsWith('@') && name != "lang")
            {
                unknown.Add(new(name, value, $"Is no query option.{ParameterReader.Suggest(plain, Supported)}"));
            }
        }

        if (unknown.Count > 0)
        {
            throw new ProblemException(Problem.InvalidParameters(unknown));
        }
    }

    /// <summary>The value of a system query option; null where it is not given.</summary>
    public static string? Option(ParameterReader parameters, string name) => parameters.Given
        .Where(pair => string.Equals(pair.Name.TrimStart('$'), name, StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair.Value).FirstOrDefault();

    /// <summary>Reads the options.</summary>
    /// <param name="parser">Of the address.</param>
    /// <param name="address">What the parser reads.</param>
    /// <param name="parameters">The same query string, to repeat what was wrong.</param>
    /// <param name="collection">The entity set.</param>
    /// <param name="pageSize">Most entities of a page.</param>
    /// <param name="applied">Makes of the entities what <c>$apply</c> says; null without it.</param>
    /// <param name="ways">Follows paths to other entities; null where such paths are not supported.</param>
    /// <exception cref="ProblemException">400 or 501.</exception>
    public static ODataQuery Parse(
        ODataUriParser parser, ODataAddress address, ParameterReader parameters, Collection collection, int pageSize, ODataRows? applied = null,
        ODataWays? ways = null)
    {
        var mistakes = new List<ProblemParameter>();
        var own = applied?.Parser(address.Options.Where(one => one.Name.StartsWith('@') || OfRows.Contains(one.Name)));
        collection = applied?.Query.Collection ?? collection;
        // Beside $apply it is one more of its steps.
        var compute = own is null ? Try("$compute", parser.ParseCompute) : null;
        var filter = Try("$filter", () => own is null ? parser.ParseFilter() : own.ParseFilter());
        var order = Try("$orderby", () => own is null ? parser.ParseOrderBy() : own.ParseOrderBy());
        var select = Try(Option(parameters, "select") is null ? "$expand" : "$select", () => own is null ? parser.ParseSelectAndExpand() : own.ParseSelectAndExpand());
        if (select is null && mistakes is [.., { Parameter: "$select" } wrong] && Option(parameters, "expand") is { } expand
            && IsAbout(wrong.Expected, expand, Option(parameters, "select")!))
        {
            // Both are read in one go.
            mistakes[^1] = wrong with { Parameter = "$expand", Value = null };
        }

        var top = Try("$top", parser.ParseTop);
        var skip = Try("$skip", parser.ParseSkip);
        var counted = Try("$count", parser.ParseCount);
        if (mistakes.Count > 0)
        {
            throw new ProblemException(Problem.InvalidParameters(mistakes));
        }

        var aliases = own is null ? parser.ParameterAliasNodes : own.ParameterAliasNodes;
        ways = own is null ? ways : null;
        var computed = Computed(compute, new(collection, aliases, address.Filters.Patterns, ways));
        var values = Values(collection, aliases, address.Filters.Patterns, ways, computed);
        var sort = values.ReadOrder(order);
        // What tells groups apart stands at the end of every order.
        sort = [.. sort, .. (applied?.Keys ?? []).Where(key => sort.All(one => one.Property?.Name != key.Name)).Select(key => new SortKey(key, false))];
        var source = applied?.Query ?? new() { Collection = collection };
        if (filter is not null)
        {
            var condition = values.Read(filter.Expression);
            source = source with { Filter = source.Filter is { } before ? new Filter.And([before, condition]) : condition };
        }

        if (Option(parameters, "search") is { } words)
        {
            var condition = applied is null ? ODataSearch.Read(collection, words, address.Filters.MaximumNodes)
                : throw new ProblemException(Problem.NotImplemented("'$search' beside '$apply' is valid OData, but not supported here."));
            source = source with { Filter = source.Filter is { } before ? new Filter.And([before, condition]) : condition };
        }

        return new(
            source with
            {
                LooksAtClock = parameters.LooksAtClock,
                Computed = computed,
                Sort = sort,
                Limit = (int)Math.Min(top ?? pageSize, pageSize),
                Offset = (int)Math.Min(skip ?? 0, int.MaxValue),
            },
            select,
            counted ?? false,
            top) { Applied = applied };

        T? Try<T>(string option, Func<T?> read) => address.Parse(option, read, mistakes);
    }

    /// <summary>Reads expressions that may name what is computed.</summary>
    public static ODataFilter Values(
        Collection collection, IDictionary<string, SingleValueNode> aliases, TextPatternLimits patterns, ODataWays? ways,
        ImmutableArray<ComputedColumn> computed) =>
        new(collection, aliases, patterns, ways) { Computed = computed.ToDictionary(one => one.Property.Name, one => one.Value, StringComparer.Ordinal) };

    /// <summary>The columns of <c>$compute</c>; names that the type has are its own.</summary>
    /// <exception cref="ProblemException">400 or 501.</exception>
    public static ImmutableArray<ComputedColumn> Computed(ComputeClause? clause, ODataFilter values)
    {
        var columns = ImmutableArray.CreateBuilder<ComputedColumn>();
        foreach (var one in clause?.ComputedItems ?? [])
        {
            if (values.IsTaken(one.Alias) || columns.Any(column => column.Property.Name == one.Alias))
            {
                throw new ProblemException(Problem.InvalidParameters([new("$compute", one.Alias, "A name that nothing else has is expected.")]));
            }

            columns.Add(ComputedColumn.Of(one.Alias, values.ReadColumn(one.Expression)));
        }

        return columns.ToImmutable();
    }

    [GeneratedRegex(@"\bnow\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    // Messages quote what is wrong.
    static bool IsAbout(string message, string expand, string select) => message.Split('\'') is [_, var quoted, ..]
        && expand.Contains(quoted, StringComparison.Ordinal) && !select.Contains(quoted, StringComparison.Ordinal);
}
