using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Which characters names, labels and language tags are made of, and which values may hold.</summary>
static class Names
{
    /// <summary>Production <c>PN_CHARS_BASE</c> of Turtle.</summary>
    public static bool IsLetter(int point) => point is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
        or (>= 0x37F and <= 0x1FFF) or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
        or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>Production <c>PN_CHARS</c> of Turtle.</summary>
    public static bool IsName(int point) => IsLetter(point) || point is '_' or '-' or (>= '0' and <= '9') or 0xB7
        or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);

    /// <summary>Whether it is a language tag: letters, then groups of letters and digits behind hyphens.</summary>
    public static bool IsLanguage(ReadOnlySpan<char> tag)
    {
        var group = 0;
        var isFirst = true;
        foreach (var character in tag)
        {
            if (character == '-')
            {
                if (group == 0)
                {
                    return false;
                }

                (group, isFirst) = (0, false);
            }
            else if (char.IsAsciiLetter(character) || (!isFirst && char.IsAsciiDigit(character)))
            {
                group++;
            }
            else
            {
                return false;
            }
        }

        return group > 0;
    }

    /// <summary>The label of a node that a document calls so. Those that readers make themselves are <c>g1</c>, <c>g2</c> …: a given one that
    /// looks so gets an underscore behind it, so that no two nodes become one.</summary>
    public static string Labelled(string label)
    {
        var bare = label.AsSpan().TrimEnd('_');
        return bare.Length > 1 && bare[0] == 'g' && bare[1..].IndexOfAnyExceptInRange('0', '9') < 0 ? label + "_" : label;
    }

    /// <summary>A value without control characters (tabs and line breaks are none) and halves of characters.</summary>
    public static string Clean(string value, Action<(RdfFault Fault, string Found, string Became)> repair)
    {
        if (!IsUnclean(value))
        {
            return value;
        }

        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (IsControl(rune.Value))
            {
                repair((RdfFault.ControlCharacter, $"U+{rune.Value:X4}", ""));
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether XML 1.0 cannot hold the character.</summary>
    public static bool IsControl(int point) => point is (< 0x20 and not (0x9 or 0xA or 0xD)) or 0xFFFE or 0xFFFF;

    static bool IsUnclean(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (IsControl(value[i]) || char.IsSurrogate(value[i]))
            {
                return true;
            }
        }

        return false;
    }
}
