namespace OpenUrbanData.Api;

/// <summary>How much a request for facets or aggregates may ask; larger limits are cut, more of anything else is a mistake.</summary>
public sealed record AggregateLimits
{
    /// <summary>Groups of an answer where the client does not say; default 1,000. Setting <c>OUD_DEFAULT_GROUPS</c>.</summary>
    public int DefaultGroups { get; init; } = 1_000;

    /// <summary>Most groups of an answer; default 10,000. Setting <c>OUD_MAXIMUM_GROUPS</c>.</summary>
    public int MaximumGroups { get; init; } = 10_000;

    /// <summary>Most keys and functions together; default 20. Setting <c>OUD_MAXIMUM_AGGREGATES</c>.</summary>
    public int MaximumAggregates { get; init; } = 20;

    /// <summary>Most transformations of an OData <c>$apply</c>; default 10. Setting <c>OUD_MAXIMUM_TRANSFORMATIONS</c>.</summary>
    public int MaximumTransformations { get; init; } = 10;

    /// <summary>Most bins of a histogram, and most buckets of a facet; default 100. Setting <c>OUD_MAXIMUM_BINS</c>.</summary>
    public int MaximumBins { get; init; } = 100;

    /// <summary>Bins of a histogram and buckets of a facet where the client does not say; default 10. Setting <c>OUD_DEFAULT_BINS</c>.</summary>
    public int DefaultBins { get; init; } = 10;

    /// <summary>Most properties whose facets are counted by one request; default 20. Setting <c>OUD_MAXIMUM_FACETS</c>.</summary>
    public int MaximumFacets { get; init; } = 20;

    /// <summary>Reads the settings.</summary>
    /// <param name="number">Value of a setting by its name, default and minimum.</param>
    internal static AggregateLimits Read(Func<string, int, int, int> number)
    {
        var defaults = new AggregateLimits();
        return new()
        {
            DefaultGroups = number("OUD_DEFAULT_GROUPS", defaults.DefaultGroups, 1),
            MaximumGroups = number("OUD_MAXIMUM_GROUPS", defaults.MaximumGroups, 1),
            MaximumAggregates = number("OUD_MAXIMUM_AGGREGATES", defaults.MaximumAggregates, 1),
            MaximumTransformations = number("OUD_MAXIMUM_TRANSFORMATIONS", defaults.MaximumTransformations, 1),
            MaximumBins = number("OUD_MAXIMUM_BINS", defaults.MaximumBins, 1),
            DefaultBins = number("OUD_DEFAULT_BINS", defaults.DefaultBins, 1),
            MaximumFacets = number("OUD_MAXIMUM_FACETS", defaults.MaximumFacets, 1),
        };
    }
}
