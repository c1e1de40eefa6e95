namespace OpenUrbanData.Api;

/// <summary>How large an OData request may be; what is larger is refused before the parser sees it. Depth, operations and vertices
/// of expressions are those of all filters (<see cref="ApiOptions.Filters"/>).</summary>
public sealed record ODataLimits
{
    /// <summary>Most characters of one query option or parameter alias, and of the path; default 16,384. Setting
    /// <c>OUD_ODATA_LENGTH</c>.</summary>
    public int MaximumLength { get; init; } = 16_384;

    /// <summary>Most functions in each other; default 15. Setting <c>OUD_ODATA_FUNCTION_DEPTH</c>.</summary>
    public int MaximumFunctionDepth { get; init; } = 15;

    /// <summary>Most <c>any</c> and <c>all</c> in each other; default 3. Setting <c>OUD_ODATA_LAMBDA_DEPTH</c>.</summary>
    public int MaximumLambdaDepth { get; init; } = 3;

    /// <summary>Most casts to a type in one path or in each other; default 3. Setting <c>OUD_ODATA_CASTS</c>.</summary>
    public int MaximumCasts { get; init; } = 3;

    /// <summary>Most <c>$expand</c> and <c>$select</c> in each other; default 3. Setting <c>OUD_ODATA_EXPAND_DEPTH</c>.</summary>
    public int MaximumExpandDepth { get; init; } = 3;

    /// <summary>Most items of all <c>$expand</c> of a request together; default 20. Setting <c>OUD_ODATA_EXPAND_ITEMS</c>.</summary>
    public int MaximumExpandItems { get; init; } = 20;

    /// <summary>Most steps to other features in conditions, orders and computed values, each of which is one more query in the statement;
    /// default 20. Setting <c>OUD_ODATA_STEPS</c>.</summary>
    public int MaximumSteps { get; init; } = 20;

    /// <summary>Most entities of a page with <c>$expand</c> of features, each of which is one more statement; default 100. Setting
    /// <c>OUD_ODATA_EXPANDED_ROWS</c>.</summary>
    public int MaximumExpandedRows { get; init; } = 100;

    /// <summary>Most keys of a <c>$orderby</c>; default 10. Setting <c>OUD_ODATA_ORDERBY</c>.</summary>
    public int MaximumSortKeys { get; init; } = 10;

    /// <summary>Most members of a list after <c>in</c>; default 1,000. Setting <c>OUD_ODATA_LIST</c>.</summary>
    public int MaximumList { get; init; } = 1_000;

    /// <summary>Most entities that <c>$skip</c> passes over, because each of them is read; default 1,000,000. Links to the next page have no such limit.
    /// Setting <c>OUD_ODATA_SKIP</c>.</summary>
    public int MaximumSkip { get; init; } = 1_000_000;

    /// <summary>Reads the settings.</summary>
    /// <param name="number">Value of a setting by its name, default and minimum.</param>
    internal static ODataLimits Read(Func<string, int, int, int> number)
    {
        var defaults = new ODataLimits();
        return new()
        {
            MaximumLength = number("OUD_ODATA_LENGTH", defaults.MaximumLength, 1),
            MaximumFunctionDepth = number("OUD_ODATA_FUNCTION_DEPTH", defaults.MaximumFunctionDepth, 1),
            MaximumLambdaDepth = number("OUD_ODATA_LAMBDA_DEPTH", defaults.MaximumLambdaDepth, 0),
            MaximumCasts = number("OUD_ODATA_CASTS", defaults.MaximumCasts, 0),
            MaximumExpandDepth = number("OUD_ODATA_EXPAND_DEPTH", defaults.MaximumExpandDepth, 0),
            MaximumExpandItems = number("OUD_ODATA_EXPAND_ITEMS", defaults.MaximumExpandItems, 0),
            MaximumSteps = number("OUD_ODATA_STEPS", defaults.MaximumSteps, 0),
            MaximumExpandedRows = number("OUD_ODATA_EXPANDED_ROWS", defaults.MaximumExpandedRows, 1),
            MaximumSortKeys = number("OUD_ODATA_ORDERBY", defaults.MaximumSortKeys, 1),
            MaximumList = number("OUD_ODATA_LIST", defaults.MaximumList, 1),
            MaximumSkip = number("OUD_ODATA_SKIP", defaults.MaximumSkip, 0),
        };
    }
}
