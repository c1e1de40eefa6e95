using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>What N-Triples, N-Quads and Turtle have in common: IRIs, values, languages, labels.</summary>
/// <remarks><see href="https://www.w3.org/TR/turtle/#sec-grammar-grammar">Turtle, 6.5</see>.</remarks>
sealed class RdfTokens(RdfText text)
{
    static readonly SearchValues<char> InDouble = SearchValues.Create("\"\\\n\r");
    static readonly SearchValues<char> InSingle = SearchValues.Create("'\\\n\r");

    static readonly SearchValues<char> InIri = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(code => (char)code), '<', '>', '"', '{', '}', '|', '^', '`', '\\']);

    readonly StringBuilder _builder = new();
    readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Where they stand.</summary>
    public RdfText Text => text;

    bool IsTolerant => text.Reading.Repairs is not null;

    /// <summary>Reads a label behind <c>_:</c>.</summary>
    public Term.Blank ReadBlank()
    {
        Expect('_');
        Expect(':');
        _builder.Clear();
        var first = Point();
        if (!Names.IsLetter(first) && first != '_' && first is not (>= '0' and <= '9'))
        {
            throw text.Mistake($"Expected is a label behind _:, found is {text.Next}.");
        }

        do
        {
            Take(first);
            first = Point();
        }
        while (Names.IsName(first) || (first == '.' && DotGoesOn(isLocal: false)));

        return new(text.Reading.BlankPrefix + Names.Labelled(Taken()));
    }

    /// <summary>Whether a dot is inside a name: the name goes on behind it.</summary>
    /// <param name="isLocal">Local names of Turtle may hold colons and escapes.</param>
    public bool DotGoesOn(bool isLocal)
    {
        var ahead = 1;
        while (text.Peek(ahead) == '.')
        {
            ahead++;
        }

        var next = Point(ahead);
        return Names.IsName(next) || (isLocal && next is ':' or '%' or '\\');
    }

    /// <summary>Reads <c>&lt;…&gt;</c>: as it stands, escapes resolved, not yet made absolute.</summary>
    public string ReadIri()
    {
        var (line, column) = (text.Line, text.Column);
        Expect('<');
        _builder.Clear();
        var isWhole = true;
        while (true)
        {
            var window = text.Window;
            var stop = window.IndexOfAny(InIri);
            var run = stop < 0 ? window.Length : stop;
            Append(window[..run], text.Reading.Limits.NameLength, "NameLength");
            text.Advance(run);
            if (stop < 0 && run > 0)
            {
                continue;
            }

            var next = text.Peek(0);
            if (next == '>')
            {
                text.Read();
                return isWhole && IriReference.IndexOfForbidden(Peeked()) < 0 ? Shared() : Mend(line, column);
            }

            if (next == '\\' && text.Peek(1) is 'u' or 'U')
            {
                ReadCode();
                continue;
            }

            if (!IsTolerant || next is RdfText.End or '\n' or '\r')
            {
                throw text.Mistake($"An IRI must not hold {text.Next}; it begins with <{Shortened()}.");
            }

            isWhole = false;
            Take(next);
        }
    }

    /// <summary>Reads a value between quotation marks.</summary>
    /// <param name="many">Whether three marks may stand at each end and single ones may be used (Turtle).</param>
    public string ReadQuoted(bool many)
    {
        var (line, column) = (text.Line, text.Column);
        var mark = (char)text.Read();
        var isLong = many && text.Peek(0) == mark && text.Peek(1) == mark;
        if (isLong)
        {
            text.Advance(2);
        }

        _builder.Clear();
        var stops = mark == '"' ? InDouble : InSingle;
        while (true)
        {
            var window = text.Window;
            if (window.IsEmpty)
            {
                throw new RdfException("The document ends inside a value that begins here.", line, column);
            }

            var stop = window.IndexOfAny(stops);
            var run = stop < 0 ? window.Length : stop;
            Append(window[..run], text.Reading.Limits.LiteralLength, "LiteralLength");
            text.Advance(run);
            if (stop < 0)
            {
                continue;
            }

            var next = text.Peek(0);
            if (next == mark && (!isLong || (text.Peek(1) == mark && text.Peek(2) == mark)))
            {
                text.Advance(1);
                if (isLong)
                {
                    text.Advance(2);
                }

                return Cleaned(line, column);
            }

            if (next == '\\')
            {
                ReadEscape();
                continue;
            }

            if (next is '\n' or '\r' && !isLong)
            {
                text.Repair(
                    RdfFault.LineBreak, text.Line, text.Column, Shortened(), "", $"A line break in a value; it begins in column {column}. Expected is {mark} or \\n.");
            }

            Take(next);
        }
    }

    /// <summary>Reads the tag behind <c>@</c>; null where a repair drops it.</summary>
    public string? ReadLanguage()
    {
        var (line, column) = (text.Line, text.Column);
        Expect('@');
        _builder.Clear();
        while (text.Peek(0) is var next && (char.IsAsciiLetterOrDigit((char)Math.Max(0, next)) || next == '-' || (IsTolerant && next == '_')))
        {
            Take(next);
        }

        var tag = Taken();
        if (Names.IsLanguage(tag))
        {
            return tag;
        }

        var mended = tag.Replace('_', '-').Trim('-');
        var became = Names.IsLanguage(mended) ? mended : null;
        text.Repair(RdfFault.LanguageTag, line, column, tag, became ?? "", $"@{tag} is no language tag; expected are letters, then groups of letters and digits behind hyphens.");
        return became;
    }

    /// <summary>Reads this character.</summary>
    public void Expect(char character)
    {
        if (text.Peek(0) != character)
        {
            throw text.Mistake($"Expected is {RdfText.Show(character)}, found is {text.Next}.");
        }

        text.Read();
    }

    /// <summary>The next code point, or one further; <see cref="RdfText.End"/> behind the end.</summary>
    public int Point(int ahead = 0) => text.Peek(ahead) is var high && high is >= 0xD800 and < 0xDC00 && text.Peek(ahead + 1) is >= 0xDC00 and < 0xE000 and var low
        ? char.ConvertToUtf32((char)high, (char)low)
        : high;

    /// <summary>The same string for the same name, as long as there are not too many: documents repeat theirs.</summary>
    public string Shared(ReadOnlySpan<char> name)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var known))
        {
            return known;
        }

        var made = name.ToString();
        if (name.Length <= 256 && _names.Count < 2048)
        {
            _names.Add(made, made);
        }

        return made;
    }

    // Reads \t, \", \u0000 and their like.
    void ReadEscape()
    {
        var plain = text.Peek(1) switch
        {
            't' => '\t',
            'b' => '\b',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            '"' => '"',
            '\'' => '\'',
            '\\' => '\\',
            _ => '\0',
        };
        if (text.Peek(1) is 'u' or 'U')
        {
            ReadCode();
            return;
        }

        if (plain == '\0')
        {
            text.Repair(
                RdfFault.Escape, text.Line, text.Column, "\\", "\\\\",
                $"A backslash must not stand before {RdfText.Show(text.Peek(1))}; expected is one of t b n r f \" ' \\ u U.");
            _builder.Append('\\');
            text.Advance(1);
            return;
        }

        _builder.Append(plain);
        text.Advance(2);
    }

    void ReadCode()
    {
        var digits = text.Peek(1) == 'u' ? 4 : 8;
        var code = 0L;
        for (var i = 2; i < digits + 2; i++)
        {
            code = text.Peek(i) is var digit && digit != RdfText.End && char.IsAsciiHexDigit((char)digit)
                ? (code * 16) + int.Parse([(char)digit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : throw text.Mistake($"Expected are {digits} hexadecimal digits behind \\{(char)text.Peek(1)}.");
        }

        if (code is > 0x10FFFF or (>= 0xD800 and < 0xE000))
        {
            text.Repair(RdfFault.Escape, text.Line, text.Column, $"\\u{code:X4}", "", $"U+{code:X4} is no character.");
        }

        _ = code switch
        {
            > 0x10FFFF => _builder.Append('\uFFFD'),
            > 0xFFFF => _builder.Append(char.ConvertFromUtf32((int)code)),
            _ => _builder.Append((char)code),
        };
        text.Advance(digits + 2);
    }

    // Control characters are allowed here, but XML cannot hold them: what is mended is so that every format can say it.
    string Cleaned(long line, long column)
    {
        var value = Taken();
        return IsTolerant ? Names.Clean(value, fault => text.Repair(fault.Fault, line, column, fault.Found, fault.Became, "")) : value;
    }

    string Mend(long line, long column)
    {
        var found = Taken();
        var became = IriReference.Escape(found.Trim());
        text.Repair(
            RdfFault.IllegalIri, line, column, found, became,
            $"An IRI must not hold {RdfText.Show(found[IriReference.IndexOfForbidden(found)])}: <{(found.Length > 100 ? found[..100] + "…" : found)}>.");
        return became;
    }

    void Take(int point)
    {
        _ = point > 0xFFFF ? _builder.Append(char.ConvertFromUtf32(point)) : _builder.Append((char)point);
        text.Advance(point > 0xFFFF ? 2 : 1);
        if (_builder.Length > text.Reading.Limits.LiteralLength)
        {
            throw TooLong(text.Reading.Limits.LiteralLength, "LiteralLength");
        }
    }

    void Append(ReadOnlySpan<char> run, int most, string limit)
    {
        if (_builder.Length + run.Length > most)
        {
            throw TooLong(most, limit);
        }

        _builder.Append(run);
    }

    RdfException TooLong(int most, string limit) =>
        RdfException.Limit($"Longer than {most} characters (limit {limit}); it begins with {Shortened()}", text.Line, text.Column);

    string Shortened() => _builder.ToString(0, Math.Min(_builder.Length, 100));

    string Taken() => _builder.ToString();

    // A builder of one piece is looked at in place.
    ReadOnlySpan<char> Peeked()
    {
        var chunks = _builder.GetChunks();
        ReadOnlySpan<char> whole = default;
        var count = 0;
        foreach (var chunk in chunks)
        {
            whole = chunk.Span;
            count++;
        }

        return count == 1 ? whole : _builder.ToString();
    }

    string Shared() => _builder.Length == 0 ? "" : Shared(Peeked());
}
