using System.Text.RegularExpressions;

namespace OpenUrbanData.Architecture.Tests;

public sealed partial class ProjectTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Postgres"] = ["Model"],
        ["Formats"] = ["Model"],
        ["Catalog"] = ["Model"],
        ["Ingest"] = ["Model", "Postgres", "Catalog"],
        ["Api"] = ["Model", "Postgres", "Formats", "Catalog"],
        ["Cli"] = ["Model", "Postgres", "Formats", "Catalog", "Ingest", "Api"],
    };

    [Fact]
    public void Every_project_references_only_what_the_rule_allows()
    {
        foreach (var (name, project) in House.Projects)
        {
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no row in the rule");
            Assert.Empty(House.Includes(project, "ProjectReference").Select(House.Short).Except(allowed, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_model_needs_no_package_but_NetTopologySuite() =>
        Assert.Equal(["NetTopologySuite"], House.Includes(House.Projects["Model"], "PackageReference"));

    [Fact]
    public void Npgsql_stays_inside_the_project_that_knows_SQL()
    {
        foreach (var (name, project) in House.Projects)
        {
            var packages = project.Descendants("PackageReference")
                .Where(one => ((string?)one.Attribute("Include") ?? "").StartsWith("Npgsql", StringComparison.Ordinal));
            Assert.All(packages, package =>
            {
                Assert.Equal("Postgres", name);
                Assert.Equal("compile", (string?)package.Attribute("PrivateAssets"));
            });
        }
    }

    [Fact]
    public void Every_package_has_a_row_in_the_architecture_document()
    {
        var document = File.ReadAllText(Path.Combine(House.Root, "docs", "architecture.md"));
        var versions = System.Xml.Linq.XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props"));
        var missing = House.Includes(versions, "PackageVersion").Where(package =>
            !document.Contains($"`{package}`", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_architecture_document_has_the_allowed_references()
    {
        var document = File.ReadAllText(Path.Combine(House.Root, "docs", "architecture.md"));
        foreach (var (name, allowed) in Allowed)
        {
            var row = References().Matches(document).Single(match => match.Groups[1].Value == name);
            var named = row.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(allowed, named.Where(one => one != "–"));
        }
    }

    [Fact]
    public void The_doors_of_the_API_never_use_each_other()
    {
        string[] doors = ["Ogc", "OData", "Dcat", "Ckan", "Portal"];
        foreach (var source in House.Sources("src/OpenUrbanData.Api"))
        {
            var door = doors.FirstOrDefault(one => source.Contains($"/OpenUrbanData.Api/{one}/", StringComparison.Ordinal));
            if (door is not null)
            {
                var text = File.ReadAllText(Path.Combine(House.Root, source));
                Assert.All(doors.Where(other => other != door), other =>
                    Assert.False(text.Contains($"using OpenUrbanData.Api.{other}", StringComparison.Ordinal), $"{source} uses {other}"));
            }
        }
    }

    [GeneratedRegex(@"^\| `OpenUrbanData\.(\w+)` \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex References();
}
