using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Mapping;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Readers.Archives;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>The source file of a data set, published as it came (<c>original: publish</c>).</summary>
/// <remarks>It has all that mapping leaves behind, so a person must have chosen it, and is told what that means.</remarks>
static class Originals
{
    /// <summary>Code of the warning that the file has more than what is published otherwise.</summary>
    public const string HasMore = "original_has_more";

    /// <summary>What is said of the file, and what a person should look at; both null where it is not published.</summary>
    public static async Task<(OriginalFile? File, SourceNote? Warning)> OfAsync(DatasetDescriptor dataset, SourceFile file,
        RecordReader reader, FeatureMapping mapping, DatasetSession session, CancellationToken cancellation)
    {
        if (!dataset.PublishesOriginal || file.Sha256 is not { } hash)
        {
            return default;
        }

        if (await session.WasPurgedAsync(cancellation))
        {
            return (null, new("original_withheld",
                "Something of this data set was purged and may be in the source still, so the original is not published.", 1));
        }

        var original = new OriginalFile(file.Name, MediaType(file, reader.Name), hash, file.Length);
        var columns = mapping.DroppedColumns;
        string?[] more =
        [
            // Their names are for the operator, whose report lists them; this text may be seen by everybody.
            columns.IsEmpty ? null : $"{columns.Length} columns that are neither mapped nor under 'publish'",
            dataset.Mapping.Where.IsEmpty ? null : "records that 'where' leaves out",
            original.MediaType is "text/csv" or "application/geo+json" or "application/json" ? null : "other sheets, layers or files in it",
        ];
        return (original, Array.TrueForAll(more, one => one is null)
            ? null
            : new(HasMore, $"'original: publish' publishes also {string.Join("; ", more.OfType<string>())}. Check them.", Math.Max(1, columns.Length)));
    }

    // By its content: extensions and servers lie.
    static string MediaType(SourceFile file, string reader) => reader switch
    {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ when PackedFile.IsZip(file) => "application/zip",
        _ when file.Head.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "application/gzip",
        "geopackage" => "application/geopackage+sqlite3",
        "geojson" => "application/geo+json",
        "json" => "application/json",
        "csv" => "text/csv",
        _ => "application/octet-stream",
    };
}
