namespace OpenUrbanData.Model.Features;

/// <summary>Stable codes of what schema validation finds; docs/notices.md says in German and English what each means.</summary>
/// <remarks>A code is never renamed and never used for something else.</remarks>
public static class NoticeCode
{
    /// <summary>A required value is absent: the record is rejected.</summary>
    public const string MissingRequired = "missing_required";

    /// <summary>The schema asks for a geometry and there is none: the record is rejected.</summary>
    public const string MissingGeometry = "missing_geometry";

    /// <summary>None of the alternatives (geometry or street) is there: the record is rejected.</summary>
    public const string MissingLocation = "missing_location";

    /// <summary>The value is of another type than the property.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>The text holds a NUL or half of a surrogate pair.</summary>
    public const string InvalidCharacters = "invalid_characters";

    /// <summary>The text has fewer characters than asked for.</summary>
    public const string TooShort = "too_short";

    /// <summary>The text does not match the pattern.</summary>
    public const string PatternMismatch = "pattern_mismatch";

    /// <summary>The number is below the smallest one.</summary>
    public const string BelowMinimum = "below_minimum";

    /// <summary>The number is above the largest one.</summary>
    public const string AboveMaximum = "above_maximum";

    /// <summary>The value is not in a closed list.</summary>
    public const string EnumUnknownClosed = "enum_unknown_closed";

    /// <summary>The value is not in an open list: <c>other</c> stands in where the list has it.</summary>
    public const string EnumUnmapped = "enum_unmapped";

    /// <summary>A list holds a member twice: one is kept.</summary>
    public const string DuplicateItems = "duplicate_items";

    /// <summary>The text is no URI (RFC 3986).</summary>
    public const string InvalidFormatUri = "invalid_format_uri";

    /// <summary>The text is no mail address.</summary>
    public const string InvalidFormatEmail = "invalid_format_email";

    /// <summary>The text is no date (RFC 3339, <c>2026-11-22</c>).</summary>
    public const string InvalidFormatDate = "invalid_format_date";

    /// <summary>The text is no instant with offset (RFC 3339, <c>2026-11-22T18:00:00Z</c>).</summary>
    public const string InvalidFormatDateTime = "invalid_format_date_time";

    /// <summary>The text is no duration (ISO 8601, <c>PT2H</c>).</summary>
    public const string InvalidFormatDuration = "invalid_format_duration";

    /// <summary>The geometry is of a type that the schema does not have.</summary>
    public const string GeometryType = "geometry_type";

    /// <summary>The geometry has no coordinates: it counts as absent.</summary>
    public const string GeometryEmpty = "geometry_empty";

    /// <summary>The geometry's coordinates are not numbers in the shape that its type asks for.</summary>
    public const string GeometryInvalid = "geometry_invalid";

    /// <summary>The period ends before it begins.</summary>
    public const string EndBeforeStart = "end_before_start";

    /// <summary>The document is no GeoJSON feature at all.</summary>
    public const string NotAFeature = "not_a_feature";
}

/// <summary>Flags that a feature carries in <c>quality_flags</c> because of what validation changed.</summary>
public static class QualityFlag
{
    /// <summary>A value was not in an open list and became <c>other</c> or absent.</summary>
    public const string EnumUnmapped = "enum_unmapped";

    /// <summary>A value broke a rule and was dropped.</summary>
    public const string ValueDropped = "value_dropped";
}
