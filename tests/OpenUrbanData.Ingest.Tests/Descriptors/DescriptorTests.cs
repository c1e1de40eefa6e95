using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Descriptors;

public sealed class DescriptorTests : IDisposable
{
    const string Publisher = """
        kind: municipality
        name: { de: Stadt Muster, en: City of Muster }
        key: "08999001"
        website: https://muster.example.org/
        contact: { name: Digitalamt, email: daten@muster.example.org }
        license: dl-by-de/2.0
        attribution: Stadt Muster
        area: { municipalities: { "08999001": Muster } }
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("oud-catalog-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    CatalogFolder Load(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(_folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return CatalogFolder.Load(_folder, sourceRoot: "/srv/data");
    }

    string Messages(CatalogFolder catalog) =>
        string.Concat(catalog.Errors.Select(error => error.ToString().Replace(_folder + "/", "", StringComparison.Ordinal) + "\n"));

    [Fact]
    public void Every_descriptor_of_the_repository_is_read_without_mistakes()
    {
        var catalog = CatalogFolder.Load(RepositoryRoot.Combine("catalog"));

        Assert.True(catalog.Errors.IsEmpty, string.Join("\n", catalog.Errors));
        Assert.NotEmpty(catalog.Datasets);
    }

    [Fact]
    public async Task All_mistakes_of_a_file_are_told_at_once_with_line_key_and_expectation()
    {
        var catalog = Load(("muster/publisher.yaml", Publisher), ("muster/parken.yaml", """
            titel: Parken
            description: { de: Häuser, Plätze und Höfe }
            title: { de: Parken, en: Parking }
            state: public
            themes: [TRANS]
            schema: parking-facility
            license: dl-de-by/2.0
            soruce: { file: ../geheim.csv }
            source: { file: ../geheim.csv, url: example.org }
            schedule: daily
            municipality: 8999001
            reader: { delimiter: ";;", format: xls, header_row: 0 }
            where: [ { column: Typ }, { colunm: Typ, in: [P] } ]
            geometry: { x: X }
            mapping:
              name: { from: Name, constant: Haus }
              capacity: { form: Anzahl }
              street: { from: Adresse, capture: "^(.*?)(?=\\d)" }
              opening_hours: { from: { mo_fr: A } }
              starts_at: { from: Zeit, zone: Europe/Berln }
              fee: { from: Preis, decimal: komma }
            publish: { a: b }
            guard: { rejected_share: 5 }
            mode: { windows: date }
            """));

        Assert.Empty(catalog.Datasets);
        await Golden.MatchesAsync("descriptors/mistakes.txt", Messages(catalog));
    }

    [Fact]
    public async Task A_file_that_is_no_yaml_names_the_line()
    {
        var catalog = Load(
            ("muster/publisher.yaml", Publisher),
            ("muster/a.yaml", "title: {de: x\nstate: published\n"),
            ("muster/anker.yaml", "title: &t x\ndescription: *t\n"),
            ("muster/leer.yaml", "# nothing\n"),
            ("muster/liste.yaml", "- a\n- b\n"),
            ("muster/zwei.yaml", "title: a\n---\ntitle: b\n"),
            ("muster/doppelt.yaml", "title: a\ntitle: b\n"),
            ("muster/Gross.yaml", "title: a\n"));

        await Golden.MatchesAsync("descriptors/no-yaml.txt", Messages(catalog));
    }

    [Fact]
    public async Task A_publisher_with_mistakes_hides_no_other()
    {
        var catalog = Load(
            ("muster/publisher.yaml", Publisher),
            ("falsch/publisher.yaml", "kind: village\nkey: 123\ncontact: { email: buero }\niri: www.example.org\n"),
            ("zwilling/publisher.yaml", Publisher),
            ("ohne/daten.yaml", "title: x"),
            ("_entwurf/publisher.yaml", "kaputt"),
            ("Gross_Stadt/publisher.yaml", Publisher));

        Assert.Equal(["muster", "zwilling"], catalog.Publishers.Select(one => one.Slug));
        await Golden.MatchesAsync("descriptors/publishers.txt", Messages(catalog));
    }

    [Fact]
    public void A_complete_descriptor_is_read_as_it_is_written()
    {
        var catalog = Load(("muster/publisher.yaml", Publisher), ("muster/parken.yaml", """
            title: { de: Parken, en: Parking }
            description: Alles
            keywords: { de: [Auto, Rad] }
            state: published
            released_by: Erika Muster
            schema: parking-facility/1.0.0
            source: { file: "@/p.csv", url: "https://muster.example.org/p.csv" }
            municipality: { column: Ort, lookup: { Muster: "08999001" } }
            key: [ID]
            mapping:
              name: [Name, Bez]
              purpose: { constant: car }
              max_height: { from: hoehe, unit: cm, missing: ["0"] }
              house_number: { from: Adresse, split: { by: " ", part: -1 } }
            publish: [Hinweis]
            streams: { parking.free_spaces: { from: frei, time: stand } }
            mode: { window: starts_at }
            guard: { vanished_count: 3 }
            """));

        Assert.Empty(catalog.Errors);
        var dataset = Assert.Single(catalog.Datasets);
        Assert.Equal("muster.parken", dataset.Id);
        Assert.Equal("/srv/data/p.csv", dataset.Source.File);
        Assert.Equal("http://dcat-ap.de/def/licenses/dl-by-de/2.0", dataset.License);
        Assert.Equal(["Name", "Bez"], dataset.Mapping.Properties[0].Value.From);
        Assert.Equal(11, dataset.Mapping.Properties[0].Line);
        Assert.Equal("cm", dataset.Mapping.Properties[2].Value.Unit);
        Assert.Equal(-1, dataset.Mapping.Properties[3].Value.SplitPart);
        Assert.Equal(new PublishRule(PublishMode.Window, "starts_at"), dataset.Mapping.Publishing);
        Assert.Equal(3, dataset.Guard.VanishedCount);
        Assert.Equal("stand", dataset.Mapping.Streams[0].TimeColumn);
    }

    [Fact]
    public void Private_fields_are_not_in_the_public_document()
    {
        var catalog = Load(("muster/publisher.yaml", Publisher), ("muster/parken.yaml", """
            title: Parken
            description: Alles
            state: published
            released_by: Erika Muster
            released_on: 2026-01-02
            legal_check: Vermerk 17
            schema: local
            source: { url: "https://muster.example.org/p.csv" }
            """));

        var document = JsonSerializer.Serialize(PublicDocument.Of(catalog.Datasets[0], null));

        Assert.Contains("\"SourceUrl\":\"https://muster.example.org/p.csv\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Erika", document, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-02", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Vermerk", document, StringComparison.Ordinal);
        Assert.DoesNotContain("released", document, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_source_below_an_unset_root_is_no_mistake_of_the_file()
    {
        Load(("muster/publisher.yaml", Publisher), ("muster/parken.yaml", """
            title: Parken
            description: Alles
            state: published
            schema: local
            source: { file: "@/p.csv" }
            """));

        var dataset = Assert.Single(CatalogFolder.Load(_folder).Datasets);

        Assert.Equal("@/p.csv", dataset.Source.MissingRoot);
    }

    [Theory]
    [InlineData("publisher.schema.json")]
    [InlineData("descriptor.schema.json")]
    [InlineData("harvest.schema.json")]
    public void The_schema_for_editors_knows_the_keys_that_the_reader_knows(string file)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("catalog", file)));
        foreach (var group in schema.RootElement.GetProperty("$defs").EnumerateObject())
        {
            if (group.Value.TryGetProperty("properties", out var properties))
            {
                Assert.Equal(DescriptorKeys.Of(group.Name).Order(), properties.EnumerateObject().Select(one => one.Name).Order());
                Assert.All(properties.EnumerateObject(), one => Assert.Contains("\n", one.Value.GetProperty("description").GetString()!, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Every_group_of_keys_is_in_a_schema_for_editors()
    {
        var groups = new[] { "publisher.schema.json", "descriptor.schema.json", "harvest.schema.json" }.SelectMany(file =>
        {
            using var schema = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("catalog", file)));
            return schema.RootElement.GetProperty("$defs").EnumerateObject().Select(group => group.Name).ToList();
        });

        Assert.Empty(DescriptorKeys.Shapes.Except(groups));
    }

    [Fact]
    public void Every_key_is_in_the_document_for_authors()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "descriptors.md"));
        var keys = DescriptorKeys.Shapes.SelectMany(shape => DescriptorKeys.Of(shape)).Distinct();

        Assert.All(keys, key => Assert.Matches($@"(?<![\w-]){Regex.Escape(key)}(?![\w-])", document));
    }
}
