using System.Net;
using System.Text.Json;
using NetTopologySuite.Geometries;
using OpenUrbanData.Api.Tests.OData.Strict;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>Objects in lists, lists in these, and parts of them in <c>$select</c> (protocol 11.2.5, URL conventions 5.1.4).</summary>
public sealed class StructuredValueTests
{
    const string Root = "/odata/v4/";
    const string Station = "08999001.ladestationen.1";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static IEnumerable<Feature> Stations()
    {
        var schema = SampleData.Schemas.Newest("charging-station")!;
        foreach (var (id, points) in new[]
        {
            ("1", """[{"evse_id":"DE*1","max_power_kw":22,"connectors":[{"standard":"TYPE_2","format":"SOCKET"},{"standard":"CCS","format":"CABLE","power_type":"DC"}]},{"max_power_kw":11.5}]"""),
            ("2", null),
        })
        {
            var feature = new Feature(schema)
            {
                Record = 1, SourceId = id, Geometry = new Point(SampleData.Longitude, SampleData.Latitude), SourceSrid = 4326,
            };
            feature["municipality_key"] = SampleData.CityKey;
            feature["charging_points_count"] = 2L;
            feature["charge_points"] = points;
            yield return feature;
        }
    }

    static IEnumerable<Feature> Meetings()
    {
        var feature = new Feature(SampleData.Schemas.Newest("council-meeting")!) { Record = 1, SourceId = "1" };
        feature["municipality_key"] = SampleData.CityKey;
        feature["organization_names"] = new[] { "Rat" };
        feature["starts_at"] = new DateTimeOffset(2026, 5, 4, 16, 0, 0, TimeSpan.Zero);
        feature["agenda_items"] = """[{"number":"1","order":1,"title":"Haushalt","public":true},{"number":"2","order":2,"public":false}]""";
        yield return feature;
    }

    [Fact]
    public async Task Structured_values_have_every_member_of_their_types()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await sample.PublishAsync(
            SampleData.City, SampleData.CityKey, "ladestationen", SampleData.Schemas.Newest("charging-station")!, Stations(), "Ladestationen", Cancellation);
        await sample.PublishAsync(
            SampleData.City, SampleData.CityKey, "sitzungen", SampleData.Schemas.Newest("council-meeting")!, Meetings(), "Sitzungen", Cancellation);
        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        var strict = await StrictClient.ConnectAsync(client);
        foreach (var form in StrictForm.All)
        {
            var stations = await strict.CollectionAsync("ChargingStation", form, "ChargingStation");
            Assert.Equal([2, 0], stations.Select(one => one.GetProperty("charge_points").GetArrayLength()));
            var order = (await strict.CollectionAsync("CouncilMeeting", form, "CouncilMeeting"))[0].GetProperty("agenda_items")[1].GetProperty("order");
            Assert.Equal(form.IsIeee754 ? "\"2\"" : "2", order.GetRawText());
        }

        await SelectsPartsAsync(client);
        await app.StopAsync(Cancellation);
    }

    static async Task SelectsPartsAsync(HttpClient client)
    {
        foreach (var (select, context, expected) in new[]
        {
            ("id,charge_points/evse_id", "(id,charge_points/evse_id)", """[{"evse_id":"DE*1"},{"evse_id":null}]"""),
            ("id,charge_points($select=evse_id)", "(id,charge_points/evse_id)", """[{"evse_id":"DE*1"},{"evse_id":null}]"""),
            ("id,charge_points/evse_id,charge_points/max_power_kw", "(id,charge_points/evse_id,charge_points/max_power_kw)",
                """[{"evse_id":"DE*1","max_power_kw":22},{"evse_id":null,"max_power_kw":11.5}]"""),
            ("id,charge_points/connectors/standard", "(id,charge_points/connectors/standard)",
                """[{"connectors":[{"standard":"TYPE_2"},{"standard":"CCS"}]},{"connectors":[]}]"""),
        })
        {
            var page = await JsonAsync(client, $"ChargingStation?$select={select}&$top=1");
            Assert.EndsWith("#ChargingStation" + context, page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
            Assert.Equal(expected, page.GetProperty("value")[0].GetProperty("charge_points").GetRawText());
        }

        Assert.Equal(
            """[{"standard":"TYPE_2","format":"SOCKET","power_type":null},{"standard":"CCS","format":"CABLE","power_type":"DC"}]""",
            (await JsonAsync(client, $"ChargingStation('{Station}')/charge_points")).GetProperty("value")[0].GetProperty("connectors").GetRawText());
        Assert.Equal("2", await client.GetStringAsync(new Uri($"{Root}ChargingStation('{Station}')/charge_points/$count", UriKind.Relative), Cancellation));
        foreach (var (address, status) in new[]
        {
            ("ChargingStation?$select=charge_points/nope", HttpStatusCode.BadRequest), ($"ChargingStation('{Station}')/charge_points/$value", HttpStatusCode.NotFound),
            ("ChargingStation?$select=charge_points($top=1)", HttpStatusCode.NotImplemented),
        })
        {
            using var response = await client.GetAsync(new Uri(Root + address, UriKind.Relative), Cancellation);
            Assert.Equal((address, status), (address, response.StatusCode));
        }
    }

    static async Task<JsonElement> JsonAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(Root + path, UriKind.Relative), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
