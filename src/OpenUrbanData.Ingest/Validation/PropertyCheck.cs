using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>The rules of one property, compiled: each method answers with a notice code, or null for a valid value.</summary>
sealed class PropertyCheck
{
    readonly Regex? _pattern;
    readonly FrozenSet<string>? _members;
    readonly bool _isClosed;
    string? _lastValid;

    public PropertyCheck(Property property, int place = -1)
    {
        Property = property;
        Place = place;
        Items = [.. property.Items.Select(item => new PropertyCheck(item))];
        _isClosed = property.Codes?.IsClosed == true;
        if (property.Pattern is { } pattern)
        {
            // In .NET "$" matches before a line feed at the end; in ECMA 262 it does not.
            var exact = pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? pattern[..^1] + "\\z" : pattern;
            _pattern = new(exact, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }

        if (property.Codes is { Values.IsEmpty: false } codes)
        {
            _members = codes.Values.ToFrozenSet(StringComparer.Ordinal);
            Other = codes.IsClosed ? null : codes.Values.FirstOrDefault(value => value is "other" or "OTHER");
        }
    }

    /// <summary>The property.</summary>
    public Property Property { get; }

    /// <summary>Its place in the schema, from 0; -1 for members of objects.</summary>
    public int Place { get; }

    /// <summary>Rules of the members of its objects.</summary>
    public ImmutableArray<PropertyCheck> Items { get; }

    /// <summary>True where a record without it is rejected.</summary>
    public bool IsRequired => Property.Level == PropertyLevel.Required;

    /// <summary>The member that stands for all unknown ones; null where the list has none.</summary>
    public string? Other { get; }

    /// <summary>Checks a text, or one member of an array of texts.</summary>
    public string? Text(string text)
    {
        // Constants come as the same object with every record.
        if (ReferenceEquals(text, _lastValid))
        {
            return null;
        }

        var code = TextFormat.HasInvalidCharacters(text) ? NoticeCode.InvalidCharacters
            : text.Length < Property.MinimumLength ? NoticeCode.TooShort
            : _members?.Contains(text) == false ? _isClosed ? NoticeCode.EnumUnknownClosed : NoticeCode.EnumUnmapped
            : _pattern?.IsMatch(text) == false ? NoticeCode.PatternMismatch
            : TextFormat.Check(Property.Format, text);
        _lastValid = code is null ? text : _lastValid;
        return code;
    }

    /// <summary>Checks a number.</summary>
    public string? Number(double number) =>
        !double.IsFinite(number) ? NoticeCode.WrongType
        : number < Property.Minimum ? NoticeCode.BelowMinimum
        : number > Property.Maximum ? NoticeCode.AboveMaximum
        : null;

    /// <summary>Checks an array of texts: the code of its first mistake.</summary>
    public string? Texts(string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is null)
            {
                return NoticeCode.WrongType;
            }

            if (Text(texts[i]) is { } code)
            {
                return code;
            }
        }

        return Property.UniqueItems && HasRepetition(texts) ? NoticeCode.DuplicateItems : null;
    }

    /// <summary>What the rule asks for, as one sentence.</summary>
    public string Expected(string code) => code switch
    {
        NoticeCode.MissingRequired => "The record must have a value.",
        NoticeCode.WrongType => $"The value must be {TypeName()}.",
        NoticeCode.InvalidCharacters => "The text must be Unicode without NUL.",
        NoticeCode.TooShort => Invariant($"The text must have at least {Property.MinimumLength} characters."),
        NoticeCode.PatternMismatch => $"The text must match {Property.Pattern}.",
        NoticeCode.BelowMinimum => Invariant($"The number must not be below {Property.Minimum}{Unit()}."),
        NoticeCode.AboveMaximum => Invariant($"The number must not be above {Property.Maximum}{Unit()}."),
        NoticeCode.EnumUnknownClosed => $"The value must be one of {Members()}.",
        NoticeCode.EnumUnmapped => $"The value should be mapped to one of {Members()}.",
        NoticeCode.DuplicateItems => "Members of the list must differ.",
        NoticeCode.InvalidFormatUri => "The text must be an address such as https://example.org/.",
        NoticeCode.InvalidFormatEmail => "The text must be a mail address such as office@example.org.",
        NoticeCode.InvalidFormatDate => "The text must be a date such as 2026-11-22.",
        NoticeCode.InvalidFormatDateTime => "The text must be an instant with offset such as 2026-11-22T18:00:00Z.",
        NoticeCode.InvalidFormatDuration => "The text must be an ISO 8601 duration such as PT2H.",
        _ => "The value must be valid.",
    };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static bool HasRepetition(string[] texts)
    {
        if (texts.Length > 32)
        {
            return texts.Distinct(StringComparer.Ordinal).Count() < texts.Length;
        }

        for (var i = 1; i < texts.Length; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (string.Equals(texts[i], texts[earlier], StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    string TypeName() => Property.Type switch
    {
        PropertyType.Text => "a text",
        PropertyType.Integer => "a whole number",
        PropertyType.Number => "a number",
        PropertyType.Boolean => "true or false",
        PropertyType.Date => "a date",
        PropertyType.DateTime => "an instant",
        PropertyType.TextArray => "a list of texts",
        _ => Property.IsArray ? "a list of JSON objects" : "a JSON object",
    };

    string Unit() => Property.Unit is { } unit ? " " + unit : "";

    string Members() => string.Join(", ", Property.Codes?.Values ?? []);
}
