using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Mends the statements of a record, whatever protocol they came by, and says what it mended. What comes out can be written in every form of RDF.</summary>
/// <remarks>The same statements always become the same ones. What is right stays untouched.</remarks>
sealed partial class RecordCleaning
{
    const int MostRepairs = 100;
    const int Longest = 200;
    const string Adms = "http://www.w3.org/ns/adms#";
    const string Access = "http://publications.europa.eu/resource/authority/access-right/";

    static readonly FrozenDictionary<string, Func<RecordCleaning, string, Term, Term?>> Rules = Build();

    readonly List<RecordRepair> _repairs = [];
    readonly Dictionary<Term, Term.Blank> _nameless = [];
    readonly int _longest;

    RecordCleaning(int longest) => _longest = longest;

    /// <summary>Mends the statements of a record.</summary>
    /// <param name="statements">All that is said of it.</param>
    /// <param name="longest">Most characters of a text.</param>
    /// <param name="repairs">What was mended, the first hundred.</param>
    public static Graph Clean(IEnumerable<Statement> statements, int longest, out IReadOnlyList<RecordRepair> repairs)
    {
        var cleaning = new RecordCleaning(longest);
        var graph = new Graph();
        List<Statement> all = [.. statements];
        foreach (var name in all.Select(one => one.Subject).OfType<Term.Iri>().Where(name => !AddressText.IsGood(Name(name.Value))))
        {
            // What belongs to it stays with it.
            if (cleaning._nameless.TryAdd(name, new($"nameless{cleaning._nameless.Count}")))
            {
                cleaning.Note(RepairCodes.Address, Vocabulary.Type, name.Value, "");
            }
        }

        List<Statement> kept = [];
        foreach (var (subject, predicate, value, _) in all)
        {
            var property = cleaning.Iri(Vocabulary.Type, predicate.Value);
            if (AddressText.IsGood(property) && cleaning.Value(property, value) is { } good)
            {
                kept.Add(new(cleaning.Subject(subject), new(property), good));
            }
        }

        foreach (var statement in cleaning.WithoutEmpty(kept))
        {
            graph.Add(statement);
        }

        cleaning.AddFormats(graph);
        repairs = cleaning._repairs;
        return graph;
    }

    /// <summary>The name of a record as it is used here: what no IRI may hold is escaped.</summary>
    public static string Name(string iri) => Versioned().Replace(AddressText.Escape(iri), Current);

    static FrozenDictionary<string, Func<RecordCleaning, string, Term, Term?>> Build()
    {
        Dictionary<string, Func<RecordCleaning, string, Term, Term?>> rules = new(StringComparer.Ordinal);
        Rule(
            (one, property, value) => one.Address(property, value),
            Dcat3 + "accessURL", Dcat3 + "downloadURL", Dcat3 + "landingPage", Dcat3 + "endpointURL", Dcat3 + "endpointDescription", Foaf + "homepage", Foaf + "page",
            Vcard + "hasURL", Dcatap + "applicableLegislation", Dcatap + "hvdCategory", Dcatde + "contributorID", Dcatde + "politicalGeocodingURI",
            Dcatde + "politicalGeocodingLevelURI", Dcatde + "qualityProcessURI", Dcat3 + "accessService", Dcat3 + "servesDataset", Dcat3 + "inSeries");
        Rule((one, property, value) => one.Contact(property, value, AddressText.Mail), Vcard + "hasEmail", Foaf + "mbox");
        Rule((one, property, value) => one.Contact(property, value, AddressText.Telephone), Vcard + "hasTelephone", Foaf + "phone");
        Rule(
            (one, property, value) => one.Date(property, value),
            Dct + "issued", Dct + "modified", Dct + "created", Dcat3 + "startDate", Dcat3 + "endDate", "http://schema.org/startDate", "http://schema.org/endDate");
        Rule((one, property, value) => one.Bytes(property, value), Dcat3 + "byteSize");
        Rule((one, property, value) => one.Code(property, value, License), Dct + "license");
        Rule((one, property, value) => one.Code(property, value, LanguageNames.Find, isRequired: true), Dct + "language");
        Rule((one, property, value) => one.Code(property, value, text => FormatNames.FileType(text) ?? FormatNames.MediaType(text)), Dct + "format");
        Rule((one, property, value) => one.Code(property, value, FormatNames.MediaType), Dcat3 + "mediaType", Dcat3 + "compressFormat", Dcat3 + "packageFormat");
        Rule((one, property, value) => one.Code(property, value, ThemeNames.Find), Dcat3 + "theme");
        Rule((one, property, value) => one.Code(property, value, FrequencyNames.Find), Dct + "accrualPeriodicity");
        Rule((one, property, value) => one.Code(property, value, AccessRight), Dct + "accessRights");
        Rule((one, property, value) => one.Prose(property, value), Dct + "description", Dct + "title", Dct + "rights", Adms + "versionNotes", Dcat3 + "keyword");
        return rules.ToFrozenDictionary(StringComparer.Ordinal);

        void Rule(Func<RecordCleaning, string, Term, Term?> rule, params ReadOnlySpan<string> properties)
        {
            foreach (var property in properties)
            {
                rules.Add(property, rule);
            }
        }
    }

