using System.Net;
using System.Text.Json;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>OGC API Common Part 3: Schemas (23-058r2), and the functions of CQL2.</summary>
public sealed class SchemaTests(ApiServer server)
{
    const string Parking = "/collections/parking-facility";

    [Theory]
    [InlineData("schema")]
    [InlineData("queryables")]
    [InlineData("sortables")]
    [Trait("requirement", "/req/schemas/json-schema")]
    [Trait("requirement", "/req/schemas/properties")]
    [Trait("requirement", "/req/queryables/response")]
    [Trait("requirement", "/req/sortables/response")]
    public async Task Properties_have_a_type_or_a_geometry_format_and_a_place(string name)
    {
        foreach (var collection in new[] { "parking-facility", SampleData.Waste, SampleData.Islands })
        {
            var schema = await server.JsonAsync($"/collections/{collection}/{name}");
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.EndsWith($"/collections/{collection}/{name}", schema.GetProperty("$id").GetString(), StringComparison.Ordinal);
            Assert.Equal("object", schema.GetProperty("type").GetString());
            Assert.Equal(name != "schema", schema.TryGetProperty("additionalProperties", out var more) && !more.GetBoolean());
            var places = new HashSet<int>();
            var roles = new HashSet<string>();
            foreach (var (key, property) in schema.GetProperty("properties").EnumerateObject().Select(one => (one.Name, one.Value)))
            {
                Assert.True(places.Add(property.GetProperty("x-ogc-propertySeq").GetInt32()), key);
                Assert.True(property.GetProperty("readOnly").GetBoolean(), key);
                Assert.NotEqual("", property.GetProperty("title").GetString());
                Assert.True(!property.TryGetProperty("x-ogc-role", out var role) || roles.Add(role.GetString()!), key);
                if (key == "geometry")
                {
                    Assert.NotEqual("sortables", name);
                    Assert.False(property.TryGetProperty("type", out _));
                    Assert.StartsWith("geometry-", property.GetProperty("format").GetString(), StringComparison.Ordinal);
                }
                else
                {
                    var type = property.GetProperty("type").GetString();
                    Assert.True(name != "sortables" || type is not ("array" or "object"), key);
                }
            }
        }
    }

    [Fact]
    [Trait("requirement", "/req/advanced-property-roles/role-primary-geometry")]
    [Trait("requirement", "/req/schemas/role-id")]
    public async Task Roles_tell_identifier_geometry_and_period()
    {
        var properties = (await server.JsonAsync(Parking + "/schema")).GetProperty("properties");
        Assert.Equal("id", properties.GetProperty("id").GetProperty("x-ogc-role").GetString());
        Assert.Equal("primary-geometry", properties.GetProperty("geometry").GetProperty("x-ogc-role").GetString());
        Assert.Equal("primary-interval-start", properties.GetProperty("valid_from").GetProperty("x-ogc-role").GetString());
    }

