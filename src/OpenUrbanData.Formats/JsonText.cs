using System.Buffers;
using System.Text;

namespace OpenUrbanData.Formats;

/// <summary>Writes texts as JSON strings (RFC 8259, 7): only what must be escaped is.</summary>
static class JsonText
{
    // System.Text.Json would escape & and + as well, which is legal but ugly in links and names.
    static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    static readonly SearchValues<char> SpecialChars = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (char)control), '"', '\\']);

    /// <summary>Writes a string with its quotes.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utf8">Valid UTF-8.</param>
    public static void Write(Utf8Output output, ReadOnlySpan<byte> utf8)
    {
        output.Byte((byte)'"');
        for (var at = utf8.IndexOfAny(Special); at >= 0; at = utf8.IndexOfAny(Special))
        {
            output.Write(utf8[..at]);
            Escape(output, utf8[at]);
            utf8 = utf8[(at + 1)..];
        }

        output.Write(utf8);
        output.Byte((byte)'"');
    }

    /// <summary>Writes a string with its quotes.</summary>
    public static void Write(Utf8Output output, string text)
    {
        if (text.AsSpan().IndexOfAny(SpecialChars) >= 0)
        {
            Write(output, Encoding.UTF8.GetBytes(text));
            return;
        }

        output.Byte((byte)'"');
        output.Advance(Encoding.UTF8.GetBytes(text, output.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
        output.Byte((byte)'"');
    }

    static void Escape(Utf8Output output, byte special)
    {
        output.Byte((byte)'\\');
        switch (special)
        {
            case (byte)'"' or (byte)'\\':
                output.Byte(special);
                break;
            case (byte)'\n':
                output.Byte((byte)'n');
                break;
            case (byte)'\r':
                output.Byte((byte)'r');
                break;
            case (byte)'\t':
                output.Byte((byte)'t');
                break;
            default:
                output.Write("u00"u8);
                output.Byte((byte)('0' + (special >> 4)));
                output.Byte((byte)"0123456789abcdef"[special & 0xF]);
                break;
        }
    }
}
