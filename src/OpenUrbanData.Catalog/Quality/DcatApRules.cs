using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Quality;

/// <summary>What a value of a property must be.</summary>
enum ValueRule
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A text.</summary>
    Literal,

    /// <summary>A resource, with or without name.</summary>
    Node,

    /// <summary>A resource with a name.</summary>
    Iri,

    /// <summary>A day, a time, a year or a month.</summary>
    Time,

    /// <summary>A value of <c>xsd:decimal</c>, <c>xsd:duration</c>, <c>xsd:nonNegativeInteger</c> or <c>xsd:hexBinary</c>.</summary>
    Decimal,
    Duration,
    Size,
    Hex,
}

/// <summary>A rule that something breaks.</summary>
/// <param name="Subject">IRI of what is described.</param>
/// <param name="Property">IRI of the property.</param>
/// <param name="German">What is wrong.</param>
/// <param name="English">What is wrong.</param>
public sealed record DcatApViolation(string Subject, string Property, string German, string English);

/// <summary>What DCAT-AP 3.0.1 demands of data sets and all that belongs to them: number and kind of values, as its base shapes say it.</summary>
/// <remarks><see href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3.0.1</see>. A test compares it with the official shapes. Those check the data types of
/// times on distributions and series only (elsewhere they name the check by a term that SHACL does not know), and points hang on them: so does this.</remarks>
static partial class DcatApRules
{
    const string Adms = "http://www.w3.org/ns/adms#";
    const string Prov = "http://www.w3.org/ns/prov#";
    const string Time = "http://www.w3.org/2006/time#";

    sealed record Rule(string Property, ValueRule Value, int Least = 0, int Most = int.MaxValue);

