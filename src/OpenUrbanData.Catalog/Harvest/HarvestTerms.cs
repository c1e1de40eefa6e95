using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Terms that a catalogue is read by.</summary>
static class HarvestTerms
{
    public const string Catalogue = Vocabulary.Dcat3 + "Catalog";
    public const string CatalogRecord = Vocabulary.Dcat3 + "CatalogRecord";
    public const string Dataset = Vocabulary.Dcat3 + "Dataset";
    public const string Series = Vocabulary.Dcat3 + "DatasetSeries";
    public const string Service = Vocabulary.Dcat3 + "DataService";
    public const string Distribution = Vocabulary.Dcat3 + "Distribution";
    public const string HasDataset = Vocabulary.Dcat3 + "dataset";
    public const string HasService = Vocabulary.Dcat3 + "service";
    public const string HasDistribution = Vocabulary.Dcat3 + "distribution";
    public const string LandingPage = Vocabulary.Dcat3 + "landingPage";
    public const string AccessUrl = Vocabulary.Dcat3 + "accessURL";
    public const string DownloadUrl = Vocabulary.Dcat3 + "downloadURL";
    public const string Identifier = Vocabulary.Dct + "identifier";
    public const string Title = Vocabulary.Dct + "title";
    public const string Issued = Vocabulary.Dct + "issued";
    public const string License = Vocabulary.Dct + "license";
    public const string Modified = Vocabulary.Dct + "modified";
    public const string Publisher = Vocabulary.Dct + "publisher";
    public const string Source = Vocabulary.Dct + "source";
    public const string PrimaryTopic = Vocabulary.Foaf + "primaryTopic";
    public const string Name = Vocabulary.Foaf + "name";
    public const string OtherIdentifier = "http://www.w3.org/ns/adms#identifier";
    public const string Notation = Vocabulary.Skos + "notation";
    public const string ConceptScheme = Vocabulary.Skos + "ConceptScheme";

    /// <summary>Whether a node says that it is of a class.</summary>
    public static bool IsA(this Graph.Node node, string type) => node[Vocabulary.Type].Contains(new Term.Iri(type));

    /// <summary>The text of a term: sources write addresses as values and values as addresses.</summary>
    public static string? Text(Term? term) => term switch
    {
        Term.Iri iri => iri.Value,
        Term.Literal literal => literal.Text.Trim(),
        _ => null,
    };
}
