using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary>Groups as GeoJSON (RFC 7946): cells of the grid as polygons; a group without a cell has no geometry.</summary>
static class AggregateGeoJson
{
    /// <summary>Writes the groups.</summary>
    public static async Task WriteAsync(ApiRequest request, AggregateAnswer answer)
    {
        var output = request.Http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, AggregateJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteNumber("numberMatched", answer.Rows.Groups);
        json.WriteStartArray("features");
        var returned = 0;
        while (await answer.Rows.ReadAsync())
        {
            WriteGroup(json, answer, answer.Rows.Current);
            returned++;
            if (json.BytesPending > AggregateJson.FlushAt)
            {
                await json.FlushAsync(request.Cancellation);
                await output.FlushAsync(request.Cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("numberReturned", returned);
        AggregateJson.WriteLinks(request, json, answer);
        json.WriteEndObject();
        await json.FlushAsync(request.Cancellation);
    }

    static void WriteGroup(Utf8JsonWriter json, AggregateAnswer answer, AggregateGroup group)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        GridCell? cell = group.Keys.OfType<GridCell>().Select(one => (GridCell?)one).FirstOrDefault();
        json.WritePropertyName("geometry");
        if (cell is { } place)
        {
            WritePolygon(json, place);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStartObject("properties");
        for (var i = 0; i < group.Keys.Length; i++)
        {
            if (answer.Aggregation.Groups[i] is not GroupKey.Cell)
            {
                json.WritePropertyName(answer.KeyNames[i]);
                AggregateJson.WriteValue(json, group.Keys[i]);
            }
        }

        json.WriteNumber("count", group.Count);
        for (var i = 0; i < group.Values.Length; i++)
        {
            foreach (var (name, value) in AggregateCsv.Columns(answer, i, group.Values[i]))
            {
                json.WritePropertyName(name);
                AggregateJson.WriteValue(json, value);
            }
        }

        if (cell is { } centre)
        {
            json.WriteNumber("longitude", Math.Round(centre.Longitude, 7));
            json.WriteNumber("latitude", Math.Round(centre.CentreLatitude, 7));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WritePolygon(Utf8JsonWriter json, GridCell cell)
    {
        json.WriteStartObject();
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var (x, y) in new[] { (cell.West, cell.South), (cell.East, cell.South), (cell.East, cell.North), (cell.West, cell.North), (cell.West, cell.South) })
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(x, 7));
            json.WriteNumberValue(Math.Round(y, 7));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
