using System.Collections.Frozen;
using OpenUrbanData.Ingest.Readers;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>All plans of one mapping; places are those of the schema's properties, columns those of a row.</summary>
sealed record MappingPlans
{
    /// <summary>Properties read from cells.</summary>
    public required (int Place, ValuePlan Plan)[] Values { get; init; }

    /// <summary>Properties that are objects.</summary>
    public required (int Place, ObjectPlan Plan)[] Objects { get; init; }

    /// <summary>Opening hours; null where not mapped so.</summary>
    public OpeningHoursPlan? OpeningHours { get; init; }

    /// <summary>Columns of the key.</summary>
    public required int[] Key { get; init; }

    /// <summary>The town.</summary>
    public MunicipalityPlan? Municipality { get; init; }

    /// <summary>Geometry from columns; null: that of the record.</summary>
    public GeometryPlan? Geometry { get; init; }

    /// <summary>Its CRS; null: what the geometry says, else WGS 84.</summary>
    public SourceCrs? Crs { get; init; }

    /// <summary>Place of <c>geometry_source</c>; -1 for none.</summary>
    public int GeometrySource { get; init; } = -1;

    /// <summary>Place of <c>email</c>; -1 for none.</summary>
    public int Email { get; init; } = -1;

    /// <summary>Place of <c>phone</c>; -1 for none.</summary>
    public int Phone { get; init; } = -1;

    /// <summary>Country code of phone numbers without one.</summary>
    public string Country { get; init; } = "49";

    /// <summary>Columns served verbatim.</summary>
    public required (int Column, string Name)[] Published { get; init; }

    /// <summary>Streams.</summary>
    public required StreamPlan[] Streams { get; init; }

    /// <summary>Grouping; null for none.</summary>
    public GroupPlan? Group { get; init; }
}

/// <summary>Where the town's key comes from.</summary>
/// <param name="Place">Place of <c>municipality_key</c>; -1 where the schema has none.</param>
/// <param name="Constant">The same for all; null otherwise.</param>
/// <param name="Column">Column; -1 for none.</param>
/// <param name="Lookup">Keys by name, in any case; null where the column holds keys.</param>
/// <param name="FromArea">True where placing finds it.</param>
sealed record MunicipalityPlan(int Place, string? Constant, int Column, FrozenDictionary<string, string>? Lookup, bool FromArea);
