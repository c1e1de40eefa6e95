using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Api.Ogc.Records;

/// <summary>The parameters of records, as one query (OGC 20-004r1, 7.4): those of features, and <c>ids</c>, <c>freshness</c>, <c>facets</c>.</summary>
static class RecordParameters
{
    /// <summary>Names that are no queryables, in the order of the OpenAPI document.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "q", "ids", "bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "freshness", "limit", "offset", "next", "sortby", "properties", "facets",
        "profile", "crs", "f", "lang",
    ];

    /// <summary>Members of a record's <c>properties</c>, in their order.</summary>
    public static ImmutableArray<string> Members { get; } =
    [
        "type", "title", "description", "keywords", "themes", "language", "languages", "resourceLanguages", "created", "updated", "externalIds", "formats", "contacts",
        "license", "rights", "publisher", "municipality_key", "schema", "hvd", "source",
    ];

    /// <summary>Ages of records, youngest first: the values of <c>freshness</c> with the days that they go back; the last has no end.</summary>
    public static ImmutableArray<(string Name, int? Days)> Ages { get; } = [("week", 7), ("month", 30), ("year", 365), ("older", null)];

    static Property Updated { get; } = RecordCollection.Schema.Find("updated")!;

    /// <summary>Reads which records are wanted, and notes all mistakes; the caller finishes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Limits.</param>
    /// <param name="today">Day of the request, in UTC.</param>
    public static FeatureQuery ParseConditions(ApiRequest request, ApiOptions options, DateTimeOffset today)
    {
        var parameters = request.Parameters;
        var query = FeatureConditions.Parse(parameters, request.Registry.Records, options, Names);
        Filter?[] more = [query.Filter, Ids(parameters), Fresh(parameters, today)];
        ImmutableArray<Filter> parts = [.. more.OfType<Filter>()];
        return query with { Filter = parts switch { [] => null, [var only] => only, _ => new Filter.And(parts) } };
    }

    /// <summary>Reads a page of records, and notes all mistakes; the caller finishes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Limits.</param>
    /// <param name="today">Day of the request, in UTC.</param>
    /// <param name="defaultLimit">Records where <c>limit</c> is absent.</param>
    /// <param name="maximumLimit">A larger limit is cut to it.</param>
    public static FeatureQuery ParsePage(ApiRequest request, ApiOptions options, DateTimeOffset today, int defaultLimit, int maximumLimit)
    {
        var parameters = request.Parameters;
        var query = ParseConditions(request, options, today);
        var limit = parameters.Whole("limit", 1) is { } wanted ? (int)Math.Min(wanted, maximumLimit) : defaultLimit;
        var offset = (int)Math.Min(parameters.Whole("offset", 0) ?? 0, int.MaxValue);
        ImmutableArray<SortKey> sort = parameters.Has("sortby") ? FeatureParameters.Sort(parameters, query.Collection) : DefaultOrder(query);
        if (FeatureConditions.ReadCrs(parameters, "crs") is { } crs && crs != Crs.Crs84)
        {
            parameters.Reject("crs", crs.Uri, $"Records are described in {Crs.Crs84.Uri} only.");
        }

        Profiles.Read(parameters, "ogc-record", "ogc-catalog");
        return query with
        {
            Sort = sort, After = FeatureParameters.After(parameters, sort.Length), Limit = limit, Offset = offset, Geometry = false,
            Properties = [RecordCollection.Source, RecordCollection.Document],
        };
    }

    /// <summary>Reads which members of <c>properties</c> are wanted; null for all.</summary>
    public static ImmutableArray<string>? ReadMembers(ParameterReader parameters) => ReadNames(parameters, "properties", [.. Members, "geometry"]);

    /// <summary>Reads which facets are wanted beside the records; empty for none.</summary>
    public static ImmutableArray<string> ReadFacets(ParameterReader parameters) => ReadNames(parameters, "facets", [.. RecordFacets.Names]) ?? [];

    // What fits best first, where words are asked for; else what changed last.
    static ImmutableArray<SortKey> DefaultOrder(FeatureQuery query) => FeatureConditions.Words(query.Filter) is { } words
        ? [new(new Operand.Call(FilterFunction.RecordRank, [words]), Descending: true), new(Updated, true)]
        : [new(Updated, true)];

    static Filter.In? Ids(ParameterReader parameters) => parameters.Text("ids") is { } text
        ? new(RecordCollection.Schema.WithRole("id")!, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)])
        : null;

    static Filter.And? Fresh(ParameterReader parameters, DateTimeOffset today)
    {
        if (parameters.Word("freshness", [.. Ages.Select(age => age.Name)]) is not { } name)
        {
            return null;
        }

        var place = Ages.Select(age => age.Name).ToList().IndexOf(name);
        ImmutableArray<Filter> parts =
        [
            .. Ages[place].Days is { } from ? [At(Comparison.GreaterOrEqual, from)] : Array.Empty<Filter>(),
            .. place > 0 ? [At(Comparison.Less, Ages[place - 1].Days!.Value)] : Array.Empty<Filter>(),
        ];
        return new Filter.And(parts);

        Filter At(Comparison comparison, int days) => new Filter.Compare(new Operand.Value(Updated), comparison, new Operand.Constant(today.AddDays(-days)));
    }

    static ImmutableArray<string>? ReadNames(ParameterReader parameters, string parameter, ImmutableArray<string> known)
    {
        if (parameters.Text(parameter) is not { } text)
        {
            return null;
        }

        ImmutableArray<string> names = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        foreach (var unknown in names.Where(name => !known.Contains(name)))
        {
            parameters.Reject(parameter, unknown, $"Must be of {string.Join(", ", known)}.{NearestName.Hint(unknown, known, "")}");
        }

        return names;
    }
}
