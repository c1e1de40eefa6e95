using System.Text;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>Reads bytes, a fixture or a shared file the way a run does, and keeps all records.</summary>
sealed record Reading(string Reader, SourceReading Source, IReadOnlyList<SourceRecord> Records)
{
    public IEnumerable<object?> Column(string name) => Records.Select(record => record[name]);

    public SourceNote? Note(string code) => Source.Notes.FirstOrDefault(note => note.Code == code);

    public static Task<Reading> OfTextAsync(string text, ReaderOptions? options = null, string name = "table.csv", Encoding? encoding = null) =>
        OfBytesAsync((encoding ?? new UTF8Encoding(false)).GetBytes(text), options, name);

    public static async Task<Reading> OfBytesAsync(
        byte[] bytes, ReaderOptions? options = null, string name = "table.csv", ReaderLimits? limits = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            return await OfFileAsync(path, options, name, limits);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static async Task<Reading> OfFileAsync(
        string path, ReaderOptions? options = null, string? name = null, ReaderLimits? limits = null)
    {
        var file = new SourceFile(path, name ?? Path.GetFileName(path));
        var reader = RecordReaders.Choose(file, options ?? ReaderOptions.None);
        var cancellation = TestContext.Current.CancellationToken;
        await using var reading = await reader.ReadAsync(file, options ?? ReaderOptions.None, limits ?? ReaderLimits.Default, cancellation);
        return new(reader.Name, reading, await reading.ReadRecordsAsync(cancellation).ToListAsync(cancellation));
    }

    public static async Task<IngestException> FailureAsync(Func<Task<Reading>> read) => await Assert.ThrowsAsync<IngestException>(read);
}
