using System.Reflection;
using System.Text;

namespace OpenUrbanData.Testing;

/// <summary>Files that hold what is expected: tests/&lt;project&gt;/golden. <c>BLESS=1</c> rewrites them.</summary>
public static class Golden
{
    /// <summary>Compares bytes with a golden file.</summary>
    /// <param name="name">File name, with extension; may name a folder.</param>
    /// <param name="actual">What the test made.</param>
    public static async Task MatchesAsync(string name, ReadOnlyMemory<byte> actual)
    {
        var path = PathOf(name);
        if (Environment.GetEnvironmentVariable("BLESS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, actual);
            return;
        }

        if (!File.Exists(path))
        {
            Assert.Fail($"{path} does not exist: BLESS=1 writes it");
        }

        var expected = await File.ReadAllBytesAsync(path);
        if (!expected.AsSpan().SequenceEqual(actual.Span))
        {
            Assert.Fail($"{path} differs, BLESS=1 rewrites it.\n{Difference(expected, actual.Span)}");
        }
    }

    /// <summary>Compares text, as UTF-8, with a golden file.</summary>
    public static Task MatchesAsync(string name, string actual) => MatchesAsync(name, Encoding.UTF8.GetBytes(actual));

    /// <summary>Where a golden file of the running test project lives.</summary>
    public static string PathOf(string name) =>
        RepositoryRoot.Combine("tests", Assembly.GetEntryAssembly()!.GetName().Name!, "golden", name);

    static string Difference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var at = expected.CommonPrefixLength(actual);
        if (expected.Contains((byte)0) || actual.Contains((byte)0))
        {
            return $"Byte {at} of {expected.Length}; there are {actual.Length} now.";
        }

        var line = expected[..at].Count((byte)'\n');
        return $"Line {line + 1}:\n  expected: {Line(expected, at)}\n  actual:   {Line(actual, at)}";
    }

    static string Line(ReadOnlySpan<byte> text, int at)
    {
        // Long lines are shown around the difference only.
        var start = Math.Max(text[..at].LastIndexOf((byte)'\n') + 1, at - 120);
        var length = text[at..].IndexOf((byte)'\n');
        var end = Math.Min(length < 0 ? text.Length : at + length, at + 120);
        return Encoding.UTF8.GetString(text[start..end]);
    }
}
