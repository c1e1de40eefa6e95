using System.Text.RegularExpressions;

namespace OpenUrbanData.Architecture.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_problem_is_documented()
    {
        var document = File.ReadAllText(Path.Combine(House.Root, "docs", "problems.md"));
        var problem = File.ReadAllText(Path.Combine(House.Root, "src", "OpenUrbanData.Model", "Problems", "Problem.cs"));
        var codes = Code().Matches(problem).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(codes.Count > 5);
        Assert.All(codes, code => Assert.Contains(code, document, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = Directory.EnumerateFiles(House.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md", SearchOption.AllDirectories));
        var broken = from path in documents
                     from Match link in Link().Matches(File.ReadAllText(path))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))
                     select $"{Path.GetRelativePath(House.Root, path)} → {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Nothing_names_a_path_of_the_machine_it_was_written_on()
    {
        var texts = Directory.EnumerateFiles(House.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*", SearchOption.AllDirectories))
            .Concat(House.Sources("src", "tests", "bench").Select(path => Path.Combine(House.Root, path)));
        Assert.All(texts, path => Assert.DoesNotMatch(Machine(), File.ReadAllText(path)));
    }

    [GeneratedRegex(@"new\(""([a-z-]+)"", \d{3}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"/(work|home)/(main|wt|shared)")]
    private static partial Regex Machine();
}
