using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>The entity model of one registry snapshot: made once, immutable, shared by all requests.</summary>
/// <remarks><see href="https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/">OData CSDL XML 4.01</see>.</remarks>
sealed class ODataModel
{
    static readonly ConditionalWeakTable<Registry, ODataModel> Known = [];
    readonly FrozenDictionary<string, RegistrySet> _registrySets;
    readonly FrozenDictionary<string, ImmutableArray<ODataNavigation>> _navigations;
    readonly ConcurrentDictionary<ODataMetadata, Lazy<ReadOnlyMemory<byte>>> _metadata = new();

    ODataModel(Registry registry)
    {
        _registrySets = RegistrySet.Of(registry).ToFrozenDictionary(set => set.Collection.Id, StringComparer.Ordinal);
        Collection[] collections =
        [
            .. registry.Collections.Values.Where(one => one.IsCanonical).OrderBy(one => one.Id, StringComparer.Ordinal),
            .. _registrySets.Values.Select(set => set.Collection).OrderBy(one => one.Id, StringComparer.Ordinal),
            .. registry.Collections.Values.Where(one => !one.IsCanonical).OrderBy(one => one.Id, StringComparer.Ordinal),
        ];
        Sets = collections.ToFrozenDictionary(one => ODataNames.EntitySet(one.Id), StringComparer.Ordinal);
        SetNames = [.. collections.Select(one => ODataNames.EntitySet(one.Id))];
        Types = collections.GroupBy(ODataNames.EntityType)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(one => one.IsCanonical)!, StringComparer.Ordinal);
        _navigations = Types.ToFrozenDictionary(type => type.Key, type => ODataNavigations.Of(this, type.Value, registry), StringComparer.Ordinal);
        Parsing = new ODataTypes(this, isForParsing: true).Model;
    }

    /// <summary>Collections by the name of their entity set; those of <see cref="RegistryOf"/> among them.</summary>
    public FrozenDictionary<string, Collection> Sets { get; }

    /// <summary>Names of the entity sets: canonical ones, those of the registry, data sets.</summary>
    public IReadOnlyList<string> SetNames { get; }

    /// <summary>The collection that decides which properties an entity type has, by its name: the canonical one where
    /// there is one, because it has what any of its data sets has.</summary>
    public FrozenDictionary<string, Collection> Types { get; }

    /// <summary>The model that addresses are parsed with: every geometry is a point there, because the parser knows
    /// <c>geo.distance</c> between points only.</summary>
    public IEdmModel Parsing { get; }

    /// <summary>The model of a registry: the same object for the same registry.</summary>
    public static ODataModel Of(Registry registry) => Known.GetValue(registry, one => new ODataModel(one));

    /// <summary>A form of <c>$metadata</c>, made once; there are no more than languages, formats and versions.</summary>
    public ReadOnlyMemory<byte> Metadata(ODataMetadata form) => _metadata.GetOrAdd(form, one => new(() => one.Write(this))).Value;

    /// <summary>Properties of the entity type of a collection, in their order, without the key.</summary>
    public IEnumerable<Property> Properties(Collection collection) =>
        Served.Properties(Types[ODataNames.EntityType(collection)]).Where(property => property.Role != "id");

    /// <summary>Name of the key of the entity type of a collection; always a text.</summary>
    public static string Key(Collection collection) => collection.Schema.WithRole("id")?.Name ?? "id";

    /// <summary>Navigation properties of the entity type of a collection, in their order.</summary>
    public ImmutableArray<ODataNavigation> Navigations(Collection collection) => _navigations[ODataNames.EntityType(collection)];

    /// <summary>The entity set in memory that a collection stands for; null where it is one of the database.</summary>
    public RegistrySet? RegistryOf(Collection collection) =>
        _registrySets.TryGetValue(collection.Id, out var set) && ReferenceEquals(set.Collection, collection) ? set : null;
}