    static string? License(string text) => IriReference.IsAbsolute(text) ? LicenseNames.Correct(text) : LicenseNames.Find(text);

    static string? AccessRight(string text) => text.Trim().TrimEnd('/').ToLowerInvariant() switch
    {
        "public" or "open" or "öffentlich" => Access + "PUBLIC",
        "restricted" or "restricted public" or "eingeschränkt" => Access + "RESTRICTED",
        "non-public" or "non_public" or "nicht öffentlich" => Access + "NON_PUBLIC",
        var iri when iri.StartsWith("https://publications.europa.eu/resource/authority/access-right/", StringComparison.Ordinal) =>
            Access + iri[(iri.LastIndexOf('/') + 1)..].ToUpperInvariant(),
        _ => null,
    };

    Term Subject(Term subject) => _nameless.TryGetValue(subject, out var blank) ? blank : subject is Term.Iri iri ? new Term.Iri(Name(iri.Value)) : subject;

    Term? Value(string property, Term value)
    {
        if (_nameless.TryGetValue(value, out var nameless))
        {
            return nameless;
        }

        var term = value switch
        {
            Term.Iri iri => new Term.Iri(Iri(property, iri.Value)),
            Term.Literal literal => Text(property, literal),
            _ => value,
        };
        term = term is null or Term.Blank || !Rules.TryGetValue(property, out var rule) ? term : rule(this, property, term);
        return term is not Term.Iri { Value: var last } || AddressText.IsGood(last) ? term : Left(RepairCodes.Address, property, last);
    }

    // Versions and hosts of DCAT-AP.de are many in the wild, and it has one.
    string Iri(string property, string iri)
    {
        var escaped = AddressText.Escape(iri);
        // What it conforms to is a version.
        var name = property == Dct + "conformsTo" ? escaped : Versioned().Replace(escaped, Current);
        if (name != iri)
        {
            Note(escaped == iri ? RepairCodes.Namespace : RepairCodes.Address, property, iri, name);
        }

        return name;
    }

    Term.Literal? Text(string property, Term.Literal literal)
    {
        if (string.IsNullOrWhiteSpace(literal.Text))
        {
            return Left<Term.Literal>(RepairCodes.Empty, property, literal.Text);
        }

        if (literal.Text.Length > _longest)
        {
            return Left<Term.Literal>(RepairCodes.TooLong, property, literal.Text);
        }

        var clean = PlainText.Clean(literal.Text);
        if (!ReferenceEquals(clean, literal.Text))
        {
            Note(RepairCodes.ControlCharacter, property, literal.Text, clean);
        }

        var type = literal.Datatype is { } datatype ? AddressText.Escape(datatype) : null;
        return ReferenceEquals(clean, literal.Text) && type == literal.Datatype ? literal : new(clean, literal.Language, type is null || AddressText.IsGood(type) ? type : null);
    }

    Term? Prose(string property, Term value)
    {
        if (value is not Term.Literal literal || literal.Datatype == Vocabulary.Rdf + "HTML" || literal.Datatype == Vocabulary.XmlLiteral || !PlainText.HasMarkup(literal.Text))
        {
            return value;
        }

        var plain = PlainText.WithoutMarkup(literal.Text);
        return plain.Length == 0 ? Left(RepairCodes.Markup, property, literal.Text) : Became(RepairCodes.Markup, property, literal.Text, new Term.Literal(plain, literal.Language, literal.Datatype));
    }

    Term? Address(string property, Term value)
    {
        var text = Said(value);
        return value is Term.Iri && AddressText.IsGood(text) ? value
            : AddressText.Web(text) is not { } good ? Left(RepairCodes.Address, property, text)
            : Became(value is Term.Iri || good != text.Trim() ? RepairCodes.Address : RepairCodes.AddressAsText, property, text, new Term.Iri(good));
    }

    Term? Contact(string property, Term value, Func<string, string?> read)
    {
        var text = Said(value);
        return read(text) is { } good ? good == text && value is Term.Iri ? value : Became(RepairCodes.Contact, property, text, new Term.Iri(good))
            : value is Term.Iri && !text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value
            : Left(RepairCodes.Contact, property, text);
    }

    Term? Date(string property, Term value)
    {
        var text = Said(value);
        return TimeText.Parse(text) is not { } good ? Left(RepairCodes.Date, property, text)
            : value is Term.Literal literal && literal.Datatype == good.Datatype && IsLexical(literal.Text, good) ? value
            : Became(RepairCodes.Date, property, text, good);
    }

