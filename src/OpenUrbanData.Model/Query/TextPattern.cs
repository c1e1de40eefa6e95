using System.Globalization;
using System.Text;

namespace OpenUrbanData.Model.Query;

/// <summary>Regular expressions of filters: the part of ECMAScript (ECMA-262, 22.2) whose matching takes a time that grows with the
/// text only, and that means the same in the database.</summary>
/// <remarks>Characters, <c>.</c>, classes, <c>\d \w \s</c> and their opposites, groups, alternatives, anchors, and repetitions. No
/// references back, no looking around, no word boundaries.</remarks>
public sealed class TextPattern
{
    const string Digits = "0-9", Letters = "A-Za-z0-9_";

    const string Blanks = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    readonly string _pattern;
    readonly TextPatternLimits _limits;
    readonly string _end;
    readonly StringBuilder _text = new();
    int _at;
    int _depth;
    string? _mistake;

    TextPattern(string pattern, string end, TextPatternLimits limits) => (_pattern, _end, _limits) = (pattern, end, limits);

    /// <summary>The pattern as PostgreSQL writes it (ARE); null with the mistake.</summary>
    public static string? ForDatabase(string pattern, TextPatternLimits limits, out string? mistake) => Translate(pattern, "$", limits, out mistake);

    /// <summary>The pattern as .NET writes it, for engines that never go back; null with the mistake.</summary>
    public static string? ForMemory(string pattern, TextPatternLimits limits, out string? mistake) => Translate(pattern, "\\z", limits, out mistake);

    static string? Translate(string pattern, string end, TextPatternLimits limits, out string? mistake)
    {
        var reader = new TextPattern(pattern, end, limits);
        if (pattern.Length > limits.MaximumLength)
        {
            reader.Fail($"the pattern is longer than {limits.MaximumLength} characters");
        }
        else
        {
            var size = reader.Alternatives();
            if (reader._at < pattern.Length)
            {
                reader.Fail("a closing parenthesis without an opening one");
            }
            else if (size > limits.MaximumSize)
            {
                reader.Fail($"with its repetitions written out the pattern has more than {limits.MaximumSize} characters");
            }
        }

        mistake = reader._mistake;
        return mistake is null ? reader._text.ToString() : null;
    }

    // What is beyond the limit need not be counted.
    int Bounded(long size) => (int)Math.Min(size, Math.Min(_limits.MaximumSize, int.MaxValue - 1L) + 1);

    bool IsAt(char character) => _at < _pattern.Length && _pattern[_at] == character;

    int Fail(string mistake)
    {
        _mistake ??= string.Create(CultureInfo.InvariantCulture, $"at {_at + 1} of the pattern: {mistake}");
        _at = _pattern.Length;
        return 1;
    }

    int Alternatives()
    {
        var size = 0;
        while (true)
        {
            size = Bounded((long)size + Sequence());
            if (!IsAt('|'))
            {
                return size;
            }

            _text.Append('|');
            _at++;
        }
    }

    int Sequence()
    {
        var size = 0;
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            size = Bounded((long)size + Repeated());
        }

