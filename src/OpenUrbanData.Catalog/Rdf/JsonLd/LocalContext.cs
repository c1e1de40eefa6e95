using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>What stands behind <c>@context</c>, taken apart once so that its terms can be looked up.</summary>
sealed class LocalContext
{
    LocalContext(JsonElement source, ImmutableArray<Part> parts) => (Source, Parts) = (source, parts);

    /// <summary>As it is written.</summary>
    public JsonElement Source { get; }

    /// <summary>One context, or those of an array.</summary>
    public ImmutableArray<Part> Parts { get; }

    /// <summary>Whether it stops at the next node: <c>"@propagate": false</c>.</summary>
    public bool? Propagates =>
        Source.ValueKind == JsonValueKind.Object && Parts[0].Entries!.TryGetValue(Keyword.Propagate, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;

    /// <summary>Takes it apart.</summary>
    public static LocalContext Of(JsonElement source) => new(
        source,
        source.ValueKind == JsonValueKind.Array ? [.. source.EnumerateArray().Select(Part.Of)] : [Part.Of(source)]);

    /// <summary>Whether both say the same, also when both are missing.</summary>
    public static bool Same(LocalContext? one, LocalContext? other) => ReferenceEquals(one, other)
        || (one is not null && other is not null && JsonElement.DeepEquals(one.Source, other.Source));

    /// <summary>One context.</summary>
    /// <param name="Source">As it is written.</param>
    /// <param name="Entries">Its entries, the last of those with one name; null where it is no object.</param>
    internal sealed record Part(JsonElement Source, Dictionary<string, JsonElement>? Entries)
    {
        public static Part Of(JsonElement source)
        {
            if (source.ValueKind != JsonValueKind.Object)
            {
                return new(source, null);
            }

            var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var entry in source.EnumerateObject())
            {
                entries[entry.Name] = entry.Value;
            }

            return new(source, entries);
        }

        /// <summary>This over what is imported.</summary>
        public Part Over(Part imported)
        {
            var entries = new Dictionary<string, JsonElement>(imported.Entries!, StringComparer.Ordinal);
            foreach (var (name, value) in Entries!)
            {
                entries[name] = value;
            }

            return new(Source, entries);
        }
    }
}
