namespace OpenUrbanData.Model.Query;

/// <summary>How large a regular expression of a filter may be.</summary>
public sealed record TextPatternLimits
{
    /// <summary>No limits, for what has been held to some before.</summary>
    public static TextPatternLimits None { get; } = new() { MaximumLength = int.MaxValue, MaximumSize = int.MaxValue, MaximumDepth = int.MaxValue };

    /// <summary>Most characters; default 256.</summary>
    public int MaximumLength { get; init; } = 256;

    /// <summary>Most characters that it stands for once its repetitions are written out; default 1,000.</summary>
    public int MaximumSize { get; init; } = 1_000;

    /// <summary>Most groups in each other; default 20.</summary>
    public int MaximumDepth { get; init; } = 20;
}
