using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Reads <c>schema.json</c>: the flat profile of JSON Schema in which every schema is written.</summary>
/// <remarks>The profile is described in schemas/README.md; what is outside of it is a mistake, and all mistakes of a
/// document are reported at once.</remarks>
public sealed class SchemaReader
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    readonly SchemaNode.Mistakes _mistakes;

    SchemaReader(string file) => _mistakes = new(file);

    /// <summary>Reads one document.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="utf8">The document, UTF-8; kept as <see cref="FeatureSchema.Document"/>.</param>
    /// <param name="status">Where it stands in its life, which the document does not say.</param>
    public static SchemaReading Read(string file, ReadOnlyMemory<byte> utf8, SchemaStatus status = SchemaStatus.Draft)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException exception)
        {
            return new(null, [new(file, "", $"must be JSON: {exception.Message}")]);
        }

        using (document)
        {
            var reader = new SchemaReader(file);
            try
            {
                var schema = reader.Document(document.RootElement, utf8, status);
                return reader._mistakes.All is { IsEmpty: false } mistakes ? new(null, mistakes) : new(schema, []);
            }
            catch (InvalidOperationException)
            {
                // JsonDocument looks into texts only when they are asked for.
                return new(null, [new(file, "", "must be JSON in UTF-8 whose texts are whole Unicode characters.")]);
            }
        }
    }

    FeatureSchema? Document(JsonElement element, ReadOnlyMemory<byte> utf8, SchemaStatus status)
    {
        var root = new SchemaNode(element, "", _mistakes);
        if (!root.IsObject("an object"))
        {
            return null;
        }

        root.AllowOnly(SchemaKeywords.Document);
        root.MustBe("$schema", SchemaKeywords.Dialect);
        root.MustBe("type", "object");
        var (name, version) = Identity(root);
        var required = root.Texts("required");
        var isLocal = root.Flag("x-oud-local");
        var properties = ImmutableArray.CreateBuilder<Property>();
        GeometryRule? geometry = null;
        if (root.Member("properties") is { } members && members.IsObject("an object with one member per property"))
        {
            foreach (var member in members.Members())
            {
                var isRequired = required.Contains(member.Name);
                if (member.Text("format")?.StartsWith("geometry-", StringComparison.Ordinal) == true)
                {
                    geometry = PropertyReader.Geometry(member, isRequired);
                }
                else
                {
                    properties.Add(PropertyReader.Property(member, isRequired, hasLevel: true, isLocal));
                }
            }
        }
        else
        {
            root.Wrong("needs 'properties', an object with one member per property.");
        }

        HashSet<string> names = [.. properties.Select(property => property.Name)];
        if (geometry is not null)
        {
            names.Add("geometry");
        }

        foreach (var unknown in required.Where(one => !names.Contains(one)))
        {
            root.Wrong("required", $"'{unknown}' is not a property of the schema.");
        }

        return new()
        {
            Name = name,
            Version = version,
            Status = status,
            IsLocal = isLocal,
            Title = root.Localized("title", "x-oud-titles") ?? new("", ""),
            Description = root.Localized("description", "x-oud-descriptions") ?? new("", ""),
            Themes = Themes(root),
            Properties = [.. properties.OrderBy(property => property.Sequence)],
            Geometry = geometry,
            AnyOf = AnyOf(root, names),
            Document = utf8,
        };
    }

    static (string Name, SchemaVersion Version) Identity(SchemaNode root)
    {
        const string expected = $"must be {FeatureSchema.IriBase}<name>/<version>{SchemaKeywords.FileName}";
        if (root.Text("$id") is not { } id)
        {
            root.Wrong($"'$id' {expected}; it is missing.");
            return ("", default);
        }

        var parts = id.StartsWith(FeatureSchema.IriBase, StringComparison.Ordinal)
            && id.EndsWith(SchemaKeywords.FileName, StringComparison.Ordinal)
            ? id[FeatureSchema.IriBase.Length..^SchemaKeywords.FileName.Length].Split('/')
            : [];
        if (parts is not [{ Length: > 0 } name, var number] || !SchemaVersion.TryParse(number, out var version))
        {
            root.Wrong("$id", $"{expected}, not '{id}'.");
            return ("", default);
        }

        root.MustBe("x-oud-version", number);
        return (name, version);
    }

    static ImmutableArray<string> Themes(SchemaNode root) => root.Member("x-oud-theme") switch
    {
        null => [],
        { Element.ValueKind: JsonValueKind.Array } => root.Texts("x-oud-theme"),
        _ => [.. (root.Text("x-oud-theme") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    static ImmutableArray<ImmutableArray<string>> AnyOf(SchemaNode root, HashSet<string> names)
    {
        if (root.Member("anyOf") is not { } anyOf)
        {
            return [];
        }

        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var alternative in anyOf.Elements("a list of {\"required\": [names]}"))
        {
            if (!alternative.IsObject("{\"required\": [names]}"))
            {
                continue;
            }

            alternative.AllowOnly(["required"]);
            var required = alternative.Texts("required");
            foreach (var unknown in required.Where(one => !names.Contains(one)))
            {
                alternative.Wrong("required", $"'{unknown}' is not a property of the schema.");
            }

            alternatives.Add(required);
        }

        return alternatives.ToImmutable();
    }
}