    // A second of more or less digits is the same one; it stays as it was written.
    static bool IsLexical(string text, Term.Literal good) => text == good.Text || (good.Datatype == Xsd + "dateTime" && Lexical().IsMatch(text));

    Term? Bytes(string property, Term value)
    {
        var text = Said(value);
        return Amount(text) is not { } bytes ? Left(RepairCodes.Number, property, text)
            : value is Term.Literal { Datatype: Xsd + "nonNegativeInteger" or Vocabulary.Decimal or Integer } literal && literal.Text == bytes ? value
            : Became(RepairCodes.Number, property, text, new Term.Literal(bytes, Datatype: Xsd + "nonNegativeInteger"));
    }

    static string? Amount(string text)
    {
        var match = Size().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var factor = char.ToLowerInvariant(match.Groups[2].ValueSpan is [var letter, ..] ? letter : 'b') switch { 'k' => 1L << 10, 'm' => 1L << 20, 'g' => 1L << 30, 't' => 1L << 40, _ => 1 };
        var number = match.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        // 1.234.567 and 1,234,567 have thousands; 1.5 and 1,5 a fraction.
        number = number.Count(one => one is '.' or ',') > 1
            ? number.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            : number.Replace(',', '.');
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 1_000_000_000_000_000m
            ? new BigInteger(decimal.Round(amount * factor)).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    Term? Code(string property, Term value, Func<string, string?> find, bool isRequired = false)
    {
        var text = Said(value);
        return find(text) is { } good ? value is Term.Iri && good == text ? value : Became(RepairCodes.CodeList, property, text, new Term.Iri(good))
            : value is Term.Iri ? value
            : AddressText.Web(text) is { } address ? Became(RepairCodes.AddressAsText, property, text, new Term.Iri(address))
            : isRequired ? Left(RepairCodes.CodeList, property, text)
            : value;
    }

    // A period without start and end, a contact without name and address: nodes without name of which nothing is said but what they are.
    List<Statement> WithoutEmpty(List<Statement> statements)
    {
        while (true)
        {
            var said = statements.Where(one => one.Subject is Term.Blank && one.Predicate.Value != Vocabulary.Type).Select(one => one.Subject).ToHashSet();
            var empty = statements.Where(one => one.Subject is Term.Blank && one.Predicate.Value == Vocabulary.Type && !said.Contains(one.Subject)).Select(one => one.Subject).ToHashSet();
            empty.RemoveWhere(one => !statements.Exists(statement => statement.Object == one));
            if (empty.Count == 0)
            {
                return statements;
            }

            foreach (var link in statements.Where(one => empty.Contains(one.Object)))
            {
                Note(RepairCodes.Empty, link.Predicate.Value, "", "");
            }

            statements = [.. statements.Where(one => !empty.Contains(one.Subject) && !empty.Contains(one.Object))];
        }
    }

    void AddFormats(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(node => node[Dct + "format"].Count == 0 && node[Dcat3 + "mediaType"].Count > 0).ToList())
        {
            var type = Said(node[Dcat3 + "mediaType"][0]);
            if (FormatNames.FileType(type) is { } format)
            {
                Note(RepairCodes.FormatAdded, Dct + "format", type, format);
                node.Link(Dct + "format", format);
            }
        }
    }

    static string Said(Term value) => value switch
    {
        Term.Iri iri => iri.Value,
        Term.Literal literal => literal.Text,
        _ => "",
    };

    static string Current(Match match) => "http://dcat-ap.de/def/" + (match.Groups[1].Success ? "dcatde/" : "") + match.Groups[2].Value;

    Term Became(string code, string property, string found, Term became)
    {
        Note(code, property, found, Said(became));
        return became;
    }

    Term? Left(string code, string property, string found) => Left<Term>(code, property, found);

    T? Left<T>(string code, string property, string found)
        where T : Term
    {
        Note(code, property, found, "");
        return null;
    }

    void Note(string code, string property, string found, string became)
    {
        if (_repairs.Count < MostRepairs)
        {
            _repairs.Add(new(code, property, Shorten(found), Shorten(became)));
        }
    }

    // What is shown of it must be storable itself.
    static string Shorten(string text) => string.Concat((text.Length <= Longest ? text : text[..Longest] + "…").Select(one => char.IsControl(one) && one != '\n' || char.IsSurrogate(one) ? '\uFFFD' : one));

    [GeneratedRegex("^https?://(?:www\\.)?dcat-ap\\.de/def/(?:(dcatde/)(?:[0-9]+(?:[._][0-9]+)*/)?)?(.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Versioned();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Lexical();

    [GeneratedRegex("^\\+?([0-9][0-9., ]*)\\s*((?:[kKmMgGtT][iI]?)?[bB]?(?:ytes?|YTES?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
