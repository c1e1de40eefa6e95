using System.Text.Json;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>Checks JSON values against the rules of a property: same rules, same codes as for features.</summary>
static class JsonCheck
{
    /// <summary>Checks a value; adds what is wrong with its place.</summary>
    public static void Value(PropertyCheck check, JsonElement value, string pointer, bool rejects, List<Notice> notices)
    {
        if (value.ValueKind == JsonValueKind.Array && check.Property.Type == PropertyType.TextArray)
        {
            Texts(check, value, pointer, rejects, notices);
        }
        else if (check.Property.Type == PropertyType.Json)
        {
            Json(check, value, pointer, rejects, notices);
        }
        else if (Scalar(check, value) is { } code)
        {
            // An unknown member of an open list rejects only where nothing can stand in for it.
            Add(check, code, pointer, rejects && !(code == NoticeCode.EnumUnmapped && check.Other is not null), notices);
        }
    }

    /// <summary>True where no text or name in the value has a NUL or half of a character, and every number is finite:
    /// PostgreSQL would refuse it.</summary>
    public static bool CanBeKept(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value) is { } text && !TextFormat.HasInvalidCharacters(text),
        JsonValueKind.Number => double.IsFinite(value.GetDouble()),
        JsonValueKind.Array => value.EnumerateArray().All(CanBeKept),
        JsonValueKind.Object => MembersCanBeKept(value),
        _ => true,
    };

    static bool MembersCanBeKept(JsonElement value)
    {
        try
        {
            return value.EnumerateObject().All(member => !TextFormat.HasInvalidCharacters(member.Name) && CanBeKept(member.Value));
        }
        catch (InvalidOperationException)
        {
            // A name with half of a character; there is no way to ask before.
            return false;
        }
    }

    /// <summary>The text; null where an escape in it stands for half of a character.</summary>
    static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static string? Scalar(PropertyCheck check, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return Text(value) is not { } text ? NoticeCode.InvalidCharacters : check.Property.Type switch
            {
                PropertyType.Text => check.Text(text),
                PropertyType.Date => TextFormat.IsDate(text) ? null : NoticeCode.InvalidFormatDate,
                PropertyType.DateTime => TextFormat.IsDateTime(text) ? null : NoticeCode.InvalidFormatDateTime,
                _ => NoticeCode.WrongType,
            };
        }

        switch (check.Property.Type, value.ValueKind)
        {
            case (PropertyType.Integer, JsonValueKind.Number):
                return IsWhole(value) ? check.Number(value.GetDouble()) : NoticeCode.WrongType;
            case (PropertyType.Number, JsonValueKind.Number):
                return check.Number(value.GetDouble());
            case (PropertyType.Boolean, JsonValueKind.True or JsonValueKind.False):
                return null;
            default:
                return NoticeCode.WrongType;
        }
    }

    // 1.0 is a whole number in JSON Schema.
    static bool IsWhole(JsonElement value) =>
        value.TryGetInt64(out _) || (value.GetDouble() is var number && Math.Abs(number) < 1L << 53 && double.IsInteger(number));

    static void Texts(PropertyCheck check, JsonElement value, string pointer, bool rejects, List<Notice> notices)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var place = 0;
        foreach (var item in value.EnumerateArray())
        {
            var here = $"{pointer}/{place++}";
            if (item.ValueKind != JsonValueKind.String)
            {
                Add(check, NoticeCode.WrongType, here, rejects, notices);
            }
            else if (Text(item) is not { } text)
            {
                Add(check, NoticeCode.InvalidCharacters, here, rejects, notices);
            }
            else if (check.Text(text) is { } code)
            {
                Add(check, code, here, rejects && !(code == NoticeCode.EnumUnmapped && check.Other is not null), notices);
            }
            else if (!seen.Add(text) && check.Property.UniqueItems)
            {
                Add(check, NoticeCode.DuplicateItems, here, rejects: false, notices);
            }
        }
    }

    static void Json(PropertyCheck check, JsonElement value, string pointer, bool rejects, List<Notice> notices)
    {
        if (!check.Property.IsArray)
        {
            Members(check, value, pointer, rejects, notices);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var place = 0;
            foreach (var item in value.EnumerateArray())
            {
                Members(check, item, $"{pointer}/{place++}", rejects, notices);
            }
        }
        else
        {
            Add(check, NoticeCode.WrongType, pointer, rejects, notices);
        }
    }

    static void Members(PropertyCheck check, JsonElement value, string pointer, bool rejects, List<Notice> notices)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            notices.Add(new(NoticeCode.WrongType, pointer, "The value must be a JSON object.", rejects));
            return;
        }

        foreach (var item in check.Items)
        {
            if (value.TryGetProperty(item.Property.Name, out var member))
            {
                Value(item, member, $"{pointer}/{item.Property.Name}", rejects, notices);
            }
            else if (item.IsRequired)
            {
                Add(item, NoticeCode.MissingRequired, $"{pointer}/{item.Property.Name}", rejects, notices);
            }
        }
    }

    static void Add(PropertyCheck check, string code, string pointer, bool rejects, List<Notice> notices) =>
        notices.Add(new(code, pointer, check.Expected(code), rejects));
}
