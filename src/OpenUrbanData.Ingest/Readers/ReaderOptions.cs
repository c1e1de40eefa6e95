using System.Collections.Immutable;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>What a descriptor declares under <c>reader:</c>; each null is found out from the content.</summary>
public sealed record ReaderOptions
{
    /// <summary>Nothing declared.</summary>
    public static ReaderOptions None { get; } = new();

    /// <summary>Name of a reader (<c>csv</c>, <c>geojson</c>, <c>json</c>, <c>xlsx</c>, <c>shapefile</c>, <c>geopackage</c>).</summary>
    public string? Format { get; init; }

    /// <summary>Name of a text encoding (<c>utf-8</c>, <c>windows-1252</c>).</summary>
    public string? Encoding { get; init; }

    /// <summary>Mark between the cells of a row.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Mark around cells.</summary>
    public char? Quote { get; init; }

    /// <summary>How a quote inside quotes is written: <c>double</c> (twice) or <c>backslash</c>.</summary>
    public string? Escape { get; init; }

    /// <summary>Mark before the fraction of a number.</summary>
    public char? Decimal { get; init; }

    /// <summary>Mark between groups of three digits.</summary>
    public char? Thousands { get; init; }

    /// <summary>Names that the header row holds, by which it is found below a preamble; empty for none.</summary>
    public ImmutableArray<string> Header { get; init; } = [];

    /// <summary>Row of the header in the file, from 1.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Name of a worksheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>Name of a layer: a GeoPackage table, or the name of a shapefile in an archive without extension.</summary>
    public string? Layer { get; init; }

    /// <summary>Place of the records in JSON, as a JSON pointer (<c>/index</c>, RFC 6901).</summary>
    public string? Records { get; init; }

    /// <summary>True where objects among the values of GeoJSON stay what they are, instead of becoming columns <c>outer.inner</c>: for features
    /// of peers. No descriptor can say it.</summary>
    public bool KeepsObjects { get; init; }

    /// <summary>CRS of the geometries (<c>EPSG:25832</c>, or WKT); overrides what the source says.</summary>
    public string? Crs { get; init; }
}