    static readonly FrozenDictionary<string, ImmutableArray<Rule>> Classes = new Dictionary<string, ImmutableArray<Rule>>
    {
        [Foaf + "Agent"] = [new(Foaf + "name", ValueRule.Literal, 1), new(Dct + "type", ValueRule.Any, 0, 1)],
        [Skos + "ConceptScheme"] = [new(Dct + "title", ValueRule.Literal, 1)],
        [Skos + "Concept"] = [new(Skos + "prefLabel", ValueRule.Literal, 1)],
        [Spdx + "Checksum"] = [new(Spdx + "algorithm", ValueRule.Any, 1, 1), new(Spdx + "checksumValue", ValueRule.Hex, 1, 1)],
        [Adms + "Identifier"] = [new(Skos + "notation", ValueRule.Any, 0, 1)],
        [Dct + "Location"] =
        [
            new(Dcat3 + "bbox", ValueRule.Literal, 0, 1), new(Dcat3 + "centroid", ValueRule.Literal, 0, 1),
            new("http://www.w3.org/ns/locn#geometry", ValueRule.Literal, 0, 1),
        ],
        [Dct + "PeriodOfTime"] =
        [
            new(Dcat3 + "endDate", ValueRule.Any, 0, 1), new(Dcat3 + "startDate", ValueRule.Any, 0, 1),
            new(Time + "hasBeginning", ValueRule.Any, 0, 1), new(Time + "hasEnd", ValueRule.Any, 0, 1),
        ],
        [Dcat3 + "Relationship"] = [new(Dct + "relation", ValueRule.Any, 1), new(Dcat3 + "hadRole", ValueRule.Any, 1)],
        [Dcat3 + "DataService"] =
        [
            .. Nodes(Dct + "conformsTo", Dcat3 + "contactPoint", Dcat3 + "endpointDescription", Dct + "format", Dcat3 + "landingPage", Dcat3 + "servesDataset"),
            .. OneNode(Dct + "accessRights", Dct + "license", Dct + "publisher"), .. Literals(Dct + "description", Dcat3 + "keyword"),
            new(Dcatap + "applicableLegislation", ValueRule.Iri), new(Dcat3 + "theme", ValueRule.Iri),
            new(Dcat3 + "endpointURL", ValueRule.Node, 1), new(Dct + "title", ValueRule.Literal, 1),
        ],
        [Dcat3 + "Dataset"] =
        [
            .. OneNode(Dct + "accessRights", Dct + "accrualPeriodicity", Dct + "publisher"),
            .. Nodes(
                Dct + "conformsTo", Dcat3 + "contactPoint", Dct + "creator", Dcat3 + "distribution", Foaf + "page", Dct + "spatial", Dct + "hasVersion", Dcat3 + "inSeries",
                Dct + "isReferencedBy", Dcat3 + "landingPage", Dct + "language", Adms + "identifier", Dct + "provenance", Prov + "qualifiedAttribution",
                Dcat3 + "qualifiedRelation", Dct + "relation", Adms + "sample", Dct + "source", Dct + "temporal", Dct + "type", Prov + "wasGeneratedBy"),
            .. Literals(Dct + "identifier", Dcat3 + "keyword", Adms + "versionNotes"),
            new(Dcatap + "applicableLegislation", ValueRule.Iri), new(Dcat3 + "theme", ValueRule.Iri),
            new(Dct + "description", ValueRule.Literal, 1), new(Dct + "title", ValueRule.Literal, 1), new(Dcat3 + "version", ValueRule.Literal, 0, 1),
            new(Dct + "modified", ValueRule.Any, 0, 1), new(Dct + "issued", ValueRule.Any, 0, 1),
            new(Dcat3 + "spatialResolutionInMeters", ValueRule.Decimal, 0, 1), new(Dcat3 + "temporalResolution", ValueRule.Duration, 0, 1),
        ],
        [Dcat3 + "DatasetSeries"] =
        [
            .. Nodes(Dcat3 + "contactPoint", Dct + "spatial", Dct + "temporal"), .. OneNode(Dct + "accrualPeriodicity", Dct + "publisher"),
            new(Dcatap + "applicableLegislation", ValueRule.Iri), new(Dct + "description", ValueRule.Literal, 1), new(Dct + "title", ValueRule.Literal, 1),
            new(Dct + "modified", ValueRule.Time, 0, 1), new(Dct + "issued", ValueRule.Time, 0, 1),
        ],
        [Dcat3 + "Distribution"] =
        [
            .. Nodes(Dcat3 + "accessService", Foaf + "page", Dcat3 + "downloadURL", Dct + "language", Dct + "conformsTo"),
            .. OneNode(
                Dcatap + "availability", Spdx + "checksum", Dcat3 + "compressFormat", Dct + "format", "http://www.w3.org/ns/odrl/2/hasPolicy", Dct + "license",
                Dcat3 + "mediaType", Dcat3 + "packageFormat", Dct + "rights", Adms + "status"),
            .. Literals(Dct + "description", Dct + "title"),
            new(Dcat3 + "accessURL", ValueRule.Node, 1), new(Dcatap + "applicableLegislation", ValueRule.Iri), new(Dcat3 + "byteSize", ValueRule.Size, 0, 1),
            new(Dct + "modified", ValueRule.Time, 0, 1), new(Dct + "issued", ValueRule.Time, 0, 1),
            new(Dcat3 + "spatialResolutionInMeters", ValueRule.Decimal, 0, 1), new(Dcat3 + "temporalResolution", ValueRule.Duration, 0, 1),
        ],
    }.ToFrozenDictionary();

    // What belongs to a data set: the scorer goes so far, and four steps deep.
    static readonly ImmutableArray<string> Followed =
    [
        Dcat3 + "distribution", Dcat3 + "contactPoint", Dct + "publisher", Dct + "creator", Dct + "temporal", Dct + "spatial", Dcat3 + "accessService",
        Spdx + "checksum", Adms + "identifier", Dct + "license", Dct + "rights",
    ];

    const int Depth = 4;

