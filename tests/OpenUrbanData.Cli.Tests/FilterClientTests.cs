using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Cli.Tests;

/// <summary>Programs of others let the server filter, and get the same features as the server counts: GDAL, OWSLib, QGIS.</summary>
public sealed partial class FilterClientTests(SampleServer server) : IClassFixture<SampleServer>
{
    const string Trees = "lindenfurt.baeume";
    const string Many = "lindenfurt.messpunkte";

    // QGIS before 3.32 sends boxes and times only, and looks at other conditions itself.
    const int FirstToSendFilters = 33200;

    [Theory]
    [InlineData("location_type = 'park'", "location_type=park")]
    [InlineData("planted_year = 1990 AND location_type = 'street'", "planted_year=1990")]
    public async Task Gdal_sends_conditions_on_attributes(string condition, string sent)
    {
        ClientProgram.SkipIfMissing("ogrinfo");
        await using var log = new RequestLog(server.Address);
        var layer = await ClientProgram.RunAsync("ogrinfo", "-ro", "-so", "-where", condition, $"OAPIF:{log.Address}", Trees);
        var expected = await MatchedAsync("filter=" + Uri.EscapeDataString(condition));
        Assert.InRange(expected, 1, 8_999);
        Assert.Equal(expected, int.Parse(FeatureCount.Match(layer).Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.True(log.Asked.Any(line => line.Contains(sent, StringComparison.Ordinal) || line.Contains($"filter={condition}", StringComparison.Ordinal)),
            string.Join('\n', log.Asked));
    }

    [Fact]
    public async Task Gdal_sends_boxes()
    {
        ClientProgram.SkipIfMissing("ogrinfo");
        var box = await BoxAsync();
        await using var log = new RequestLog(server.Address);
        var layer = await ClientProgram.RunAsync("ogrinfo", ["-ro", "-so", "-spat", .. box.Split(','), $"OAPIF:{log.Address}", Trees]);
        Assert.Contains(log.Asked, line => line.Contains("/items?", StringComparison.Ordinal) && line.Contains("bbox=", StringComparison.Ordinal));
        var expected = await MatchedAsync("bbox=" + box);
        Assert.InRange(expected, 1, 8_999);
        Assert.Equal(expected, int.Parse(FeatureCount.Match(layer).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Owslib_reads_collections_queryables_and_items_with_filters()
    {
        Python.SkipIfMissing("owslib", isInstalled: true);
        var answer = await Python.RunAsync(
            """
            import json, sys
            from owslib.ogcapi.features import Features
            api = Features(sys.argv[1])
            name = sys.argv[2]
            print(json.dumps({
                'collections': api.feature_collections(),
                'title': api.collection(name)['title'],
                'queryables': list(api.collection_queryables(name)['properties']),
                'conformance': len(api.conformance()['conformsTo']),
                'api': api.api()['openapi'],
                'page': len(api.collection_items(name, limit=7)['features']),
                'box': api.collection_items(name, bbox=[float(n) for n in sys.argv[3].split(',')], limit=1)['numberMatched'],
                'filter': api.collection_items(name, filter="height > 10 AND location_type = 'park'", limit=1)['numberMatched'],
                'item': api.collection_item(name, api.collection_items(name, limit=1)['features'][0]['id'])['type'],
            }))
            """,
            server.Address.ToString(), Trees, await BoxAsync());
        Assert.Contains(Trees, answer.GetProperty("collections").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("height", answer.GetProperty("queryables").EnumerateArray().Select(one => one.GetString()));
        Assert.StartsWith("3.0.", answer.GetProperty("api").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, answer.GetProperty("page").GetInt32());
        Assert.Equal(await MatchedAsync("bbox=" + await BoxAsync()), answer.GetProperty("box").GetInt32());
        Assert.Equal(await MatchedAsync("filter=" + Uri.EscapeDataString("height>10 AND location_type='park'")), answer.GetProperty("filter").GetInt32());
        Assert.Equal("Feature", answer.GetProperty("item").GetString());
    }

    [Fact]
    public async Task Qgis_opens_a_layer_filters_it_on_the_server_and_pages_through_all_of_it()
    {
        Python.SkipIfMissing("qgis.core", isInstalled: false);
        await using var log = new RequestLog(server.Address);
        var answer = await Python.RunAsync(
            """
            import json, sys
            from qgis.core import Qgis, QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
            QgsApplication.setPrefixPath('/usr', True)
            app = QgsApplication([], False)
            app.initQgis()
            def layer(name, more=''):
                return QgsVectorLayer(f"url='{sys.argv[1]}' typename='{name}'{more}", name, 'OAPIF')
            many, trees = layer(sys.argv[3]), layer(sys.argv[2])
            result = {
                'valid': many.isValid() and trees.isValid(),
                'fields': [field.name() for field in trees.fields()],
                'crs': trees.crs().authid(),
                'count': many.featureCount(),
                'read': len({feature['source_id'] for feature in many.getFeatures()}),
            }
            parks = layer(sys.argv[2])
            result['subset'] = parks.setSubsetString("\"location_type\" = 'park'")
            result['parks'] = sum(1 for _ in parks.getFeatures())
            recent = layer(sys.argv[2])
            recent.setSubsetString("\"updated_at\" >= '2000-01-01T00:00:00Z'")
            result['recent'] = sum(1 for _ in recent.getFeatures())
            result['version'] = Qgis.versionInt()
            box = [float(n) for n in sys.argv[4].split(',')]
            result['box'] = sum(1 for _ in layer(sys.argv[2], " restrictToRequestBBOX='1'").getFeatures(QgsFeatureRequest(QgsRectangle(*box))))
            print(json.dumps(result))
            sys.stdout.flush()
            import os
            os._exit(0)
            """,
            log.Address.ToString(), Trees, Many, await BoxAsync());
        Assert.True(answer.GetProperty("valid").GetBoolean());
        Assert.Contains("location_type", answer.GetProperty("fields").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains(answer.GetProperty("crs").GetString(), new[] { "OGC:CRS84", "EPSG:4326" });
        Assert.Equal(SampleServer.ManyPoints, answer.GetProperty("count").GetInt32());
        Assert.Equal(SampleServer.ManyPoints, answer.GetProperty("read").GetInt32());
        Assert.True(answer.GetProperty("subset").GetBoolean());
        Assert.Equal(await MatchedAsync("location_type=park"), answer.GetProperty("parks").GetInt32());
        Assert.Equal(await MatchedAsync("bbox=" + await BoxAsync()), answer.GetProperty("box").GetInt32());
        Assert.Equal(await MatchedAsync(""), answer.GetProperty("recent").GetInt32());
        Assert.Contains(log.Asked, line => line.Contains($"{Trees}/items?", StringComparison.Ordinal) && line.Contains("datetime=", StringComparison.Ordinal));
        if (answer.GetProperty("version").GetInt32() >= FirstToSendFilters)
        {
            Assert.Contains(log.Asked, line => line.Contains($"{Trees}/items?", StringComparison.Ordinal)
                && (line.Contains("location_type=park", StringComparison.Ordinal) || line.Contains("filter=", StringComparison.Ordinal)));
        }

        Assert.Contains(log.Asked, line => line.Contains($"{Trees}/items?", StringComparison.Ordinal) && line.Contains("bbox=", StringComparison.Ordinal));
        Assert.Contains(log.Asked, line => line.Contains($"{Many}/items?", StringComparison.Ordinal) && line.Contains("next=", StringComparison.Ordinal));
    }

    // The middle of the trees.
    async Task<string> BoxAsync()
    {
        var box = (await JsonAsync($"collections/{Trees}")).GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].EnumerateArray()
            .Select(one => one.GetDouble()).ToArray();
        var (width, height) = ((box[2] - box[0]) / 3, (box[3] - box[1]) / 3);
        return string.Create(CultureInfo.InvariantCulture, $"{box[0] + width:0.#####},{box[1] + height:0.#####},{box[2] - width:0.#####},{box[3] - height:0.#####}");
    }

    async Task<int> MatchedAsync(string conditions) =>
        (await JsonAsync($"collections/{Trees}/items?limit=1&{conditions}")).GetProperty("numberMatched").GetInt32();

    async Task<JsonElement> JsonAsync(string path)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(server.Address, path), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    [GeneratedRegex(@"Feature Count: (\d+)")]
    static partial Regex FeatureCount { get; }
}
