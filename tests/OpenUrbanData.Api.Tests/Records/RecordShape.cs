using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.Tests.Records;

/// <summary>What recordGeoJSON.yaml and the requirements of OGC 20-004r1 ask of a record.</summary>
static partial class RecordShape
{
    public static void Check(JsonElement record)
    {
        Assert.NotEqual("", record.GetProperty("id").GetString());
        Assert.Equal("Feature", record.GetProperty("type").GetString());
        Assert.True(record.GetProperty("geometry").ValueKind is JsonValueKind.Object or JsonValueKind.Null);
        if (record.GetProperty("time") is { ValueKind: JsonValueKind.Object } time)
        {
            // /req/record-core/time-interval, /req/record-core/time-zone
            var ends = time.GetProperty("interval").EnumerateArray().Select(one => one.GetString()!).ToList();
            Assert.Equal(2, ends.Count);
            Assert.All(ends, end => Assert.True(end == ".." || Timestamp().IsMatch(end), end));
        }

        var properties = record.GetProperty("properties");
        Assert.Contains(properties.GetProperty("type").GetString(), new[] { "dataset", "series", "service" });
        Assert.NotEqual("", properties.GetProperty("title").GetString());
        foreach (var name in new[] { "created", "updated" }.Where(name => properties.TryGetProperty(name, out _)))
        {
            Assert.Matches(Timestamp(), properties.GetProperty(name).GetString());
        }

        All(properties, "keywords", one => Assert.Equal(JsonValueKind.String, one.ValueKind));
        All(properties, "themes", one =>
        {
            Assert.NotEmpty(one.GetProperty("scheme").GetString()!);
            Assert.All(one.GetProperty("concepts").EnumerateArray(), concept => Assert.NotEmpty(concept.GetProperty("id").GetString()!));
        });
        All(properties, "resourceLanguages", one => Assert.NotEmpty(one.GetProperty("code").GetString()!));
        All(properties, "externalIds", one => Assert.NotEmpty(one.GetProperty("value").GetString()!));
        All(properties, "formats", one => Assert.True(one.TryGetProperty("name", out _) || one.TryGetProperty("mediaType", out _)));
        All(properties, "contacts", one =>
        {
            Assert.True(one.TryGetProperty("name", out _) || one.TryGetProperty("organization", out _));
            Assert.NotEqual(0, one.GetProperty("roles").GetArrayLength());
        });
        var links = record.GetProperty("links").EnumerateArray().ToList();
        Assert.All(links, link => Assert.True(Uri.TryCreate(link.GetProperty("href").GetString(), UriKind.Absolute, out _) && link.GetProperty("rel").GetString()!.Length > 0));
        var relations = links.Select(link => link.GetProperty("rel").GetString()!).ToList();
        Assert.Single(relations, "collection"); // /req/record-core/links
        Assert.Contains("self", relations); // /req/records-api/record-response
        Assert.Contains("alternate", relations);
        Assert.Contains(links, link => link.GetProperty("rel").GetString() == "profile" && link.GetProperty("href").GetString() == "http://www.opengis.net/def/profile/OGC/0/ogc-record");
        if (properties.TryGetProperty("license", out var license) && license.GetString() == "other")
        {
            Assert.Contains("license", relations); // /req/record-core/license
        }
    }

    static void All(JsonElement properties, string name, Action<JsonElement> check)
    {
        if (properties.TryGetProperty(name, out var list))
        {
            Assert.All(list.EnumerateArray(), check);
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
    private static partial Regex Timestamp();
}
