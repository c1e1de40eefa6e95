namespace OpenUrbanData.Ingest.Sources;

/// <summary>The bytes of a source, archived, on the local disk: what readers read, as often as they need.</summary>
/// <param name="Path">Where the bytes are.</param>
/// <param name="Name">File name as the source calls it (<c>stadtteile.zip</c>): a hint at most, extensions lie.</param>
public sealed record SourceFile(string Path, string Name)
{
    /// <summary>Number of bytes that <see cref="Head"/> holds at most.</summary>
    public const int HeadBytes = 65536;

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal; null where the file did not come through the archive.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Number of bytes.</summary>
    public long Length => new FileInfo(Path).Length;

    /// <summary>The first <see cref="HeadBytes"/> bytes, or all of a smaller file; read once.</summary>
    public ReadOnlyMemory<byte> Head => field.IsEmpty ? field = ReadHead() : field;

    /// <summary>Opens the bytes from the start; the caller disposes.</summary>
    public FileStream Open() => new(Path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        BufferSize = 1 << 16,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    byte[] ReadHead()
    {
        using var stream = Open();
        var head = new byte[Math.Min(HeadBytes, stream.Length)];
        stream.ReadExactly(head);
        return head;
    }
}
