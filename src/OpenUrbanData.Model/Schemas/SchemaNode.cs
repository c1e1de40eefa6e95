using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Model.Schemas;

/// <summary>A place in a JSON document of the registry: reads typed members and notes every mistake with its pointer.</summary>
readonly struct SchemaNode(JsonElement element, string pointer, SchemaNode.Mistakes mistakes, string name = "")
{
    /// <summary>The mistakes of one document.</summary>
    public sealed class Mistakes(string file)
    {
        readonly List<SchemaMistake> _all = [];

        /// <summary>All of them, in the order of the document.</summary>
        public ImmutableArray<SchemaMistake> All => [.. _all];

        /// <summary>Notes one.</summary>
        public void Add(string pointer, string expected) => _all.Add(new(file, pointer, expected));
    }

    /// <summary>The value.</summary>
    public JsonElement Element => element;

    /// <summary>Name of the member that holds it; empty for others.</summary>
    public string Name => name;

    /// <summary>Notes a mistake at this place.</summary>
    public void Wrong(string expected) => mistakes.Add(pointer, expected);

    /// <summary>Notes a mistake at a member.</summary>
    public void Wrong(string member, string expected) => mistakes.Add($"{pointer}/{Escape(member)}", expected);

    /// <summary>True for an object; anything else is a mistake.</summary>
    public bool IsObject(string expected)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Wrong($"must be {expected}, not {Shown(element)}.");
        return false;
    }

    /// <summary>Notes members that are not in the list.</summary>
    public void AllowOnly(FrozenSet<string> known)
    {
        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            Wrong(member.Name, $"'{member.Name}' is not a keyword of the profile: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>The member; null where it is missing.</summary>
    public SchemaNode? Member(string member) =>
        element.TryGetProperty(member, out var value) ? new(value, $"{pointer}/{Escape(member)}", mistakes, member) : null;

    /// <summary>All members of an object.</summary>
    public IEnumerable<SchemaNode> Members()
    {
        foreach (var member in element.EnumerateObject())
        {
            yield return new(member.Value, $"{pointer}/{Escape(member.Name)}", mistakes, member.Name);
        }
    }

    /// <summary>All elements of an array; anything else is a mistake.</summary>
    public IEnumerable<SchemaNode> Elements(string expected)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Wrong($"must be {expected}, not {Shown(element)}.");
            yield break;
        }

        var place = 0;
        foreach (var item in element.EnumerateArray())
        {
            yield return new(item, $"{pointer}/{place++}", mistakes);
        }
    }

    /// <summary>Notes a mistake where the member is not that text.</summary>
    public void MustBe(string member, string expected)
    {
        if (Text(member) != expected)
        {
            Wrong(member, $"must be '{expected}', not {(Member(member) is { } found ? Shown(found.Element) : "missing")}.");
        }
    }

    /// <summary>A text; null where it is missing or no text (which is a mistake).</summary>
    public string? Text(string member)
    {
        if (Member(member) is not { } found)
        {
            return null;
        }

        if (found.Element.ValueKind == JsonValueKind.String)
        {
            return found.Element.GetString();
        }

        found.Wrong($"must be a text, not {Shown(found.Element)}.");
        return null;
    }

    /// <summary>A number; null where it is missing or no number (which is a mistake).</summary>
    public double? Number(string member)
    {
        if (Member(member) is not { } found)
        {
            return null;
        }

        if (found.Element.ValueKind == JsonValueKind.Number)
        {
            return found.Element.GetDouble();
        }

        found.Wrong($"must be a number, not {Shown(found.Element)}.");
        return null;
    }

    /// <summary>A whole number from 0; 0 where it is missing or something else (which is a mistake).</summary>
    public int Count(string member)
    {
        if (Member(member) is not { } found)
        {
            return 0;
        }

        if (found.Element.ValueKind == JsonValueKind.Number && found.Element.TryGetInt32(out var count) && count >= 0)
        {
            return count;
        }

        found.Wrong($"must be a whole number from 0, not {Shown(found.Element)}.");
        return 0;
    }

    /// <summary>True where the member is true; anything but true and false is a mistake.</summary>
    public bool Flag(string member)
    {
        if (Member(member) is not { } found)
        {
            return false;
        }

        if (found.Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            found.Wrong($"must be true or false, not {Shown(found.Element)}.");
        }

        return found.Element.ValueKind == JsonValueKind.True;
    }

    /// <summary>A list of different texts; empty where it is missing.</summary>
    public ImmutableArray<string> Texts(string member)
    {
        if (Member(member) is not { } found)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in found.Elements("a list of texts"))
        {
            if (item.Element.ValueKind != JsonValueKind.String)
            {
                item.Wrong($"must be a text, not {Shown(item.Element)}.");
            }
            else if (item.Element.GetString() is var text && texts.Contains(text!))
            {
                item.Wrong($"'{text}' is in the list twice.");
            }
            else
            {
                texts.Add(text!);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>A text in both languages: from the localized member, else the plain one in both; null where both are
    /// missing.</summary>
    public LocalizedText? Localized(string plain, string localized)
    {
        var text = Text(plain);
        if (Member(localized) is not { } both)
        {
            return text is null ? null : new(text, text);
        }

        return both.Localized() ?? (text is null ? null : new(text, text));
    }

    /// <summary>This object with the members <c>de</c> and <c>en</c>; null where it is something else (which is a
    /// mistake).</summary>
    public LocalizedText? Localized()
    {
        if (!IsObject("an object with the members 'de' and 'en'"))
        {
            return null;
        }

        AllowOnly(["de", "en"]);
        var (de, en) = (Text("de"), Text("en"));
        if (string.IsNullOrWhiteSpace(de) || string.IsNullOrWhiteSpace(en))
        {
            Wrong("must have texts in both 'de' and 'en'.");
            return null;
        }

        return new(de, en);
    }

    /// <summary>A value as it stands in a message.</summary>
    public static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    static string Escape(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
