using System.Collections.Immutable;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Quality;

/// <summary>Points of one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Points">Points of the data set.</param>
/// <param name="Maximum">Points that there are.</param>
public sealed record DimensionScore(QualityDimension Dimension, int Points, int Maximum);

/// <summary>How good the metadata of a data set are by the method of data.europa.eu: as the official scorer counts, with the best distribution for each
/// dimension.</summary>
/// <param name="Dimensions">Points per dimension.</param>
/// <param name="Lost">What is missing: their points are those that the total lacks.</param>
/// <param name="Violations">Rules of DCAT-AP that are broken.</param>
public sealed record QualityScore(ImmutableArray<DimensionScore> Dimensions, ImmutableArray<QualityMetric> Lost, ImmutableArray<DcatApViolation> Violations)
{
    /// <summary>Points in all.</summary>
    public int Total => Dimensions.Sum(one => one.Points);

    /// <summary>Points that there are.</summary>
    public int Maximum => Dimensions.Sum(one => one.Maximum);

    /// <summary>The rating of data.europa.eu: <c>excellent</c>, <c>good</c>, <c>sufficient</c> or <c>bad</c>.</summary>
    public string Rating => RatingOf(Total, Maximum);

    /// <summary>The rating for people.</summary>
    public LocalizedText RatingText => Rating switch
    {
        "excellent" => new("ausgezeichnet", "excellent"),
        "good" => new("gut", "good"),
        "sufficient" => new("ausreichend", "sufficient"),
        _ => new("schlecht", "bad"),
    };

    /// <summary>The rating of a number of points, also of a mean.</summary>
    /// <param name="points">The points.</param>
    /// <param name="maximum">Points that there are; where addresses are not checked fewer than 405.</param>
    public static string RatingOf(double points, double maximum) => (points * 405 / maximum) switch
    {
        >= 351 => "excellent",
        >= 221 => "good",
        >= 120 => "sufficient",
        _ => "bad",
    };

    /// <summary>The score of a published data set. Addresses of this instance answer, those of others as the last check of links found.</summary>
    public static QualityScore Of(Registry registry, Dataset dataset, CatalogueIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var root = identity.Root.ToString();
        return Of(
            CatalogueGraph.Build(registry, dataset, identity), new Term.Iri(CatalogueGraph.Iri(dataset, identity)),
            url => url.StartsWith(root, StringComparison.Ordinal) || registry.Links.GetValueOrDefault(url) is { IsGood: true });
    }

    /// <summary>The score of a data set of any graph.</summary>
    /// <param name="graph">What is said of it and of what belongs to it.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="answers">Whether an address answers; null where addresses are not checked, which then gives no points and asks for none.</param>
    public static QualityScore Of(Graph graph, Term dataset, Func<string, bool>? answers)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var violations = DcatApRules.Violations(graph, dataset).ToImmutableArray();
        ImmutableArray<QualityMetric> counted = [.. QualityMetric.All.Where(metric => answers is not null || !metric.Id.EndsWith("StatusCode", StringComparison.Ordinal))];
        var said = graph.Find(dataset);
        var own = counted.Where(metric => !metric.OfDistribution && said is not null && Has(said, metric.Id, violations.IsEmpty)).ToHashSet();
        var distributions = (said?[Dcat3 + "distribution"] ?? []).Select(one => graph.Find(one)).Select(node => counted
            .Where(metric => metric.OfDistribution && node is not null && Has(node, metric.Id, answers)).ToHashSet()).ToList();
        var dimensions = ImmutableArray.CreateBuilder<DimensionScore>();
        var lost = ImmutableArray.CreateBuilder<QualityMetric>();
        foreach (var group in counted.GroupBy(metric => metric.Dimension))
        {
            var best = distributions.MaxBy(met => group.Where(met.Contains).Sum(metric => metric.Points)) ?? [];
            dimensions.Add(new(group.Key, group.Where(metric => own.Contains(metric) || best.Contains(metric)).Sum(metric => metric.Points), group.Sum(metric => metric.Points)));
            lost.AddRange(group.Where(metric => !own.Contains(metric) && !best.Contains(metric)));
        }

        return new(dimensions.DrainToImmutable(), lost.DrainToImmutable(), violations);
    }

    static bool Has(Graph.Node dataset, string metric, bool isValid) => metric switch
    {
        "keywordAvailability" => dataset[Dcat3 + "keyword"].Count > 0,
        "categoryAvailability" => dataset[Dcat3 + "theme"].Count > 0,
        "spatialAvailability" => dataset[Dct + "spatial"].Count > 0,
        "temporalAvailability" => dataset[Dct + "temporal"].Count > 0,
        "dcatApCompliance" => isValid,
        "accessRightsAvailability" => dataset[Dct + "accessRights"].Count > 0,
        "accessRightsVocabularyAlignment" => Iris(dataset, Dct + "accessRights").Any(QualityLists.IsAccessRight),
        "contactPointAvailability" => dataset[Dcat3 + "contactPoint"].Count > 0,
        "publisherAvailability" => dataset[Dct + "publisher"].Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    static bool Has(Graph.Node distribution, string metric, Func<string, bool>? answers) => metric switch
    {
        "accessUrlStatusCode" => Answers(distribution[Dcat3 + "accessURL"], answers),
        "downloadUrlAvailability" => distribution[Dcat3 + "downloadURL"].Count > 0,
        "downloadUrlStatusCode" => Answers(distribution[Dcat3 + "downloadURL"], answers),
        "formatAvailability" => distribution[Dct + "format"].Count > 0,
        "mediaTypeAvailability" => distribution[Dcat3 + "mediaType"].Count > 0,
        "formatMediaTypeVocabularyAlignment" => Iris(distribution, Dct + "format").Any(QualityLists.IsFileType) && Iris(distribution, Dcat3 + "mediaType").Any(QualityLists.IsMediaType),
        "formatMediaTypeNonProprietary" => distribution[Dct + "format"].Any(value => QualityLists.IsOpen(Text(value))),
        "formatMediaTypeMachineInterpretable" => distribution[Dct + "format"].Any(value => QualityLists.IsMachineReadable(Text(value))),
        "licenceAvailability" => distribution[Dct + "license"].Count > 0,
        "knownLicence" => distribution[Dct + "license"].Any(value => QualityLists.IsLicense(Text(value))),
        "rightsAvailability" => distribution[Dct + "rights"].Count > 0,
        "byteSizeAvailability" => distribution[Dcat3 + "byteSize"].Count > 0,
        "dateIssuedAvailability" => distribution[Dct + "issued"].Count > 0,
        "dateModifiedAvailability" => distribution[Dct + "modified"].Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    static bool Answers(IReadOnlyList<Term> addresses, Func<string, bool>? answers) =>
        answers is not null && addresses.Count > 0 && addresses.All(address => answers(Text(address)));

    static IEnumerable<string> Iris(Graph.Node node, string property) => node[property].OfType<Term.Iri>().Select(one => one.Value);

    static string Text(Term term) => term switch
    {
        Term.Iri iri => iri.Value,
        Term.Literal literal => literal.Text,
        _ => "",
    };
}
