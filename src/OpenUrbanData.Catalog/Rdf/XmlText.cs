using System.Globalization;
using System.Net;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>The characters of an XML document on the way to the reader of XML: refuses pages and document types, bounds the length of
/// everything between two signs, and mends what is not well-formed where repairs are wanted.</summary>
sealed class XmlText : TextReader
{
    readonly RdfText _text;
    readonly bool _isTolerant;
    Place _place;
    int _quote;
    int _run;
    string _pending = "";
    int _pendingAt;
    char _last;
    char _beforeLast;

    /// <summary>Begins with the document.</summary>
    /// <exception cref="RdfException">It is empty or no XML.</exception>
    public XmlText(RdfText text)
    {
        _text = text;
        _isTolerant = text.Reading.Repairs is not null;
        SkipBlanks();
        if (Markup.Page(text) is { } page)
        {
            throw text.Mistake(page);
        }

        if (text.Peek(0) != '<')
        {
            throw text.Mistake(text.Peek(0) == RdfText.End ? "The document is empty." : $"Expected is XML, found is {text.Next}.");
        }
    }

    enum Place
    {
        Text,
        Tag,
        Value,
        Comment,
        Section,
        Instruction,
    }

    /// <inheritdoc/>
    public override int Peek() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var made = 0;
        while (made < count)
        {
            if (_pendingAt < _pending.Length)
            {
                buffer[index + made++] = _pending[_pendingAt++];
                continue;
            }

            var next = _text.Peek(0);
            if (next == RdfText.End)
            {
                break;
            }

            if (Mended((char)next) is { } mended)
            {
                (_pending, _pendingAt) = (mended, 0);
                continue;
            }

            Follow((char)next);
            _text.Advance(1);
            buffer[index + made++] = (char)next;
        }

        return made;
    }

    // What stands for the next characters, which are then read; null where the next one may stay.
    string? Mended(char next)
    {
        if (!_isTolerant)
        {
            return null;
        }

        var (line, column) = (_text.Line, _text.Column);
        if (Names.IsControl(next))
        {
            _text.Advance(1);
            _text.Repair(RdfFault.ControlCharacter, line, column, $"U+{(int)next:X4}", "", "");
            return "";
        }

        if (next == '&' && _place is Place.Text or Place.Value)
        {
            return Entity(line, column);
        }

        if (next == '<' && _place == Place.Text && _text.Peek(1) is ' ' or '\n' or '=' or (>= '0' and <= '9'))
        {
            _text.Advance(1);
            _text.Repair(RdfFault.Ampersand, line, column, "<", "&lt;", "");
            return "&lt;";
        }

        return null;
    }

    string? Entity(long line, long column)
    {
        var length = 1;
        while (length < 12 && _text.Peek(length) is var letter && letter != RdfText.End && (char.IsAsciiLetterOrDigit((char)letter) || letter == '#'))
        {
            length++;
        }

        if (length == 1 || _text.Peek(length) != ';')
        {
            _text.Advance(1);
            _text.Repair(RdfFault.Ampersand, line, column, "&", "&amp;", "");
            return "&amp;";
        }

        var name = string.Concat(Enumerable.Range(1, length - 1).Select(ahead => (char)_text.Peek(ahead)));
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            return null;
        }

        if (name[0] == '#')
        {
            var isHex = name.Length > 1 && name[1] == 'x';
            if (int.TryParse(name.AsSpan(isHex ? 2 : 1), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                && !Names.IsControl(code) && code is not ((>= 0xD800 and < 0xE000) or > 0x10FFFF or < 0))
            {
                return null;
            }

            _text.Advance(length + 1);
            _text.Repair(RdfFault.ControlCharacter, line, column, $"&{name};", "", "");
            return "";
        }

        var found = $"&{name};";
        var decoded = WebUtility.HtmlDecode(found);
        if (decoded == found)
        {
            _text.Advance(1);
            _text.Repair(RdfFault.Ampersand, line, column, found, $"&amp;{name};", "");
            return "&amp;";
        }

        _text.Advance(length + 1);
        _text.Repair(RdfFault.Ampersand, line, column, found, decoded, "");
        return decoded;
    }

    // Where the character stands; all limits of length are here, because the reader of XML has none.
    void Follow(char next)
    {
        var before = _place;
        switch (_place)
        {
            case Place.Text when next == '<':
                _place = Opened();
                break;
            case Place.Tag when next is '"' or '\'':
                (_place, _quote) = (Place.Value, next);
                break;
            case Place.Value when next == _quote:
                _place = Place.Tag;
                break;
            case Place.Tag when next == '>':
            case Place.Comment when next == '>' && _last == '-' && _beforeLast == '-':
            case Place.Section when next == '>' && _last == ']' && _beforeLast == ']':
            case Place.Instruction when next == '>' && _last == '?':
                _place = Place.Text;
                break;
        }

        (_beforeLast, _last) = (_last, next);
        _run = _place == before ? _run + 1 : 0;
        if (_run > _text.Reading.Limits.LiteralLength)
        {
            throw RdfException.Limit(
                $"A piece of XML is longer than {_text.Reading.Limits.LiteralLength} characters (limit LiteralLength).", _text.Line, _text.Column);
        }
    }

    Place Opened()
    {
        if (_text.Peek(1) == '?')
        {
            return Place.Instruction;
        }

        if (_text.Peek(1) != '!')
        {
            return Place.Tag;
        }

        if (Markup.Page(_text) is { } page)
        {
            throw _text.Mistake(page);
        }

        return _text.Peek(2) == '-' ? Place.Comment
            : _text.Peek(2) == '[' ? Place.Section
            : throw _text.Mistake("A document type (<!DOCTYPE) is not read: entities and foreign files are a way to attack the reader.");
    }

    void SkipBlanks()
    {
        var (line, column) = (_text.Line, _text.Column);
        while (_text.Peek(0) is ' ' or '\t' or '\n' or '\r')
        {
            _text.Advance(1);
        }

        if ((line, column) != (_text.Line, _text.Column) && _text.Peek(0) == '<' && _text.Peek(1) == '?')
        {
            _text.Repair(RdfFault.Declaration, line, column, "", "", "The XML declaration must be the very first of a document.");
        }
    }
}
