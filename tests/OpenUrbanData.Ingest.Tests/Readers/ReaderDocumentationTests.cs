using System.Reflection;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Readers;

public sealed class ReaderDocumentationTests
{
    static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("docs", "sources-and-readers.md"));

    public static TheoryData<string> Words =>
    [
        .. Settings(typeof(ReaderLimits)),
        .. Settings(typeof(SourceSettings)),
        .. RecordReaders.All.Select(reader => reader.Name),
        .. typeof(IngestCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_limit_setting_format_and_code_is_documented(string word) =>
        Assert.Contains($"`{word}`", Page, StringComparison.Ordinal);

    static IEnumerable<string> Settings(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
}
