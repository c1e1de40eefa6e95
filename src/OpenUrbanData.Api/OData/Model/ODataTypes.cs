using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Builds the types and entity sets of a model.</summary>
sealed class ODataTypes
{
    readonly ODataModel _model;
    readonly bool _isForParsing;
    readonly EdmComplexType _open = new(ODataNames.Namespace, ODataNames.OpenObject, null, isAbstract: false, isOpen: true);
    readonly Dictionary<string, EdmEntityType> _entities = new(StringComparer.Ordinal);

    /// <summary>Builds all of it.</summary>
    /// <param name="model">What there is.</param>
    /// <param name="isForParsing">True for the model that addresses are parsed with.</param>
    public ODataTypes(ODataModel model, bool isForParsing)
    {
        (_model, _isForParsing) = (model, isForParsing);
        foreach (var (name, collection) in model.Types.OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            AddEntity(name, collection);
        }

        Model.AddElement(_open);
        AddKnownValues();
        Model.AddElement(Container);
        var sets = model.SetNames.ToDictionary(name => name, name => Container.AddEntitySet(name, _entities[ODataNames.EntityType(model.Sets[name])]), StringComparer.Ordinal);
        foreach (var (name, collection) in model.Types)
        {
            AddNavigations(_entities[name], collection);
        }

        Bind(sets);
    }

    /// <summary>The model.</summary>
    public EdmModel Model { get; } = new();

    /// <summary>Its container.</summary>
    public EdmEntityContainer Container { get; } = new(ODataNames.Namespace, "Container");

    void AddEntity(string name, Collection collection)
    {
        var type = new EdmEntityType(ODataNames.Namespace, name);
        type.AddKeys(type.AddStructuralProperty(ODataModel.Key(collection), EdmPrimitiveTypeKind.String, isNullable: false));
        foreach (var property in _model.Properties(collection))
        {
            type.AddStructuralProperty(property.Name, TypeOf(name, property));
        }

        if (collection.Schema.Geometry is { } geometry)
        {
            type.AddStructuralProperty(ODataNames.Geometry, EdmCoreModel.Instance.GetSpatial(
                _isForParsing || geometry.Types is ["Point"] ? EdmPrimitiveTypeKind.GeographyPoint : EdmPrimitiveTypeKind.Geography,
                isNullable: true));
        }

        Model.AddElement(type);
        _entities.Add(name, type);
    }

    void AddNavigations(EdmEntityType type, Collection collection)
    {
        foreach (var way in _model.Navigations(collection))
        {
            var target = _entities[ODataNames.EntityType(_model.Sets[way.Target])];
            // Only where the target is always there: a constraint promises that.
            var key = way is { IsCertain: true, Own: { } own } ? (IEdmStructuralProperty)type.FindProperty(own.Name) : null;
            type.AddUnidirectionalNavigation(new()
            {
                Name = way.Name,
                Target = target,
                TargetMultiplicity = way.IsMany ? EdmMultiplicity.Many
                    : way.IsCertain ? EdmMultiplicity.One : EdmMultiplicity.ZeroOrOne,
                DependentProperties = key is null ? null : [key],
                PrincipalProperties = key is null ? null : target.DeclaredKey,
            });
        }
    }

    void Bind(Dictionary<string, EdmEntitySet> sets)
    {
        foreach (var (name, set) in sets)
        {
            foreach (var way in _model.Navigations(_model.Sets[name]))
            {
                set.AddNavigationTarget((IEdmNavigationProperty)set.EntityType.FindProperty(way.Name), sets[way.Target]);
            }
        }
    }

    IEdmTypeReference TypeOf(string owner, Property property)
    {
        var core = EdmCoreModel.Instance;
        var nullable = property.Level != PropertyLevel.Required;
        return property.Type switch
        {
            PropertyType.TextArray => EdmCoreModel.GetCollection(Enumeration(owner, property) is { } members
                ? new EdmEnumTypeReference(members, isNullable: false)
                : core.GetString(isNullable: false)),
            PropertyType.Integer => core.GetInt64(nullable),
            PropertyType.Number => core.GetDouble(nullable),
            PropertyType.Boolean => core.GetBoolean(nullable),
            PropertyType.Date => core.GetDate(nullable),
            // What the store keeps: microseconds. Without a precision there would be none.
            PropertyType.DateTime => new EdmTemporalTypeReference(core.GetPrimitiveType(EdmPrimitiveTypeKind.DateTimeOffset), nullable, 6),
            PropertyType.Json when property.IsArray => EdmCoreModel.GetCollection(new EdmComplexTypeReference(Complex(owner, property), isNullable: false)),
            PropertyType.Json => new EdmComplexTypeReference(Complex(owner, property), nullable),
            _ when Enumeration(owner, property) is { } members => new EdmEnumTypeReference(members, nullable),
            _ => core.GetString(nullable),
        };
    }

    void AddKnownValues()
    {
        if (_isForParsing)
        {
            return;
        }

        var value = new EdmComplexType(ODataNames.Namespace, "KnownValue");
        value.AddStructuralProperty("Value", EdmPrimitiveTypeKind.String, isNullable: false);
        value.AddStructuralProperty("Title", EdmPrimitiveTypeKind.String);
        Model.AddElement(value);
        Model.AddElement(new EdmTerm(
            ODataNames.Namespace, ODataNames.KnownValues, EdmCoreModel.GetCollection(new EdmComplexTypeReference(value, isNullable: false)), "Property"));
    }

    EdmComplexType Complex(string owner, Property property)
    {
        if (property.Items.IsEmpty)
        {
            return _open;
        }

        var type = new EdmComplexType(ODataNames.Namespace, ODataNames.PropertyType(owner, property.Name));
        foreach (var item in property.Items)
        {
            type.AddStructuralProperty(item.Name, TypeOf(type.Name, item));
        }

        Model.AddElement(type);
        return type;
    }

    EdmEnumType? Enumeration(string owner, Property property)
    {
        if (!ODataNames.IsEnumeration(property))
        {
            return null;
        }

        // Members are ordered by their values, and what is stored is ordered by code point: one order for both. Each is a bit of its own,
        // so that a value `has` one member only: itself.
        var order = property.Codes!.Values.Order(StringComparer.Ordinal).ToList();
        var type = new EdmEnumType(ODataNames.Namespace, ODataNames.PropertyType(owner, property.Name));
        foreach (var value in property.Codes.Values)
        {
            type.AddMember(value, new EdmEnumMemberValue(1L << order.IndexOf(value)));
        }

        Model.AddElement(type);
        return type;
    }
}
