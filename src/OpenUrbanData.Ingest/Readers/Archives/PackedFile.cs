using System.IO.Compression;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Archives;

/// <summary>A zip archive that cannot fill memory or disk: entries, sizes and ratios are limited while it unpacks.</summary>
/// <remarks>Sizes in the archive's directory are claims; only bytes that come out are counted.</remarks>
sealed class PackedFile : IDisposable
{
    readonly SourceFile _file;
    readonly ReaderLimits _limits;
    readonly ZipArchive _zip;
    long _unpacked;

    PackedFile(SourceFile file, ReaderLimits limits)
    {
        (_file, _limits) = (file, limits);
        try
        {
            _zip = new(file.Open(), ZipArchiveMode.Read);
            if (_zip.Entries.Count > limits.ArchiveEntries)
            {
                throw new IngestException(IngestCodes.SourceTooLarge,
                    $"{file.Name}: {_zip.Entries.Count} entries in the archive; at most {limits.ArchiveEntries} are taken.");
            }
        }
        catch (InvalidDataException exception)
        {
            throw new IngestException(IngestCodes.FormatInvalid, $"{file.Name}: the zip archive is broken or cut off.", exception);
        }
    }

    /// <summary>Names of all entries, as the archive has them.</summary>
    public IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

    /// <summary>Whether the bytes are a zip archive that holds entries.</summary>
    public static bool IsZip(SourceFile file) => file.Head.Span.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Opens the archive.</summary>
    /// <exception cref="IngestException">It is broken, or has too many entries.</exception>
    public static PackedFile Open(SourceFile file, ReaderLimits limits) => new(file, limits);

    /// <summary>Names of the entries for sniffing; empty where the bytes are no readable archive.</summary>
    public static IReadOnlyList<string> NamesOf(SourceFile file)
    {
        if (!IsZip(file))
        {
            return [];
        }

        try
        {
            using var packed = new PackedFile(file, ReaderLimits.Default);
            return [.. packed.Names];
        }
        catch (IngestException)
        {
            return [];
        }
    }

    /// <summary>Bytes of an entry; null where there is none of that name (in any case of letters).</summary>
    public Stream? Open(string name)
    {
        var entry = _zip.Entries.FirstOrDefault(entry => entry.FullName.TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase));
        try
        {
            return entry is null ? null : new CountedStream(entry.Open(), this, entry);
        }
        catch (InvalidDataException exception)
        {
            throw Broken(entry!, exception);
        }
    }

    /// <summary>Unpacks an entry into a file; false where there is none of that name.</summary>
    public async Task<bool> UnpackAsync(string name, string path, CancellationToken cancellation)
    {
        await using var from = Open(name);
        if (from is null)
        {
            return false;
        }

        await using var to = File.Create(path);
        await from.CopyToAsync(to, cancellation);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    void Count(ZipArchiveEntry entry, int bytes, long entryBytes)
    {
        if ((_unpacked += bytes) > _limits.ArchiveBytes)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{_file.Name}, {entry.FullName}: unpacks to more than {_limits.ArchiveBytes} bytes.");
        }

        if (entryBytes > _limits.ArchiveRatioFrom && entryBytes / Math.Max(1, entry.CompressedLength) > _limits.ArchiveRatio)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{_file.Name}, {entry.FullName}: one packed byte becomes more than {_limits.ArchiveRatio}; that is an attack, not data.");
        }
    }

    IngestException Broken(ZipArchiveEntry entry, Exception exception) =>
        new(IngestCodes.FormatInvalid, $"{_file.Name}, {entry.FullName}: the archive is broken or cut off.", exception);

    sealed class CountedStream(Stream inner, PackedFile owner, ZipArchiveEntry entry) : Stream
    {
        long _bytes;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _bytes; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                var read = inner.Read(buffer);
                owner.Count(entry, read, _bytes += read);
                return read;
            }
            catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
            {
                throw owner.Broken(entry, exception);
            }
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
