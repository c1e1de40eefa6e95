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

    static string? Scalar(PropertyCheck check, JsonElement value)
    {
        switch (check.Property.Type, value.ValueKind)
        {
            case (PropertyType.Text, JsonValueKind.String):
                return check.Text(value.GetString()!);
            case (PropertyType.Date, JsonValueKind.String):
                return TextFormat.IsDate(value.GetString()!) ? null : NoticeCode.InvalidFormatDate;
            case (PropertyType.DateTime, JsonValueKind.String):
                return TextFormat.IsDateTime(value.GetString()!) ? null : NoticeCode.InvalidFormatDateTime;
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
            else if (check.Text(item.GetString()!) is { } code)
            {
                Add(check, code, here, rejects && !(code == NoticeCode.EnumUnmapped && check.Other is not null), notices);
            }
            else if (!seen.Add(item.GetString()!) && check.Property.UniqueItems)
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
