using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Catalog.Portability;

/// <summary>Writes an answer in the shape of schemas/README.md 3.4.</summary>
public static class PortabilityJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, PortabilityAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("solution", $"{answer.Manifest.Id}@{answer.Manifest.Version}");
        json.WriteString("municipality_key", answer.Town.Key);
        json.WriteString("municipality_name", answer.Town.Name);
        json.WriteString("checked_at", answer.CheckedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("verdict", Name(answer.Verdict));
        json.WriteString("score", string.Create(CultureInfo.InvariantCulture, $"{answer.Working}/{answer.Capabilities.Length}"));
        json.WriteStartArray("capabilities");
        foreach (var one in answer.Capabilities)
        {
            Write(json, one);
        }

        json.WriteEndArray();
        json.WriteStartObject("needs");
        foreach (var need in answer.Needs)
        {
            Write(json, need);
        }

        json.WriteEndObject();
        json.WriteStartArray("unlocked_by");
        foreach (var (name, capabilities) in answer.UnlockedBy)
        {
            json.WriteStartObject();
            json.WriteString("field", name);
            json.WriteStartArray("capabilities");
            foreach (var capability in capabilities)
            {
                json.WriteStringValue(capability);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A verdict as it stands in answers.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Full => "full",
        Verdict.Partial => "partial",
        _ => "blocked",
    };

    /// <summary>A state as it stands in answers.</summary>
    public static string Name(CapabilityState state) => state switch
    {
        CapabilityState.Works => "works",
        CapabilityState.Degraded => "degraded",
        _ => "off",
    };

    /// <summary>The conditions of a need as CQL2 text, for reading and for <c>filter=</c>; empty for none.</summary>
    /// <param name="need">The need.</param>
    /// <param name="schema">The shape of the features; null for a town without data.</param>
    public static string Cql2(Need need, FeatureSchema? schema)
    {
        ImmutableArray<Cql2Node> parts = [.. need.Where.Select(Condition)];
        return parts switch
        {
            [] => "",
            [var only] => Cql2Text.Print(only),
            _ => Cql2Text.Print(new Cql2Node.Operation(Cql2Operator.And, parts)),
        };

        Cql2Node.Operation Condition(NeedCondition condition)
        {
            var property = new Cql2Node.Property(condition.Property);
            var type = schema?.Find(condition.Property)?.Type;
            if (condition.From is { } from)
            {
                var function = type == PropertyType.Date ? "date_from_now" : "days_from_now";
                var days = Cql2Node.Numeric(SolutionManifest.Period(from).TotalDays);
                return new(Cql2Operator.GreaterOrEqual, [property, new Cql2Node.Function(function, [days])]);
            }

            var values = new Cql2Node.List([.. condition.OneOf.Select(value => new Cql2Node.Text(value))]);
            return new(type == PropertyType.TextArray ? Cql2Operator.ArrayOverlaps : Cql2Operator.In, [property, values]);
        }
    }

    static void Write(Utf8JsonWriter json, CapabilityAnswer one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Capability.Id);
        if (one.Capability.IsMinimum)
        {
            json.WriteBoolean("minimum", true);
        }

        json.WriteString("state", Name(one.State));
        if (one.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        if (!one.Measures.IsEmpty)
        {
            json.WriteStartObject("measured");
            foreach (var measure in one.Measures)
            {
                // Cut, not rounded: what is not enough must not look like enough.
                json.WriteNumber(measure.Name, Math.Floor((measure.Measured * 10000) + 1e-6) / 10000);
            }

            json.WriteEndObject();
            json.WriteStartObject("needed");
            foreach (var measure in one.Measures)
            {
                json.WriteNumber(measure.Name, measure.Needed);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, NeedAnswer need)
    {
        json.WriteStartObject(need.Need.Name);
        json.WriteString("collection", need.Schema?.CollectionId ?? need.Need.Schema);
        if (Cql2(need.Need, need.Schema) is { Length: > 0 } filter)
        {
            json.WriteString("filter", filter);
        }

        json.WriteNumber("features", need.Features);
        if (need.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        json.WriteStartArray("datasets");
        foreach (var dataset in need.Datasets)
        {
            json.WriteStartObject();
            json.WriteString("id", dataset.Id);
            json.WriteString("license", dataset.License);
            json.WriteString("attribution", dataset.Attribution);
            json.WriteString("modified", dataset.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
