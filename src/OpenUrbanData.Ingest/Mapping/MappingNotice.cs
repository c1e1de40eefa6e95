namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Codes of the notices that mapping gives (docs/notices.md).</summary>
public static class MappingNotice
{
    /// <summary>The cells of the geometry cannot be read: it is left out.</summary>
    public const string GeometryUnreadable = IngestCodes.GeometryUnreadable;

    /// <summary>The lookup of the town does not know the name: the town is left out.</summary>
    public const string MunicipalityUnmapped = "municipality_unmapped";

    /// <summary>The value of a stream is no number: it counts as missing.</summary>
    public const string StreamUnreadable = "stream_unreadable";
}

/// <summary>Quality flags that mapping sets.</summary>
public static class MappingFlag
{
    /// <summary>The map does not know a value of the source; its default, or <c>other</c>, stands in.</summary>
    public const string EnumUnmapped = "enum_unmapped";

    /// <summary>A number was converted to the property's unit.</summary>
    public const string UnitConverted = "unit_converted";

    /// <summary>A value was read from prose (<c>ca. 30</c>, opening hours).</summary>
    public const string ParsedFromText = "parsed_from_text";

    /// <summary>The source says nothing, and the usual value stands in.</summary>
    public const string DefaultApplied = "default_applied";

    /// <summary>A local time that the day had twice, or not at all.</summary>
    public const string AmbiguousTime = "ambiguous_time";

    /// <summary>A key had lost its leading zero.</summary>
    public const string LeadingZeroRestored = "leading_zero_restored";
}
