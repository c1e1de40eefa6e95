using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData;

/// <summary>The entity model of one registry snapshot: made once, immutable, shared by all requests.</summary>
/// <remarks><see href="https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/">OData CSDL XML 4.01</see>.</remarks>
sealed class ODataModel
{
    static readonly ConditionalWeakTable<Registry, ODataModel> Known = [];
    readonly Lazy<ReadOnlyMemory<byte>> _metadata;

    ODataModel(Registry registry)
    {
        Sets = registry.Collections.Values
            .OrderBy(collection => !collection.IsCanonical).ThenBy(collection => collection.Id, StringComparer.Ordinal)
            .ToDictionary(collection => ODataNames.EntitySet(collection.Id), StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        SetNames = [.. Sets.OrderBy(set => !set.Value.IsCanonical).ThenBy(set => set.Key, StringComparer.Ordinal).Select(set => set.Key)];
        Types = Sets.Values
            .GroupBy(ODataNames.EntityType)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(one => one.IsCanonical)!, StringComparer.Ordinal);
        Parsing = Build(isForParsing: true);
        _metadata = new(() => Write(Build(isForParsing: false)));
    }

    /// <summary>Collections by the name of their entity set.</summary>
    public FrozenDictionary<string, Collection> Sets { get; }

    /// <summary>Names of the entity sets: canonical ones first, then by name.</summary>
    public IReadOnlyList<string> SetNames { get; }

    /// <summary>The collection that decides which properties an entity type has, by its name: the canonical one where
    /// there is one, because it has what any of its data sets has.</summary>
    public FrozenDictionary<string, Collection> Types { get; }

    /// <summary>The model that addresses are parsed with: every geometry is a point there, because the parser knows
    /// <c>geo.distance</c> between points only.</summary>
    public IEdmModel Parsing { get; }

    /// <summary>CSDL as XML, UTF-8.</summary>
    public ReadOnlyMemory<byte> Metadata => _metadata.Value;

    /// <summary>The model of a registry: the same object for the same registry.</summary>
    public static ODataModel Of(Registry registry) => Known.GetValue(registry, one => new ODataModel(one));

    /// <summary>Properties of the entity type of a collection, in their order, without the identifier.</summary>
    public IEnumerable<Property> Properties(Collection collection) =>
        Served.Properties(Types[ODataNames.EntityType(collection)]).Where(property => property.Role != "id");

    EdmModel Build(bool isForParsing)
    {
        var model = new EdmModel();
        var container = new EdmEntityContainer(ODataNames.Namespace, "Container");
        model.AddElement(container);
        var types = new Dictionary<string, EdmEntityType>(StringComparer.Ordinal);
        foreach (var (name, collection) in Types.OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var type = new EdmEntityType(ODataNames.Namespace, name);
            type.AddKeys(type.AddStructuralProperty("id", EdmPrimitiveTypeKind.String, isNullable: false));
            foreach (var property in Properties(collection))
            {
                type.AddStructuralProperty(property.Name, TypeOf(property));
            }

            if (collection.Schema.Geometry is { } geometry)
            {
                type.AddStructuralProperty(ODataNames.Geometry, EdmCoreModel.Instance.GetSpatial(
                    isForParsing || geometry.Types is ["Point"]
                        ? EdmPrimitiveTypeKind.GeographyPoint
                        : EdmPrimitiveTypeKind.Geography,
                    isNullable: true));
            }

            model.AddElement(type);
            types.Add(name, type);
        }

        foreach (var name in SetNames)
        {
            container.AddEntitySet(name, types[ODataNames.EntityType(Sets[name])]);
        }

        return model;
    }

    static IEdmTypeReference TypeOf(Property property)
    {
        var core = EdmCoreModel.Instance;
        var nullable = property.Level != PropertyLevel.Required;
        return property.Type switch
        {
            PropertyType.TextArray => EdmCoreModel.GetCollection(core.GetString(isNullable: false)),
            PropertyType.Integer => core.GetInt64(nullable),
            PropertyType.Number => core.GetDouble(nullable),
            PropertyType.Boolean => core.GetBoolean(nullable),
            PropertyType.Date => core.GetDate(nullable),
            PropertyType.DateTime => core.GetDateTimeOffset(nullable),
            PropertyType.Json => core.GetUntyped(),
            _ => core.GetString(nullable),
        };
    }

    static ReadOnlyMemory<byte> Write(EdmModel model)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors.Select(error => error.ErrorMessage)));
            }
        }

        return bytes.ToArray();
    }
}
