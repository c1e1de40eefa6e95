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
}
