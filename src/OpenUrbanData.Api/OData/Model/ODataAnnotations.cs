using Microsoft.OData.Edm;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.OData.Model.ODataVocabulary;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Annotates types, properties and entity sets with what their schemas say: texts in one language, units, bounds, lists.</summary>
/// <param name="vocabulary">Takes the annotations.</param>
/// <param name="types">The elements.</param>
/// <param name="model">What they stand for.</param>
/// <param name="language">Language of texts.</param>
/// <param name="limits">What the capabilities state.</param>
sealed class ODataAnnotations(ODataVocabulary vocabulary, ODataTypes types, ODataModel model, Language language, ODataLimits limits)
{
    static readonly LocalizedText Shape = new("Geometrie", "Geometry");

    /// <summary>Annotates all of it.</summary>
    public void Add()
    {
        foreach (var (name, collection) in model.Types)
        {
            AddType(name, collection);
        }

        foreach (var name in model.SetNames)
        {
            AddTexts(types.Container.FindEntitySet(name), model.Sets[name].Title, model.Sets[name].Description);
        }

        AddTexts(types.Container, Words.SiteTitle, Words.SiteDescription);
        ODataCapabilities.Annotate(vocabulary, types, model, limits);
    }

    void AddType(string name, Collection collection)
    {
        var type = (IEdmEntityType)types.Model.FindDeclaredType($"{ODataNames.Namespace}.{name}");
        var schema = collection.Schema;
        AddTexts(type, schema.Title, schema.Description);
        if (model.RegistryOf(collection) is null)
        {
            vocabulary.Set(type, "Core.Links", List([Record(("rel", Text("describedby")), ("href", Text(schema.Iri)))]));
        }

        foreach (var property in Served.Properties(collection))
        {
            Add(type, name, property, isBrief: schema.IsLocal && property.Origin != PropertyOrigin.Record);
        }

        if (type.FindProperty(ODataNames.Geometry) is { } geometry)
        {
            vocabulary.Set(geometry, "Core.Description", Text(Shape.In(language)));
            vocabulary.Set(geometry, "Core.LongDescription", Text(string.Join(", ", schema.Geometry!.Types)));
        }
    }

    void Add(IEdmStructuredType owner, string ownerName, Property property, bool isBrief)
    {
        var target = owner.FindProperty(property.Name);
        // Thousands of local types repeat what the platform adds.
        AddTexts(target, property.Title, isBrief ? null : property.Description);
        vocabulary.Set(target, "Measures.Unit", Text(property.Unit));
        vocabulary.Set(target, "Validation.Minimum", Number(property.Minimum, property.Type == PropertyType.Integer));
        vocabulary.Set(target, "Validation.Maximum", Number(property.Maximum, property.Type == PropertyType.Integer));
        vocabulary.Set(target, "Validation.Pattern", Text(property.Pattern));
        vocabulary.Set(target, "Core.IsURL", property is { Type: PropertyType.Text, Format: "uri" } ? Truth(true) : null);
        vocabulary.Set(target, "Core.Computed", property is { Origin: PropertyOrigin.Platform, ReadOnly: false } ? Truth(true) : null);
        if (property.IsDeprecated)
        {
            vocabulary.Set(target, "Core.Revisions", List([Record(
                ("Kind", vocabulary.Member("Core.RevisionKind", "Deprecated")), ("Description", Text(Deprecated.In(language))))]));
        }

        AddCodes(target, ownerName, property);
        if (property is { Type: PropertyType.Json, Items.IsEmpty: false })
        {
            var name = ODataNames.PropertyType(ownerName, property.Name);
            var complex = (IEdmComplexType)types.Model.FindDeclaredType($"{ODataNames.Namespace}.{name}");
            vocabulary.Set(complex, "Core.Description", Text(property.Title.In(language)));
            foreach (var item in property.Items)
            {
                Add(complex, name, item, isBrief);
            }
        }
    }

    static readonly LocalizedText Deprecated =
        new("Eine neuere Fassung des Schemas hat das nicht mehr.", "A newer version of the schema does not have it any more.");

    void AddCodes(IEdmProperty target, string ownerName, Property property)
    {
        if (property.Codes is not { Values.IsEmpty: false } codes)
        {
            return;
        }

        if (ODataNames.IsEnumeration(property))
        {
            var type = (IEdmEnumType)types.Model.FindDeclaredType($"{ODataNames.Namespace}.{ODataNames.PropertyType(ownerName, property.Name)}");
            vocabulary.Set(type, "Core.Description", Text(property.Title.In(language)));
            foreach (var member in type.Members.Where(member => codes.Titles.ContainsKey(member.Name)))
            {
                vocabulary.Set(member, "Core.Description", Text(codes.Titles[member.Name].In(language)));
            }

            return;
        }

        // Of an open list nobody may say that no other value is valid.
        vocabulary.Set(target, codes.IsClosed ? "Validation.AllowedValues" : ODataNames.KnownValues, List(codes.Values.Select(value => Record(
            ("Value", Text(value)), ("Title", codes.IsClosed ? null : Text(codes.Titles.GetValueOrDefault(value)?.In(language)))))));
    }

    void AddTexts(IEdmElement? target, LocalizedText title, LocalizedText? description)
    {
        var annotatable = (Microsoft.OData.Edm.Vocabularies.IEdmVocabularyAnnotatable)target!;
        vocabulary.Set(annotatable, "Core.Description", Text(title.In(language)));
        vocabulary.Set(annotatable, "Core.LongDescription", Text(description?.In(language)));
    }
}
