using System.Reflection;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Validation;

public sealed class NoticeDocumentationTests
{
    static readonly string[] Lines = File.ReadAllLines(RepositoryRoot.Combine("docs", "notices.md"));

    public static TheoryData<string> Codes =>
    [
        .. typeof(NoticeCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Concat(typeof(QualityFlag).GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(constant => (string)constant.GetValue(null)!).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_explained_in_both_languages(string code) =>
        Assert.Contains(Lines, line => line.StartsWith($"| `{code}` |", StringComparison.Ordinal) && line.Count(letter => letter == '|') >= 4);

    [Fact]
    public void Every_documented_flag_is_a_member_of_the_list_of_quality_flags()
    {
        var members = ExampleFiles.Registry.Newest("tree")!.Find("quality_flags")!.Codes!.Values;
        var documented = new List<string>();
        var inFlags = false;
        foreach (var line in Lines)
        {
            inFlags = line.StartsWith("## ", StringComparison.Ordinal) ? line.StartsWith("## Quality flags", StringComparison.Ordinal) : inFlags;
            if (line.StartsWith("| `", StringComparison.Ordinal) && (inFlags || line.Split('|')[2].Contains("flag", StringComparison.Ordinal)))
            {
                documented.Add(line.Split('`')[1]);
            }
        }

        Assert.Contains("outside_town", documented);
        Assert.Empty(documented.Except(members));
    }
}
