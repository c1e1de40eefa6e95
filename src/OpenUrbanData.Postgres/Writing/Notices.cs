namespace OpenUrbanData.Postgres.Writing;

/// <summary>Codes of the notices that placing gives (docs/notices.md).</summary>
public static class Notices
{
    /// <summary>A source key that an earlier record has: the record is rejected.</summary>
    public const string DuplicateId = "duplicate_id";

    /// <summary>No geometry is left, and nothing that stands in for it: the record is rejected.</summary>
    public const string MissingLocation = "missing_location";

    /// <summary>The geometry lies in no known town: the record is rejected.</summary>
    public const string MunicipalityUnknown = "municipality_unknown";

    /// <summary>The feature was purged and does not come back: the record is rejected.</summary>
    public const string Purged = "purged";

    /// <summary>The geometry has no coordinates: it is left out.</summary>
    public const string GeometryEmpty = "geometry_empty";

    /// <summary>The coordinates are no place on Earth, or 0/0: the geometry is left out.</summary>
    public const string GeometryInvalid = "geometry_invalid";

    /// <summary>The geometry broke the rules of Simple Features and was repaired; also a quality flag.</summary>
    public const string GeometryRepaired = "geometry_repaired";

    /// <summary>The axes were swapped and were put right; also a quality flag.</summary>
    public const string SwappedCoordinates = "swapped_coordinates_fixed";

    /// <summary>The geometry lies outside its town; also a quality flag.</summary>
    public const string OutsideTown = "outside_town";

    /// <summary>Another record has the same values; also a quality flag.</summary>
    public const string DuplicateSuspect = "duplicate_suspect";
}
