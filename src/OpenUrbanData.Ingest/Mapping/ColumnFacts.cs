using System.Text.RegularExpressions;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>What all values of one column have in common: finds the type that none of them breaks.</summary>
/// <param name="header">Name of the column: codes and keys stay text, whatever they look like.</param>
/// <param name="marks">How the column writes numbers.</param>
sealed partial class ColumnFacts(string header, NumberMarks marks)
{
    // Longer digits are keys: the machine's numbers would round them.
    const int LongestNumber = 15;

    bool _boolean = true;
    bool _integer = true;
    bool _number = true;
    bool _date = true;
    bool _time = true;

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Looks at a value.</summary>
    public void Observe(string text)
    {
        Count++;
        _boolean = _boolean && !char.IsAsciiDigit(text[0]) && BooleanText.Read(text) is not null;
        if (_number)
        {
            _number = Number(text, out var number);
            _integer = _integer && _number && number == Math.Floor(number) && Math.Abs(number) < 1e15;
        }

        if (_date || _time)
        {
            var isTime = DateText.TryRead(text, [], out var time) && text.AsSpan().IndexOfAny("-./ ") > 0;
            _time = _time && isTime;
            _date = _date && isTime && time.Offset is null && time.Local.TimeOfDay == TimeSpan.Zero;
        }
    }

    /// <summary>The narrowest type; text where there was no value.</summary>
    public PropertyType Type => Count == 0 ? PropertyType.Text
        : _boolean ? PropertyType.Boolean
        : _number && !Code().IsMatch(header) ? (_integer ? PropertyType.Integer : PropertyType.Number)
        : _date ? PropertyType.Date
        : _time ? PropertyType.DateTime
        : PropertyType.Text;

    bool Number(string text, out double number)
    {
        // A leading zero, or a plus, is part of a code; a unit behind the number is part of a text.
        var digits = text.AsSpan().TrimStart("-−");
        var isCode = digits is ['0', >= '0' and <= '9', ..] or ['+', ..];
        number = 0;
        return !isCode && text.Length <= LongestNumber + 5
            && NumberText.TryRead(text, marks, out number, out var unit, out var vague) && unit.IsEmpty && !vague;
    }

    [GeneratedRegex("plz|postleit|schl(ü|ue)ssel|(^|[^a-z])(ags|ars|gkz|id|nr|nummer|code|key|kennung|kennziffer|telefon|fax)([^a-z]|$)|nummer$|_?nr\\.?$|id$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
