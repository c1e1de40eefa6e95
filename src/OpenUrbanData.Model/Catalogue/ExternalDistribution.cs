using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>A way to get a data set somewhere else.</summary>
public sealed record ExternalDistribution
{
    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is in it; null for nothing to say.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Where it is to be had: a page, or the file itself (<c>dcat:accessURL</c>).</summary>
    public required string AccessUrl { get; init; }

    /// <summary>The file itself (<c>dcat:downloadURL</c>); null where there is none.</summary>
    public string? DownloadUrl { get; init; }

    /// <summary>Code of the EU list of file types (<c>PDF</c>); null where not said.</summary>
    public string? Format { get; init; }

    /// <summary>IANA media type as its publisher says it; null: what the server says counts.</summary>
    public string? MediaType { get; init; }

    /// <summary>IRI of its licence; null for that of the data set.</summary>
    public string? License { get; init; }

    /// <summary>IRIs of the standards that it follows.</summary>
    public ImmutableArray<string> ConformsTo { get; init; } = [];

    /// <summary>What a check asks for: the file, else the page.</summary>
    public string Link => DownloadUrl ?? AccessUrl;

    /// <summary>True where a web page at that address would be a mistake.</summary>
    public bool IsFile => DownloadUrl is not null && MediaType is not ("text/html" or "application/xhtml+xml")
        && Format is not ("HTML" or "HTML5" or "HTML_SIMPL" or "XHTML" or "XHTML5" or "XHTML_SIMPL" or "MAP_PRVW");
}

/// <summary>An address of others that the catalogue names.</summary>
/// <param name="Url">The address.</param>
/// <param name="IsFile">True where a web page there would be a mistake.</param>
public sealed record CatalogueLink(string Url, bool IsFile);

/// <summary>Where a service is and what it speaks.</summary>
public sealed record ServiceEndpoint
{
    /// <summary>Its root (<c>dcat:endpointURL</c>).</summary>
    public required string Url { get; init; }

    /// <summary>Its description for machines, such as GetCapabilities or OpenAPI; null for none.</summary>
    public string? DescriptionUrl { get; init; }

    /// <summary>Its documentation for people; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Codes of the EU list of file types that it delivers.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>IRIs of the standards that it follows.</summary>
    public ImmutableArray<string> ConformsTo { get; init; } = [];

    /// <summary>What a check asks for: the description, because many roots answer nothing without parameters.</summary>
    public string Link => DescriptionUrl ?? Url;
}

/// <summary>The file that a data set was made of, published as it came.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">IANA media type, from its content.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hexadecimal: its name in the archive.</param>
/// <param name="Bytes">Its size.</param>
public sealed record OriginalFile(string Name, string MediaType, string Sha256, long Bytes)
{
    /// <summary>Where the archive keeps bytes of a hash, below its folder.</summary>
    public static string PathOf(string sha256) => Path.Combine(sha256[..2], sha256[2..4], sha256);
}

/// <summary>What the last check found at an address.</summary>
/// <param name="Url">The address.</param>
/// <param name="CheckedAt">When it was asked.</param>
/// <param name="Since">Since when the outcome is the same.</param>
/// <param name="Code">Null where it answers; else what is wrong: <c>source_missing</c>, <c>source_unavailable</c>,
/// <c>source_forbidden</c>, <c>source_is_web_page</c>.</param>
/// <param name="Status">Status of the last answer; null where none came.</param>
/// <param name="Bytes">Size; null where it is not known.</param>
/// <param name="MediaType">Media type that the server says; null where it says none.</param>
public sealed record LinkCheck(
    string Url, DateTimeOffset CheckedAt, DateTimeOffset Since, string? Code, int? Status, long? Bytes, string? MediaType)
{
    /// <summary>True where the address answers with what was expected.</summary>
    public bool IsGood => Code is null;

    /// <summary>What it says without the time of the check: what documents for harvesters hang on.</summary>
    public string Finding => FormattableString.Invariant($"{Url} {Code} {Bytes} {MediaType}");
}
