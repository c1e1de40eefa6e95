using System.Buffers;
using System.Security.Cryptography;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Keeps the raw bytes of every source under their SHA-256, in folders of two levels.</summary>
/// <remarks>A file is written aside, flushed to the disk and renamed, so that it is whole or not there.</remarks>
/// <param name="folder">Root of the archive; made when first needed.</param>
public sealed class SourceArchive(string folder)
{
    /// <summary>Root of the archive, absolute.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Takes bytes into the archive.</summary>
    /// <param name="bytes">The bytes to the end.</param>
    /// <param name="name">File name as the source calls it.</param>
    /// <param name="limit">Number of bytes at most.</param>
    /// <param name="cancellation">Ends the copy; nothing stays of it.</param>
    /// <exception cref="IngestException">More bytes than the limit, or the archive cannot be written.</exception>
    public async Task<SourceFile> StoreAsync(Stream bytes, string name, long limit, CancellationToken cancellation)
    {
        var aside = Path.Combine(Folder, "incoming", Path.GetRandomFileName());
        try
        {
            var hash = await WriteAsideAsync(bytes, aside, name, limit, cancellation);
            var path = PathOf(hash);
            Try(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(aside, path, overwrite: true);
            });
            return new(path, name) { Sha256 = hash };
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>The file of that hash; null where the archive does not hold it.</summary>
    public SourceFile? Find(string sha256, string name) =>
        IsHash(sha256) && File.Exists(PathOf(sha256)) ? new(PathOf(sha256), name) { Sha256 = sha256 } : null;

    /// <summary>All files, in the order of their hashes.</summary>
    public IEnumerable<ArchivedFile> List() => !Directory.Exists(Folder) ? [] : new DirectoryInfo(Folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => IsHash(file.Name))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => new ArchivedFile(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));

    /// <summary>Removes a file for good; false where the archive does not hold it.</summary>
    /// <exception cref="IngestException">It cannot be removed.</exception>
    public bool Purge(string sha256)
    {
        if (!IsHash(sha256) || !File.Exists(PathOf(sha256)))
        {
            return false;
        }

        Try(() => File.Delete(PathOf(sha256)));
        return true;
    }

    async Task<string> WriteAsideAsync(Stream bytes, string aside, string name, long limit, CancellationToken cancellation)
    {
        FileStream? file = null;
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
            file = new(aside, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            });
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            long total = 0;
            while (await bytes.ReadAsync(buffer, cancellation) is var read && read > 0)
            {
                if ((total += read) > limit)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge,
                        $"{name}: more than {limit} bytes. Raise the setting if this source is meant to be so large.");
                }

                hash.AppendData(buffer, 0, read);
                await TryAsync(() => file!.WriteAsync(buffer.AsMemory(0, read), cancellation).AsTask());
            }

            Try(() => file!.Flush(flushToDisk: true));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await file!.DisposeAsync();
        }
    }

    void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    IngestException Failed(Exception exception) => new(IngestCodes.ArchiveFailed,
        $"The archive {Folder} cannot be written: {exception.Message} Nothing was changed; make room or set the rights, and run again.",
        exception);

    string PathOf(string sha256) => Path.Combine(Folder, OriginalFile.PathOf(sha256));

    static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}

/// <summary>A file of the archive.</summary>
/// <param name="Sha256">Its hash, lower-case hexadecimal, which is its name.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="StoredAt">When it was last stored.</param>
public sealed record ArchivedFile(string Sha256, long Length, DateTimeOffset StoredAt);
