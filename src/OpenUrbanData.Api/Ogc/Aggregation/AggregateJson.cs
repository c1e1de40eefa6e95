using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary>Groups as JSON.</summary>
static class AggregateJson
{
    /// <summary>Bytes after which what is written goes out.</summary>
    public const int FlushAt = 16 * 1024;

    /// <summary>Options of all JSON that is streamed here.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the groups.</summary>
    public static async Task WriteAsync(ApiRequest request, AggregateAnswer answer)
    {
        var output = request.Http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("collection", answer.Collection.Id);
        WriteNames(json, "groupBy", answer.KeyNames);
        WriteNames(json, "functions", answer.FunctionNames.Insert(0, "count"));
        json.WriteNumber("groupsMatched", answer.Rows.Groups);
        json.WriteStartArray("groups");
        var returned = 0;
        while (await answer.Rows.ReadAsync())
        {
            WriteGroup(request, json, answer, answer.Rows.Current);
            returned++;
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(request.Cancellation);
                await output.FlushAsync(request.Cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("groupsReturned", returned);
        WriteLinks(request, json, answer);
        json.WriteEndObject();
        await json.FlushAsync(request.Cancellation);
    }

    /// <summary>Writes the links of an answer.</summary>
    public static void WriteLinks(ApiRequest request, Utf8JsonWriter json, AggregateAnswer answer)
    {
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        if (AggregateEndpoint.Next(request, answer) is { } next)
        {
            json.WriteLink(next, "next", request.Format.BareMediaType);
        }

        json.WriteLink(request.Links.To(Links.Collection(answer.Collection.Id)), "collection", Format.Json.MediaType);
        json.WriteEndArray();
    }

    /// <summary>Writes a key, a computed value or an edge.</summary>
    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case decimal sum:
                json.WriteNumberValue(sum);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case GridCell cell:
                WriteCell(json, cell);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <summary>A value as text, the same in all formats for programs.</summary>
    public static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static void WriteGroup(ApiRequest request, Utf8JsonWriter json, AggregateAnswer answer, AggregateGroup group)
    {
        json.WriteStartObject();
        json.WriteStartObject("keys");
        for (var i = 0; i < group.Keys.Length; i++)
        {
            json.WritePropertyName(answer.KeyNames[i]);
            WriteValue(json, group.Keys[i]);
        }

        json.WriteEndObject();
        var isOpen = false;
        for (var i = 0; i < group.Keys.Length; i++)
        {
            if (answer.Aggregation.Groups[i].Property is { } property && ValueTitles.Of(request, property, group.Keys[i]) is { } title)
            {
                if (!isOpen)
                {
                    json.WriteStartObject("titles");
                    isOpen = true;
                }

                json.WriteString(answer.KeyNames[i], title);
            }
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }

        json.WriteNumber("count", group.Count);
        for (var i = 0; i < group.Values.Length; i++)
        {
            json.WritePropertyName(answer.FunctionNames[i]);
            if (answer.Aggregation.Measures[i] is { Edges: { } edges } && group.Values[i] is long[] counts)
            {
                WriteHistogram(json, edges, counts);
            }
            else
            {
                WriteValue(json, group.Values[i]);
            }
        }

        json.WriteEndObject();
    }

    static void WriteHistogram(Utf8JsonWriter json, BinEdges edges, long[] counts)
    {
        json.WriteStartObject();
        json.WriteStartArray("edges");
        foreach (var edge in edges.Edges)
        {
            WriteValue(json, edge);
        }

        json.WriteEndArray();
        json.WriteStartArray("counts");
        for (var bin = 1; bin <= edges.Count; bin++)
        {
            json.WriteNumberValue(counts[bin]);
        }

        json.WriteEndArray();
        json.WriteNumber("below", counts[0]);
        json.WriteNumber("above", counts[^1]);
        json.WriteEndObject();
    }

    static void WriteCell(Utf8JsonWriter json, GridCell cell)
    {
        json.WriteStartObject();
        json.WriteNumber("zoom", cell.Zoom);
        json.WriteNumber("x", cell.X);
        json.WriteNumber("y", cell.Y);
        json.WriteStartArray("bbox");
        foreach (var degree in new[] { cell.West, cell.South, cell.East, cell.North })
        {
            json.WriteNumberValue(Math.Round(degree, 7));
        }

        json.WriteEndArray();
        json.WriteStartArray("centroid");
        json.WriteNumberValue(Math.Round(cell.Longitude, 7));
        json.WriteNumberValue(Math.Round(cell.CentreLatitude, 7));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
