using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary>Something that a run found several times.</summary>
/// <param name="Code">What.</param>
/// <param name="Count">How often.</param>
/// <param name="Examples">Where, the first ones.</param>
sealed record FindingView(string Code, long Count, ImmutableArray<string> Examples);

/// <summary>A source with its last runs: problems are those of the newest, all else is of the newest that could read.</summary>
/// <param name="Source">The source.</param>
/// <param name="Runs">Newest first.</param>
/// <param name="Duplicates">Records that are shown as others.</param>
sealed record HarvestReportView(HarvestSourceSummary Source, ImmutableArray<HarvestRunSummary> Runs, ImmutableArray<DuplicateSummary> Duplicates)
{
    static readonly string[] Parts = ["key", "page", "message"];

    /// <summary>The newest run; null for none.</summary>
    public HarvestRunSummary? Newest => Runs.FirstOrDefault();

    /// <summary>The newest run that could read; null for none.</summary>
    public HarvestRunSummary? Read => Runs.FirstOrDefault(run => run.Outcome != "failed");

    /// <summary>Findings of one kind.</summary>
    public ImmutableArray<FindingView> Findings(string kind)
    {
        using var report = Parse(Read);
        return report?.RootElement.TryGetProperty(kind, out var findings) == true && findings.ValueKind == JsonValueKind.Array
            ? [.. findings.EnumerateArray().Select(Finding)]
            : [];
    }

    /// <summary>Problems by code, with where they were.</summary>
    public ImmutableArray<FindingView> ProblemFindings()
    {
        using var report = Parse(Newest);
        if (report?.RootElement.TryGetProperty("problem_counts", out var counts) != true || !report.RootElement.TryGetProperty("problems", out var problems))
        {
            return [];
        }

        var texts = problems.EnumerateArray().ToLookup(one => one.GetProperty("code").GetString()!, Text);
        return [.. counts.EnumerateArray().Select(Finding).Select(one => one with { Examples = [.. texts[one.Code]] })];
    }

    /// <summary>Number of records that took a step in a run.</summary>
    public static long Step(HarvestRunSummary run, string step)
    {
        using var report = Parse(run);
        return report?.RootElement.TryGetProperty("steps", out var steps) == true && steps.TryGetProperty(step, out var count) ? count.GetInt64() : 0;
    }

    static string Text(JsonElement problem) => string.Join(" – ", Parts
        .Select(member => problem.TryGetProperty(member, out var value) ? value.GetString() : null).Where(text => !string.IsNullOrEmpty(text)));

    static FindingView Finding(JsonElement finding) => new(
        finding.GetProperty("code").GetString()!, finding.GetProperty("count").GetInt64(), [.. finding.GetProperty("examples").EnumerateArray().Select(one => one.GetString()!)]);

    static JsonDocument? Parse(HarvestRunSummary? run) => run is null ? null : JsonDocument.Parse(run.Report);
}
