using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Harvest.HarvestTerms;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Takes <see cref="RecordFacts"/> out of the node of a record. What cannot be understood is absent: the triples keep it.</summary>
static partial class RecordFactsReader
{
    const string Schema = "http://schema.org/";
    const string Themes = "http://publications.europa.eu/resource/authority/data-theme/";
    const string HvdRegulation = "http://data.europa.eu/eli/reg_impl/2023/138/oj";
    const string SchemaHttps = "https://schema.org/";

    /// <summary>The facts.</summary>
    /// <param name="graph">The page.</param>
    /// <param name="node">The record.</param>
    /// <param name="distributions">Its distributions.</param>
    public static RecordFacts Read(Graph graph, Graph.Node node, IReadOnlyList<Graph.Node> distributions)
    {
        ImmutableArray<RecordFile> files = [.. distributions.Take(RecordFacts.MaximumFiles).Select(one => File(graph, one))];
        var places = node[Dct + "spatial"].Select(graph.Find).OfType<Graph.Node>().ToList();
        var times = node[Dct + "temporal"].Select(graph.Find).OfType<Graph.Node>().ToList();
        var standards = Iris(node, Dct + "conformsTo");
        return new()
        {
            Title = Localized(node[Title]),
            Description = Localized(node[Dct + "description"]),
            Keywords = Texts(node, Dcat3 + "keyword"),
            Themes = [.. Iris(node, Dcat3 + "theme").Where(iri => iri.StartsWith(Themes, StringComparison.Ordinal)).Select(iri => iri[Themes.Length..])
                .Where(code => DataThemes.Codes.Contains(code)).Distinct(StringComparer.Ordinal)],
            Formats =
            [
                .. distributions.Select(one => Format(graph, one)).Concat(node[Dct + "format"].Select(term => FormatNames.Code(Text(term)))).OfType<string>()
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            License = Licence(node) ?? files.Select(file => file.License).FirstOrDefault(license => license is not null),
            Rights = new[] { node }.Concat(distributions).SelectMany(one => Texts(one, Dcatde + "licenseAttributionByText")).FirstOrDefault(),
            Languages = [.. node[Dct + "language"].Select(term => LanguageOf(Text(term))).OfType<string>().Distinct(StringComparer.Ordinal)],
            Extent = places.SelectMany(place => Texts(place, Dcat3 + "bbox").Concat(Texts(place, "http://www.w3.org/ns/locn#geometry")).Concat(Texts(place, Dcat3 + "centroid")))
                .Select(PlaceText.Box).FirstOrDefault(box => box is not null),
            Begins = times.SelectMany(time => Times(time, Dcat3 + "startDate", Schema + "startDate", SchemaHttps + "startDate")).Min(),
            Ends = times.SelectMany(time => Times(time, Dcat3 + "endDate", Schema + "endDate", SchemaHttps + "endDate")).Max(),
            Issued = Times(node, Dct + "issued").Min(),
            Hvd = Iris(node, Dcatap + "applicableLegislation").Any(iri => iri.TrimEnd('/') == HvdRegulation) || node[Dcatap + "hvdCategory"].Count > 0,
            Municipalities = [.. Iris(node, Dct + "spatial").Concat(Iris(node, Dcatde + "politicalGeocodingURI")).Select(TownOf).OfType<string>().Distinct(StringComparer.Ordinal)],
            Schema = standards.Concat(distributions.SelectMany(one => Iris(one, Dct + "conformsTo"))).Select(CanonicalOf).FirstOrDefault(name => name is not null),
            ConformsTo = standards,
            PublisherIri = Iris(node, HarvestTerms.Publisher).FirstOrDefault(),
            Contact = node[Dcat3 + "contactPoint"].Select(graph.Find).OfType<Graph.Node>().Select(Contact).FirstOrDefault(contact => contact is not null),
            Page = Texts(node, LandingPage).FirstOrDefault(),
            Endpoint = Texts(node, Dcat3 + "endpointURL").FirstOrDefault(),
            Files = files,
        };
    }

    static RecordFile File(Graph graph, Graph.Node one) => new(
        Localized(one[Title]), Texts(one, AccessUrl).FirstOrDefault(), Texts(one, DownloadUrl).FirstOrDefault(), Format(graph, one),
        one[Dcat3 + "mediaType"].Select(term => Text(term)?.Split("/media-types/")[^1]).FirstOrDefault(type => type is { Length: > 0 }), Licence(one));

    static string? Licence(Graph.Node node) => node[Dct + "license"].Select(Text).FirstOrDefault(text => text is { Length: > 0 });

    static string? Format(Graph graph, Graph.Node one) => one[Dct + "format"].Concat(one[Dcat3 + "mediaType"])
        .Select(term => FormatNames.Code(Text(term)) ?? (graph.Find(term) is { } about ? FormatNames.Code(Texts(about, Rdfs + "label").FirstOrDefault()) : null))
        .FirstOrDefault(code => code is not null);

    static RecordContact? Contact(Graph.Node node)
    {
        var contact = new RecordContact(
            Texts(node, Vcard + "fn").Concat(Texts(node, Vcard + "organization-name")).FirstOrDefault(),
            Texts(node, Vcard + "hasEmail").Select(mail => mail.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? mail[7..] : mail).FirstOrDefault(),
            Texts(node, Vcard + "hasURL").FirstOrDefault());
        return contact is { Name: null, Email: null, Url: null } ? null : contact;
    }

    static LocalizedText? Localized(IReadOnlyList<Term> terms)
    {
        var texts = terms.OfType<Term.Literal>().Where(text => text.Text.Trim().Length > 0).ToList();
        string? In(string language) => texts.FirstOrDefault(text => text.Language?.StartsWith(language, StringComparison.OrdinalIgnoreCase) == true)?.Text.Trim();
        var german = In("de") ?? texts.FirstOrDefault(text => text.Language is null)?.Text.Trim();
        var english = In("en");
        return (german ?? english ?? texts.FirstOrDefault()?.Text.Trim()) is { } any ? new(any, english ?? any) : null;
    }

    static ImmutableArray<string> Texts(Graph.Node node, string predicate) =>
        [.. node[predicate].Select(Text).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    static ImmutableArray<string> Iris(Graph.Node node, string predicate) => [.. node[predicate].OfType<Term.Iri>().Select(iri => iri.Value)];

    static IEnumerable<DateTimeOffset?> Times(Graph.Node node, params string[] predicates) => predicates.SelectMany(one => node[one]).Select(RecordExtractor.Time);

    // The lists of keys of dcat-ap.de: of towns, and of regional keys, whose town is all but the digits of the association.
    static string? TownOf(string iri) => TownKey().Match(iri) is { Success: true } match
        ? match.Groups["key"].Value is { Length: 12 } regional ? regional[..5] + regional[9..] : match.Groups["key"].Value
        : null;

    static string? CanonicalOf(string iri) => iri.StartsWith(FeatureSchema.IriBase, StringComparison.Ordinal)
        && iri[FeatureSchema.IriBase.Length..].Split('/') is [{ Length: > 0 } name, { Length: > 0 } version]
        ? version.Split('.')[0] is "1" ? name : $"{name}-v{version.Split('.')[0]}"
        : null;

    static string? LanguageOf(string? text) => text?.Split('/')[^1].ToUpperInvariant() switch
    {
        "DEU" or "GER" or "DE" or "DE-DE" => "de",
        "ENG" or "EN" or "EN-GB" or "EN-US" => "en",
        "FRA" or "FRE" or "FR" => "fr",
        "ITA" or "IT" => "it",
        "NLD" or "DUT" or "NL" => "nl",
        "SPA" or "ES" => "es",
        "POL" or "PL" => "pl",
        "CES" or "CZE" or "CS" => "cs",
        "DAN" or "DA" => "da",
        _ => null,
    };

    [GeneratedRegex(@"politicalGeocoding/(municipalityKey/(?<key>\d{8})|regionalKey/(?<key>\d{12}))/?$")]
    private static partial Regex TownKey();
}
