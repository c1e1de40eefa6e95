using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Cql2;

/// <summary>How large a filter may be; what is larger is refused before it costs anything.</summary>
public sealed record Cql2Limits
{
    /// <summary>The usual ones.</summary>
    public static Cql2Limits Default { get; } = new();

    /// <summary>Most characters of a text, most bytes of JSON; an address ends earlier.</summary>
    public int MaximumLength { get; init; } = 1024 * 1024;

    /// <summary>Most levels of operations, functions, lists and parentheses in each other. Sums and products count one
    /// level for each term.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>Most operations, values and members of lists.</summary>
    public int MaximumNodes { get; init; } = 2_000;

    /// <summary>Most vertices of all geometries together.</summary>
    public int MaximumVertices { get; init; } = 10_000;

    /// <summary>Most steps to compare the edges of one geometry with each other; a real border of 10,000 vertices takes about a tenth.</summary>
    public int MaximumSteps { get; init; } = 2_000_000;

    /// <summary>Size of regular expressions.</summary>
    public TextPatternLimits Patterns { get; init; } = new();
}
