using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

/// <summary>The files of the registry against each other.</summary>
public sealed class SchemaFilesTests
{
    public static TheoryData<string> References =>
    [
        .. RepositorySchemas.Registry.Schemas.Concat(RepositorySchemas.Registry.Foundations).Select(schema => $"{schema.Name}/{schema.Version}"),
    ];

    public static TheoryData<string> Names => [.. RepositorySchemas.Registry.Schemas.Select(schema => schema.Name).Distinct()];

    static string PathOf(params string[] parts) => Path.Combine([RepositorySchemas.Folder, .. parts]);

    /// <summary>Compares with a generated file, or writes it where <c>BLESS=1</c>.</summary>
    static void IsGenerated(string path, ReadOnlyMemory<byte> expected)
    {
        if (Environment.GetEnvironmentVariable("BLESS") == "1")
        {
            File.WriteAllBytes(path, expected.Span);
        }

        Assert.Equal(Encoding.UTF8.GetString(expected.Span), File.ReadAllText(path));
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Every_schema_stands_in_the_form_that_the_writer_gives_it(string reference)
    {
        var path = PathOf(reference, "schema.json");

        IsGenerated(path, SchemaWriter.Write(SchemaReader.Read(path, File.ReadAllBytes(path)).Valid));
    }

    [Fact]
    public void The_index_is_in_step() => IsGenerated(PathOf("index.json"), SchemaIndex.Write(RepositorySchemas.Registry));

    [Theory]
    [MemberData(nameof(References))]
    public void Every_schema_has_a_changelog_that_names_its_version(string reference)
    {
        var (name, version) = (reference.Split('/')[0], reference.Split('/')[1]);

        Assert.Contains($"## {version}", File.ReadAllText(PathOf(name, "CHANGELOG.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_has_title_and_description_in_both_languages(string name)
    {
        var schema = RepositorySchemas.Registry.Newest(name)!;

        foreach (var property in schema.Properties)
        {
            Assert.True(property.Description is { De.Length: > 10, En.Length: > 10 }, $"{name}.{property.Name} has no description");
            Assert.False(property.Description!.De == property.Description.En, $"{name}.{property.Name} is not translated");
            Assert.True(property.Title.De.Length > 1 && char.IsUpper(property.Title.De[0]), $"{name}.{property.Name}: '{property.Title.De}'");
            Assert.DoesNotContain('_', property.Title.De + property.Title.En);
            foreach (var value in property.Codes?.Values ?? [])
            {
                Assert.True(property.Codes!.Titles.ContainsKey(value), $"{name}.{property.Name}: '{value}' has no title");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_readme_explains_every_property(string name)
    {
        var schema = RepositorySchemas.Registry.Newest(name)!;
        var readme = File.ReadAllText(PathOf(name, schema.Version.ToString(), "README.md"));

        foreach (var property in schema.Properties)
        {
            Assert.Contains($"| `{property.Name}` | {property.Title.De} |", readme, StringComparison.Ordinal);
            Assert.Contains($"| `{property.Name}` | {property.Title.En} |", readme, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_code_list_is_a_file_with_the_same_members(string name)
    {
        var schema = RepositorySchemas.Registry.Newest(name)!;
        foreach (var property in schema.Properties.Where(property => property.Codes is not null))
        {
            string[] places = [$"{name}.{property.Name}.csv", $"common.{property.Name}.csv"];
            var file = places.Select(place => PathOf("codelists", place)).FirstOrDefault(File.Exists);
            Assert.True(file is not null, $"{name}.{property.Name} has no file in codelists/");

            var lines = File.ReadAllLines(file);
            Assert.Equal("code,title_de,title_en,definition,source_uri,since,deprecated_in", lines[0]);
            Assert.Equal(property.Codes!.Values, lines.Skip(1).Select(line => line.Split(',')[0]));
            foreach (var line in lines.Skip(1))
            {
                var title = property.Codes.Titles[line.Split(',')[0]];
                Assert.Contains(title.De, line, StringComparison.Ordinal);
                Assert.Contains(title.En, line, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_property_that_a_solution_needs_exists()
    {
        foreach (var file in Directory.GetFiles(PathOf("solutions"), "*.needs.json"))
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(file));
            var needs = manifest.RootElement.GetProperty("needs").EnumerateObject()
                .ToDictionary(need => need.Name, need => RepositorySchemas.Registry.Newest(need.Value.GetProperty("schema").GetString()!)!);
            foreach (var use in manifest.RootElement.GetProperty("capabilities").EnumerateArray()
                .SelectMany(capability => capability.GetProperty("uses").EnumerateArray()))
            {
                var schema = needs[use.GetProperty("need").GetString()!];
                if (use.TryGetProperty("fields", out var fields))
                {
                    Assert.All(fields.EnumerateObject(), field => Assert.True(schema.Find(field.Name) is not null, $"{file}: {field.Name}"));
                }

                if (use.TryGetProperty("streams", out var streams))
                {
                    Assert.All(streams.GetProperty("any_of").EnumerateArray(), stream =>
                        Assert.True(RepositorySchemas.Registry.ObservedProperties.ContainsKey(stream.GetString()!), $"{file}: {stream}"));
                }
            }
        }
    }

    [Fact]
    public void Observed_properties_have_names_units_and_ages()
    {
        var all = RepositorySchemas.Registry.ObservedProperties.Values;

        Assert.Equal(32, all.Length);
        Assert.All(all, one => Assert.Matches(new Regex("^P(T?[0-9]+[DHM])+$"), one.MaximumAge));
        Assert.All(all, one => Assert.True(one.ValueType == "code" ? one.Codes.Length > 1 : one.Unit is not null, one.Name));
        Assert.Equal("Feinstaub (PM2,5)", RepositorySchemas.Registry.ObservedProperties["air.pm25"].Title.De);
    }
}
