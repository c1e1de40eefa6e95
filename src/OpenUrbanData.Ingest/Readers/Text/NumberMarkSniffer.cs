using System.Buffers;
using System.Collections.Immutable;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>Finds out, per column, which mark stands before the fraction and which between thousands.</summary>
/// <remarks><c>1.400</c> alone says nothing: a column of which every number fits both readings follows what the other
/// columns of the file show, and the decimal point if they show nothing.</remarks>
sealed class NumberMarkSniffer(int columns, ReaderOptions options)
{
    static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.,' \u00a0\u202f");

    readonly Evidence[] _evidence = new Evidence[columns];

    /// <summary>Takes a row of the sample into account.</summary>
    public void Add(IReadOnlyList<string?> row)
    {
        for (var i = 0; i < columns && i < row.Count; i++)
        {
            if (row[i] is { Length: > 0 and < 40 } cell)
            {
                Look(cell.AsSpan().Trim(), ref _evidence[i]);
            }
        }
    }

    /// <summary>The marks of each column.</summary>
    public ImmutableArray<NumberMarks> Find()
    {
        var all = default(Evidence);
        foreach (var one in _evidence)
        {
            all.Point += one.Point > one.Comma ? 1 : 0;
            all.Comma += one.Comma > one.Point ? 1 : 0;
        }

        var usual = all.Comma > all.Point ? ',' : '.';
        return [.. _evidence.Select(one => Decide(one, usual))];
    }

    NumberMarks Decide(Evidence evidence, char usual)
    {
        var point = options.Decimal ?? (options.Thousands is { } group ? (group == ',' ? '.' : ',')
            : evidence.Comma > evidence.Point ? ',' : evidence.Point > evidence.Comma ? '.' : usual);
        var other = point == ',' ? '.' : ',';
        var thousands = options.Thousands
            ?? (evidence.Apostrophe > 0 ? '\'' : evidence.Space > 0 ? ' ' : (point == ',' ? evidence.GroupedByPoint : evidence.GroupedByComma) > 0 ? other : (char?)null);
        return new(point, thousands);
    }

    // Decides per number: 1.234.567 and 1.234,5 use the comma as decimal mark, 12.5 and 1,234.5 the point.
    static void Look(ReadOnlySpan<char> cell, ref Evidence evidence)
    {
        if (cell.IsEmpty || cell[0] is '+' or '-')
        {
            cell = cell.IsEmpty ? cell : cell[1..];
        }

        if (cell.IsEmpty || !char.IsAsciiDigit(cell[0]) || cell.ContainsAnyExcept(NumberChars))
        {
            return;
        }

        int points = cell.Count('.'), commas = cell.Count(',');
        int lastPoint = cell.LastIndexOf('.'), lastComma = cell.LastIndexOf(',');
        if (points + commas == 0)
        {
            Gaps(cell, ref evidence);
            return;
        }

        if (points > 0 && commas > 0)
        {
            var isComma = lastComma > lastPoint;
            if (IsGrouped(cell[..(isComma ? lastComma : lastPoint)], isComma ? '.' : ','))
            {
                evidence.Comma += isComma ? 1 : 0;
                evidence.Point += isComma ? 0 : 1;
                evidence.GroupedByPoint += isComma ? 1 : 0;
                evidence.GroupedByComma += isComma ? 0 : 1;
            }

            return;
        }

        var mark = points > 0 ? '.' : ',';
        var grouped = IsGrouped(cell, mark);
        if (points + commas > 1)
        {
            evidence.Comma += grouped && mark == '.' ? 1 : 0;
            evidence.Point += grouped && mark == ',' ? 1 : 0;
        }
        else if (!grouped)
        {
            evidence.Comma += mark == ',' ? 1 : 0;
            evidence.Point += mark == '.' ? 1 : 0;
            Gaps(cell[..cell.IndexOf(mark)], ref evidence);
        }

        evidence.GroupedByPoint += grouped && mark == '.' ? 1 : 0;
        evidence.GroupedByComma += grouped && mark == ',' ? 1 : 0;
    }

    static void Gaps(ReadOnlySpan<char> whole, ref Evidence evidence)
    {
        evidence.Apostrophe += whole.Contains('\'') && IsGrouped(whole, '\'') ? 1 : 0;
        evidence.Space += (whole.Contains(' ') && IsGrouped(whole, ' ')) ? 1 : 0;
    }

    static bool IsGrouped(ReadOnlySpan<char> whole, char mark)
    {
        var first = true;
        foreach (var range in whole.Split(mark))
        {
            var part = whole[range];
            if (part.ContainsAnyExceptInRange('0', '9') || (first ? part.Length is < 1 or > 3 || (part[0] == '0') : part.Length != 3))
            {
                return false;
            }

            first = false;
        }

        return true;
    }

    struct Evidence
    {
        public int Point;
        public int Comma;
        public int GroupedByPoint;
        public int GroupedByComma;
        public int Apostrophe;
        public int Space;
    }
}
