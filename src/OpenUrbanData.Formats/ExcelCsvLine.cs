using System.Buffers;
using System.Text;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>Lines of CSV as German spreadsheets read them without being asked anything.</summary>
/// <remarks>Tried with LibreOffice 7.4: a quoted <c>"08212000"</c> becomes the number 8212000, a tab before it stays in the
/// text; only <c>="08212000"</c>, not quoted again, is the text 08212000, in Excel as well.</remarks>
sealed class ExcelCsvLine(Utf8Output csv, RowLayout layout) : CsvLine(csv, layout)
{
    const int LongestPlain = 64;

    // What spreadsheets take for numbers, dates, times, percentages or exponents. There is no quote in it.
    static readonly SearchValues<byte> NumberLike = SearchValues.Create("0123456789.,:/-+ eE%"u8);

    // A cell that begins with one of these is a formula (OWASP, CSV injection).
    static readonly SearchValues<byte> Formula = SearchValues.Create("=+-@\t\r"u8);

    static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    readonly Dictionary<Property, Dictionary<string, byte[]>> _codes = [];
    readonly HashSet<string> _headings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override byte Separator => (byte)';';

    /// <inheritdoc/>
    protected override (string Id, string X, string Y, string Geometry, string Latest) FixedHeadings => Layout.Crs.IsGeographic
        ? ("Kennung", "Längengrad", "Breitengrad", "Geometrie", "Aktuelle Werte")
        : ("Kennung", "Rechtswert", "Hochwert", "Geometrie", "Aktuelle Werte");

    /// <inheritdoc/>
    public override void WriteHeader()
    {
        // The byte order mark tells Excel that it is UTF-8.
        Csv.Write("\uFEFF"u8);
        base.WriteHeader();
    }

    /// <inheritdoc/>
    protected override string Heading(Property property)
    {
        // Units in braces are counts ({space}), which the title says.
        var unit = property.Unit is { } symbol && !symbol.StartsWith('{') ? $" [{symbol}]" : "";
        var heading = property.Title.De + unit;
        return _headings.Add(heading) ? heading : $"{heading} ({property.Name})";
    }

    /// <inheritdoc/>
    protected override void WriteText(ReadOnlySpan<byte> text, Property property)
    {
        if (property.Codes is { Titles.Count: > 0 } codes)
        {
            // Lists are short: one text per member that occurs.
            if (!_codes.TryGetValue(property, out var titles))
            {
                _codes[property] = titles = codes.Titles.ToDictionary(
                    one => one.Key, one => Encoding.UTF8.GetBytes(one.Value.De), StringComparer.Ordinal);
            }

            if (titles.TryGetValue(Encoding.UTF8.GetString(text), out var title))
            {
                WriteText(title);
                return;
            }
        }

        WriteText(text);
    }

    /// <inheritdoc/>
    protected override void WriteText(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (text.Length <= LongestPlain && text.ContainsAnyInRange((byte)'0', (byte)'9')
            && !text.ContainsAnyExcept(NumberLike))
        {
            Csv.Write("=\""u8);
            Csv.Write(text);
            Csv.Byte((byte)'"');
            return;
        }

        if (Formula.Contains(text[0]))
        {
            WriteGuarded(text);
            return;
        }

        WriteQuoted(text);
    }

    /// <inheritdoc/>
    protected override void WriteNumber(double number)
    {
        var room = Csv.Room(length: 32);
        Csv.Advance(Comma(room[..Numbers.Shortest(number, room)]));
    }

    /// <inheritdoc/>
    protected override void WriteCoordinate(double value, int decimals)
    {
        var room = Csv.Room(length: 32);
        Csv.Advance(Comma(room[..Numbers.Fixed(value, decimals, room)]));
    }

    /// <inheritdoc/>
    protected override void WriteBoolean(bool value) => Csv.Write(value ? "ja"u8 : "nein"u8);

    /// <inheritdoc/>
    protected override void WriteDay(DateTime day) => Write(day, "dd.MM.yyyy");

    /// <inheritdoc/>
    protected override void WriteInstant(DateTime instant) =>
        Write(TimeZoneInfo.ConvertTimeFromUtc(instant, Germany), "dd.MM.yyyy HH:mm:ss");

    void Write(DateTime time, string format)
    {
        time.TryFormat(Csv.Room(length: 32), out var written, format, System.Globalization.CultureInfo.InvariantCulture);
        Csv.Advance(written);
    }

    // The apostrophe is what spreadsheets themselves use for "this is text".
    void WriteGuarded(ReadOnlySpan<byte> text)
    {
        var guarded = new byte[text.Length + 1];
        guarded[0] = (byte)'\'';
        text.CopyTo(guarded.AsSpan(1));
        WriteQuoted(guarded);
    }

    static int Comma(Span<byte> number)
    {
        number.Replace((byte)'.', (byte)',');
        return number.Length;
    }
}
