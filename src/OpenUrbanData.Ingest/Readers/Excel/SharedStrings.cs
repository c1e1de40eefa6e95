using System.Buffers.Binary;
using System.Text;
using System.Xml;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>The strings that the cells of a workbook share: in memory up to a limit, beyond that in temporary files.</summary>
/// <remarks>A workbook of 25 MB can hold 450 MB of them; cells name them in any order.</remarks>
sealed class SharedStrings : IDisposable
{
    readonly List<string> _first = [];
    readonly ReaderLimits _limits;
    readonly string _name;
    FileStream? _texts;
    FileStream? _places;
    long _count;
    long _bytes;

    SharedStrings(string name, ReaderLimits limits) => (_name, _limits) = (name, limits);

    /// <summary>Number of strings that lie on the disk; a test looks at it.</summary>
    public long Spooled => _count - _first.Count;

    /// <summary>Reads them all; none where the workbook has no such part.</summary>
    public static SharedStrings Read(Stream? part, string name, ReaderLimits limits, CancellationToken cancellation)
    {
        var strings = new SharedStrings(name, limits);
        if (part is null)
        {
            return strings;
        }

        try
        {
            using var xml = WorkbookXml.Open(part, name);
            var text = new StringBuilder();
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                {
                    cancellation.ThrowIfCancellationRequested();
                    WorkbookXml.ReadText(xml, text, name, limits);
                    strings.Add(text.ToString());
                }
            }

            strings._texts?.Flush();
            strings._places?.Flush();
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <summary>The string of that number, from 0; null where there is none.</summary>
    public string? this[long index]
    {
        get
        {
            if (index < 0 || index >= _count)
            {
                return null;
            }

            if (index < _first.Count)
            {
                return _first[(int)index];
            }

            Span<byte> place = stackalloc byte[16];
            RandomAccess.Read(_places!.SafeFileHandle, place, (index - _first.Count) * 16);
            var bytes = new byte[BinaryPrimitives.ReadInt64LittleEndian(place[8..])];
            RandomAccess.Read(_texts!.SafeFileHandle, bytes, BinaryPrimitives.ReadInt64LittleEndian(place));
            return Encoding.UTF8.GetString(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _texts?.Dispose();
        _places?.Dispose();
    }

    void Add(string text)
    {
        if (++_count > _limits.SharedStrings)
        {
            throw new IngestException(IngestCodes.SourceTooLarge, $"{_name}: more than {_limits.SharedStrings} shared strings.");
        }

        if (_texts is null && (_bytes += (text.Length * 2) + 32) <= _limits.SharedStringBytesInMemory)
        {
            _first.Add(text);
            return;
        }

        _texts ??= Temporary();
        _places ??= Temporary();
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> place = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(place, _texts.Position);
        BinaryPrimitives.WriteInt64LittleEndian(place[8..], bytes.Length);
        _places.Write(place);
        _texts.Write(bytes);
    }

    static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