        return size;
    }

    int Repeated()
    {
        if (_pattern[_at] is '^' or '$')
        {
            _text.Append(_pattern[_at++] == '^' ? "^" : _end);
            return _at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' or '{' ? Fail("a place cannot be repeated") : 1;
        }

        var size = Atom();
        if (_at >= _pattern.Length)
        {
            return size;
        }

        var times = 1;
        if (_pattern[_at] is '*' or '+' or '?')
        {
            _text.Append(_pattern[_at++]);
        }
        else if (_pattern[_at] == '{')
        {
            times = Count();
        }
        else
        {
            return size;
        }

        // As few as possible or as many: whether there is a match is the same.
        _at += IsAt('?') ? 1 : 0;
        return _at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' or '{'
            ? Fail("a repetition of a repetition; put it in parentheses")
            : Bounded((long)size * times);
    }

    // {3}, {3,}, {3,5}: at most what the database allows.
    int Count()
    {
        const int most = 255;
        var close = _pattern.IndexOf('}', _at);
        var bounds = close < 0 ? [] : _pattern[(_at + 1)..close].Split(',');
        var numbers = bounds.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        var isOpen = bounds.Length == 2 && bounds[1].Length == 0;
        if (bounds.Length is not (1 or 2) || numbers[0] is < 0 or > most || !isOpen && numbers[^1] is < 0 or > most || !isOpen && numbers[^1] < numbers[0])
        {
            return Fail($"expected a number of repetitions from 0 to {most}, such as {{2,5}}");
        }

        _text.Append(_pattern, _at, close + 1 - _at);
        _at = close + 1;
        return Math.Max(isOpen ? numbers[0] + 1 : numbers[^1], 1);
    }

    int Atom()
    {
        switch (_pattern[_at])
        {
            case '(':
                return Group();
            case '[':
                return Class();
            case '.':
                _at++;
                _text.Append("[^\n\r\u2028\u2029]");
                return 1;
            case '\\':
                return Escaped();
            case '*' or '+' or '?' or '{':
                return Fail("nothing to repeat");
            default:
                Append(Rune());
                return 1;
        }
    }

    int Group()
    {
        if (_pattern.AsSpan(_at).StartsWith("(?") && !_pattern.AsSpan(_at).StartsWith("(?:"))
        {
            return Fail("of groups with a question mark only (?: ) is known");
        }

        if (++_depth > _limits.MaximumDepth)
        {
            return Fail($"more than {_limits.MaximumDepth} groups in each other");
        }

        _at += _pattern.AsSpan(_at).StartsWith("(?") ? 3 : 1;
        _text.Append("(?:");
        var size = Alternatives();
        if (!IsAt(')'))
        {
            return Fail("a group is not closed");
        }

        _at++;
        _depth--;
        _text.Append(')');
        return Math.Max(size, 1);
    }

    int Escaped()
    {
        var set = _at + 1 < _pattern.Length ? Set(_pattern[_at + 1]) : null;
        if (set is null)
        {
            if (Character() is { } character)
            {
                Append(character);
            }

            return 1;
        }

        _text.Append(char.IsUpper(_pattern[_at + 1]) ? "[^" : "[").Append(set).Append(']');
        _at += 2;
        return 1;
    }

    static string? Set(char letter) => letter switch
    {
        'd' or 'D' => Digits,
        'w' or 'W' => Letters,
        's' or 'S' => Blanks,
        _ => null,
    };

    int Class()
    {
        _at++;
        _text.Append('[');
        if (IsAt('^'))
        {
            _at++;
            _text.Append('^');
        }

        if (IsAt(']'))
        {
            return Fail("a class without characters");
        }

        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (IsAt('\\') && _at + 1 < _pattern.Length && Set(_pattern[_at + 1]) is { } set)
            {
                if (char.IsUpper(_pattern[_at + 1]))
                {
                    return Fail("\\D, \\W and \\S stand outside of classes only");
                }

                _text.Append(set);
                _at += 2;
            }
            else if (!Range())
            {
                return 1;
            }
        }

        if (_at >= _pattern.Length)
        {
            return Fail("a class is not closed");
        }

        _at++;
        _text.Append(']');
        return 1;
    }

    // One character, or all from one to another.
    bool Range()
    {
        if (Character() is not { } first)
        {
            return false;
        }

        Append(first);
        if (!IsAt('-') || _at + 1 >= _pattern.Length || _pattern[_at + 1] == ']')
        {
            return true;
        }

        _at++;
        if (IsAt('\\') && _at + 1 < _pattern.Length && Set(_pattern[_at + 1]) is not null || Character() is not { } last || last < first)
        {
            Fail("a range whose end comes before its begin");
            return false;
        }

        _text.Append('-');
        Append(last);
        return true;
    }

    Rune? Character()
    {
        if (!IsAt('\\'))
        {
            return Rune();
        }

        var letter = _at + 1 < _pattern.Length ? _pattern[_at + 1] : '\0';
        var digits = letter switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits > 0)
        {
            if (_at + 2 + digits <= _pattern.Length
                && int.TryParse(_pattern.AsSpan(_at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && code > 0 && System.Text.Rune.IsValid(code))
            {
                _at += 2 + digits;
                return new(code);
            }

            Fail("expected a character such as \\u00e4");
            return null;
        }

        char? meant = letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            _ when letter != '\0' && char.IsAscii(letter) && !char.IsLetterOrDigit(letter) => letter,
            _ => null,
        };
        if (meant is null)
        {
            Fail(letter == '\0' ? "a backslash at the end" : $"'\\{letter}' is not known here");
            return null;
        }

        _at += 2;
        return new(meant.Value);
    }

    Rune Rune()
    {
        var rune = System.Text.Rune.TryGetRuneAt(_pattern, _at, out var found) ? found : System.Text.Rune.ReplacementChar;
        _at += rune.Utf16SequenceLength;
        return rune;
    }

    // Both languages read a backslash before what is neither letter nor digit as the character itself.
    void Append(Rune rune)
    {
        if (rune.IsAscii && !System.Text.Rune.IsLetterOrDigit(rune) && rune.Value is > ' ' and not '_')
        {
            _text.Append('\\');
        }

        _text.Append(rune.ToString());
    }
}
