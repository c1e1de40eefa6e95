using System.Collections.Frozen;
using System.Text;

namespace OpenUrbanData.Api.Http;

/// <summary>The sections of docs/problems.md by code: what <c>/problems/{code}</c> serves.</summary>
/// <remarks>A section begins with <c>## code · status</c>; the lines that begin with <c>de:</c> and <c>en:</c> are its text.</remarks>
sealed class ProblemTexts
{
    /// <summary>One problem.</summary>
    /// <param name="Code">Stable name.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="De">What it means and what to do, in German.</param>
    /// <param name="En">What it means and what to do, in English.</param>
    public sealed record Text(string Code, int Status, string De, string En);

    ProblemTexts()
    {
    }

    /// <summary>By code.</summary>
    public static FrozenDictionary<string, Text> All { get; } = Read();

    static FrozenDictionary<string, Text> Read()
    {
        using var stream = typeof(ProblemTexts).Assembly.GetManifestResourceStream("docs/problems.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var texts = new List<Text>();
        foreach (var section in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            var lines = section.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var heading = lines[0].Split(" · ");
            texts.Add(new(heading[0], int.Parse(heading[1], System.Globalization.CultureInfo.InvariantCulture),
                Paragraph(lines, "de: "), Paragraph(lines, "en: ")));
        }

        return texts.ToFrozenDictionary(text => text.Code, StringComparer.Ordinal);
    }

    // Each paragraph is one line.
    static string Paragraph(string[] lines, string mark) =>
        lines.First(line => line.StartsWith(mark, StringComparison.Ordinal))[mark.Length..];
}
