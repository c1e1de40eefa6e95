using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary>Harvested sources and their reports for programs.</summary>
static class HarvestDocuments
{
    /// <summary><c>/harvest</c></summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json, ImmutableArray<HarvestSourceSummary> sources, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            WriteSource(request, json, source);
            json.WriteString("href", request.Links.To($"/harvest/{source.Name}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        if (next is not null)
        {
            json.WriteLink(request.With(("next", next)), "next", Format.Json.MediaType);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>/harvest/{source}</c></summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json, HarvestReportView view)
    {
        json.WriteStartObject();
        WriteSource(request, json, view.Source);
        json.WriteStartArray("runs");
        foreach (var run in view.Runs)
        {
            json.WriteStartObject();
            json.WriteString("started_at", run.StartedAt);
            json.WriteString("finished_at", run.FinishedAt);
            json.WriteString("outcome", run.Outcome);
            json.WriteString("held", run.Held);
            using (var report = JsonDocument.Parse(run.Report))
            {
                if (report.RootElement.TryGetProperty("steps", out var steps))
                {
                    json.WritePropertyName("steps");
                    steps.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteFindings(request, json, "problems", view.ProblemFindings());
        WriteFindings(request, json, "quality", view.Findings("quality"));
        WriteFindings(request, json, "repairs", [.. view.Findings("record_repairs"), .. view.Findings("faults")]);
        json.WriteStartArray("duplicates");
        foreach (var duplicate in view.Duplicates)
        {
            json.WriteStartObject();
            json.WriteString("key", duplicate.Key);
            json.WriteString("rule", duplicate.Rule);
            json.WriteString("value", duplicate.Value);
            json.WriteString("shown_source", duplicate.KeptSource);
            json.WriteString("shown_key", duplicate.KeptKey);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteSource(ApiRequest request, Utf8JsonWriter json, HarvestSourceSummary source)
    {
        json.WriteString("name", source.Name);
        json.WriteString("title", request.In(source.Title));
        json.WriteString("address", source.Address);
        json.WriteString("protocol", source.Protocol);
        json.WriteString("schedule", source.Period is { } period ? XmlConvert.ToString(period) : null);
        json.WriteStartObject("records");
        json.WriteNumber("present", source.Present);
        json.WriteNumber("missing", source.Missing);
        json.WriteNumber("orphaned", source.Orphaned);
        json.WriteNumber("duplicates", source.Duplicates);
        json.WriteEndObject();
        json.WriteString("last_outcome", source.Outcome);
        WriteTime(json, "last_run_at", source.StartedAt);
        WriteTime(json, "complete_at", source.CompleteAt);
    }

    static void WriteFindings(ApiRequest request, Utf8JsonWriter json, string name, ImmutableArray<FindingView> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            var text = HarvestTexts.For(finding.Code);
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("title", request.In(text.Title));
            json.WriteString("what_to_do", request.In(text.Advice));
            json.WriteNumber("count", finding.Count);
            json.WriteStartArray("examples");
            foreach (var example in finding.Examples)
            {
                json.WriteStringValue(example);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
