using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>A rectangle that features must intersect, in the axis order x, y of <paramref name="Crs"/>.</summary>
/// <remarks>For degrees West may exceed East: the box then crosses the antimeridian (OGC 17-069r4, 7.15.3).
/// Features without geometry match too (fc-bbox-response C).</remarks>
public sealed record BoundingBox(double MinX, double MinY, double MaxX, double MaxY, Crs Crs);

/// <summary>An interval that the feature's primary interval must intersect; null bounds are open.</summary>
/// <remarks>Both ends belong to it. Features without time match too (fc-time-response C).</remarks>
public sealed record TimeInterval(DateTimeOffset? Begin, DateTimeOffset? End);

/// <summary>What a tile shows: geometries whose box meets a rectangle. Features without geometry do not match, and no order is
/// promised but that the same state gives the same one.</summary>
/// <param name="Box">The rectangle in CRS84; it does not cross the antimeridian.</param>
/// <param name="Width">Degrees that the geometry must have at least from west to east, or …</param>
/// <param name="Height">… degrees from south to north; both 0 for any geometry.</param>
public sealed record QueryWindow(Extent Box, double Width = 0, double Height = 0);

/// <summary>Place in the order after which a page begins: the sort values of the last feature of the page before, as
/// text (null for absent), and its data set number and id as tie-breaker.</summary>
public sealed record PagePosition(ImmutableArray<string?> Values, int Dataset, string Id);

/// <summary>Geometries with fewer vertices, none of which lies further from the line than a tolerance. No feature is lost.</summary>
/// <param name="Tolerance">From 0, in units of <paramref name="Crs"/>.</param>
/// <param name="Crs">CRS in which vertices are left out: the one of the store, or the one of the answer.</param>
public sealed record Simplification(double Tolerance, Crs Crs);

/// <summary>What is asked of a collection: the only thing that reaches the database (design 5.1).</summary>
public sealed record FeatureQuery
{
    /// <summary>The collection.</summary>
    public required Collection Collection { get; init; }

    /// <summary>What the rows are made of, where they are not the features of the collection as they are kept; null for those.</summary>
    public Derivation? From { get; init; }

    /// <summary>Condition; null for all.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Box; null for everywhere.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>Rectangle of a tile; null for everywhere.</summary>
    public QueryWindow? Window { get; init; }

    /// <summary>Interval; null for any time.</summary>
    public TimeInterval? Time { get; init; }

    /// <summary>One feature; null for all.</summary>
    public string? Id { get; init; }

    /// <summary>Only features changed after this publication; null for all.</summary>
    public long? ChangedSince { get; init; }

    /// <summary>Order; empty for the order of keys (data set, id), which always breaks ties.</summary>
    public ImmutableArray<SortKey> Sort { get; init; } = [];

    /// <summary>Properties wanted, in the schema's order; null for all that are served.</summary>
    public ImmutableArray<Property>? Properties { get; init; }

    /// <summary>Values that are computed for each feature; they stand behind its properties.</summary>
    public ImmutableArray<ComputedColumn> Computed { get; init; } = [];

    /// <summary>True where the geometry is wanted.</summary>
    public bool Geometry { get; init; } = true;

    /// <summary>CRS of the geometries.</summary>
    public Crs Crs { get; init; } = Crs.Crs84;

    /// <summary>How geometries are simplified; null for not at all.</summary>
    public Simplification? Simplify { get; init; }

    /// <summary>True where each geometry is wanted in <see cref="Query.Crs.Crs84"/> as well (JSON-FG, <c>jsonfg-plus</c>).</summary>
    public bool Fallback { get; init; }

    /// <summary>Most features, from 0; null for all of them (whole data sets).</summary>
    public int? Limit { get; init; }

    /// <summary>Features to skip; for clients that cannot follow links.</summary>
    public int Offset { get; init; }

    /// <summary>Where the page begins; null for the first page.</summary>
    public PagePosition? After { get; init; }

    /// <summary>True where latest observations are wanted with each feature (<c>expand=latest</c>).</summary>
    public bool Latest { get; init; }

    /// <summary>True where the answer may change without a publication, because a condition looks at the clock: nothing may keep it.</summary>
    public bool LooksAtClock { get; init; }

    /// <summary>True where rows are groups: they are features no more, and have no identifier.</summary>
    public bool IsGrouped => From is Derivation.Grouped || From is Derivation.Extended { Of.IsGrouped: true };

    /// <summary>True where nothing narrows the collection, so that its count is known without asking.</summary>
    public bool IsWhole => From is null && Filter is null && Box is null && Window is null && Time is null && Id is null && ChangedSince is null;
}
