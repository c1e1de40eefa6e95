using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Annotates a model with terms of the OASIS vocabularies.</summary>
/// <remarks><see href="https://docs.oasis-open.org/odata/odata-vocabularies/v4.0/">OData Vocabularies</see>.</remarks>
sealed class ODataVocabulary
{
    const string Address = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/";

    // The library brings them as models that every other one refers to.
    static readonly (string Namespace, string Alias)[] Vocabularies =
    [
        ("Org.OData.Core.V1", "Core"), ("Org.OData.Capabilities.V1", "Capabilities"), ("Org.OData.Measures.V1", "Measures"),
        ("Org.OData.Validation.V1", "Validation"), ("Org.OData.Aggregation.V1", "Aggregation"),
    ];

    // Newer than what the library brings.
    static readonly IEdmTerm[] Newer =
    [
        new EdmTerm("Org.OData.Capabilities.V1", "DefaultCapabilities", EdmCoreModel.Instance.GetUntyped()),
        new EdmTerm("Org.OData.Aggregation.V1", "ApplySupported", EdmCoreModel.Instance.GetUntyped()),
    ];

    readonly EdmModel _model;

    /// <summary>Makes the vocabularies known to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isJson">True where its document refers to vocabularies as CSDL JSON.</param>
    public ODataVocabulary(EdmModel model, bool isJson)
    {
        _model = model;
        _model.SetEdmReferences(Vocabularies.Select(one =>
        {
            var reference = new EdmReference(new Uri($"{Address}{one.Namespace}.{(isJson ? "json" : "xml")}"));
            reference.AddInclude(new EdmInclude(one.Alias, one.Namespace));
            return reference;
        }).ToList());
    }

    /// <summary>Annotates an element with a value; null for no annotation.</summary>
    /// <param name="target">The element.</param>
    /// <param name="term">The term by alias: <c>Core.Description</c>; without one a term of this service.</param>
    /// <param name="value">The value.</param>
    public void Set(IEdmVocabularyAnnotatable target, string term, IEdmExpression? value)
    {
        if (value is not null)
        {
            var annotation = new EdmVocabularyAnnotation(target, Term(term), value);
            annotation.SetSerializationLocation(_model, EdmVocabularyAnnotationSerializationLocation.Inline);
            _model.SetVocabularyAnnotation(annotation);
        }
    }

    /// <summary>A text; null for none.</summary>
    public static IEdmExpression? Text(string? text) => text is null ? null : new EdmStringConstant(text);

    /// <summary>A truth value.</summary>
    public static IEdmExpression Truth(bool value) => new EdmBooleanConstant(value);

    /// <summary>A number, whole where the type is; null for none.</summary>
    public static IEdmExpression? Number(double? number, bool isWhole = false) => number is not { } value ? null
        : isWhole ? new EdmIntegerConstant((long)value)
        : new EdmDecimalConstant((decimal)value);

    /// <summary>A list.</summary>
    public static IEdmExpression List(IEnumerable<IEdmExpression> members) => new EdmCollectionExpression(members);

    /// <summary>A list of texts.</summary>
    public static IEdmExpression Texts(IEnumerable<string> members) => List(members.Select(member => new EdmStringConstant(member)));

    /// <summary>A list of paths to properties; null where there are none.</summary>
    public static IEdmExpression? Paths(IEnumerable<string> members)
    {
        var paths = members.Select(member => new EdmPropertyPathExpression(member)).ToList();
        return paths.Count == 0 ? null : List(paths);
    }

    /// <summary>A record; members without value are left out.</summary>
    public static IEdmExpression Record(params IEnumerable<(string Name, IEdmExpression? Value)> members) => new EdmRecordExpression(
        members.Where(member => member.Value is not null).Select(member => new EdmPropertyConstructor(member.Name, member.Value!)));

    /// <summary>A member of an enumeration of a vocabulary.</summary>
    /// <param name="type">The enumeration by alias: <c>Core.Permission</c>.</param>
    /// <param name="member">The member.</param>
    public IEdmExpression Member(string type, string member) =>
        new EdmEnumMemberExpression(((IEdmEnumType)_model.FindType(FullName(type))).Members.First(one => one.Name == member));

    /// <summary>No hierarchies in <c>$apply</c> (<c>Aggregation.RollupType</c>).</summary>
    public static IEdmExpression NoRollup { get; } = NoneOf(new("Org.OData.Aggregation.V1", "RollupType"));

    static EdmEnumMemberExpression NoneOf(EdmEnumType type) => new(type.AddMember("None", new EdmEnumMemberValue(0)));

    IEdmTerm Term(string name) => Newer.FirstOrDefault(term => term.FullName() == FullName(name)) ?? _model.FindTerm(FullName(name))
        ?? throw new InvalidOperationException($"'{name}' is in no vocabulary.");

    static string FullName(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? $"{ODataNames.Namespace}.{name}"
            : $"{Vocabularies.First(one => one.Alias == name[..dot]).Namespace}{name[dot..]}";
    }
}
