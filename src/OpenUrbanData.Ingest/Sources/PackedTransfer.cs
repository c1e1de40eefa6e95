using System.Buffers.Binary;
using System.IO.Compression;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Unpacks a gzip transfer and compares its end with the length that stands there (RFC 1952, 2.3.1).</summary>
/// <remarks>The platform's stream takes the end of the bytes for the end of the data.</remarks>
sealed class PackedTransfer : Stream
{
    readonly Tail _packed;
    readonly GZipStream _unpacked;
    uint _length;

    public PackedTransfer(Stream packed)
    {
        _packed = new(packed);
        _unpacked = new(_packed, CompressionMode.Decompress);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _unpacked.ReadAsync(buffer, cancellationToken);
        _length = unchecked(_length + (uint)read);
        return read > 0 || buffer.IsEmpty || BinaryPrimitives.ReadUInt32LittleEndian(_packed.Last) == _length
            ? read
            : throw new InvalidDataException("The gzip transfer ends before its data does.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    // Hands bytes on and remembers the last four.
    sealed class Tail(Stream inner) : Stream
    {
        public byte[] Last { get; } = new byte[4];

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            foreach (var one in buffer.Span[Math.Max(0, read - 4)..read])
            {
                (Last[0], Last[1], Last[2], Last[3]) = (Last[1], Last[2], Last[3], one);
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
