using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>What a run found and did, or would have done.</summary>
/// <param name="Plan">What happens to each record.</param>
/// <param name="Reading">How far the catalogue was read, and what was wrong, in words for the operator.</param>
/// <param name="Findings">The same for everybody, and what records lack.</param>
/// <param name="IsUnchanged">True where no page had changed since the last complete run, so that nothing was read.</param>
/// <param name="Requests">Requests that were sent to the source.</param>
public sealed record HarvestReport(HarvestPlan Plan, ReadingResult Reading, HarvestFindings Findings, bool IsUnchanged, int Requests)
{
    /// <summary>Its JSON for everybody: counts per step, and the findings.</summary>
    internal string Write()
    {
        var json = JsonSerializer.SerializeToNode(Findings, HarvestJson.Default.HarvestFindings)!.AsObject();
        json.Remove("unreadable");
        json["is_unchanged"] = IsUnchanged;
        json["requests"] = Requests;
        json["steps"] = new JsonObject(Enum.GetValues<HarvestStep>().Select(step =>
            KeyValuePair.Create(JsonNamingPolicy.SnakeCaseLower.ConvertName(step.ToString()), (JsonNode?)JsonValue.Create(Plan.Count(step)))));
        return Clean(json.ToJsonString());
    }

    /// <summary>What the next run takes over where no page has changed.</summary>
    internal string WriteReading(string basis) => Clean(JsonSerializer.Serialize(new HarvestReading(basis, Findings), HarvestJson.Default.HarvestReading));

    // PostgreSQL stores every character but this one.
    static string Clean(string json) => json.Replace(@"\u0000", "", StringComparison.Ordinal);
}

/// <summary>What a complete run leaves to the next one.</summary>
/// <param name="Basis">What it was read by: another one may find something else in the same bytes.</param>
/// <param name="Findings">What it found.</param>
sealed record HarvestReading(string Basis, HarvestFindings Findings)
{
    /// <summary>What a reading hangs on beside the bytes: version of the readers, address, protocol, what is ours.</summary>
    public static string BasisOf(HarvestSource source, HarvestSettings settings) =>
        string.Join(' ', [typeof(CatalogueReading).Assembly.ManifestModule.ModuleVersionId.ToString(), source.Url.AbsoluteUri, source.Protocol ?? "-", .. settings.Own.Select(own => own.AbsoluteUri)]);

    /// <summary>Reads it; null where there is none, or where it hangs on something else.</summary>
    public static HarvestFindings? Read(string? json, string basis)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize(json, HarvestJson.Default.HarvestReading) is { } reading && reading.Basis == basis ? reading.Findings : null;
        }
        catch (JsonException)
        {
            return null; // of a version that wrote it otherwise
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HarvestFindings))]
[JsonSerializable(typeof(HarvestReading))]
sealed partial class HarvestJson : JsonSerializerContext;
