using System.Buffers;
using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace OpenUrbanData.Api.Http;

/// <summary>Packs the bytes of an answer while they come. The same bytes in the same pieces are packed to the same bytes, which
/// strong tags need: nothing here looks at the clock.</summary>
abstract class Packer : IDisposable
{
    /// <summary>A window of 256 KB: of the two megabytes and more that the codings' defaults take, each answer would hold its own.</summary>
    const int WindowBits = 18;

    /// <summary>Begins to pack.</summary>
    /// <param name="coding">Not identity.</param>
    /// <param name="isWhole">True where all bytes are there and few: they may be packed better. Else work counts more than size.</param>
    /// <param name="output">Where packed bytes go.</param>
    public static Packer Begin(Coding coding, bool isWhole, IBufferWriter<byte> output) => coding switch
    {
        Coding.Brotli => new Brotli(isWhole ? 4 : 2, output),
        Coding.Zstandard => new Streamed(target => Zstandard(target, isWhole ? 4 : 2), output),
        _ => new Streamed(target => new GZipStream(
            target, new ZLibCompressionOptions { CompressionLevel = isWhole ? 4 : 2 }, leaveOpen: true), output),
    };

    /// <summary>Takes bytes.</summary>
    public abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Lets out all that was taken.</summary>
    public abstract void Flush();

    /// <summary>Writes the end and gives the memory back.</summary>
    public abstract void Finish();

    /// <inheritdoc/>
    public abstract void Dispose();

    static CompressionStream Zstandard(Stream target, int level)
    {
        var stream = new CompressionStream(target, level, leaveOpen: true);
        stream.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, WindowBits);
        return stream;
    }

    // BrotliStream has no setting for its window.
    sealed class Brotli(int quality, IBufferWriter<byte> output) : Packer
    {
        BrotliEncoder _encoder = new(quality, WindowBits);

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            var status = OperationStatus.DestinationTooSmall;
            while (status == OperationStatus.DestinationTooSmall)
            {
                status = _encoder.Compress(bytes, output.GetSpan(), out var consumed, out var written, isFinalBlock: false);
                bytes = bytes[consumed..];
                output.Advance(written);
            }
        }

        public override void Flush()
        {
            while (_encoder.Flush(output.GetSpan(), out var written) == OperationStatus.DestinationTooSmall || written > 0)
            {
                output.Advance(written);
            }
        }

        public override void Finish()
        {
            var status = OperationStatus.DestinationTooSmall;
            while (status == OperationStatus.DestinationTooSmall)
            {
                status = _encoder.Compress([], output.GetSpan(), out _, out var written, isFinalBlock: true);
                output.Advance(written);
            }

            Dispose();
        }

        public override void Dispose() => _encoder.Dispose();
    }

    sealed class Streamed : Packer
    {
        readonly Stream _packing;

        public Streamed(Func<Stream, Stream> packing, IBufferWriter<byte> output) => _packing = packing(new Target(output));

        public override void Write(ReadOnlySpan<byte> bytes) => _packing.Write(bytes);

        public override void Flush() => _packing.Flush();

        public override void Finish() => _packing.Dispose();

        public override void Dispose() => _packing.Dispose();
    }

    // Not PipeWriter.AsStream(): its Write waits for the client.
    sealed class Target(IBufferWriter<byte> output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => output.Write(buffer);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
