namespace OpenUrbanData.Model.Rows;

/// <summary>Features on their way out: a forward-only cursor, the one row model that encoders see (design 5.3).</summary>
/// <remarks>Spans are valid until the next <see cref="ReadAsync"/>; no object is made per feature.</remarks>
public abstract class FeatureRows(RowLayout layout) : IAsyncDisposable
{
    /// <summary>What the rows hold.</summary>
    public RowLayout Layout { get; } = layout;

    /// <summary>True where there is no row at all; known before the first <see cref="ReadAsync"/>.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="Problems.ProblemException">The database failed: unavailable, timeout or internal error.</exception>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellation);

    /// <summary>Place of the row's data set in <see cref="RowLayout.Datasets"/>.</summary>
    public abstract int Dataset { get; }

    /// <summary>Identifier of the feature, UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Id { get; }

    /// <summary>True where the value is absent.</summary>
    public abstract bool IsNull(int column);

    /// <summary>A text, UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    /// <summary>A whole number.</summary>
    public abstract long Int64(int column);

    /// <summary>A number.</summary>
    public abstract double Double(int column);

    /// <summary>A truth value.</summary>
    public abstract bool Boolean(int column);

    /// <summary>An instant in UTC, or midnight of a day.</summary>
    public abstract DateTime Time(int column);

    /// <summary>A list or an object as JSON, UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Json(int column);

    /// <summary>True where the feature has no geometry.</summary>
    public abstract bool IsGeometryNull { get; }

    /// <summary>The geometry as ISO WKB, little endian, x before y, in <see cref="RowLayout.Crs"/>.</summary>
    public abstract ReadOnlySpan<byte> Wkb { get; }

    /// <summary>The same geometry in CRS84, where <see cref="RowLayout.HasFallback"/> says that there is one.</summary>
    public virtual ReadOnlySpan<byte> FallbackWkb => Wkb;

    /// <summary>Latest observations as a JSON object
    /// <c>{"parking.free_spaces":{"value":12,"phenomenon_time":"…","quality":"valid","stale":false}}</c>;
    /// empty where the feature has none.</summary>
    public abstract ReadOnlySpan<byte> Latest { get; }

    /// <summary>Where the page after this row begins.</summary>
    public abstract Query.PagePosition Position { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