    /// <summary>Rules that a data set or something that belongs to it breaks.</summary>
    public static IEnumerable<DcatApViolation> Violations(Graph graph, Term dataset)
    {
        HashSet<Term> seen = [];
        var open = new Stack<(Term Term, int Depth)>([(dataset, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > Depth || !seen.Add(next.Term) || graph.Find(next.Term) is not { } node)
            {
                continue;
            }

            foreach (var violation in node[Vocabulary.Type].OfType<Term.Iri>().SelectMany(type => Classes.GetValueOrDefault(type.Value, [])).Distinct()
                .SelectMany(rule => Broken(node, rule)))
            {
                yield return violation;
            }

            foreach (var value in Followed.SelectMany(property => node[property]))
            {
                open.Push((value, next.Depth + 1));
            }
        }
    }

    static IEnumerable<DcatApViolation> Broken(Graph.Node node, Rule rule)
    {
        var values = node[rule.Property];
        var name = Shorten(rule.Property) ?? rule.Property;
        if (values.Count < rule.Least)
        {
            yield return new(node.Iri, rule.Property, $"{name} fehlt.", $"{name} is missing.");
        }

        if (values.Count > rule.Most)
        {
            yield return new(node.Iri, rule.Property, $"{name} steht {values.Count} Mal da, erlaubt ist einmal.", $"{name} stands there {values.Count} times, once is allowed.");
        }

        foreach (var value in values.Where(value => !Fits(value, rule.Value)))
        {
            var shown = value switch { Term.Iri iri => iri.Value, Term.Literal literal => literal.Text, _ => "[]" };
            var (german, english) = Expected(rule.Value);
            yield return new(node.Iri, rule.Property, $"{name}: „{shown}“ ist falsch, erwartet wird {german}.", $"{name}: '{shown}' is wrong, expected {english}.");
        }
    }

    static bool Fits(Term value, ValueRule rule) => rule switch
    {
        ValueRule.Any => true,
        ValueRule.Literal => value is Term.Literal,
        ValueRule.Node => value is not Term.Literal,
        ValueRule.Iri => value is Term.Iri,
        _ => value is Term.Literal { Datatype: { } type } literal && (rule, type) switch
        {
            (ValueRule.Time, Xsd + "date") => Date().IsMatch(literal.Text),
            (ValueRule.Time, Xsd + "dateTime") => DateTime().IsMatch(literal.Text),
            (ValueRule.Time, Xsd + "gYear") => Year().IsMatch(literal.Text),
            (ValueRule.Time, Xsd + "gYearMonth") => YearMonth().IsMatch(literal.Text),
            (ValueRule.Decimal, Xsd + "decimal") => DecimalText().IsMatch(literal.Text),
            (ValueRule.Duration, Xsd + "duration") => DurationText().IsMatch(literal.Text),
            (ValueRule.Size, Xsd + "nonNegativeInteger") => SizeText().IsMatch(literal.Text),
            (ValueRule.Hex, Xsd + "hexBinary") => literal.Text.Length % 2 == 0 && literal.Text.All(char.IsAsciiHexDigit),
            _ => false,
        },
    };

    static (string German, string English) Expected(ValueRule rule) => rule switch
    {
        ValueRule.Literal => ("ein Text", "a text"),
        ValueRule.Node => ("eine Ressource, kein Text", "a resource, no text"),
        ValueRule.Iri => ("eine IRI", "an IRI"),
        ValueRule.Time => ("ein Tag, eine Zeit, ein Monat oder ein Jahr mit ihrem Datentyp", "a day, time, month or year with its data type"),
        ValueRule.Decimal => ("eine Zahl (xsd:decimal)", "a number (xsd:decimal)"),
        ValueRule.Duration => ("eine Dauer (xsd:duration)", "a duration (xsd:duration)"),
        ValueRule.Size => ("eine ganze Zahl ab 0 (xsd:nonNegativeInteger)", "a whole number from 0 (xsd:nonNegativeInteger)"),
        _ => ("eine Prüfsumme in hexadezimaler Schreibweise (xsd:hexBinary)", "a checksum in hexadecimal digits (xsd:hexBinary)"),
    };

    static IEnumerable<Rule> Nodes(params IEnumerable<string> properties) => properties.Select(one => new Rule(one, ValueRule.Node));

    static IEnumerable<Rule> OneNode(params IEnumerable<string> properties) => properties.Select(one => new Rule(one, ValueRule.Node, 0, 1));

    static IEnumerable<Rule> Literals(params IEnumerable<string> properties) => properties.Select(one => new Rule(one, ValueRule.Literal));

    const string Zone = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$";
    const string Day = "^-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    [GeneratedRegex(Day + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(Day + "T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)" + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex DateTime();

    [GeneratedRegex("^-?([1-9][0-9]{3,}|0[0-9]{3})" + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex("^-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])" + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex YearMonth();

    [GeneratedRegex("^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalText();

    [GeneratedRegex("^-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationText();

    [GeneratedRegex("^([+]?[0-9]+|-0+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SizeText();
}
