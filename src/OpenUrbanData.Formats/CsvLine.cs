using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>Writes features as lines of CSV (RFC 4180).</summary>
class CsvLine(Utf8Output csv, RowLayout layout)
{
    const byte Comma = (byte)',';
    static readonly SearchValues<byte> Quoted = SearchValues.Create("\",;\r\n"u8);

    readonly Utf8Output _csv = csv;
    readonly GeometryText _geometry = new(csv, layout.Crs);
    readonly bool _hasPoints = CsvColumns.HasPoints(layout);
    readonly bool _hasShapes = CsvColumns.HasShapes(layout);
    readonly ArrayBufferWriter<byte> _list = new();

    /// <summary>What the lines hold.</summary>
    protected RowLayout Layout { get; } = layout;

    /// <summary>Where the lines go.</summary>
    protected Utf8Output Csv => _csv;

    /// <summary>Between two fields.</summary>
    protected virtual byte Separator => Comma;

    /// <summary>Writes the line of names.</summary>
    public virtual void WriteHeader()
    {
        var first = true;
        foreach (var name in Headings())
        {
            if (!first)
            {
                _csv.Byte(Separator);
            }

            first = false;
            WriteText(Encoding.UTF8.GetBytes(name));
        }

        _csv.Write("\r\n"u8);
    }

    /// <summary>Writes the row as a line.</summary>
    public void Write(FeatureRows rows)
    {
        if (Layout.HasIdentifier)
        {
            WriteText(rows.Id);
        }

        for (var column = 0; column < Layout.Columns.Length; column++)
        {
            if (column > 0 || Layout.HasIdentifier)
            {
                _csv.Byte(Separator);
            }

            if (!rows.IsNull(column))
            {
                WriteValue(rows, column, Layout.Columns[column].Property);
            }
        }

        if (_hasPoints || _hasShapes)
        {
            WriteGeometry(rows);
        }

        if (Layout.HasLatest)
        {
            _csv.Byte(Separator);
            WriteQuoted(rows.Latest);
        }

        _csv.Write("\r\n"u8);
    }

    /// <summary>Name of a column.</summary>
    protected virtual string Heading(Property property) => property.Name;

    /// <summary>Names of the columns that are no properties: identifier, both coordinates, geometry, observations.</summary>
    protected virtual (string Id, string X, string Y, string Geometry, string Latest) FixedHeadings => CsvColumns.FixedNames(Layout);

    /// <summary>Writes a text.</summary>
    protected virtual void WriteText(ReadOnlySpan<byte> text) => WriteQuoted(text);

    /// <summary>Writes a text of a property.</summary>
    protected virtual void WriteText(ReadOnlySpan<byte> text, Property property) => WriteText(text);

    /// <summary>Writes a number.</summary>
    protected virtual void WriteNumber(double number) => _csv.Double(number);

    /// <summary>Writes a coordinate.</summary>
    protected virtual void WriteCoordinate(double value, int decimals) => _csv.Coordinate(value, decimals);

    /// <summary>Writes a truth value.</summary>
    protected virtual void WriteBoolean(bool value) => _csv.Write(value ? "true"u8 : "false"u8);

    /// <summary>Writes a day.</summary>
    protected virtual void WriteDay(DateTime day) => _csv.Day(day);

    /// <summary>Writes an instant in UTC.</summary>
    protected virtual void WriteInstant(DateTime instant) => _csv.Instant(instant);

    /// <summary>Writes a field, in quotes where it needs them.</summary>
    protected void WriteQuoted(ReadOnlySpan<byte> field)
    {
        if (field.IndexOfAny(Quoted) < 0)
        {
            _csv.Write(field);
            return;
        }

        _csv.Byte((byte)'"');
        for (var at = field.IndexOf((byte)'"'); at >= 0; at = field.IndexOf((byte)'"'))
        {
            _csv.Write(field[..(at + 1)]);
            _csv.Byte((byte)'"');
            field = field[(at + 1)..];
        }

        _csv.Write(field);
        _csv.Byte((byte)'"');
    }

    void WriteValue(FeatureRows rows, int column, Property property)
    {
        switch (property.Type)
        {
            case PropertyType.Text:
                WriteText(rows.Utf8(column), property);
                break;
            case PropertyType.Integer:
                _csv.Int64(rows.Int64(column));
                break;
            case PropertyType.Number:
                WriteNumber(rows.Double(column));
                break;
            case PropertyType.Boolean:
                WriteBoolean(rows.Boolean(column));
                break;
            case PropertyType.Date:
                WriteDay(rows.Time(column));
                break;
            case PropertyType.DateTime:
                WriteInstant(rows.Time(column));
                break;
            case PropertyType.TextArray:
                WriteText(Join(rows.Json(column)));
                break;
            default:
                WriteText(rows.Json(column));
                break;
        }
    }

    void WriteGeometry(FeatureRows rows)
    {
        var isPoint = false;
        var position = (X: 0.0, Y: 0.0, Z: 0.0);
        var wkb = rows.IsGeometryNull ? [] : rows.Wkb;
        if (_hasPoints && !wkb.IsEmpty)
        {
            var reader = new WkbReader(wkb);
            if (reader.Type() == WkbReader.Point)
            {
                position = reader.Position();
                isPoint = !double.IsNaN(position.X);
            }
        }

        if (_hasPoints)
        {
            _csv.Byte(Separator);
            if (isPoint)
            {
                WriteCoordinate(position.X, _geometry.Decimals);
            }

            _csv.Byte(Separator);
            if (isPoint)
            {
                WriteCoordinate(position.Y, _geometry.Decimals);
            }
        }

        if (!_hasShapes)
        {
            return;
        }

        _csv.Byte(Separator);
        if (!isPoint && !wkb.IsEmpty)
        {
            // Well-known text has commas, but never quotes.
            _csv.Byte((byte)'"');
            _geometry.WriteWkt(wkb);
            _csv.Byte((byte)'"');
        }
    }

    // A JSON list of texts to one text: members hardly ever have a bar in them, and people read it.
    ReadOnlySpan<byte> Join(ReadOnlySpan<byte> list)
    {
        _list.ResetWrittenCount();
        var reader = new Utf8JsonReader(list);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                continue;
            }

            if (_list.WrittenCount > 0)
            {
                _list.Write("|"u8);
            }

            var member = _list.GetSpan(reader.ValueSpan.Length);
            _list.Advance(reader.CopyString(member));
        }

        return _list.WrittenSpan;
    }

    IEnumerable<string> Headings()
    {
        var names = FixedHeadings;
        return CsvColumns.Of(Layout).Select(column => column.Content switch
        {
            CsvContent.Id => names.Id,
            CsvContent.X => names.X,
            CsvContent.Y => names.Y,
            CsvContent.Geometry => names.Geometry,
            CsvContent.Latest => names.Latest,
            _ => Heading(column.Property!),
        });
    }
}
