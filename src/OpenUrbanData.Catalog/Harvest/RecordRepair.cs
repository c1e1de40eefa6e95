namespace OpenUrbanData.Catalog.Harvest;

/// <summary>One repair in a record of somebody else, for the report that its source can read.</summary>
/// <param name="Code">Stable code, one of <see cref="RepairCodes"/>.</param>
/// <param name="Property">IRI of the property.</param>
/// <param name="Found">What stood there, shortened.</param>
/// <param name="Became">What it was taken for; empty where it was left out.</param>
public sealed record RecordRepair(string Code, string Property, string Found, string Became);

/// <summary>Codes of <see cref="RecordRepair"/>.</summary>
public static class RepairCodes
{
    /// <summary>A text without characters: left out.</summary>
    public const string Empty = "empty";

    /// <summary>Control characters or halves of characters in a text: left out.</summary>
    public const string ControlCharacter = "control_character";

    /// <summary>Marks of HTML in a text: left out.</summary>
    public const string Markup = "markup";

    /// <summary>An address that is none: mended where what is meant is clear, otherwise left out.</summary>
    public const string Address = "address";

    /// <summary>An address written as text: made an IRI.</summary>
    public const string AddressAsText = "address_as_text";

    /// <summary>A mail address or telephone number without its scheme, or none at all.</summary>
    public const string Contact = "contact";

    /// <summary>A date that is not in the form of ISO 8601, has the wrong data type, or is none.</summary>
    public const string Date = "date";

    /// <summary>A number that is written otherwise, or none.</summary>
    public const string Number = "number";

    /// <summary>A value outside the list that it must be of, where the list has one for it: licence, language, format, theme, frequency.</summary>
    public const string CodeList = "code_list";

    /// <summary>An IRI of DCAT-AP.de with a version or another host.</summary>
    public const string Namespace = "namespace";

    /// <summary>A format that was only said by its media type: added.</summary>
    public const string FormatAdded = "format_added";

    /// <summary>A text that is longer than the limit: left out.</summary>
    public const string TooLong = "too_long";
}
