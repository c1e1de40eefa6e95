using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>What Turtle has beyond N-Triples: base and prefixes, names with a prefix, numbers, truth values.</summary>
sealed class TurtleNames(RdfTokens tokens)
{
    readonly RdfText _text = tokens.Text;
    readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    readonly StringBuilder _builder = new();
    string? _base = tokens.Text.Reading.Base;

    bool IsTolerant => _text.Reading.Repairs is not null;

    /// <summary>Goes to the next sign.</summary>
    public void SkipSpace()
    {
        while (true)
        {
            switch (_text.Peek(0))
            {
                case ' ' or '\t' or '\n' or '\r':
                    _text.Advance(1);
                    break;
                case '#':
                    while (_text.Peek(0) is not ('\n' or '\r' or RdfText.End))
                    {
                        _text.Advance(1);
                    }

                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Reads a base or a prefix; false where none begins.</summary>
    public bool ReadDirective()
    {
        if (_text.Peek(0) == '@')
        {
            if (!IsWord("@prefix", exact: true) && !IsWord("@base", exact: true))
            {
                throw _text.Mistake("Expected is @prefix or @base.");
            }

            ReadDirective(_text.Peek(1) == 'p');
            SkipSpace();
            tokens.Expect('.');
            return true;
        }

        if (IsWord("prefix", exact: false) || IsWord("base", exact: false))
        {
            ReadDirective(_text.Peek(0) is 'p' or 'P');
            return true;
        }

        return false;
    }

    /// <summary>Reads a predicate.</summary>
    public Term.Iri ReadVerb()
    {
        if (_text.Peek(0) == 'a' && tokens.Point(1) is var next && !Names.IsName(next) && next is not (':' or '.'))
        {
            _text.Advance(1);
            return new(Vocabulary.Type);
        }

        return ReadIri();
    }

    /// <summary>Reads an IRI, whole or with a prefix.</summary>
    public Term.Iri ReadIri()
    {
        if (_text.Peek(0) != '<')
        {
            return new(ReadPrefixed());
        }

        var (line, column) = (_text.Line, _text.Column);
        return new(Absolute(tokens.ReadIri(), line, column));
    }

    /// <summary>Reads the data type behind <c>^^</c>.</summary>
    public string ReadDatatype()
    {
        _text.Advance(2);
        SkipSpace();
        return ReadIri().Value;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>; null where something else stands.</summary>
    public Term.Literal? ReadBoolean()
    {
        foreach (var word in (ReadOnlySpan<string>)["true", "false"])
        {
            if (Begins(word, exact: true) && tokens.Point(word.Length) is var next && !Names.IsName(next) && next != ':')
            {
                _text.Advance(word.Length);
                return new(word, Datatype: Vocabulary.Boolean);
            }
        }

        return null;
    }

    /// <summary>Reads a number: integer, decimal or double by its form.</summary>
    public Term.Literal ReadNumber()
    {
        _builder.Clear();
        var type = Vocabulary.Integer;
        if (_text.Peek(0) is '+' or '-')
        {
            Take();
        }

        var digits = TakeDigits();
        if (_text.Peek(0) == '.' && (IsDigit(1) || (digits > 0 && IsExponent(1))))
        {
            Take();
            digits += TakeDigits();
            type = Vocabulary.Decimal;
        }

        if (digits > 0 && _text.Peek(0) is 'e' or 'E')
        {
            if (!IsExponent(0))
            {
                throw _text.Mistake("Expected are digits in the exponent of a number.");
            }

            Take();
            if (_text.Peek(0) is '+' or '-')
            {
                Take();
            }

            TakeDigits();
            type = Vocabulary.Double;
        }

        return digits > 0 ? new(_builder.ToString(), Datatype: type) : throw _text.Mistake($"Expected is a number, found is {_text.Next}.");
    }

    void ReadDirective(bool isPrefix)
    {
        _text.Advance((_text.Peek(0) == '@' ? 1 : 0) + (isPrefix ? 6 : 4));
        SkipSpace();
        var prefix = "";
        if (isPrefix)
        {
            prefix = ReadPrefix();
            SkipSpace();
        }

        var (line, column) = (_text.Line, _text.Column);
        var iri = Absolute(tokens.ReadIri(), line, column);
        if (!isPrefix)
        {
            _base = iri;
            return;
        }

        _prefixes[prefix] = iri;
        if (_prefixes.Count > _text.Reading.Limits.Prefixes)
        {
            throw RdfException.Limit($"More than {_text.Reading.Limits.Prefixes} prefixes (limit Prefixes).", line, column);
        }
    }

    string Absolute(string iri, long line, long column)
    {
        if (IriReference.IsAbsolute(iri))
        {
            return iri;
        }

        return _base is null
            ? throw new RdfException($"<{iri}> is relative, and the document has no base.", line, column)
            : IriReference.Resolve(_base, iri);
    }

    // Production PNAME_NS, with its colon.
    string ReadPrefix()
    {
        _builder.Clear();
        var next = tokens.Point();
        if (Names.IsLetter(next))
        {
            do
            {
                Take();
                next = tokens.Point();
            }
            while (Names.IsName(next) || (next == '.' && tokens.DotGoesOn(isLocal: false)));
        }

        if (next != ':')
        {
            throw _builder.Length == 0
                ? _text.Mistake($"Expected is <, a name with a prefix, or a value, found is {_text.Next}.")
                : _text.Mistake($"Expected is a colon behind '{_builder}', found is {_text.Next}.");
        }

        _text.Advance(1);
        return tokens.Shared(_builder.ToString());
    }

    // Production PrefixedName.
    string ReadPrefixed()
    {
        var (line, column) = (_text.Line, _text.Column);
        var prefix = ReadPrefix();
        if (!_prefixes.TryGetValue(prefix, out var start))
        {
            start = IsTolerant ? Vocabulary.Prefixes.FirstOrDefault(known => known.Prefix == prefix).Namespace : null;
            if (start is null)
            {
                throw new RdfException($"The prefix '{prefix}:' is not declared.", line, column);
            }

            _text.Repair(RdfFault.Prefix, line, column, prefix, start, "");
        }

        _builder.Clear().Append(start);
        var isFirst = true;
        while (true)
        {
            var next = tokens.Point();
            if (next == '%')
            {
                TakePercent();
            }
            else if (next == '\\')
            {
                TakeEscaped();
            }
            else if (next == ':' || (Names.IsName(next) && (!isFirst || Names.IsLetter(next) || next is '_' or (>= '0' and <= '9')))
                || (next == '.' && !isFirst && tokens.DotGoesOn(isLocal: true)))
            {
                Take();
            }
            else if (next == '/' && IsTolerant)
            {
                // Many take names for abbreviations of addresses; the official examples of DCAT-AP do.
                _text.Repair(RdfFault.Name, _text.Line, _text.Column, "/", "\\/", "");
                Take();
            }
            else
            {
                return tokens.Shared(_builder.ToString());
            }

            isFirst = false;
            if (_builder.Length > _text.Reading.Limits.NameLength)
            {
                throw RdfException.Limit($"A name is longer than {_text.Reading.Limits.NameLength} characters (limit NameLength).", line, column);
            }
        }
    }

    void TakePercent()
    {
        if (!IsHex(1) || !IsHex(2))
        {
            throw _text.Mistake("Expected are two hexadecimal digits behind % in a name.");
        }

        Take();
        Take();
        Take();
    }

    void TakeEscaped()
    {
        if (_text.Peek(1) is var next && (next == RdfText.End || !"_~.-!$&'()*+,;=/?#@%".Contains((char)next, StringComparison.Ordinal)))
        {
            throw _text.Mistake($"In a name a backslash must not stand before {RdfText.Show(next)}.");
        }

        _text.Advance(1);
        Take();
    }

    void Take()
    {
        var next = tokens.Point();
        _ = next > 0xFFFF ? _builder.Append(char.ConvertFromUtf32(next)) : _builder.Append((char)next);
        _text.Advance(next > 0xFFFF ? 2 : 1);
    }

    int TakeDigits()
    {
        var count = 0;
        for (; IsDigit(0); count++)
        {
            Take();
            if (_builder.Length > _text.Reading.Limits.NameLength)
            {
                throw RdfException.Limit(
                    $"A number is longer than {_text.Reading.Limits.NameLength} digits (limit NameLength).", _text.Line, _text.Column);
            }
        }

        return count;
    }

    bool IsDigit(int ahead) => _text.Peek(ahead) is >= '0' and <= '9';

    bool IsExponent(int ahead) =>
        _text.Peek(ahead) is 'e' or 'E' && (IsDigit(ahead + 1) || (_text.Peek(ahead + 1) is '+' or '-' && IsDigit(ahead + 2)));

    bool IsHex(int ahead) => _text.Peek(ahead) is var digit && digit != RdfText.End && char.IsAsciiHexDigit((char)digit);

    bool Begins(string word, bool exact)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (_text.Peek(i) is var found && (found == RdfText.End || (exact ? (char)found : char.ToLowerInvariant((char)found)) != word[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The name prefix: may be used as a prefix, too.
    bool IsWord(string word, bool exact) => Begins(word, exact)
        && (_text.Peek(word.Length) is ' ' or '\t' or '\n' or '\r' or '#' or '<' || (exact && _text.Peek(word.Length) == ':'));
}
