using System.Xml;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>IRIs of the controlled vocabularies that DCAT-AP and DCAT-AP.de prescribe.</summary>
static class CodeLists
{
    const string Authority = "http://publications.europa.eu/resource/authority/";

    /// <summary>The list of themes itself.</summary>
    public const string ThemeTaxonomy = Authority + "data-theme";

    public const string German = Authority + "language/DEU";

    public const string English = Authority + "language/ENG";

    /// <summary>The access right of a word of descriptors.</summary>
    public static string Access(string word) => $"{Authority}access-right/{word.ToUpperInvariant()}";

    /// <summary>The planned availability of a word of descriptors.</summary>
    public static string Availability(string word) => $"{Authority}planned-availability/{word.ToUpperInvariant()}";

    /// <summary>The kind of data sets with places.</summary>
    public const string Geospatial = Authority + "dataset-type/GEOSPATIAL";

    /// <summary>The algorithm of checksums.</summary>
    public const string Sha256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";

    const string Geocoding = "http://dcat-ap.de/def/politicalGeocoding/";

    public static string Theme(string code) => $"{ThemeTaxonomy}/{code}";

    /// <summary>The code of the EU list for a media type; null where none fits.</summary>
    public static string? FileTypeOf(string mediaType) => mediaType switch
    {
        "text/csv" => "CSV",
        "application/geo+json" => "GEOJSON",
        "application/json" => "JSON",
        "application/geopackage+sqlite3" => "GPKG",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "XLSX",
        "application/zip" => "ZIP",
        "application/gzip" => "GZIP",
        _ => null,
    };

    public static string FileType(string code) => $"{Authority}file-type/{code}";

    public static string MediaType(string type) => $"https://www.iana.org/assignments/media-types/{type}";

    /// <summary>The frequency that an ISO 8601 period means.</summary>
    /// <param name="period"><c>P1D</c>; null for <c>UNKNOWN</c>.</param>
    public static string Frequency(string? period)
    {
        var code = period is null ? "UNKNOWN" : XmlConvert.ToTimeSpan(period).TotalHours switch
        {
            <= 0.25 => "UPDATE_CONT",
            <= 1 => "HOURLY",
            <= 24 => "DAILY",
            <= 24 * 7 => "WEEKLY",
            <= 24 * 14 => "BIWEEKLY",
            <= 24 * 31 => "MONTHLY",
            <= 24 * 92 => "QUARTERLY",
            <= 24 * 184 => "ANNUAL_2",
            <= 24 * 366 => "ANNUAL",
            <= 24 * 731 => "BIENNIAL",
            _ => "IRREG",
        };
        return $"{Authority}frequency/{code}";
    }

    /// <summary>The level of government that a kind of publisher belongs to; null where it belongs to none.</summary>
    public static string? Level(string kind) => kind switch
    {
        "municipality" or "association" => Geocoding + "Level/municipality",
        "county" => Geocoding + "Level/administrativeDistrict",
        "state" => Geocoding + "Level/state",
        "federal" => Geocoding + "Level/federal",
        _ => null,
    };

    /// <summary>The type of a publisher in the ADMS list; null where none fits.</summary>
    public static string? PublisherType(string kind) => kind switch
    {
        "municipality" or "association" or "county" => "http://purl.org/adms/publishertype/LocalAuthority",
        "state" => "http://purl.org/adms/publishertype/RegionalAuthority",
        "federal" => "http://purl.org/adms/publishertype/NationalAuthority",
        "company" => "http://purl.org/adms/publishertype/Company",
        _ => null,
    };

    /// <summary>The IRI of a German official key by its length; null for keys of other countries.</summary>
    public static string? Place(string key)
    {
        var list = key.All(char.IsAsciiDigit) ? key.Length switch
        {
            2 => "stateKey",
            3 => "governmentDistrictKey",
            5 => "districtKey",
            8 => "municipalityKey",
            9 => "municipalAssociationKey",
            12 => "regionalKey",
            _ => null,
        } : null;
        return list is null ? null : $"{Geocoding}{list}/{key}";
    }
}
