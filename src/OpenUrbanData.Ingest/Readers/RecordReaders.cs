using System.Collections.Immutable;
using OpenUrbanData.Ingest.Readers.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>The formats that can be ingested.</summary>
public static class RecordReaders
{
    /// <summary>All readers, the strictest first: the first that recognises the content reads it.</summary>
    public static ImmutableArray<RecordReader> All { get; } =
    [
        new CsvReader(),
    ];

    /// <summary>The reader that the options name, else the first that recognises the content.</summary>
    /// <exception cref="IngestException">No reader of that name, or none for that content.</exception>
    public static RecordReader Choose(SourceFile file, ReaderOptions options)
    {
        var names = string.Join(", ", All.Select(reader => reader.Name));
        if (options.Format is { } format)
        {
            return All.FirstOrDefault(reader => reader.Name == format) ?? throw new IngestException(
                IngestCodes.OptionInvalid, $"reader.format: '{format}' is not one of {names}.");
        }

        return All.FirstOrDefault(reader => reader.Recognises(file)) ?? throw new IngestException(
            IngestCodes.FormatUnknown, $"{file.Name}: the content is none of {names}.");
    }
}
