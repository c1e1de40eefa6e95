using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Model.Schemas;

/// <summary>All canonical schemas of a folder <c>schemas/</c>, with the lists beside them.</summary>
public sealed class SchemaRegistry
{
    readonly FrozenDictionary<string, FeatureSchema> _byReference;

    SchemaRegistry(
        ImmutableArray<FeatureSchema> schemas, ImmutableArray<FeatureSchema> foundations, ImmutableArray<ObservedProperty> observedProperties)
    {
        Schemas = schemas;
        Foundations = foundations;
        ObservedProperties = observedProperties.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
        _byReference = schemas.ToFrozenDictionary(schema => $"{schema.Name}/{schema.Version}", StringComparer.Ordinal);
    }

    /// <summary>All versions of all schemas of features, by name and version: each major version has a table.</summary>
    public ImmutableArray<FeatureSchema> Schemas { get; }

    /// <summary>Schemas of other things (data streams, observations): files without a table (<c>"table": false</c>).</summary>
    public ImmutableArray<FeatureSchema> Foundations { get; }

    /// <summary>What streams can measure, by name.</summary>
    public FrozenDictionary<string, ObservedProperty> ObservedProperties { get; }

    /// <summary>The schema of a reference <c>name/version</c> (<c>parking-facility/1.0.0</c>); null where there is none.</summary>
    public FeatureSchema? Find(string reference) => _byReference.GetValueOrDefault(reference);

    /// <summary>The newest version of a name; null where there is none.</summary>
    public FeatureSchema? Newest(string name) => Schemas.LastOrDefault(schema => schema.Name == name);

    /// <summary>Reads a folder <c>schemas/</c>: <c>&lt;name&gt;/status.json</c>, <c>&lt;name&gt;/&lt;version&gt;/schema.json</c>
    /// and <c>observed-properties.csv</c>.</summary>
    /// <returns>The registry, and every mistake of every file; schemas with mistakes are not in the registry.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static (SchemaRegistry Registry, ImmutableArray<SchemaMistake> Mistakes) Load(string folder)
    {
        var schemas = new List<FeatureSchema>();
        var foundations = new List<FeatureSchema>();
        var mistakes = ImmutableArray.CreateBuilder<SchemaMistake>();
        foreach (var home in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var statusFile = Path.Combine(home, "status.json");
            if (!File.Exists(statusFile))
            {
                continue;
            }

            foreach (var (version, status, hasTable) in Statuses(statusFile, mistakes))
            {
                var file = Path.Combine(home, version, "schema.json");
                if (!File.Exists(file))
                {
                    mistakes.Add(new(statusFile, $"/{version}", $"names a version, so {file} must exist."));
                    continue;
                }

                var reading = SchemaReader.Read(file, File.ReadAllBytes(file), status);
                mistakes.AddRange(reading.Mistakes);
                if (reading.Schema is not { } schema)
                {
                    continue;
                }

                var reference = $"{Path.GetFileName(home)}/{version}";
                if ($"{schema.Name}/{schema.Version}" != reference)
                {
                    mistakes.Add(new(file, "/$id", $"must be {FeatureSchema.IriBase}{reference}/schema.json, as its folder says."));
                    continue;
                }

                (hasTable ? schemas : foundations).Add(schema);
            }
        }

        var observed = Path.Combine(folder, "observed-properties.csv");
        var properties = File.Exists(observed) ? ObservedPropertyReader.Read(observed, mistakes) : [];
        return (new(Ordered(schemas), Ordered(foundations), properties), mistakes.ToImmutable());
    }

    static ImmutableArray<FeatureSchema> Ordered(List<FeatureSchema> schemas) =>
        [.. schemas.OrderBy(schema => schema.Name, StringComparer.Ordinal).ThenBy(schema => schema.Version)];

    static List<(string Version, SchemaStatus Status, bool HasTable)> Statuses(string file, ImmutableArray<SchemaMistake>.Builder mistakes)
    {
        var statuses = new List<(string, SchemaStatus, bool)>();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException exception)
        {
            mistakes.Add(new(file, "", $"must be JSON: {exception.Message}"));
            return statuses;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                mistakes.Add(new(file, "", "must be an object with one member per version."));
                return statuses;
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                var status = member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("status", out var found)
                    ? found.ToString() : null;
                SchemaStatus? known = status switch
                {
                    "draft" => SchemaStatus.Draft,
                    "stable" => SchemaStatus.Stable,
                    "superseded" => SchemaStatus.Superseded,
                    "withdrawn" => SchemaStatus.Withdrawn,
                    _ => null,
                };
                if (known is { } one && SchemaVersion.TryParse(member.Name, out _))
                {
                    var hasTable = !(member.Value.TryGetProperty("table", out var table) && table.ValueKind == JsonValueKind.False);
                    statuses.Add((member.Name, one, hasTable));
                }
                else
                {
                    mistakes.Add(new(file, $"/{member.Name}", "must be a version (1.0.0) with a 'status' of draft, stable, superseded or withdrawn."));
                }
            }
        }

        return statuses;
    }
}
