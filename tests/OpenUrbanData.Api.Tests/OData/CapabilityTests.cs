using System.Net;
using System.Xml.Linq;
using OpenUrbanData.Api.OData.Model;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>The Capabilities annotations of <c>$metadata</c> tell the truth: what they name works, what they do not name does not.</summary>
public sealed class CapabilityTests(ApiServer server)
{
    const string Root = "/odata/v4/";
    static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    /// <summary>All operators and functions of OData 4.01 (URL conventions 5.1.1), each in a condition on parking facilities.</summary>
    static readonly Dictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["eq"] = "capacity eq 1",
        ["ne"] = "capacity ne 1",
        ["gt"] = "capacity gt 1",
        ["ge"] = "capacity ge 1",
        ["lt"] = "capacity lt 1",
        ["le"] = "capacity le 1",
        ["and"] = "has_fee and capacity gt 1",
        ["or"] = "has_fee or capacity gt 1",
        ["not"] = "not has_fee",
        ["has"] = "purpose has OpenUrbanData.ParkingFacility_purpose'car'",
        ["in"] = "capacity in (1,2)",
        ["add"] = "capacity add 1 eq 2",
        ["sub"] = "capacity sub 1 eq 2",
        ["mul"] = "capacity mul 2 eq 2",
        ["div"] = "capacity div 2 eq 2",
        ["divby"] = "capacity divby 2 eq 2",
        ["mod"] = "capacity mod 2 eq 1",
        ["any"] = "reserved_for/any(r: r eq 'women')",
        ["all"] = "reserved_for/all(r: r eq 'women')",
        ["concat"] = "concat(name,'x') eq 'y'",
        ["contains"] = "contains(name,'x')",
        ["endswith"] = "endswith(name,'x')",
        ["indexof"] = "indexof(name,'x') eq 1",
        ["length"] = "length(name) eq 1",
        ["startswith"] = "startswith(name,'x')",
        ["substring"] = "substring(name,1,2) eq 'x'",
        ["matchesPattern"] = "matchesPattern(name,'^x')",
        ["tolower"] = "tolower(name) eq 'x'",
        ["toupper"] = "toupper(name) eq 'X'",
        ["trim"] = "trim(name) eq 'x'",
        ["year"] = "year(valid_from) eq 2026",
        ["month"] = "month(valid_from) eq 1",
        ["day"] = "day(valid_from) eq 1",
        ["hour"] = "hour(updated_at) eq 1",
        ["minute"] = "minute(updated_at) eq 1",
        ["second"] = "second(updated_at) eq 1",
        ["fractionalseconds"] = "fractionalseconds(updated_at) lt 0.5",
        ["totalseconds"] = "totalseconds(duration'PT1S') eq 1",
        ["date"] = "date(updated_at) eq 2026-01-01",
        ["time"] = "time(updated_at) lt 12:00:00",
        ["totaloffsetminutes"] = "totaloffsetminutes(updated_at) eq 0",
        ["mindatetime"] = "updated_at gt mindatetime()",
        ["maxdatetime"] = "updated_at lt maxdatetime()",
        ["now"] = "updated_at lt now()",
        ["ceiling"] = "ceiling(max_height) eq 3",
        ["floor"] = "floor(max_height) eq 2",
        ["round"] = "round(max_height) eq 2",
        ["cast"] = "cast(capacity,Edm.String) eq '1'",
        ["isof"] = "isof(capacity,Edm.Int64)",
        ["case"] = "case(has_fee:1,true:2) eq 1",
        ["hassubset"] = "hassubset(reserved_for,['women'])",
        ["hassubsequence"] = "hassubsequence(reserved_for,['women'])",
        ["geo.distance"] = "geo.distance(geometry,geography'POINT(8.4 49)') lt 100",
        ["geo.intersects"] = "geo.intersects(geometry,geography'POLYGON((8 48,9 48,9 50,8 50,8 48))')",
        ["geo.length"] = "geo.length(geometry) gt 1",
    };

    public static TheoryData<string> Names => [.. Conditions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Functions_and_operators_work_where_they_are_named(string name)
    {
        using var response = await server.SendAsync($"{Root}ParkingFacility?$top=1&$select=id&$filter={Uri.EscapeDataString(Conditions[name])}");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            response.StatusCode == (ODataCapabilities.FilterFunctions.Contains(name) ? HttpStatusCode.OK : HttpStatusCode.NotImplemented), $"{name}: {(int)response.StatusCode} {text}");
    }

    [Fact]
    public void Nothing_else_is_named() => Assert.Empty(ODataCapabilities.FilterFunctions.Except(Conditions.Keys));

    /// <summary>What the annotations claim, and a request that shows it: path of names below the container (or the entity set before
    /// the first colon) to a truth value.</summary>
    public static TheoryData<string, string> Claims => new()
    {
        { "Capabilities.AsynchronousRequestsSupported", "" },
        { "Capabilities.CrossJoinSupported", "$crossjoin(Publishers,Datasets)" },
        { "Capabilities.KeyAsSegmentSupported", "ParkingFacility/08999001.parkhaeuser.1" },
        { "Capabilities.QuerySegmentSupported", "ParkingFacility/$query" },
        { "Capabilities.DefaultCapabilities/ChangeTracking/Supported", "ParkingFacility?$deltatoken=0" },
        { "Publishers:Capabilities.ChangeTracking/Supported", "Publishers?$deltatoken=0" },
        { "Capabilities.DefaultCapabilities/CountRestrictions/Countable", "ParkingFacility?$count=true&$top=0" },
        { "Capabilities.DefaultCapabilities/CountRestrictions/Countable", "Publishers/$count" },
        { "Capabilities.DefaultCapabilities/IndexableByKey", "Publishers('aubach')" },
        { "Capabilities.DefaultCapabilities/TopSupported", "Publishers?$top=1" },
        { "Capabilities.DefaultCapabilities/SkipSupported", "Datasets?$skip=1" },
        { "Capabilities.DefaultCapabilities/ComputeSupported", "ParkingFacility?$compute=capacity mul 2 as twice&$select=twice&$top=1" },
        { "Capabilities.DefaultCapabilities/ComputeSupported", "Publishers?$compute=concat(slug,'x') as y&$select=y&$top=1" },
        { "Capabilities.DefaultCapabilities/SelectSupport/Supported", "Publishers?$select=slug" },
        { "Capabilities.DefaultCapabilities/SelectSupport/Filterable", "Datasets?$select=keywords_de($filter=$it eq 'x')" },
        { "Capabilities.DefaultCapabilities/SelectSupport/TopSupported", "Datasets?$select=keywords_de($top=1)" },
        { "Capabilities.DefaultCapabilities/ExpandRestrictions/Expandable", "ParkingFacility?$expand=Dataset($expand=Publisher($expand=Datasets))&$top=1" },
        { "Capabilities.DefaultCapabilities/SearchRestrictions/Searchable", "ParkingFacility?$search=Parkhaus&$top=1" },
        { "Capabilities.DefaultCapabilities/SearchRestrictions/Searchable", "Publishers?$search=Aubach" },
        { "ParkingFacility:Capabilities.SortRestrictions/Sortable", "ParkingFacility?$orderby=name desc&$top=1" },
        { "Publishers:Capabilities.SortRestrictions/Sortable", "Publishers?$orderby=name_de desc&$top=1" },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Claims_are_true(string claim, string address)
    {
        var xml = XDocument.Parse(await server.Client.GetStringAsync(new Uri(Root + "$metadata", UriKind.Relative), TestContext.Current.CancellationToken));
        var colon = claim.IndexOf(':', StringComparison.Ordinal);
        var owner = colon < 0
            ? xml.Descendants(Edm + "EntityContainer").Single()
            : xml.Descendants(Edm + "EntitySet").Single(set => set.Attribute("Name")!.Value == claim[..colon]);
        var names = claim[(colon + 1)..].Split('/');
        var place = owner.Elements(Edm + "Annotation").Single(one => one.Attribute("Term")!.Value == names[0]);
        foreach (var name in names[1..])
        {
            place = place.Element(Edm + "Record")!.Elements(Edm + "PropertyValue").Single(one => one.Attribute("Property")!.Value == name);
        }

        using var response = await server.SendAsync(
            Root + address.Replace(" ", "%20", StringComparison.Ordinal), headers: address.Length == 0 ? [("Prefer", "respond-async")] : []);
        var holds = address.Length == 0 ? response.StatusCode == HttpStatusCode.Accepted : response.IsSuccessStatusCode;
        Assert.True(bool.Parse(place.Attribute("Bool")!.Value) == holds, $"{claim}: {(int)response.StatusCode}");
    }

    /// <summary>What the level Intermediate demands of reading (protocol 4.01, 12.3.1 and 12.3.2; 4.0, 13.1.1 and 13.1.2), a request for each.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("ParkingFacility?top=1&SELECT=id")]
    [InlineData("ParkingFacility?$filter=CAPACITY eq '200'&$top=1")]
    [InlineData("ParkingFacility?$filter=updated_at lt now and purpose eq 'car'&$top=1")]
    [InlineData("ParkingFacility?$filter=purpose eq OpenUrbanData.ParkingFacility_purpose'car'&$top=1")]
    [InlineData("ParkingFacility?$schemaversion=*&$top=1")]
    [InlineData("ParkingFacility?$select=name,capacity&$top=1")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')/name/$value")]
    [InlineData("ParkingFacility?$filter=capacity eq @c and name ne null&@c=200&$top=1")]
    [InlineData("ParkingFacility?$filter=Municipality ne null and not (Dataset eq null)&$top=1")]
    [InlineData("ParkingFacility?$filter=capacity in (100,200)&$top=1")]
    [InlineData("ParkingFacility?$filter=name eq @nobody&$top=1")]
    [InlineData("ParkingFacility(@k)?@k='08999001.parkhaeuser.1'")]
    [InlineData("Datasets(id=@k)/Publisher/slug?@k='lindenbrueck.parkhaeuser'")]
    [InlineData("Inventory?$filter=lifecycle eq 'published' and Publisher ne null&$expand=Publisher")]
    [InlineData("Publishers?$expand=Datasets($select=id)&$select=slug,Datasets")]
    [InlineData("ParkingFacility?$skip=1&$top=1&$count=true&$orderby=name&$search=Parkhaus")]
    public async Task What_the_level_demands_is_there(string address)
    {
        using var response = await server.SendAsync(Root + address.Replace(" ", "%20", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
    }

    [Fact]
    public async Task Only_the_named_ways_cannot_be_filtered_by()
    {
        var xml = XDocument.Parse(await server.Client.GetStringAsync(new Uri(Root + "$metadata", UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var set in xml.Descendants(Edm + "EntitySet"))
        {
            var name = set.Attribute("Name")!.Value;
            var type = xml.Descendants(Edm + "EntityType").Single(one => $"OpenUrbanData.{one.Attribute("Name")!.Value}" == set.Attribute("EntityType")!.Value);
            var excluded = set.Elements(Edm + "Annotation").Single(one => one.Attribute("Term")!.Value == "Capabilities.FilterRestrictions")
                .Descendants(Edm + "PropertyPath").Select(path => path.Value).ToList();
            foreach (var way in type.Elements(Edm + "NavigationProperty"))
            {
                var isMany = way.Attribute("Type")!.Value.StartsWith("Collection", StringComparison.Ordinal);
                using var response = await server.SendAsync($"{Root}{name}?$top=1&$filter={way.Attribute("Name")!.Value}{(isMany ? "/any()" : "%20ne%20null")}");
                Assert.True(
                    response.StatusCode == (excluded.Contains(way.Attribute("Name")!.Value) ? HttpStatusCode.NotImplemented : HttpStatusCode.OK),
                    $"{name}/{way.Attribute("Name")!.Value}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Only_the_named_properties_cannot_be_sorted_by()
    {
        var xml = XDocument.Parse(await server.Client.GetStringAsync(new Uri(Root + "$metadata", UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var set in new[] { "ParkingFacility", "Datasets" })
        {
            var type = xml.Descendants(Edm + "EntityType").Single(one => one.Attribute("Name")!.Value == set.TrimEnd('s'));
            var excluded = xml.Descendants(Edm + "EntitySet").Single(one => one.Attribute("Name")!.Value == set)
                .Elements(Edm + "Annotation").Single(one => one.Attribute("Term")!.Value == "Capabilities.SortRestrictions")
                .Descendants(Edm + "PropertyPath").Select(path => path.Value).ToList();
            foreach (var name in type.Elements(Edm + "Property").Select(property => property.Attribute("Name")!.Value))
            {
                using var response = await server.SendAsync($"{Root}{set}?$top=1&$orderby={name}");
                Assert.True(excluded.Contains(name) == !response.IsSuccessStatusCode, $"{set}/{name}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Steps_of_apply_work_where_they_are_named()
    {
        var steps = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["aggregate"] = "aggregate($count as n)", ["groupby"] = "groupby((purpose))", ["filter"] = "filter(capacity gt 1)",
            ["compute"] = "compute(capacity mul 2 as twice)", ["identity"] = "identity", ["concat"] = "concat(identity,identity)",
            ["search"] = "search(x)", ["topcount"] = "topcount(2,capacity)", ["orderby"] = "orderby(capacity)",
            ["skip"] = "skip(1)", ["top"] = "top(1)", ["nest"] = "nest(identity as x)",
        };
        foreach (var (name, step) in steps)
        {
            using var response = await server.SendAsync($"{Root}ParkingFacility?$top=1&$apply={Uri.EscapeDataString(step)}");
            Assert.True(
                response.StatusCode == (ODataCapabilities.Transformations.Contains(name) ? HttpStatusCode.OK : HttpStatusCode.NotImplemented),
                $"{name}: {(int)response.StatusCode}");
        }
    }
}
