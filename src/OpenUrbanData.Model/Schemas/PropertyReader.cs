using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Reads one property of a schema document.</summary>
static partial class PropertyReader
{
    /// <summary>Reads the geometry.</summary>
    public static GeometryRule Geometry(SchemaNode node, bool isRequired)
    {
        node.AllowOnly(SchemaKeywords.Property);
        if (node.Name != "geometry")
        {
            node.Wrong("a geometry is the member 'geometry' of a feature and must have that name.");
        }

        var types = node.Texts("x-oud-geometryTypes");
        if (types.IsEmpty)
        {
            node.Wrong("needs 'x-oud-geometryTypes', the list of allowed types.");
        }

        foreach (var type in types.Where(type => !SchemaKeywords.GeometryTypes.Contains(type)))
        {
            node.Wrong("x-oud-geometryTypes", $"must name types of {string.Join(", ", SchemaKeywords.GeometryTypes)}, not '{type}'.");
        }

        return new(types, Level(node, isRequired));
    }

    /// <summary>Reads any other property.</summary>
    public static Property Property(SchemaNode node, bool isRequired, bool hasLevel, bool isLocal = false)
    {
        if (!node.IsObject("an object with the rules of the property"))
        {
            return new() { Name = node.Name, Type = PropertyType.Text, Title = new("", "") };
        }

        node.AllowOnly(SchemaKeywords.Property);
        if (isLocal ? node.Name.Length > LocalSchema.NameLength || !LocalName().IsMatch(node.Name) : node.Name.Length > 40 || !Name().IsMatch(node.Name))
        {
            node.Wrong(isLocal ? "must have a name of letters, digits and '_', at most 60." : "must have a name in snake_case of at most 40 characters.");
        }

        var (type, isArray) = Type(node);
        var items = node.Member("items");
        if (isArray && items?.IsObject("an object with the rules of the items") == true)
        {
            items.Value.AllowOnly(SchemaKeywords.Items);
        }

        // Rules for texts stand at the items where the property is an array of texts.
        var texts = type == PropertyType.TextArray && items is { Element.ValueKind: JsonValueKind.Object } one ? one : node;
        return new()
        {
            Name = node.Name,
            Type = type,
            IsArray = type == PropertyType.Json && isArray,
            Origin = SchemaKeywords.OriginOf(node.Name),
            Level = hasLevel ? Level(node, isRequired) : isRequired ? PropertyLevel.Required : PropertyLevel.Optional,
            Sequence = node.Count("x-ogc-propertySeq"),
            Format = Format(node, type),
            Role = node.Text("x-ogc-role"),
            Unit = node.Text("x-ogc-unit"),
            References = node.Text("x-ogc-collectionId"),
            Minimum = node.Number("minimum"),
            Maximum = node.Number("maximum"),
            Pattern = Pattern(texts),
            MinimumLength = node.Count("minLength"),
            UniqueItems = node.Flag("uniqueItems"),
            ReadOnly = node.Flag("readOnly"),
            IsDeprecated = node.Flag("deprecated"),
            Items = Items(isArray ? items : node),
            Codes = Codes(texts),
            Title = node.Localized("title", "x-oud-titles") ?? new(node.Name, node.Name),
            Description = node.Localized("description", "x-oud-descriptions"),
            Aligns = node.Text("x-oud-aligns"),
            SourceNames = node.Texts("x-oud-sourceNames"),
        };
    }

    static (PropertyType Type, bool IsArray) Type(SchemaNode node)
    {
        switch (node.Text("type"))
        {
            case "string":
                return (node.Text("format") switch
                {
                    "date" => PropertyType.Date,
                    "date-time" => PropertyType.DateTime,
                    _ => PropertyType.Text,
                }, false);
            case "integer":
                return (PropertyType.Integer, false);
            case "number":
                return (PropertyType.Number, false);
            case "boolean":
                return (PropertyType.Boolean, false);
            case "object":
                return (PropertyType.Json, false);
            case "array":
                var items = node.Member("items") is { Element.ValueKind: JsonValueKind.Object } one ? one.Text("type") : null;
                if (items is not ("string" or "object"))
                {
                    node.Wrong("items", "an array needs items of type string or object.");
                }

                return (items == "object" ? PropertyType.Json : PropertyType.TextArray, true);
            case var other:
                node.Wrong($"needs a type of string, integer, number, boolean, object, array, not '{other ?? "none"}'.");
                return (PropertyType.Text, false);
        }
    }

    static PropertyLevel Level(SchemaNode node, bool isRequired)
    {
        var level = node.Text("x-oud-level") switch
        {
            "required" => PropertyLevel.Required,
            "expected" => PropertyLevel.Expected,
            "optional" => PropertyLevel.Optional,
            null => isRequired ? PropertyLevel.Required : PropertyLevel.Optional,
            var other => WrongLevel(node, other),
        };
        if (level == PropertyLevel.Required != isRequired)
        {
            node.Wrong("x-oud-level", "is 'required' exactly where 'required' of the schema names the property.");
        }

        return level;
    }

    static PropertyLevel WrongLevel(SchemaNode node, string other)
    {
        node.Wrong("x-oud-level", $"must be required, expected or optional, not '{other}'.");
        return PropertyLevel.Optional;
    }

    static string? Format(SchemaNode node, PropertyType type)
    {
        var format = node.Text("format");
        if (format is not null && (!SchemaKeywords.Formats.Contains(format) || type is not (PropertyType.Text or PropertyType.Date or PropertyType.DateTime)))
        {
            node.Wrong("format", $"must be one of {string.Join(", ", SchemaKeywords.Formats)} at a text, not '{format}'.");
        }

        return type == PropertyType.Text ? format : null;
    }

    static string? Pattern(SchemaNode node)
    {
        var pattern = node.Text("pattern");
        if (pattern is null)
        {
            return null;
        }

        try
        {
            // Only what runs in linear time is a pattern here: sources are not to be trusted.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            node.Wrong("pattern", $"must be a regular expression without back references and look-around: {exception.Message}");
        }

        return pattern;
    }

    static CodeList? Codes(SchemaNode node)
    {
        var closed = node.Member("enum") is not null;
        var values = node.Texts(closed ? "enum" : "x-oud-values");
        var kind = node.Text("x-oud-codelist");
        if (kind is null && values.IsEmpty)
        {
            return null;
        }

        if (kind != (closed ? "closed" : "open"))
        {
            node.Wrong("x-oud-codelist", "must be 'closed' beside 'enum' and 'open' beside 'x-oud-values'.");
        }

        var titles = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (node.Member("x-oud-valueTitles") is { } named && named.IsObject("an object with one member per value"))
        {
            foreach (var member in named.Members())
            {
                if (!values.Contains(member.Name))
                {
                    member.Wrong($"'{member.Name}' is not in the list.");
                }
                else if (member.Localized() is { } title)
                {
                    titles[member.Name] = title;
                }
            }
        }

        return new(closed, values) { Titles = titles.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    static ImmutableArray<Property> Items(SchemaNode? place)
    {
        if (place is not { Element.ValueKind: JsonValueKind.Object } node || node.Member("properties") is not { } members
            || !members.IsObject("an object with one member per property"))
        {
            return [];
        }

        var required = node.Texts("required");
        ImmutableArray<Property> items = [.. members.Members().Select(member => Property(member, required.Contains(member.Name), hasLevel: false))];
        foreach (var unknown in required.Where(name => items.All(item => item.Name != name)))
        {
            node.Wrong("required", $"'{unknown}' is not a member of the items.");
        }

        return items;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // Source columns keep their names where they are identifiers already.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex LocalName();
}