    [Fact]
    [Trait("requirement", "/req/profile-codelists/codelist-ref")]
    [Trait("requirement", "/req/profile-codelists/consistency")]
    public async Task Codes_are_an_enumeration_with_the_address_of_the_code_list()
    {
        using var response = await server.SendAsync(Parking + "/schema?lang=en");
        Assert.Contains("<http://www.opengis.net/def/profile/OGC/0/codelist-ref>; rel=\"profile\"", response.Headers.GetValues("Link"));
        Assert.Contains("<http://www.opengis.net/def/profile/OGC/0/valid-domain>; rel=\"profile\"", response.Headers.GetValues("Link"));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("oneOf", text, StringComparison.Ordinal);
        var purpose = JsonDocument.Parse(text).RootElement.GetProperty("properties").GetProperty("purpose");
        Assert.Contains("car", purpose.GetProperty("enum").EnumerateArray().Select(one => one.GetString()));
        var list = await server.JsonAsync(new Uri(purpose.GetProperty("x-ogc-codelistUri").GetString()!).AbsolutePath + "?lang=en");
        Assert.Equal("purpose", list.GetProperty("property").GetString());
        Assert.Equal(purpose.GetProperty("enum").EnumerateArray().Select(one => one.GetString()),
            list.GetProperty("codes").EnumerateArray().Select(one => one.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("codelist-inline")]
    [InlineData("http://www.opengis.net/def/profile/OGC/0/codelist-inline")]
    [InlineData("rel-as-link,codelist-inline")]
    [InlineData("https://example.org/profile,codelist-inline")]
    [Trait("requirement", "/req/profile-codelists/codelist-inline")]
    [Trait("requirement", "/req/profile-parameter/profile-param")]
    public async Task Codes_stand_inline_with_their_titles(string profile)
    {
        using var response = await server.SendAsync($"{Parking}/queryables?lang=de&profile={Uri.EscapeDataString(profile)}");
        Assert.Contains("<http://www.opengis.net/def/profile/OGC/0/codelist-inline>; rel=\"profile\"", response.Headers.GetValues("Link"));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"enum\":[\"car\"", text, StringComparison.Ordinal);
        var codes = JsonDocument.Parse(text).RootElement.GetProperty("properties").GetProperty("purpose").GetProperty("oneOf").EnumerateArray().ToList();
        Assert.Contains(codes, one => one.GetProperty("const").GetString() == "car" && one.GetProperty("title").GetString() != "car");
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("queryables?f=html")]
    [Trait("requirement", "/req/profile-parameter/profile-param-response")]
    public async Task A_profile_that_is_not_offered_is_no_mistake_but_an_unknown_one_is(string name)
    {
        var separator = name.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var response = await server.SendAsync($"{Parking}/{name}{separator}profile=jsonfg,actual-domain");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var wrong = await server.SendAsync($"{Parking}/{name}{separator}profile=codelist-in-line");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_property_without_codes_has_no_code_list()
    {
        await server.ProblemAsync(Parking + "/codelists/capacity", 404);
        await server.ProblemAsync(Parking + "/codelists/nothing", 404);
        using var page = await server.SendAsync(Parking + "/codelists/purpose", "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    [Trait("requirement", "/req/returnables-and-receivables/link")]
    [Trait("requirement", "/req/queryables/link")]
    [Trait("requirement", "/req/sortables/link")]
    public async Task Every_collection_links_its_schemas()
    {
        foreach (var collection in (await server.JsonAsync("/collections")).GetProperty("collections").EnumerateArray())
        {
            foreach (var name in new[] { "schema", "queryables", "sortables" })
            {
                var link = collection.GetProperty("links").EnumerateArray()
                    .Single(one => one.GetProperty("rel").GetString() == "http://www.opengis.net/def/rel/ogc/1.0/" + name);
                Assert.Equal("application/schema+json", link.GetProperty("type").GetString());
            }
        }
    }

    [Fact]
    [Trait("requirement", "/req/core/root-success")]
    [Trait("requirement", "/req/core/sfc-md-success")]
    public async Task Every_link_of_the_landing_page_and_of_collections_to_here_leads_somewhere()
    {
        var links = (await server.JsonAsync("/")).GetProperty("links").EnumerateArray().ToList();
        foreach (var relation in new[] { "self", "alternate", "service-desc", "service-doc", "conformance", "data", "search" })
        {
            Assert.Contains(links, link => link.GetProperty("rel").GetString() == relation);
        }

        links.AddRange((await server.JsonAsync("/collections/parking-facility")).GetProperty("links").EnumerateArray());
        links.AddRange((await server.JsonAsync($"/collections/{SampleData.Islands}")).GetProperty("links").EnumerateArray());
        foreach (var address in links.Where(link => !(link.TryGetProperty("templated", out var templated) && templated.GetBoolean()))
            .Select(link => new Uri(link.GetProperty("href").GetString()!)).Where(uri => uri.IsLoopback))
        {
            using var response = await server.SendAsync(address.PathAndQuery);
            Assert.True(response.StatusCode is HttpStatusCode.OK, $"{address}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    [Trait("requirement", "/req/functions/get-functions-operation")]
    [Trait("requirement", "/req/functions/get-functions-response-json")]
    public async Task Functions_are_listed()
    {
        var landing = await server.JsonAsync("/");
        var link = landing.GetProperty("links").EnumerateArray()
            .Single(one => one.GetProperty("rel").GetString() == "http://www.opengis.net/def/rel/ogc/1.0/functions");
        var functions = (await server.JsonAsync(new Uri(link.GetProperty("href").GetString()!).AbsolutePath)).GetProperty("functions").EnumerateArray().ToList();
        Assert.Equal(FilterFunction.All.Select(one => one.Name), functions.Select(one => one.GetProperty("name").GetString()));
        var distance = functions.Single(one => one.GetProperty("name").GetString() == "distance");
        Assert.Equal(["geometry", "geometry"], distance.GetProperty("args").EnumerateArray().Select(one => one.GetProperty("type")[0].GetString()!));
        Assert.Equal("number", distance.GetProperty("returns")[0].GetString());
        using var page = await server.SendAsync("/functions", "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }
}
