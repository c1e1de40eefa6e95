using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using NetTopologySuite.Geometries;
using OpenUrbanData.Ingest.Readers.Archives;
using OpenUrbanData.Ingest.Readers.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Geo;

/// <summary>ESRI shapefiles in a zip archive, in whatever folder of it. Loose parts are archived as such a zip.</summary>
/// <remarks>Text is in the encoding of the .cpg, else of the language byte of the .dbf, else what the bytes show.
/// The .prj is handed on as text: PROJ knows more projections than any list of codes.</remarks>
public sealed class ShapefileReader : RecordReader
{
    static readonly string[] Parts = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    /// <inheritdoc/>
    public override string Name => "shapefile";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file) =>
        PackedFile.NamesOf(file).Any(name => name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override async ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("oud-shp-").FullName;
        try
        {
            var layer = await UnpackAsync(file, folder, options, limits, cancellation);
            var shape = Path.Combine(folder, "layer.shp");
            ShapefileCheck.Check(shape, file.Name, limits);
            var encoding = EncodingOf(folder, options);
            using var first = Open(shape, encoding, file.Name);
            var columns = HeaderRow.Columns([.. first.Fields.Select(field => field.Name)]);
            var projection = Path.Combine(folder, "layer.prj");
            var reading = new SourceReading(this, columns, (reading, token) => ReadRecordsAsync(shape, encoding, columns, file.Name, limits, reading, token))
            {
                Crs = SourceCrs.Parse(options.Crs) ?? (File.Exists(projection) ? SourceCrs.Parse(await File.ReadAllTextAsync(projection, cancellation)) : null),
                HasGeometry = true,
                Encoding = encoding.WebName,
                Count = first.RecordCount,
                Folder = folder,
            };
            if (!File.Exists(Path.Combine(folder, "layer.cpg")) && options.Encoding is null)
            {
                reading.Note("encoding_assumed", $"{file.Name}, {layer}: read as {encoding.WebName}; there is no .cpg file.");
            }

            return reading;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        string shape,
        Encoding encoding,
        SourceColumns columns,
        string name,
        ReaderLimits limits,
        SourceReading reading,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var records = Open(shape, encoding, name);
        long number = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isDeleted;
            try
            {
                if (!records.Read(out isDeleted))
                {
                    yield break;
                }
            }
            catch (Exception exception) when (IsBroken(exception))
            {
                throw new IngestException(IngestCodes.FormatInvalid, $"{name}, record {number + 1}: {exception.Message}", exception);
            }

            if (++number > limits.Records)
            {
                throw new IngestException(IngestCodes.SourceTooLarge, $"{name}: more than {limits.Records} records.");
            }

            if (!isDeleted)
            {
                yield return MakeRecord(records, columns, number, name, reading);
            }
        }
    }

    static SourceRecord MakeRecord(
        NetTopologySuite.IO.Esri.Shapefiles.Readers.ShapefileReader records,
        SourceColumns columns,
        long number,
        string name,
        SourceReading reading)
    {
        var values = new object?[columns.Names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = records.Fields[i].Value switch
            {
                string text => text.TrimEnd(' ', '\0') is { Length: > 0 } trimmed ? trimmed.Replace("\0", "", StringComparison.Ordinal) : null,
                int whole => (long)whole,
                decimal fraction => (double)fraction,
                float fraction => (double)fraction,
                var other => other,
            };
        }

        Geometry? geometry = null;
        string? defect = null;
        try
        {
            geometry = records.Geometry is { IsEmpty: false } found ? PlaneGeometry.Of(found) : null;
        }
        catch (ArgumentException exception)
        {
            defect = IngestCodes.GeometryUnreadable;
            reading.Note(defect, $"{name}, record {number}: {exception.Message}");
        }

        return new(columns, values) { Number = number, Geometry = geometry, Defect = defect };
    }

    static NetTopologySuite.IO.Esri.Shapefiles.Readers.ShapefileReader Open(string shape, Encoding encoding, string name)
    {
        try
        {
            // Whether a polygon is valid is not asked here: placing repairs and counts.
            return Shapefile.OpenRead(shape, new ShapefileReaderOptions
            {
                Encoding = encoding,
                GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes,
            });
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new IngestException(IngestCodes.FormatInvalid, $"{name}: the shapefile is broken. {exception.Message}", exception);
        }
    }

    // What the package throws for broken bytes is not one type.
    static bool IsBroken(Exception exception) => exception is ShapefileException or IOException or InvalidDataException or ArgumentException
        or FormatException or IndexOutOfRangeException or InvalidOperationException or NotSupportedException or OverflowException;

    static async Task<string> UnpackAsync(
        SourceFile file, string folder, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        using var packed = PackedFile.Open(file, limits);
        string[] layers = [.. packed.Names.Where(name => name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("__MACOSX/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        string[] wanted = options.Layer is { } layer
            ? [.. layers.Where(name => Path.GetFileNameWithoutExtension(name).Equals(layer, StringComparison.OrdinalIgnoreCase))]
            : layers;
        if (wanted is not [var only])
        {
            var names = string.Join(", ", layers.Select(Path.GetFileNameWithoutExtension));
            throw new IngestException(IngestCodes.OptionInvalid, layers.Length == 0
                ? $"{file.Name}: there is no .shp in the archive."
                : $"{file.Name}: name one of the layers in reader.layer: {names}.");
        }

        // The names inside the archive are never used as paths.
        var stem = only[..^4];
        foreach (var part in Parts)
        {
            await packed.UnpackAsync(stem + part, Path.Combine(folder, "layer" + part), cancellation);
        }

        return File.Exists(Path.Combine(folder, "layer.dbf")) ? only : throw new IngestException(
            IngestCodes.FormatInvalid, $"{file.Name}: {Path.GetFileName(stem)}.dbf is missing beside the .shp.");
    }

    static Encoding EncodingOf(string folder, ReaderOptions options)
    {
        if (options.Encoding is { } declared)
        {
            return TextEncodings.Named(declared) ?? throw new IngestException(
                IngestCodes.OptionInvalid, $"reader.encoding: '{declared}' is not the name of an encoding (utf-8, windows-1252).");
        }

        var page = Path.Combine(folder, "layer.cpg");
        if (File.Exists(page) && NamedByPage(File.ReadAllText(page).Trim()) is { } named)
        {
            return named;
        }

        var table = new SourceFile(Path.Combine(folder, "layer.dbf"), "layer.dbf");
        if (table.Head.Length < 32)
        {
            throw new IngestException(IngestCodes.FormatInvalid, "The .dbf is shorter than its header.");
        }

        // ESRI writes 0x57 for the code page of the machine that made the file; here that is Western Europe. Some
        // programs write UTF-8 under it, so bytes that are valid UTF-8 beyond ASCII win.
        var found = TextEncodings.Find(table with { }, null, default);
        return table.Head.Span[29] switch
        {
            0x01 => TextEncodings.Named("ibm437")!,
            0x02 or 0x0E or 0x14 or 0x19 or 0x1D or 0x25 => TextEncodings.Named("ibm850")!,
            0xC8 or 0x78 => TextEncodings.Named("windows-1250")!,
            _ => found.Name == "utf-8" ? new UTF8Encoding(false) : TextEncodings.Named("windows-1252")!,
        };
    }

    static Encoding? NamedByPage(string page) => TextEncodings.Named(page)
        ?? (page.StartsWith("ANSI ", StringComparison.OrdinalIgnoreCase) || page.All(char.IsAsciiDigit)
            ? TextEncodings.Named(page.Length >= 4 && int.TryParse(page.AsSpan(page.LastIndexOf(' ') + 1), out var number)
                ? (number is >= 1250 and <= 1258 ? $"windows-{number}" : number is > 8859 and < 88600 ? $"iso-8859-{number % 100}" : $"ibm{number}")
                : page)
            : page.StartsWith("8859", StringComparison.Ordinal) ? TextEncodings.Named("iso-8859-1") : null);
}

/// <summary>Compares the lengths that a .shp claims with the bytes that are there, before anything trusts them.</summary>
static class ShapefileCheck
{
    /// <summary>Walks over the headers of all records.</summary>
    /// <exception cref="IngestException">A record is too large, leaves the file or its parts do not fit into it.</exception>
    public static void Check(string path, string name, ReaderLimits limits)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Span<byte> header = stackalloc byte[100];
        if (stream.ReadAtLeast(header, 100, throwOnEndOfStream: false) < 100 || BinaryPrimitives.ReadInt32BigEndian(header) != 9994)
        {
            throw new IngestException(IngestCodes.FormatInvalid, $"{name}: the .shp does not begin like one.");
        }

        Span<byte> content = stackalloc byte[44];
        for (long at = 100, record = 1; at + 8 <= stream.Length; record++)
        {
            stream.Position = at;
            stream.ReadExactly(header[..8]);
            var length = BinaryPrimitives.ReadInt32BigEndian(header[4..]) * 2L;
            if (length < 4 || at + 8 + length > stream.Length)
            {
                throw new IngestException(IngestCodes.FormatInvalid, $"{name}, record {record}: the .shp is broken or cut off.");
            }

            if (length > limits.RecordBytes)
            {
                throw new IngestException(IngestCodes.SourceTooLarge,
                    $"{name}, record {record}: the shape has {length} bytes; at most {limits.RecordBytes} are taken.");
            }

            var head = content[..(int)Math.Min(44, length)];
            stream.ReadExactly(head);
            if (!Fits(head, length))
            {
                throw new IngestException(IngestCodes.FormatInvalid, $"{name}, record {record}: the shape claims more points than it has.");
            }

            at += 8 + length;
        }
    }

    // Lines and polygons: 44 bytes, 4 per part, 16 per point; multipoints: 40 bytes, 16 per point (ESRI 1998).
    static bool Fits(ReadOnlySpan<byte> head, long length)
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (type % 10 is 3 or 5)
        {
            return head.Length == 44 && BinaryPrimitives.ReadInt32LittleEndian(head[36..]) is >= 0 and var parts
                && BinaryPrimitives.ReadInt32LittleEndian(head[40..]) is >= 0 and var points && 44 + (parts * 4L) + (points * 16L) <= length;
        }

        return type % 10 != 8 || (head.Length >= 40 && BinaryPrimitives.ReadInt32LittleEndian(head[36..]) is >= 0 and var count
            && 40 + (count * 16L) <= length);
    }
}
