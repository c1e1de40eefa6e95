using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>A group of keys while it is read: asks for keys by name and notes every mistake with its line.</summary>
/// <remarks>Reading goes on after a mistake, so that all of a file are told at once.</remarks>
sealed class Section
{
    readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    readonly string _file;
    readonly string _path;
    readonly List<DescriptorError> _errors;

    public Section(string file, string path, string shape, YamlNode.Map map, List<DescriptorError> errors)
    {
        (_file, _path, _errors, Line) = (file, path, errors, map.Line);
        var known = DescriptorKeys.Of(shape);
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key, StringComparer.Ordinal) && entry.Key.Contains(' ', StringComparison.Ordinal)
                && entry.Value is YamlNode.Scalar { IsNull: true })
            {
                // What is left of '{ de: one, two }'.
                Error(entry.Line, "", $"'{entry.Key}' stands alone; a text with a comma inside '{{ }}' needs quotes.");
            }
            else if (!known.Contains(entry.Key, StringComparer.Ordinal))
            {
                Error(entry.Line, entry.Key, $"This key is not known{NearestName.Hint(entry.Key, known, $"; expected one of {string.Join(", ", known)}.")}");
            }
            else if (!_entries.TryAdd(entry.Key, entry))
            {
                Error(entry.Line, entry.Key, $"This key stands here twice, first in line {_entries[entry.Key].Line}.");
            }
        }
    }

    /// <summary>Line on which the group begins.</summary>
    public long Line { get; }

    /// <summary>The file.</summary>
    public string File => _file;

    /// <summary>True where the key is there and holds something.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The key's value; null where it is missing or empty.</summary>
    public YamlEntry? Find(string key) =>
        _entries.TryGetValue(key, out var entry) && entry.Value is not YamlNode.Scalar { IsNull: true } ? entry : null;

    /// <summary>Line of a key, or of the group where the key is missing.</summary>
    public long LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <summary>Notes a mistake.</summary>
    public void Error(long line, string key, string message) =>
        _errors.Add(new(_file, line, _path.Length == 0 ? key : key.Length == 0 ? _path : $"{_path}.{key}", message));

    /// <summary>Notes a missing key.</summary>
    public void Missing(string key, string expected) => Error(LineOf(key), key, $"This key is missing; expected {expected}.");

    /// <summary>A text; null where missing, noted where <paramref name="expected"/> says that it is needed.</summary>
    public string? Text(string key, string? expected = null)
    {
        switch (Find(key))
        {
            case null:
                if (expected is not null)
                {
                    Missing(key, expected);
                }

                return null;
            case { Value: YamlNode.Scalar scalar }:
                return scalar.Text;
            case { } entry:
                Error(entry.Line, key, $"Expected a text, found {entry.Value.Kind}.");
                return null;
        }
    }

    /// <summary>One text or a list of texts; empty where missing.</summary>
    public ImmutableArray<string> Texts(string key) => Find(key) is { } entry ? TextsOf(entry) : [];

    /// <summary>Texts with their lines.</summary>
    public ImmutableArray<NamedColumn> Columns(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case { Value: YamlNode.Scalar scalar }:
                return [new(scalar.Line, scalar.Text)];
            case { Value: YamlNode.List list }:
                return [.. list.Items.OfType<YamlNode.Scalar>().Select(one => new NamedColumn(one.Line, one.Text))];
            case { } entry:
                Error(entry.Line, key, $"Expected column names, found {entry.Value.Kind}.");
                return [];
        }
    }

    /// <summary>The texts of an entry of this group.</summary>
    public ImmutableArray<string> TextsOf(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlNode.Scalar scalar:
                return [scalar.Text];
            case YamlNode.List list:
                foreach (var other in list.Items.Where(item => item is not YamlNode.Scalar))
                {
                    Error(other.Line, entry.Key, $"Expected a list of texts, found {other.Kind} in it.");
                }

                return [.. list.Items.OfType<YamlNode.Scalar>().Select(item => item.Text)];
            default:
                Error(entry.Line, entry.Key, $"Expected a text or a list of texts, found {entry.Value.Kind}.");
                return [];
        }
    }

    /// <summary>One of the given texts; <paramref name="otherwise"/> where missing or wrong.</summary>
    public string? OneOf(string key, ImmutableArray<string> values, string? otherwise = null, bool required = false)
    {
        var text = Text(key, required ? $"one of {string.Join(", ", values)}" : null);
        if (text is null || values.Contains(text, StringComparer.Ordinal))
        {
            return text ?? otherwise;
        }

        Error(LineOf(key), key, $"'{text}' is not one of {string.Join(", ", values)}{NearestName.Hint(text, values)}");
        return otherwise;
    }

    /// <summary>A German and an English text; a single text serves for both.</summary>
    public LocalizedText? Localized(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required)
                {
                    Missing(key, "'{ de: …, en: … }'");
                }

                return null;
            case { Value: YamlNode.Scalar scalar }:
                return new(scalar.Text, scalar.Text);
            case { Value: YamlNode.Map }:
                var group = Child(key, "localized")!;
                var de = group.Text("de", "the German text");
                return de is null ? null : new(de, group.Text("en") ?? de);
            case { } entry:
                Error(entry.Line, key, $"Expected a text or '{{ de: …, en: … }}', found {entry.Value.Kind}.");
                return null;
        }
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            case var text:
                Error(LineOf(key), key, $"'{text}' is not 'true' or 'false'.");
                return null;
        }
    }

    /// <summary>A number within bounds.</summary>
    public double? Number(string key, double minimum, double maximum)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Error(LineOf(key), key, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a number from {minimum} to {maximum}."));
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public long? Whole(string key, long minimum, long maximum)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Error(LineOf(key), key, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a whole number from {minimum} to {maximum}."));
        return null;
    }

    /// <summary>An ISO 8601 period within bounds; a month counts 30 days, a year 365.</summary>
    public TimeSpan? Period(string key, TimeSpan minimum, TimeSpan maximum)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            if (XmlConvert.ToTimeSpan(text) is var period && period >= minimum && period <= maximum)
            {
                return period;
            }

            Error(LineOf(key), key, $"'{text}' is not from {XmlConvert.ToString(minimum)} to {XmlConvert.ToString(maximum)}.");
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            Error(LineOf(key), key, $"'{text}' is no ISO 8601 period; expected for example P1D, P1M or PT15M.");
        }

        return null;
    }

    /// <summary>One character; <c>tab</c> is one too.</summary>
    public char? Character(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case "tab" or "\\t":
                return '\t';
            case { Length: 1 } text:
                return text[0];
            case var text:
                Error(LineOf(key), key, $"'{text}' is not one character ('tab' for the tabulator).");
                return null;
        }
    }

    /// <summary>A regular expression that cannot run away: without backtracking.</summary>
    public Regex? Pattern(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            return new(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            Error(LineOf(key), key, $"'{text}' is not a regular expression without look-around and back references: {exception.Message}");
            return null;
        }
    }

    /// <summary>A group of keys; null where missing.</summary>
    public Section? Child(string key, string shape)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case { Value: YamlNode.Map map }:
                return new(_file, _path.Length == 0 ? key : $"{_path}.{key}", shape, map, _errors);
            case { } entry:
                Error(entry.Line, key, $"Expected the keys {string.Join(", ", DescriptorKeys.Of(shape))}, found {entry.Value.Kind}.");
                return null;
        }
    }

    /// <summary>A group inside an entry or list of this group.</summary>
    public Section Inner(string key, string shape, YamlNode.Map map) =>
        new(_file, _path.Length == 0 ? key : $"{_path}.{key}", shape, map, _errors);

    /// <summary>Keys of free choice with their values; empty where missing. A repeated key is a mistake.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case { Value: YamlNode.Map map }:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var entry in map.Entries.Where(entry => !seen.Add(entry.Key)))
                {
                    Error(entry.Line, $"{key}.{entry.Key}", "This key stands here twice.");
                }

                return map.Entries;
            case { } entry:
                Error(entry.Line, key, $"Expected keys and values, found {entry.Value.Kind}.");
                return [];
        }
    }

    /// <summary>Texts by key of free choice.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Lookup(string key)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var entry in Entries(key))
        {
            if (entry.Value is YamlNode.Scalar scalar)
            {
                pairs.Add(new(entry.Key, scalar.Text));
            }
            else
            {
                Error(entry.Line, $"{key}.{entry.Key}", $"Expected a text, found {entry.Value.Kind}.");
            }
        }

        return pairs.DrainToImmutable();
    }
}
