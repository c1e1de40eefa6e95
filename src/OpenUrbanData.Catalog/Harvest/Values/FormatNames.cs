using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Formats of files under the names that catalogues give them, and their media types.</summary>
/// <remarks>The lists of <see href="http://publications.europa.eu/resource/authority/file-type">file types of the EU</see> and of
/// <see href="https://www.iana.org/assignments/media-types/">media types of IANA</see>.</remarks>
public static class FormatNames
{
    /// <summary>Where the list of file types is.</summary>
    public const string List = "http://publications.europa.eu/resource/authority/file-type/";

    /// <summary>Where the list of media types is.</summary>
    public const string MediaTypes = "https://www.iana.org/assignments/media-types/";

    // Each line: the code of the EU, its media type (empty for none of IANA), then other names.
    static readonly (string Code, string MediaType, string[] Others)[] Lines =
    [
        .. new[]
        {
            "ATOM|application/atom+xml|atom feed",
            "OCTET|application/octet-stream",
            "CSV|text/csv|csv (zip)|text/comma-separated-values|application/csv|csv-datei",
            "DOC|application/msword|word",
            "DOCX|application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "DWG|image/vnd.dwg",
            "DXF|image/vnd.dxf",
            "ECW||ecw",
            "GDB||file geodatabase|filegdb",
            "GEOJSON|application/geo+json|application/vnd.geo+json|geo json|geojson-datei",
            "GEOTIFF||geotiff|image/tiff; application=geotiff|geo tiff",
            "GIF|image/gif",
            "GML|application/gml+xml|gml3|gml 3.2",
            "GPKG|application/geopackage+sqlite3|geopackage|gpkg",
            "GTFS||gtfs static|gtfs-static",
            "GZIP|application/gzip|gz|application/x-gzip",
            "HTML|text/html|htm|webseite|web page|website|webpage|link|application/xhtml+xml",
            "ICS|text/calendar|ical|icalendar",
            "JPEG|image/jpeg|jpg",
            "JSON|application/json|text/json",
            "JSON_LD|application/ld+json|json-ld|jsonld",
            "KML|application/vnd.google-earth.kml+xml",
            "KMZ|application/vnd.google-earth.kmz",
            "LAS|application/vnd.las|las",
            "LAZ|application/vnd.laszip|laz",
            "MDB|application/vnd.ms-access|access",
            "MP3|audio/mpeg",
            "NETCDF||netcdf|application/x-netcdf|nc",
            "ODS|application/vnd.oasis.opendocument.spreadsheet",
            "ODT|application/vnd.oasis.opendocument.text",
            "PDF|application/pdf",
            "PNG|image/png",
            "PPT|application/vnd.ms-powerpoint",
            "PPTX|application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "RDF_N_QUADS|application/n-quads|n-quads|nquads",
            "RDF_N_TRIPLES|application/n-triples|n-triples|ntriples|nt",
            "RDF_TURTLE|text/turtle|turtle|ttl|rdf-turtle",
            "RDF_XML|application/rdf+xml|rdf/xml|rdf-xml",
            "RSS|application/rss+xml|rss feed",
            "RTF|application/rtf",
            "SHP||shape|shapefile|esri shape|esri_shape|esri shapefile|shp (zip)|application/x-shapefile",
            "SPARQLQ|application/sparql-query|sparql|api/sparql",
            "SQL|application/sql",
            "SVG|image/svg+xml",
            "TAR|application/x-tar",
            "TIFF|image/tiff|tif",
            "TSV|text/tab-separated-values",
            "TXT|text/plain|text|ascii",
            "WCS_SRVC||wcs|ogc:wcs",
            "WFS_SRVC||wfs|ogc:wfs|ogc wfs|view service wfs",
            "WMS_SRVC||wms|ogc:wms|ogc wms",
            "WMTS_SRVC||wmts|ogc:wmts",
            "XLS|application/vnd.ms-excel|excel|ms excel",
            "XLSX|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|excel (xlsx)",
            "XML|application/xml|text/xml",
            "YAML|application/yaml",
            "ZIP|application/zip|application/x-zip-compressed|zip-archiv|application/x-zip",
            "REST||api|rest-api|rest api|arcgis geoservices rest api|esri rest",
        }.Select(line => line.Split('|')).Select(parts => (parts[0], parts[1], parts[2..])),
    ];

    static readonly FrozenDictionary<string, (string Code, string MediaType)> Names = Lines
        .SelectMany(line => new[] { Plain(line.Code), line.MediaType }.Concat(line.Others).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(name => (name, (line.Code, line.MediaType))))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    // Those that have no other name than their code.
    static readonly FrozenSet<string> Codes = (
        "7Z BMP DBF DGN EPUB GRID HDF JPEG2000 MAP_PRVW MAP_SRVC MPEG4 N3 ODP OWL RAR RDF RDF_TRIG SDMX TAB XLSB XLSM XYZ")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code that a name, a media type, or an IRI of either list means; null for none of the list.</summary>
    public static string? Code(string? text) => text is null ? null
        : Plain(text) is var plain && Names.TryGetValue(plain, out var found) ? found.Code
        : Codes.TryGetValue(plain, out var code) ? code : null;

    /// <summary>The IRI of the file type that a name, a media type, or an IRI of either list means; null for none of the list.</summary>
    public static string? FileType(string text) => Code(text) is { } code ? List + code : null;

    /// <summary>The IRI of a media type, written as such or as its IRI; null where it is none.</summary>
    public static string? MediaType(string text)
    {
        var plain = Plain(text);
        var slash = plain.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < plain.Length - 1 && plain.IndexOf('/', slash + 1) < 0 && !plain.AsSpan().ContainsAnyExcept(InMediaType)
            && plain[..slash] is "application" or "text" or "image" or "audio" or "video" or "font" or "model" or "multipart" or "message" or "chemical"
                ? MediaTypes + plain
                : null;
    }

    /// <summary>The IRI of the media type of a file type; null where IANA knows none, or the name is none.</summary>
    public static string? MediaTypeOf(string format) =>
        Names.TryGetValue(Plain(format), out var found) && found.MediaType.Length > 0 ? MediaTypes + found.MediaType : null;

    static readonly System.Buffers.SearchValues<char> InMediaType = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789/+-._!#$&^");

    static string Plain(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        foreach (var start in (ReadOnlySpan<string>)
            [
                "http://publications.europa.eu/resource/authority/file-type/", "https://publications.europa.eu/resource/authority/file-type/",
                "https://www.iana.org/assignments/media-types/", "http://www.iana.org/assignments/media-types/", "."
            ])
        {
            plain = plain.StartsWith(start, StringComparison.Ordinal) ? plain[start.Length..] : plain;
        }

        var end = plain.Contains('/', StringComparison.Ordinal) ? plain.IndexOf(';', StringComparison.Ordinal) : -1;
        return (end > 0 ? plain[..end] : plain).Trim();
    }
}
