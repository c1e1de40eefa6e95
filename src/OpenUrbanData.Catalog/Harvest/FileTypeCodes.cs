using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>The many ways in which sources write formats, as codes of the EU file types.</summary>
static class FileTypeCodes
{
    const string Authority = "http://publications.europa.eu/resource/authority/file-type/";

    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["text/csv"] = "CSV", ["application/csv"] = "CSV", ["text/tab-separated-values"] = "TSV", ["text/plain"] = "TXT", ["text/html"] = "HTML",
        ["application/json"] = "JSON", ["text/json"] = "JSON", ["application/geo+json"] = "GEOJSON", ["application/vnd.geo+json"] = "GEOJSON", ["geo+json"] = "GEOJSON",
        ["application/ld+json"] = "JSON_LD", ["json-ld"] = "JSON_LD", ["jsonld"] = "JSON_LD", ["application/xml"] = "XML", ["text/xml"] = "XML",
        ["application/pdf"] = "PDF", ["application/zip"] = "ZIP", ["application/x-zip-compressed"] = "ZIP", ["application/gzip"] = "GZIP", ["gz"] = "GZIP",
        ["application/vnd.ms-excel"] = "XLS", ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "XLSX", ["excel"] = "XLSX",
        ["application/msword"] = "DOC", ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "DOCX",
        ["application/vnd.oasis.opendocument.spreadsheet"] = "ODS", ["application/vnd.oasis.opendocument.text"] = "ODT",
        ["application/rdf+xml"] = "RDF_XML", ["text/turtle"] = "RDF_TURTLE", ["ttl"] = "RDF_TURTLE", ["turtle"] = "RDF_TURTLE", ["n-triples"] = "RDF_N_TRIPLES",
        ["application/gml+xml"] = "GML", ["application/vnd.google-earth.kml+xml"] = "KML", ["application/vnd.google-earth.kmz"] = "KMZ",
        ["application/geopackage+sqlite3"] = "GPKG", ["geopackage"] = "GPKG", ["shape"] = "SHP", ["shapefile"] = "SHP", ["esri shapefile"] = "SHP", ["application/x-shapefile"] = "SHP",
        ["esri_shape"] = "SHP", ["image/tiff"] = "TIFF", ["tif"] = "TIFF", ["geotiff"] = "GEOTIFF", ["image/png"] = "PNG", ["image/jpeg"] = "JPEG", ["jpg"] = "JPEG",
        ["wms"] = "WMS_SRVC", ["ogc:wms"] = "WMS_SRVC", ["wfs"] = "WFS_SRVC", ["ogc:wfs"] = "WFS_SRVC", ["wcs"] = "WCS_SRVC", ["wmts"] = "WMTS_SRVC",
        ["api"] = "REST", ["rest api"] = "REST", ["application/atom+xml"] = "ATOM", ["application/rss+xml"] = "RSS", ["text/calendar"] = "ICS",
        ["application/sparql-query"] = "SPARQLQ", ["htm"] = "HTML", ["application/octet-stream"] = "OCTET", ["application/vnd.apache.parquet"] = "PARQUET",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Codes = "7Z ATOM BMP CSV DBF DGN DOC DOCX DWG DXF ECW EPUB GDB GEOJSON GEOTIFF GIF GML GPKG GRID GTFS GZIP HDF HTML ICS JPEG JPEG2000 JSON JSON_LD KML KMZ LAS LAZ MAP_PRVW MAP_SRVC MDB MP3 MPEG4 N3 NETCDF OCTET ODP ODS ODT OWL PARQUET PDF PNG PPT PPTX RAR RDF RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML REST RSS RTF SDMX SHP SPARQLQ SQL SVG TAB TAR TIFF TSV TXT WCS_SRVC WFS_SRVC WMS_SRVC WMTS_SRVC XLS XLSB XLSM XLSX XML XYZ YAML ZIP"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code that a text means: an IRI of the list, a code, a media type, an extension or a usual name; null where it is none of them.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        text = text.StartsWith(Authority, StringComparison.Ordinal) ? text[Authority.Length..] : text.Split("/media-types/")[^1];
        text = text.Split(';')[0].Trim().TrimStart('.');
        return Names.TryGetValue(text, out var code) ? code : Codes.TryGetValue(text, out var known) ? known : null;
    }
}
