using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

public sealed class LocalSchemaTests
{
    [Fact]
    public void Is_read_back_as_it_was_made()
    {
        var schema = LocalSchema.Create(
            RepositorySchemas.Registry.Newest("tree")!, "koeln.haushalt", new("Haushalt", "Budget"), new("Der Haushalt.", "The budget."),
            [new("NR", PropertyType.Text), new("Betrag in €", PropertyType.Number), new("id", PropertyType.Integer)],
            ["Polygon", "MultiPolygon"], hasMunicipality: true, ["GOVE"]);

        var again = SchemaReader.Read("haushalt.schema.json", schema.Document).Valid;

        Assert.True(again.IsLocal);
        Assert.Equal(("koeln.haushalt", "koeln.haushalt"), (again.Name, again.CollectionId));
        Assert.Equal(schema.Properties.Select(property => (property.Name, property.Type, property.Origin)),
            again.Properties.Select(property => (property.Name, property.Type, property.Origin)));
        Assert.Equal(["NR", "betrag_in", "id_2"], again.Properties.Where(property => property.SourceNames.Contains(property.Title.De)).Select(property => property.Name));
        Assert.Equal("Betrag in €", again.Find("betrag_in")?.Title.De);
    }

    [Theory]
    [InlineData("Straße / Größe (m²)", "strasse_groesse_m")]
    [InlineData("GEBIET_NR", "GEBIET_NR")]
    [InlineData("Élan vital", "elan_vital")]
    [InlineData("2011", "n2011")]
    [InlineData("???", "column_1")]
    [InlineData("_dataset", "dataset")]
    [InlineData("License", "License_2")]
    public void Headers_become_names(string header, string expected) =>
        Assert.Equal(expected, Assert.Single(LocalSchema.Names([header], new HashSet<string> { "license" })));

    [Fact]
    public void Long_and_repeated_headers_stay_apart()
    {
        var header = new string('x', 90);

        var names = LocalSchema.Names([header, header, "a b", "A-B"], new HashSet<string>());

        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, LocalSchema.NameLength));
    }
}
