using System.Collections.Immutable;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Ckan;

/// <summary>Reads values out of graphs, of our own and of others: sources write addresses as texts and texts as addresses.</summary>
static class GraphTexts
{
    /// <summary>All values of a predicate as texts, each once; nodes without name are left out.</summary>
    public static ImmutableArray<string> All(this Graph.Node node, string predicate) =>
        [.. node[predicate].Select(Text).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The first value as text; null for none.</summary>
    public static string? First(this Graph.Node node, string predicate) => node[predicate].Select(Text).FirstOrDefault(text => text is not null);

    /// <summary>The first value that is an address.</summary>
    public static string? FirstIri(this Graph.Node node, string predicate) => node[predicate].OfType<Term.Iri>().FirstOrDefault()?.Value;

    /// <summary>A text in a language, else in the other, else in none, else in any; null for none.</summary>
    public static string? In(this Graph.Node node, string predicate, Language language)
    {
        var wanted = language == Language.German ? "de" : "en";
        return node[predicate].OfType<Term.Literal>().Where(one => one.Text.Length > 0)
            .MinBy(one => one.Language is not { } tag ? 1 : Is(tag, wanted) ? 0 : Is(tag, "de") ? 2 : Is(tag, "en") ? 3 : 4)?.Text;
    }

    /// <summary>The text in each language that it has; empty where no language is said.</summary>
    public static IEnumerable<(string Language, string Text)> Translations(this Graph.Node node, string predicate) => node[predicate].OfType<Term.Literal>()
        .Where(one => one.Language is not null).Select(one => (Language: one.Language!.Split('-')[0].ToLowerInvariant(), one.Text)).DistinctBy(one => one.Language, StringComparer.Ordinal);

    /// <summary>What is said of the first value; null where nothing is.</summary>
    public static Graph.Node? Follow(this Graph graph, Graph.Node? node, string predicate) =>
        node?[predicate].Select(graph.Find).FirstOrDefault(found => found is not null);

    /// <summary>The last part of an address: the code in a list.</summary>
    public static string Code(string iri) => iri[(iri.LastIndexOfAny(['/', '#']) + 1)..];

    static bool Is(string tag, string language) => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase);

    static string? Text(Term term) => term switch
    {
        Term.Iri iri => iri.Value,
        Term.Literal { Text.Length: > 0 } literal => literal.Text.Trim(),
        _ => null,
    };
}
