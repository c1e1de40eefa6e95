using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Names of properties from names of columns: kept if they are identifiers already, else slugged.</summary>
static partial class PropertyNames
{
    /// <summary>Most characters of a name.</summary>
    public const int Length = 40;

    /// <summary>A name that none of <paramref name="taken"/> has in any case; it is added to them.</summary>
    public static string Of(string column, HashSet<string> taken)
    {
        var name = Identifier().IsMatch(column) && column.Length <= Length ? column : Slug(column);
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{i}");
            unique = name.Length + suffix.Length > Length ? name[..(Length - suffix.Length)] + suffix : name + suffix;
        }

        return unique;
    }

    static string Slug(string column)
    {
        var text = new StringBuilder(column.Length);
        foreach (var character in column.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                text.Append(character);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != '_')
            {
                text.Append('_');
            }
        }

        var slug = text.ToString().Trim('_');
        slug = slug.Length == 0 || char.IsAsciiDigit(slug[0]) ? $"c_{slug}" : slug;
        return slug.Length <= Length ? slug.TrimEnd('_') : slug[..Length].TrimEnd('_');
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
