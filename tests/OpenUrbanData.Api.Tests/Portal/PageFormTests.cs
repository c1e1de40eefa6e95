using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Api.Portal;
using OpenUrbanData.Api.Tests.Ckan;

namespace OpenUrbanData.Api.Tests.Portal;

/// <summary>What programs find in the heads of pages: other forms, the feed, and data sets in the words of schema.org.</summary>
public sealed partial class PageFormTests(OutletServer server)
{
    async Task<(string Html, HttpResponseMessage Response)> PageAsync(string path)
    {
        var (status, html, response) = await server.GetAsync(path, ("Accept", "text/html"));
        Assert.Equal(200, status);
        return (html, response);
    }

    static JsonElement Data(string html) => JsonDocument.Parse(JsonLd().Matches(html).Single().Groups[1].Value).RootElement;

    [Theory]
    [InlineData("/", 6)]
    [InlineData("/collections", 6)]
    [InlineData("/collections/lindenbrueck.parkhaeuser", 11)]
    [InlineData("/towns", 2)]
    public async Task Every_form_that_a_page_names_is_there(string path, int forms)
    {
        var (html, response) = await PageAsync(path);
        var named = Alternate().Matches(html).Select(match => (Type: WebUtility.HtmlDecode(match.Groups[1].Value), Path: WebUtility.HtmlDecode(match.Groups[2].Value))).ToList();
        Assert.Equal(forms, named.Count);
        Assert.Contains(named, one => one.Type == "application/atom+xml");
        if (response.Headers.TryGetValues("Link", out var links))
        {
            named.AddRange(Header().Matches(string.Join(", ", links)).Select(match => (match.Groups[2].Value, new Uri(match.Groups[1].Value).PathAndQuery)));
            Assert.True(named.Count > forms + 5);
        }

        foreach (var (type, address) in named)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var form = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(form.IsSuccessStatusCode, address);
            Assert.Equal(type, form.Content.Headers.ContentType!.MediaType);
        }
    }

    // What a search for data sets requires and recommends.
    [Fact]
    public async Task A_data_set_tells_search_engines_what_it_is()
    {
        var (html, response) = await PageAsync("/collections/lindenbrueck.parkhaeuser?lang=en");
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var data = Data(html);
        Assert.Equal(("https://schema.org/", "Dataset"), (data.GetProperty("@context").GetString(), data.GetProperty("@type").GetString()));
        Assert.Equal("Parkhäuser und Parkplätze (en)", data.GetProperty("name").GetString());
        Assert.InRange(data.GetProperty("description").GetString()!.Length, 50, 5000);
        Assert.Equal("http://dcat-ap.de/def/licenses/dl-by-de/2.0", data.GetProperty("license").GetString());
        Assert.Equal("City of Lindenbrück", data.GetProperty("creator").GetProperty("name").GetString());
        Assert.Equal("DataCatalog", data.GetProperty("includedInDataCatalog").GetProperty("@type").GetString());
        Assert.StartsWith("49 8.4 49 8.5", data.GetProperty("spatialCoverage").GetProperty("geo").GetProperty("box").GetString(), StringComparison.Ordinal);
        Assert.Equal("Lindenbrück", data.GetProperty("spatialCoverage").GetProperty("name").GetString());
        Assert.Contains(data.GetProperty("variableMeasured").EnumerateArray(), one => one.GetProperty("name").GetString() == "max_height" && one.GetProperty("unitText").GetString() == "m");
        Assert.DoesNotContain(data.GetProperty("variableMeasured").EnumerateArray(), one => one.GetProperty("name").GetString() == "source_id");
        Assert.Equal(3, data.GetProperty("distribution").GetArrayLength());
        foreach (var file in data.GetProperty("distribution").EnumerateArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(file.GetProperty("contentUrl").GetString()!).PathAndQuery);
            using var found = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(file.GetProperty("encodingFormat").GetString(), found.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal("DataCatalog", Data((await PageAsync("/")).Html).GetProperty("@type").GetString());
        Assert.Empty(JsonLd().Matches((await PageAsync("/collections/parking-facility")).Html));
    }

    [Fact]
    public void No_text_ends_the_script_that_holds_it()
    {
        var html = new HtmlWriter();
        html.JsonLd(json => json.WriteStringValue("</script><script>alert('1')</script><!-- & \u2028"));
        var text = System.Text.Encoding.UTF8.GetString(html.Take());
        Assert.Equal(1, Regex.Count(text, "<"[..1] + "script"));
        Assert.Equal(2, text.Count(one => one == '<'));
        Assert.DoesNotContain('\u2028', text);
        Assert.Equal("</script><script>alert('1')</script><!-- & \u2028", JsonSerializer.Deserialize<string>(JsonLd().Match(text).Groups[1].Value));
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex JsonLd();

    [GeneratedRegex("<link rel=\"alternate\" type=\"([^\"]+)\"[^>]* href=\"([^\"]+)\"")]
    private static partial Regex Alternate();

    [GeneratedRegex("<([^>]+)>; rel=\"(?:describedby|item)\"; type=\"([^\"]+)\"")]
    private static partial Regex Header();
}
