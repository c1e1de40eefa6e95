using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>Goes through the rows of a sheet, forward only, holding one row.</summary>
/// <remarks>What the sheet claims about its size (<c>dimension</c>, spans, formatted emptiness) is not believed: only
/// cells with values count.</remarks>
sealed class SheetRows : IDisposable
{
    readonly Workbook _book;
    readonly string _name;
    readonly ReaderLimits _limits;
    readonly XmlReader _xml;
    readonly StringBuilder _text = new();
    int _column;

    public SheetRows(Workbook book, string name, ReaderLimits limits)
    {
        (_book, _name, _limits) = (book, name, limits);
        _xml = WorkbookXml.Open(book.OpenSheet(), name);
    }

    /// <summary>Values of the current row by column from 0; columns without a value are missing at the end, null between.</summary>
    public List<object?> Cells { get; } = [];

    /// <summary>Number of the current row, from 1.</summary>
    public long Row { get; private set; }

    /// <summary>Goes to the next row that holds a value; false at the end.</summary>
    public bool Read()
    {
        try
        {
            var empty = 0;
            while (_xml.Read())
            {
                if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "row")
                {
                    ReadRow();
                    if (Cells.Count > 0)
                    {
                        return true;
                    }

                    if (++empty > _limits.EmptyRows)
                    {
                        return false;
                    }
                }
                else if (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "sheetData")
                {
                    return false;
                }
            }

            return false;
        }
        catch (XmlException exception)
        {
            throw WorkbookXml.Broken(_name, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    void ReadRow()
    {
        Cells.Clear();
        Row = long.TryParse(_xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var row) && row > Row ? row : Row + 1;
        if (_xml.IsEmptyElement)
        {
            return;
        }

        _column = -1;
        var depth = _xml.Depth;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c")
            {
                ReadCell();
            }
        }
    }

    void ReadCell()
    {
        _column = ColumnOf(_xml.GetAttribute("r")) ?? _column + 1;
        var type = _xml.GetAttribute("t");
        var style = int.TryParse(_xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (_xml.IsEmptyElement)
        {
            return;
        }

        object? value = null;
        var depth = _xml.Depth;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName is "v" or "is")
            {
                WorkbookXml.ReadText(_xml, _text, _name, _limits);
                value = ToValue(_text.ToString(), type, style);
            }
        }

        if (value is not null)
        {
            if (_column >= _limits.Columns)
            {
                throw new IngestException(IngestCodes.SourceTooLarge,
                    $"{_name}, row {Row}: a value in column {_column + 1}; at most {_limits.Columns} are read.");
            }

            while (Cells.Count < _column)
            {
                Cells.Add(null);
            }

            if (Cells.Count == _column)
            {
                Cells.Add(value);
            }
        }
    }

    // ECMA-376 part 1, 18.18.11: b, d, e, inlineStr, n, s, str.
    object? ToValue(string text, string? type, int style) => type switch
    {
        _ when text.Length == 0 => null,
        "s" => long.TryParse(text, CultureInfo.InvariantCulture, out var index) && _book.Strings[index] is { Length: > 0 } shared ? shared : null,
        "b" => text is "1" or "true",
        "e" => null,
        "str" or "inlineStr" => text,
        "d" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : text,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? _book.Formats.ToValue(number, style, _book.IsFrom1904)
            : text,
    };

    static int? ColumnOf(string? reference)
    {
        var column = 0;
        var i = 0;
        for (; reference is not null && i < reference.Length && char.IsAsciiLetter(reference[i]) && i < 4; i++)
        {
            column = (column * 26) + (reference[i] & 0x1F);
        }

        return i == 0 ? null : column - 1;
    }
}
