using System.Collections.Immutable;
using System.Text;
using OpenUrbanData.Ingest.Readers.Excel;
using OpenUrbanData.Ingest.Readers.Geo;
using OpenUrbanData.Ingest.Readers.Json;
using OpenUrbanData.Ingest.Readers.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>The formats that can be ingested.</summary>
public static class RecordReaders
{
    /// <summary>All readers, the strictest first: the first that recognises the content reads it.</summary>
    public static ImmutableArray<RecordReader> All { get; } =
    [
        new XlsxReader(),
        new ShapefileReader(),
        new GeoPackageReader(),
        new GeoJsonReader(),
        new JsonReader(),
        new CsvReader(),
    ];

    /// <summary>The reader that the options name, else the first that recognises the content.</summary>
    /// <exception cref="IngestException">No reader of that name, or none for that content.</exception>
    public static RecordReader Choose(SourceFile file, ReaderOptions options)
    {
        if (file.Length == 0)
        {
            throw new IngestException(IngestCodes.SourceEmpty, $"{file.Name}: the file is empty.");
        }

        if (IsWebPage(file.Head.Span))
        {
            throw new IngestException(IngestCodes.SourceIsWebPage,
                $"{file.Name}: a web page came instead of data. Open the address in a browser: it may ask for a login or report an error.");
        }

        var names = string.Join(", ", All.Select(reader => reader.Name));
        if (options.Format is { } format)
        {
            return All.FirstOrDefault(reader => reader.Name == format) ?? throw new IngestException(
                IngestCodes.OptionInvalid, $"reader.format: '{format}' is not one of {names}.");
        }

        return All.FirstOrDefault(reader => reader.Recognises(file)) ?? throw new IngestException(
            IngestCodes.FormatUnknown, $"{file.Name}: the content is none of {names}.");
    }

    // An error page of a proxy or a portal, also as XHTML; the byte order mark and comments may come first.
    static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 2048)]);
        var start = text.AsSpan().TrimStart("\u00ef\u00bb\u00bf \t\r\n");
        return start is ['<', ..]
            && (text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }
}
