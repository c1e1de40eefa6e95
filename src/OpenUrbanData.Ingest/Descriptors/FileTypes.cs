using System.Collections.Immutable;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Codes of the EU list of file types, without those that no data set has.</summary>
/// <remarks>The list is that of
/// <see href="http://publications.europa.eu/resource/authority/file-type">the Publications Office</see>; it grows each quarter.</remarks>
static class FileTypes
{
    static readonly ImmutableArray<string> Codes =
    [
        "7Z", "ARCINFO_COV", "ATOM", "BMP", "BZIP2", "CSV", "DBF", "DGN", "DOC", "DOCX", "DWG", "DXF", "E00", "ECW", "EPUB", "GDB", "GEOJSON",
        "GEOTIFF", "GIF", "GML", "GMZ", "GPKG", "GRID", "GRID_ASCII", "GTFS", "GZIP", "HDF", "HTML", "ICS", "JPEG", "JPEG2000", "JSON",
        "JSON_LD", "KML", "KMZ", "LAS", "LAZ", "MAP_PRVW", "MAP_SRVC", "MDB", "MOV", "MP3", "MPEG4", "MRSID", "N3", "NETCDF", "OCTET", "ODB",
        "ODC", "ODF", "ODG", "ODP", "ODS", "ODT", "OWL", "PDF", "PNG", "PPT", "PPTX", "QGS", "RAR", "RDF", "RDFA", "RDF_N_QUADS",
        "RDF_N_TRIPLES", "RDF_TRIG", "RDF_TURTLE", "RDF_XML", "REST", "RSS", "RTF", "SDMX", "SHP", "SPARQLQ", "SPARQLQRES", "SQL", "STL",
        "SVG", "TAB", "TAR", "TAR_GZ", "TIFF", "TMX", "TSV", "TXT", "WAV", "WCS_SRVC", "WEBP", "WFS_SRVC", "WMS_SRVC", "WMTS_SRVC", "WORLD",
        "XHTML", "XLS", "XLSB", "XLSM", "XLSX", "XML", "XYZ", "XZ", "YAML", "ZIP",
    ];

    /// <summary>Notes codes that the list does not have.</summary>
    public static void Check(Section keys, string key, IEnumerable<string> codes)
    {
        foreach (var wrong in codes.Where(code => !Codes.Contains(code, StringComparer.Ordinal)))
        {
            keys.Error(keys.LineOf(key), key,
                $"'{wrong}' is no code of the EU file types{NearestName.Hint(wrong, Codes, "; expected for example PDF, CSV, GEOTIFF, GTFS or WMS_SRVC.")}");
        }
    }
}
