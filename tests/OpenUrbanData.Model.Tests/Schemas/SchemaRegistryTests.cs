using System.Text;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

public sealed class SchemaRegistryTests
{
    public static TheoryData<string> References => [.. RepositorySchemas.Registry.Schemas.Select(schema => $"{schema.Name}/{schema.Version}")];

    [Fact]
    public void The_registry_of_the_repository_has_no_mistakes()
    {
        var (registry, mistakes) = SchemaRegistry.Load(RepositorySchemas.Folder);

        Assert.Empty(mistakes);
        Assert.Equal(21, registry.Schemas.Length);
        Assert.Equal("parking-facility", registry.Newest("parking-facility")?.CollectionId);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void What_is_written_is_read_back_as_it_was(string reference)
    {
        var schema = RepositorySchemas.Registry.Find(reference)!;

        var first = SchemaWriter.Write(schema);
        var again = SchemaReader.Read("written.json", first).Valid;

        Assert.Equal(Encoding.UTF8.GetString(first.Span), Encoding.UTF8.GetString(SchemaWriter.Write(again).Span));
        Assert.Equal(
            schema.Properties.Select(property => (property.Name, property.Type, property.Level, property.Pattern, property.Unit)),
            again.Properties.Select(property => (property.Name, property.Type, property.Level, property.Pattern, property.Unit)));
    }

    [Fact]
    public void A_version_without_its_file_is_a_mistake()
    {
        var folder = Directory.CreateTempSubdirectory("oud-schemas-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "bench"));
            File.WriteAllText(Path.Combine(folder, "bench", "status.json"), """{ "1.0.0": { "status": "draft" }, "2": {} }""");

            var (registry, mistakes) = SchemaRegistry.Load(folder);

            Assert.Empty(registry.Schemas);
            Assert.Contains("must exist", mistakes[1].Expected, StringComparison.Ordinal);
            Assert.Equal("/2", mistakes[0].Pointer);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
