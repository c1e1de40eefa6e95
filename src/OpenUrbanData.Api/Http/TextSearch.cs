using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Search for words in all texts of a record, the same at every door. Letters of both cases, with and without marks, are the
/// same.</summary>
static class TextSearch
{
    /// <summary>The properties that are searched: what people have written.</summary>
    public static List<Property> Properties(Collection collection) => [.. Served.Queryables(collection).Where(IsSearched)];

    /// <summary>The condition that a text stands in one of them.</summary>
    public static Filter.Or Holds(IEnumerable<Property> searched, string text) => new(
        [.. searched.Select(property => (Filter)new Filter.Like(Folded(new Operand.Value(property)), Folded(new Operand.Constant($"%{Escape(text)}%"))))]);

    static bool IsSearched(Property property) =>
        property is { Type: PropertyType.Text, Origin: PropertyOrigin.Record or PropertyOrigin.Platform, Role: not "id", Codes: null, Format: null }
        && property.Name is not ("source_id" or "id_stability" or "municipality_key" or "ars");

    static Operand.Folded Folded(Operand operand) => new(new Operand.Folded(operand, TextFolding.Accents), TextFolding.Case);

    static string Escape(string term) => term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
