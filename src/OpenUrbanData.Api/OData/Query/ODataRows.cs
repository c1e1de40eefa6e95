using System.Collections.Immutable;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Rows that options may be asked of: entities, or what <c>$apply</c> and <c>$compute</c> make of them. They have a type of
/// their own, so that the parser knows names and types of what was computed.</summary>
/// <param name="Query">Where they come from: conditions and derivation; no order, no page.</param>
/// <param name="Properties">Their properties, in order, without an identifier.</param>
sealed record ODataRows(FeatureQuery Query, ImmutableArray<Property> Properties)
{
    /// <summary>Namespace of types that are made for one request.</summary>
    const string Namespace = "OpenUrbanData.Applied";

    /// <summary>Model that knows <see cref="Type"/>.</summary>
    public required IEdmModel Model { get; init; }

    /// <summary>Type of the rows.</summary>
    public required IEdmEntityType Type { get; init; }

    /// <summary>Set of the rows.</summary>
    public required IEdmEntitySet Set { get; init; }

    /// <summary>Type of the entities.</summary>
    public required IEdmEntityType Entity { get; init; }

    /// <summary>True where they are no entities any more.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>What tells one group from another; empty for entities.</summary>
    public ImmutableArray<Property> Keys { get; init; } = [];

    /// <summary>Names that <c>$metadata</c> does not know, with their types: what the answer has to say beside the values.</summary>
    public ImmutableDictionary<string, string> Dynamic { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the context URL says of them behind the set: <c>(a,n)</c> for groups, <c>(*,n)</c> for entities with more; empty
    /// for entities.</summary>
    public string Context => IsGrouped ? $"({string.Join(',', Properties.Select(property => property.Name))})"
        : Query.From is null ? ""
        : $"(*,{string.Join(',', Properties.Where(property => property.Origin == PropertyOrigin.Computed).Select(property => property.Name))})";

    /// <summary>Names that are taken.</summary>
    public IEnumerable<string> Names => Type.Properties().Select(property => property.Name);

    /// <summary>Names that <c>$metadata</c> knows.</summary>
    public IEnumerable<string> DeclaredNames => Entity.Properties().Select(property => property.Name);

    /// <summary>The entities of a set.</summary>
    public static ODataRows Of(FeatureQuery query, IEnumerable<Property> properties, IEdmModel model, IEdmEntitySet set) =>
        new(query, [.. properties]) { Model = model, Type = set.EntityType, Set = set, Entity = set.EntityType };

    /// <summary>A property that the request computes.</summary>
    public static Property Computed(string name, PropertyType type) =>
        new() { Name = name, Type = type, Origin = PropertyOrigin.Computed, Title = new(name, name) };

    /// <summary>A parser of options of these rows.</summary>
    /// <param name="options">What it parses, and aliases.</param>
    public ODataQueryOptionParser Parser(params IEnumerable<(string Name, string Value)> options)
    {
        var given = options.GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.First().Value, StringComparer.Ordinal);
        return new(Model, Type, Set, given) { Resolver = ODataResolver.Instance };
    }

    /// <summary>The query with one more condition.</summary>
    public FeatureQuery Where(Filter condition) =>
        Query with { Filter = Query.Filter is { } before ? new Filter.And([before, condition]) : condition };

    /// <summary>The same rows with more columns.</summary>
    public ODataRows Extend(ImmutableArray<ComputedColumn> columns)
    {
        ImmutableArray<Property> added = [.. columns.Select((column, place) => column.Property with { Sequence = int.MaxValue - columns.Length + place })];
        var collection = Query.Collection;
        var query = new FeatureQuery
        {
            Collection = collection with { Schema = collection.Schema with { Properties = [.. collection.Schema.Properties, .. added] } },
            From = new Derivation.Extended(Query, columns),
            Geometry = Query.Geometry,
        };
        return Typed(query, Type, [.. Properties, .. added], added) with { Keys = Keys, IsGrouped = IsGrouped, Dynamic = Dynamic.AddRange(DynamicOf(added)) };
    }

    /// <summary>One row per group.</summary>
    public ODataRows Group(ImmutableArray<ComputedColumn> keys, ImmutableArray<GroupColumn> columns)
    {
        var names = DeclaredNames.ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Property> properties =
            [.. keys.Select(key => key.Property).Concat(columns.Select(column => column.Property)).Select((property, place) => property with { Sequence = place + 1 })];
        var collection = Query.Collection;
        var query = new FeatureQuery
        {
            Collection = collection with
            {
                Schema = collection.Schema with { Properties = properties, Geometry = null },
                Datasets = [],
            },
            From = new Derivation.Grouped(Query, keys, columns),
            Geometry = false,
        };

        // The standard counts in decimals without a fraction, so that no number is too large (Data Aggregation 4.0, 3.1.2.6 and 3.2.1.1).
        var counts = columns.Where(column => column.Function is AggregateFunction.Values or AggregateFunction.Distinct)
            .Select(column => KeyValuePair.Create(column.Property.Name, "Decimal"));
        // Keys keep their type: values of enumerations are still compared as such.
        var own = keys.Select(key => (key.Property.Name, Type: Type.FindProperty(key.Property.Name)?.Type))
            .Where(key => key.Type is not null).ToDictionary(key => key.Name, key => key.Type!, StringComparer.Ordinal);
        return Typed(query, null, properties, properties, own) with
        {
            IsGrouped = true,
            Keys = [.. properties.Take(keys.Length)],
            Dynamic = ImmutableDictionary.CreateRange(StringComparer.Ordinal, DynamicOf(properties.Where(property =>
                    !names.Contains(property.Name)))).SetItems(counts),
        };
    }

    ODataRows Typed(FeatureQuery query, IEdmEntityType? baseType, ImmutableArray<Property> properties, ImmutableArray<Property> added, Dictionary<string, IEdmTypeReference>? known = null)
    {
        var model = new EdmModel();
        model.AddReferencedModel(Model);
        var type = new EdmEntityType(Namespace, "Row", baseType);
        foreach (var property in added)
        {
            type.AddStructuralProperty(
                property.Name, known?.GetValueOrDefault(property.Name) ?? EdmCoreModel.Instance.GetPrimitive(EdmTypeOf(property.Type), isNullable: true));
        }

        model.AddElement(type);
        var container = new EdmEntityContainer(Namespace, "Container");
        model.AddElement(container);
        return this with { Query = query, Properties = properties, Model = model, Type = type, Set = container.AddEntitySet("Rows", type) };
    }

    static IEnumerable<KeyValuePair<string, string>> DynamicOf(IEnumerable<Property> properties) => properties
        .Where(property => property.Type is not (PropertyType.Text or PropertyType.Boolean))
        .Select(property => KeyValuePair.Create(property.Name, EdmTypeOf(property.Type).ToString()));

    static EdmPrimitiveTypeKind EdmTypeOf(PropertyType type) => type switch
    {
        PropertyType.Integer => EdmPrimitiveTypeKind.Int64,
        PropertyType.Number => EdmPrimitiveTypeKind.Double,
        PropertyType.Boolean => EdmPrimitiveTypeKind.Boolean,
        PropertyType.Date => EdmPrimitiveTypeKind.Date,
        PropertyType.DateTime => EdmPrimitiveTypeKind.DateTimeOffset,
        _ => EdmPrimitiveTypeKind.String,
    };
}
