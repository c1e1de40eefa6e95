using System.Buffers;
using System.Text;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>Cuts text into rows and cells (RFC 4180, and what is written instead of it), in constant memory.</summary>
/// <remarks>Our own, because the packages' parsers keep the closing quote of <c>'a \" b'</c>, read <c>\n</c> as n, take
/// the end of the file for the end of a cell, and collect a row of any size (docs/adr/0009-own-csv-parser.md).</remarks>
sealed class DelimitedText : IDisposable
{
    readonly TextReader _text;
    readonly CsvDialect _dialect;
    readonly int _limit;
    readonly SearchValues<char> _ends;
    readonly SearchValues<char> _quotedEnds;
    readonly StringBuilder _cell = new();
    char[] _buffer = ArrayPool<char>.Shared.Rent(1 << 16);
    int _place;
    int _end;
    long _rowChars;
    long _nextLine = 1;

    /// <summary>Starts before the first row.</summary>
    /// <param name="text">The text, disposed with this.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="limit">Characters of a row at most.</param>
    public DelimitedText(TextReader text, CsvDialect dialect, int limit)
    {
        (_text, _dialect, _limit) = (text, dialect, limit);
        _ends = dialect.Escape == '\\'
            ? SearchValues.Create([dialect.Delimiter, '\r', '\n', '\0', dialect.Quote, '\\'])
            : SearchValues.Create([dialect.Delimiter, '\r', '\n', '\0', dialect.Quote]);
        _quotedEnds = SearchValues.Create([dialect.Quote, dialect.Escape, '\r', '\n', '\0']);
    }

    /// <summary>Cells of the current row; null where empty.</summary>
    public List<string?> Cells { get; } = [];

    /// <summary>Line in which the current row starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Cells of the current row whose quotes do not fit.</summary>
    public int BadQuotes { get; private set; }

    /// <summary>Whether the current row ends in a quoted cell because the text ends.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>NUL characters that were left out of the current row.</summary>
    public int Nuls { get; private set; }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="IngestException">The row is longer than the limit.</exception>
    public bool Read()
    {
        Cells.Clear();
        (Line, BadQuotes, IsUnclosed, Nuls, _rowChars) = (_nextLine, 0, false, 0, 0);
        if (Peek() < 0)
        {
            return false;
        }

        while (ReadCell())
        {
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        _text.Dispose();
    }

    // One cell and the mark behind it; false where that ends the row.
    bool ReadCell()
    {
        _cell.Clear();
        if (Peek() == _dialect.Quote)
        {
            _place++;
            ReadQuoted();
            if (Peek() is var next && next >= 0 && next != _dialect.Delimiter && next is not ('\r' or '\n'))
            {
                BadQuotes++;
                ReadPlain();
            }

            Cells.Add(_cell.Length == 0 ? null : _cell.ToString());
        }
        else
        {
            // The common case, a cell without any mark that lies in the buffer as a whole, costs one string.
            var rest = _buffer.AsSpan(_place, _end - _place);
            var length = rest.IndexOfAny(_ends);
            if (length >= 0 && (rest[length] == _dialect.Delimiter || rest[length] is '\r' or '\n'))
            {
                var plain = rest[..length];
                Cells.Add(plain.IsEmpty || IsNull(plain) ? null : plain.ToString());
                _place += length;
            }
            else
            {
                ReadPlain();
                Cells.Add(_cell.Length == 0 || (_cell.Length <= 4 && IsNull(_cell.ToString())) ? null : _cell.ToString());
            }
        }

        return Peek() == _dialect.Delimiter && ++_place > 0 || !ReadLineEnd();
    }

    // In the dumps that escape by backslash, NULL without quotes is no value; \N has lost its backslash here.
    bool IsNull(ReadOnlySpan<char> cell) => _dialect.HasNull && (cell is "NULL" or "\uE000");

    bool ReadLineEnd()
    {
        if (Peek() == '\r')
        {
            _place++;
            _place += Peek() == '\n' ? 1 : 0;
        }
        else if (Peek() == '\n')
        {
            _place++;
        }

        _nextLine++;
        return true;
    }

    void ReadPlain()
    {
        while (Take(_ends) is var mark && mark >= 0)
        {
            if (mark == _dialect.Delimiter || mark is '\r' or '\n')
            {
                return;
            }

            _place++;
            if (mark == '\0')
            {
                Nuls++;
            }
            else if (mark == '\\')
            {
                Append(Peek() == 'N' ? '\uE000' : Unescape(Peek()));
            }
            else
            {
                BadQuotes++;
                _cell.Append((char)mark);
            }
        }
    }

    void ReadQuoted()
    {
        while (Take(_quotedEnds) is var mark && mark >= 0)
        {
            _place++;
            if (mark == _dialect.Quote)
            {
                if (Peek() != _dialect.Quote)
                {
                    return;
                }

                _place++;
                _cell.Append(_dialect.Quote);
            }
            else if (mark == '\\')
            {
                Append(Unescape(Peek()));
            }
            else if (mark == '\0')
            {
                Nuls++;
            }
            else
            {
                _cell.Append((char)mark);
                _nextLine += mark == '\n' || Peek() != '\n' ? 1 : 0;
            }
        }

        IsUnclosed = true;
    }

    static int Unescape(int next) => next switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        _ => next,
    };

    void Append(int unescaped)
    {
        _place += Peek() < 0 ? 0 : 1;
        if (unescaped > 0)
        {
            _cell.Append((char)unescaped);
        }
    }

    // Moves text up to the next mark into the cell; the mark, or -1 at the end.
    int Take(SearchValues<char> marks)
    {
        while (Peek() >= 0)
        {
            var rest = _buffer.AsSpan(_place, _end - _place);
            var length = rest.IndexOfAny(marks);
            _cell.Append(length < 0 ? rest : rest[..length]);
            if (length >= 0)
            {
                _place += length;
                return rest[length];
            }

            _place = _end;
        }

        return -1;
    }

    int Peek()
    {
        if (_place == _end)
        {
            if (_rowChars > _limit)
            {
                throw new IngestException(IngestCodes.SourceTooLarge,
                    $"Line {Line}: the row is longer than {_limit} characters. Is the quote or the line break another one?");
            }

            (_place, _end) = (0, _text.Read(_buffer));
            _rowChars += _end;
        }

        return _place < _end ? _buffer[_place] : -1;
    }
}
