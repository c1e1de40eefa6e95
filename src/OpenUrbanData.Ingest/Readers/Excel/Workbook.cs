using System.Xml;
using OpenUrbanData.Ingest.Readers.Archives;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>The parts of a workbook (ECMA-376) that a table needs: one sheet, shared strings, number formats.</summary>
sealed class Workbook : IDisposable
{
    const int MostSheets = 10_000;

    readonly PackedFile _packed;
    readonly string _sheetPart;

    Workbook(PackedFile packed, string sheetPart) => (_packed, _sheetPart) = (packed, sheetPart);

    /// <summary>Strings that cells share.</summary>
    public required SharedStrings Strings { get; init; }

    /// <summary>What styles make of numbers.</summary>
    public required NumberFormats Formats { get; init; }

    /// <summary>Whether days count from 1904.</summary>
    public required bool IsFrom1904 { get; init; }

    /// <summary>Name of the sheet that is read.</summary>
    public required string Sheet { get; init; }

    /// <summary>Names of the other visible sheets.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>Opens a workbook at the sheet of that name, else at its first visible one.</summary>
    /// <exception cref="IngestException">It is broken, too large, or has no such sheet.</exception>
    public static Workbook Open(SourceFile file, string? sheet, ReaderLimits limits, CancellationToken cancellation)
    {
        var packed = PackedFile.Open(file, limits);
        try
        {
            var (book, types) = (Target(packed, "_rels/.rels", "", "officeDocument", file.Name) ?? "xl/workbook.xml", file.Name);
            var (sheets, isFrom1904) = Sheets(packed.Open(book) ?? throw new IngestException(
                IngestCodes.FormatInvalid, $"{file.Name}: the workbook has no {book}."), file.Name);
            var visible = sheets.FindAll(one => !one.IsHidden);
            var chosen = sheet is null
                ? (visible.Count > 0 ? visible : sheets).FirstOrDefault()
                : sheets.Find(one => one.Name.Trim().Equals(sheet.Trim(), StringComparison.OrdinalIgnoreCase));
            if (chosen is null)
            {
                throw new IngestException(IngestCodes.OptionInvalid,
                    $"{file.Name}: reader.sheet: '{sheet}' is not one of {string.Join(", ", sheets.Select(one => one.Name))}.");
            }

            var relations = Relations(book);
            var folder = book[..(book.LastIndexOf('/') + 1)];
            var part = TargetById(packed, relations, folder, chosen.Relation, types) ?? throw new IngestException(
                IngestCodes.FormatInvalid, $"{file.Name}: the sheet '{chosen.Name}' has no part in the file.");
            var strings = Target(packed, relations, folder, "sharedStrings", file.Name);
            var styles = Target(packed, relations, folder, "styles", file.Name);
            return new(packed, part)
            {
                Sheet = chosen.Name,
                Others = [.. visible.Where(one => one != chosen).Select(one => one.Name)],
                IsFrom1904 = isFrom1904,
                Formats = NumberFormats.Read(styles is null ? null : packed.Open(styles), file.Name),
                Strings = SharedStrings.Read(strings is null ? null : packed.Open(strings), file.Name, limits, cancellation),
            };
        }
        catch (XmlException exception)
        {
            packed.Dispose();
            throw WorkbookXml.Broken(file.Name, exception);
        }
        catch
        {
            packed.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of the sheet.</summary>
    public Stream OpenSheet() => _packed.Open(_sheetPart)
        ?? throw new IngestException(IngestCodes.FormatInvalid, $"The workbook has no part {_sheetPart}.");

    /// <inheritdoc/>
    public void Dispose()
    {
        Strings.Dispose();
        _packed.Dispose();
    }

    static (List<SheetEntry> Sheets, bool IsFrom1904) Sheets(Stream part, string name)
    {
        var sheets = new List<SheetEntry>();
        var isFrom1904 = false;
        using var xml = WorkbookXml.Open(part, name);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
            {
                isFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && sheets.Count < MostSheets)
            {
                var relation = "";
                for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                {
                    relation = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : relation;
                }

                xml.MoveToElement();
                sheets.Add(new(xml.GetAttribute("name") ?? "", relation, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return (sheets, isFrom1904);
    }

    static string Relations(string part) => $"{part[..(part.LastIndexOf('/') + 1)]}_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels";

    static string? Target(PackedFile packed, string relations, string folder, string type, string name) =>
        Find(packed, relations, folder, name, (_, kind) => kind.EndsWith("/" + type, StringComparison.Ordinal));

    static string? TargetById(PackedFile packed, string relations, string folder, string id, string name) =>
        Find(packed, relations, folder, name, (one, kind) => one == id && kind.EndsWith("/worksheet", StringComparison.Ordinal));

    static string? Find(PackedFile packed, string relations, string folder, string name, Func<string, string, bool> matches)
    {
        if (packed.Open(relations) is not { } part)
        {
            return null;
        }

        using var xml = WorkbookXml.Open(part, name);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                && matches(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "") && xml.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : folder + target;
            }
        }

        return null;
    }

    sealed record SheetEntry(string Name, string Relation, bool IsHidden);
}
