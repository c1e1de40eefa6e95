using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Where a schema stands in its life (schemas/README.md 2.2).</summary>
public enum SchemaStatus
{
    /// <summary>May change.</summary>
    Draft,

    /// <summary>Immutable.</summary>
    Stable,

    /// <summary>Immutable; a newer version exists.</summary>
    Superseded,

    /// <summary>Not to be used.</summary>
    Withdrawn,
}

/// <summary>What a schema says of the geometry.</summary>
/// <param name="Types">Allowed types by their OGC names (<c>Point</c>, <c>MultiPolygon</c> …).</param>
/// <param name="Level">How much it is asked for.</param>
public sealed record GeometryRule(ImmutableArray<string> Types, PropertyLevel Level);

/// <summary>The shape of a kind of thing: one version of a canonical schema, or the local schema of one data set.</summary>
public sealed record FeatureSchema
{
    /// <summary>First part of the IRI of every canonical schema, the same in every instance (design 7).</summary>
    public const string IriBase = "https://w3id.org/open-urban-data/schemas/";

    readonly FrozenDictionary<string, Property> _byName = FrozenDictionary<string, Property>.Empty;

    /// <summary>Kebab-case name (<c>parking-facility</c>); for a local schema the id of its data set.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required SchemaVersion Version { get; init; }

    /// <summary>Where it stands in its life.</summary>
    public SchemaStatus Status { get; init; }

    /// <summary>True where it belongs to one data set.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it is and what it is not.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Codes of the EU data themes (<c>TRAN</c>), the main one first; empty for none.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>All properties but the geometry, in the schema's order.</summary>
    public required ImmutableArray<Property> Properties
    {
        get;
        init
        {
            field = value;
            _byName = value.ToFrozenDictionary(property => property.Name, StringComparer.Ordinal);
        }
    }

    /// <summary>What it says of the geometry; null where features have none.</summary>
    public GeometryRule? Geometry { get; init; }

    /// <summary>Alternatives of which a record must fulfil one (<c>anyOf</c>): each a list of names, <c>geometry</c>
    /// for the geometry; empty for no such rule.</summary>
    public ImmutableArray<ImmutableArray<string>> AnyOf { get; init; } = [];

    /// <summary>The JSON Schema document as it was read, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Name of its collection: without suffix for major 1, <c>-v2</c> … after it.</summary>
    public string CollectionId => IsLocal || Version.Major == 1 ? Name : $"{Name}-v{Version.Major}";

    /// <summary>IRI of this version, the same in every instance.</summary>
    public string Iri => $"{IriBase}{Name}/{Version}";

    /// <summary>The property of that name; null where the schema has none.</summary>
    public Property? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The property with that role; null where none has it.</summary>
    public Property? WithRole(string role) => Properties.FirstOrDefault(property => property.Role == role);
}
