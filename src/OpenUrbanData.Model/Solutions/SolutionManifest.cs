using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Solutions;

/// <summary>Something that publish counts for the needs of solutions.</summary>
/// <param name="Name">Its name in <c>oud.statistic.property</c>.</param>
/// <param name="Condition">The features that count.</param>
public sealed record NeedCount(string Name, Filter Condition);

/// <summary>What a solution needs of a town (solution-needs 1.0.0; schemas/README.md 3.2).</summary>
public sealed record SolutionManifest
{
    /// <summary>Name (<c>parking-finder</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>Name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The data that it asks for, ordered by name.</summary>
    public required ImmutableArray<Need> Needs { get; init; }

    /// <summary>Its functions, in the order of the manifest.</summary>
    public required ImmutableArray<Capability> Capabilities { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">The JSON document.</param>
    /// <exception cref="FormatException">It is no valid manifest; the message names place and expectation.</exception>
    public static SolutionManifest Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            ImmutableArray<Need> needs =
                [.. root.GetProperty("needs").EnumerateObject().Select(ReadNeed).OrderBy(need => need.Name, StringComparer.Ordinal)];
            ImmutableArray<Capability> capabilities =
                [.. root.GetProperty("capabilities").EnumerateArray().Select(ReadCapability)];
            foreach (var use in capabilities.SelectMany(capability => capability.Uses))
            {
                if (needs.All(need => need.Name != use.Need))
                {
                    throw new FormatException($"A capability uses the need '{use.Need}', which the manifest does not define.");
                }
            }

            var title = root.GetProperty("title");
            return new()
            {
                Id = Text(root, "solution"),
                Version = Text(root, "version"),
                Title = new(Text(title, "de"), Text(title, "en")),
                Needs = needs,
                Capabilities = capabilities,
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"No valid manifest of needs (solution-needs 1.0.0): {wrong.Message}", wrong);
        }
    }

    /// <summary>What publish must count for one need beside the filled values of each property: features whose value is
    /// one of those that count, and features that have all fields of a capability at once.</summary>
    /// <param name="need">A need of this manifest.</param>
    /// <param name="schema">The schema of the data set.</param>
    /// <exception cref="FormatException">The schema has no such property, or a value does not fit its type.</exception>
    public ImmutableArray<NeedCount> Counts(Need need, FeatureSchema schema)
    {
        var counts = new SortedDictionary<string, NeedCount>(StringComparer.Ordinal);
        foreach (var use in Capabilities.SelectMany(capability => capability.Uses).Where(use => use.Need == need.Name))
        {
            foreach (var field in use.Fields.Where(field => !field.OneOf.IsEmpty))
            {
                counts[field.Count] = new(field.Count, field.Condition(schema));
            }

            if (use.Fields.Length > 1)
            {
                counts[use.CountOfAll] =
                    new(use.CountOfAll, new Filter.And([.. use.Fields.Select(field => field.Condition(schema))]));
            }
        }

        return [.. counts.Values];
    }

    /// <summary>Reads an ISO 8601 duration; a year counts 365 days, a month 30.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Period(string text) => XmlConvert.ToTimeSpan(text);

    static Need ReadNeed(JsonProperty member)
    {
        var need = member.Value;
        var version = Text(need, "version");
        var parts = version.TrimStart('^').Split('.');
        if (version is not ['^', ..] || parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            throw new FormatException($"needs/{member.Name}/version '{version}' is no caret range such as '^1.0'.");
        }

        return new()
        {
            Name = member.Name,
            Schema = Text(need, "schema"),
            Major = major,
            Minor = minor,
            Where = need.TryGetProperty("where", out var where)
                ? [.. where.EnumerateObject().Select(ReadCondition).OrderBy(one => one.Property, StringComparer.Ordinal)]
                : [],
            MinimumFeatures = need.TryGetProperty("min_features", out var fewest) ? fewest.GetInt64() : 1,
            MaximumAge = need.TryGetProperty("max_data_age", out var age) ? Period(age.GetString()!) : null,
            License = !need.TryGetProperty("licence", out var licence) ? LicenseClass.Open : licence.GetString() switch
            {
                "open" => LicenseClass.Open,
                "open-no-share-alike" => LicenseClass.OpenNoShareAlike,
                "open-commercial" => LicenseClass.OpenCommercial,
                "any" => LicenseClass.Any,
                var other => throw new FormatException(
                    $"needs/{member.Name}/licence '{other}' is none of open, open-no-share-alike, open-commercial, any."),
            },
        };
    }

    static NeedCondition ReadCondition(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array
        ? new(member.Name, Values(member.Value), null)
        : new(member.Name, [], Text(member.Value, "from"));

    static Capability ReadCapability(JsonElement capability) => new(
        Text(capability, "id"),
        capability.TryGetProperty("minimum", out var minimum) && minimum.GetBoolean(),
        Text(capability, "if_degraded") == "hide",
        [.. capability.GetProperty("uses").EnumerateArray().Select(ReadUse)]);

    static Use ReadUse(JsonElement use) => new(
        Text(use, "need"),
        use.TryGetProperty("fields", out var fields)
            ? [.. fields.EnumerateObject().Select(ReadField).OrderBy(field => field.Property, StringComparer.Ordinal)]
            : [],
        use.TryGetProperty("streams", out var streams)
            ? new(
                Values(streams.GetProperty("any_of")),
                streams.GetProperty("min_share").GetDouble(),
                streams.TryGetProperty("min_history", out var history) ? Period(history.GetString()!) : null)
            : null,
        use.TryGetProperty("horizon", out var horizon)
            ? new(Text(horizon, "field"), Period(Text(horizon, "min")))
            : null);

    static NeededField ReadField(JsonProperty field) => field.Value.ValueKind == JsonValueKind.Number
        ? new(field.Name, field.Value.GetDouble(), [])
        : new(field.Name, field.Value.GetProperty("min").GetDouble(), Values(field.Value.GetProperty("in")));

    static ImmutableArray<string> Values(JsonElement list) =>
        [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : one.GetRawText())];

    static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()
        ?? throw new FormatException($"'{name}' is null where a text is expected.");
}
