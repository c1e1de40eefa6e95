using Microsoft.OData.Edm;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>What names stand for in a model, whatever they belong to.</summary>
static class ODataNaming
{
    /// <summary>True for a structural property of any type.</summary>
    public static bool IsProperty(IEdmModel model, string name) => Properties(model, name).Any(property => property is IEdmStructuralProperty);

    /// <summary>True for a navigation property of any type.</summary>
    public static bool IsNavigation(IEdmModel model, string name) => Properties(model, name).Any(property => property is IEdmNavigationProperty);

    /// <summary>True for a type, named without its namespace, and for nothing else.</summary>
    public static bool IsType(IEdmModel model, string name) => !Properties(model, name).Any() && model.SchemaElements.Any(element => element is IEdmSchemaType && element.Name == name);

    /// <summary>True for a function or action, with or without its namespace.</summary>
    public static bool IsOperation(IEdmModel model, string name) =>
        model.SchemaElements.Any(element => element is IEdmOperation && (element.Name == name || element.FullName() == name));

    /// <summary>True for a function or action that the container imports.</summary>
    public static bool IsImport(IEdmModel model, string name) =>
        model.EntityContainer?.Elements.Any(element => element is IEdmOperationImport && element.Name == name) == true;

    static IEnumerable<IEdmProperty> Properties(IEdmModel model, string name) =>
        model.SchemaElements.OfType<IEdmStructuredType>().Select(type => type.FindProperty(name)).OfType<IEdmProperty>();
}
