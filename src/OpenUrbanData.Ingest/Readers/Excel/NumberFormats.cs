using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>What the number formats of a workbook make of a number: a date, a time, or text with leading zeros.</summary>
sealed class NumberFormats
{
    enum Meaning
    {
        Number,
        Date,
        Time,
        Digits,
    }

    readonly List<(Meaning Meaning, int Digits)> _cells = [];

    /// <summary>Reads them from the part that holds the styles; none where there is no such part.</summary>
    public static NumberFormats Read(Stream? part, string name)
    {
        var formats = new NumberFormats();
        if (part is null)
        {
            return formats;
        }

        var codes = new Dictionary<int, string>();
        using var xml = WorkbookXml.Open(part, name);
        var isCells = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs")
            {
                isCells = false;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "cellXfs")
            {
                isCells = !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && Id(xml) is var id && codes.Count < 10_000)
            {
                codes[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && isCells && formats._cells.Count < 100_000)
            {
                formats._cells.Add(MeaningOf(Id(xml), codes));
            }
        }

        return formats;

        static int Id(XmlReader xml) => int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id) ? id : 0;
    }

    /// <summary>The value of a numeric cell: long, double, <see cref="DateTime"/>, or text for a time or for leading zeros.</summary>
    /// <param name="number">The number as the cell has it.</param>
    /// <param name="style">Number of the cell's style.</param>
    /// <param name="isFrom1904">Whether days count from 1904.</param>
    public object ToValue(double number, int style, bool isFrom1904)
    {
        var (meaning, digits) = style >= 0 && style < _cells.Count ? _cells[style] : default;
        var isWhole = Math.Abs(number) < 9e15 && number == Math.Floor(number);
        return meaning switch
        {
            Meaning.Date when number is >= 0 and < 2_958_466 => ToDate(number, isFrom1904),
            Meaning.Time when number is >= 0 and < 2_958_466 => DateTime.FromOADate(number - Math.Floor(number)) is { Second: 0 } time
                ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                : DateTime.FromOADate(number - Math.Floor(number)).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            Meaning.Digits when isWhole && number >= 0 => ((long)number).ToString($"D{digits}", CultureInfo.InvariantCulture),
            _ => isWhole ? (object)(long)number : number,
        };
    }

    // Serial dates know a 29 February 1900 that never was; FromOADate is right from 1 March 1900 on. Rounded to milliseconds.
    static DateTime ToDate(double number, bool isFrom1904)
    {
        var date = DateTime.FromOADate(isFrom1904 ? number + 1462 : number < 60 ? number + 1 : number);
        return new(((date.Ticks + 5_000_000) / 10_000_000) * 10_000_000);
    }

    // ECMA-376 part 1, 18.8.30: ids below 164 are fixed.
    static (Meaning Meaning, int Digits) MeaningOf(int id, Dictionary<int, string> codes) => id switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 58 => (Meaning.Date, 0),
        >= 18 and <= 21 or 32 or 33 or 34 or 35 or >= 45 and <= 47 => (Meaning.Time, 0),
        _ => codes.TryGetValue(id, out var code) ? MeaningOf(code) : default,
    };

    static (Meaning Meaning, int Digits) MeaningOf(string code)
    {
        var plain = Plain(code);
        if (plain.Length > 1 && plain.AsSpan().Trim('0').IsEmpty)
        {
            return (Meaning.Digits, plain.Length);
        }

        var isDate = plain.Contains('y', StringComparison.OrdinalIgnoreCase) || plain.Contains('d', StringComparison.OrdinalIgnoreCase);
        var isTime = plain.Contains('h', StringComparison.OrdinalIgnoreCase) || plain.Contains("ss", StringComparison.OrdinalIgnoreCase);
        var isMonth = plain.Contains("mmm", StringComparison.OrdinalIgnoreCase);
        return isDate || (isMonth && !isTime) ? (Meaning.Date, 0) : isTime ? (Meaning.Time, 0) : default;
    }

    // The first section of a format without literal text, escapes, padding and [colours, locales]; General is no date.
    static string Plain(string code)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is >= 0 and var quote ? quote : code.Length;
                    break;
                case '[':
                    var end = code.IndexOf(']', i);
                    plain.Append(end - i == 2 || (end - i == 3 && code[i + 1] == code[i + 2]) ? code.AsSpan(i + 1, end - i - 1) : "");
                    i = end < 0 ? code.Length : end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    plain.Append(code[i]);
                    break;
            }
        }

        return plain.ToString() is "General" or "@" ? "" : plain.ToString();
    }
}
