using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenUrbanData.Samples;

/// <summary>Text and spreadsheet files as offices write them.</summary>
static class Files
{
    static readonly DateTimeOffset Stamp = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Windows-1252, which .NET offers on demand only.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>A number with decimal comma.</summary>
    public static string Comma(double value, int decimals) =>
        value.ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>A number with decimal point.</summary>
    public static string Point(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>A date as Germans write it.</summary>
    public static string German(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Semicolons, CRLF; quotes where a value needs them.</summary>
    public static void Csv(string path, Encoding encoding, IEnumerable<IReadOnlyList<string>> rows, string preamble = "")
    {
        var text = new StringBuilder(preamble);
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Quote)).Append("\r\n");
        }

        Write(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())]);

        static string Quote(string value) =>
            value.AsSpan().IndexOfAny(";\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A workbook with one sheet per entry; numbers are numeric cells, all else shared strings.</summary>
    public static void Xlsx(string path, IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows)> sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        var parts = new List<(string Name, string Text)>();
        for (var i = 0; i < sheets.Count; i++)
        {
            var text = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
            for (var r = 0; r < sheets[i].Rows.Count; r++)
            {
                text.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
                for (var c = 0; c < sheets[i].Rows[r].Count; c++)
                {
                    Cell(text, $"{(char)('A' + c)}{r + 1}", sheets[i].Rows[r][c]);
                }

                text.Append("</row>");
            }

            parts.Add(($"xl/worksheets/sheet{i + 1}.xml", text.Append("</sheetData></worksheet>").ToString()));
        }

        string Each(Func<int, string> line) => string.Concat(Enumerable.Range(1, sheets.Count).Select(line));
        parts.Add(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(strings.OrderBy(pair => pair.Value)
            .Select(pair => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(pair.Key)}</t></si>"))}</sst>"));
        parts.Add(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{Each(n =>
            $"<sheet name=\"{SecurityElement.Escape(sheets[n - 1].Name)}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")}</sheets></workbook>"));
        parts.Add(("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{Each(n =>
            $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
            }<Relationship Id=\"rId0\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        parts.Add(("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" " +
            $"Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        parts.Add(("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" " +
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" " +
            $"ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/>" +
            $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Kind}sharedStrings+xml\"/>{Each(n =>
            $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Kind}worksheet+xml\"/>")}</Types>"));
        parts.Reverse();
        Zip(path, parts.Select(part =>
            (part.Name, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{part.Text}"))));

        void Cell(StringBuilder text, string place, object? value)
        {
            switch (value)
            {
                case null or "":
                    break;
                case int or double:
                    text.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>");
                    break;
                default:
                    var shared = strings.TryGetValue((string)value, out var known) ? known : strings[(string)value] = strings.Count;
                    text.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"s\"><v>{shared}</v></c>");
                    break;
            }
        }
    }

    /// <summary>An archive whose bytes do not hang on the clock.</summary>
    public static void Zip(string path, IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Stamp;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        Write(path, memory.ToArray());
    }

    /// <summary>Writes a file and the folders above it.</summary>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
