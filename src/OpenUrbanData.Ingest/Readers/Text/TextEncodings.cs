using System.Buffers;
using System.Text;
using System.Text.Unicode;
using OpenUrbanData.Ingest.Sources;
using UtfUnknown;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>The encoding of a text source and how sure that is.</summary>
/// <param name="Encoding">Decodes the bytes; broken sequences become U+FFFD.</param>
/// <param name="Name">Lower-case name (<c>utf-8</c>).</param>
/// <param name="Note">What a person should know (<c>encoding_assumed</c>, <c>encoding_broken</c>); null for nothing.</param>
public sealed record TextEncoding(Encoding Encoding, string Name, (string Code, string Message)? Note);

/// <summary>Finds the encoding of text: byte order mark, strict UTF-8 over the whole file, then the German default.</summary>
/// <remarks>The whole file is checked because an umlaut may stand in the last line only.</remarks>
static class TextEncodings
{
    /// <summary>Share of broken among all non-ASCII sequences up to which a text still counts as UTF-8.</summary>
    const double BrokenShare = 0.1;

    /// <summary>The encoding that is declared, else the one that is found.</summary>
    /// <exception cref="IngestException">The declared name is unknown.</exception>
    public static TextEncoding Find(SourceFile file, string? declared, CancellationToken cancellation)
    {
        if (declared is not null)
        {
            var named = Named(declared) ?? throw new IngestException(
                IngestCodes.OptionInvalid, $"reader.encoding: '{declared}' is not the name of an encoding (utf-8, windows-1252).");
            return new(named, named.WebName, null);
        }

        var head = file.Head.Span;
        if (ByMark(head) is { } marked)
        {
            return new(marked, marked.WebName, null);
        }

        if (WithoutMark(head) is { } wide)
        {
            return new(wide, wide.WebName, ("encoding_assumed", $"{file.Name}: read as {wide.WebName}, which is not declared."));
        }

        var (valid, broken, sample) = Count(file, cancellation);
        if (broken == 0)
        {
            return new(new UTF8Encoding(false), "utf-8", null);
        }

        if (broken <= valid * BrokenShare)
        {
            return new(new UTF8Encoding(false), "utf-8", ("encoding_broken",
                $"{file.Name}: {broken} byte sequences are not valid UTF-8; they are read as U+FFFD."));
        }

        // Only the multi-byte families of UTF.Unknown are trusted: among the one-byte ones it guesses by letter
        // frequency, and a German list of streets is windows-1252 far more often than it is Baltic.
        var guess = CharsetDetector.DetectFromBytes(sample).Detected?.EncodingName;
        var encoding = (guess is "big5" or "gb18030" or "euc-jp" or "shift-jis" ? Named(guess) : null) ?? Named("windows-1252")!;
        return new(encoding, encoding.WebName, ("encoding_assumed",
            $"{file.Name}: not valid UTF-8, read as {encoding.WebName}. Declare reader.encoding if that is wrong."));
    }

    /// <summary>An encoding by name; null where there is none.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static Encoding? ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false),
        [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Western text in UTF-16 has a zero in every second byte.
    static UnicodeEncoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        head = head[..(Math.Min(head.Length, 4096) & ~1)];
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var most = head.Length / 2 * 0.7;
        return head.Length < 8 ? null
            : odd > most && even < most / 10 ? new UnicodeEncoding(false, false)
            : even > most && odd < most / 10 ? new UnicodeEncoding(true, false)
            : null;
    }

    static (long Valid, long Broken, byte[] Sample) Count(SourceFile file, CancellationToken cancellation)
    {
        using var stream = file.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        var sample = new MemoryStream();
        try
        {
            long valid = 0, broken = 0;
            var kept = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = stream.Read(buffer, kept, (1 << 18) - kept);
                var bytes = buffer.AsSpan(0, kept + read);
                if (bytes.IsEmpty || (read == 0 && kept == 0))
                {
                    return (valid, broken, sample.ToArray());
                }

                // Whole chunks of valid text without a cut character take the fast way.
                var consumed = Utf8.IsValid(bytes) && System.Text.Ascii.IsValid(bytes)
                    ? bytes.Length
                    : CountSequences(bytes, read == 0, ref valid, ref broken);
                if (broken > 0 && sample.Length < 1 << 16)
                {
                    sample.Write(bytes[..Math.Min(bytes.Length, 1 << 16)]);
                }

                kept = bytes.Length - consumed;
                bytes[consumed..].CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static int CountSequences(ReadOnlySpan<byte> bytes, bool isEnd, ref long valid, ref long broken)
    {
        var place = 0;
        while (place < bytes.Length)
        {
            var ascii = bytes[place..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                return bytes.Length;
            }

            place += ascii;
            switch (Rune.DecodeFromUtf8(bytes[place..], out _, out var length))
            {
                case OperationStatus.Done:
                    valid++;
                    break;
                case OperationStatus.NeedMoreData when !isEnd:
                    return place;
                default:
                    broken++;
                    break;
            }

            place += length;
        }

        return place;
    }
}
