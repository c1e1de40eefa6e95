using System.Net;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>The service as a client sees it that holds every answer to <c>$metadata</c> and to the rules of context addresses, for all levels
/// of metadata and both versions (OData JSON format 4.01 3.1, 4.5, 4.6; protocol 10, 11.2.6).</summary>
public sealed class StrictClientTests(ApiServer server)
{
    public static TheoryData<string, string> Collections => new()
    {
        { "ParkingFacility?$top=20", "ParkingFacility" },
        { "ParkingFacility?$count=true&$filter=capacity%20eq%20200", "ParkingFacility" },
        { "ParkingFacility?$select=id,name&$count=true", "ParkingFacility" },
        { "ParkingFacility?$select=name,capacity,updated_at,geometry&$top=15", "ParkingFacility" },
        { "ParkingFacility?$select=*&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=id,Dataset&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=*,Dataset&$top=3", "ParkingFacility" },
        { "ParkingFacility?$expand=Dataset&$top=3", "ParkingFacility" },
        { "ParkingFacility?$expand=*&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=name&$expand=Dataset&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=name,Dataset&$expand=Dataset($select=id)&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=id&$expand=Dataset($select=id,title_de;$expand=Publisher($select=slug)),Municipality&$top=3", "ParkingFacility" },
        { "ParkingFacility?$select=id&$expand=Dataset/$ref,Publisher/$ref&$top=3", "ParkingFacility" },
        { "ParkingFacility?$orderby=name%20desc,id&$select=id", "ParkingFacility" },
        { "ParkingFacility?$orderby=valid_from&$select=id,valid_from&$count=true", "ParkingFacility" },
        { "ParkingFacility?$skip=140", "ParkingFacility" },
        { "ParkingFacility?$top=0&$count=true", "ParkingFacility" },
        { "Lindenbrueck_Parkhaeuser?$top=12", "Lindenbrueck_Parkhaeuser" },
        { "Lindenbrueck_Inseln", "Lindenbrueck_Inseln" },
        { "Lindenbrueck_Abfuhr?$count=true", "Lindenbrueck_Abfuhr" },
        { "Datasets", "Datasets" },
        { "Datasets?$orderby=features%20desc&$select=id,features&$count=true", "Datasets" },
        { "Datasets?$expand=Publisher($expand=Datasets($select=id;$orderby=id%20desc;$count=true)),Municipalities&$select=id", "Datasets" },
        { "Publishers?$expand=Datasets/$count", "Publishers" },
        { "Publishers?$select=slug&$expand=Datasets/$ref", "Publishers" },
        { "Publishers?$select=name_de&$expand=Datasets($filter=features%20gt%20100)", "Publishers" },
        { "Municipalities?$expand=*", "Municipalities" },
        { "Publishers('lindenbrueck')/Datasets?$select=id", "Datasets" },
        { "Datasets('lindenbrueck.parkhaeuser')/Municipalities", "Municipalities" },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Collections_are_what_metadata_says(string path, string set)
    {
        var client = await StrictClient.ConnectAsync(server.Client);
        List<int> lengths = [];
        foreach (var form in StrictForm.All)
        {
            lengths.Add((await client.CollectionAsync(path, form, set)).Count);
            lengths.Add((await client.CollectionAsync(path, form, set, pageSize: 7)).Count);
        }

        Assert.Single(lengths.Distinct());
    }

    [Theory]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')", "ParkingFacility")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.A~2F1~20~C3~BC')?$select=name,geometry", "ParkingFacility")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')?$expand=Dataset($select=id),Municipality&$select=name", "ParkingFacility")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')/Dataset", "Datasets")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')/Dataset/Publisher?$expand=Datasets", "Publishers")]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')/Municipality?$select=name", "Municipalities")]
    [InlineData("Publishers('lindenbrueck')/Datasets('lindenbrueck.inseln')?$select=id", "Datasets")]
    [InlineData("Datasets('aubach.stellplaetze')/Publisher", "Publishers")]
    [InlineData("Lindenbrueck_Inseln('08999001.inseln.west')", "Lindenbrueck_Inseln")]
    public async Task Entities_are_what_metadata_says(string path, string set)
    {
        var client = await StrictClient.ConnectAsync(server.Client);
        foreach (var form in StrictForm.All)
        {
            await client.EntityAsync(path, form, set);
        }
    }

    [Fact]
    public async Task Every_set_of_the_service_document_is_declared_and_answers()
    {
        var client = await StrictClient.ConnectAsync(server.Client);
        var service = await server.JsonAsync(StrictClient.Root);
        var names = service.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("url").GetString()!).ToList();
        Assert.Equal(client.Model.Sets.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            await client.CollectionAsync($"{name}?$top=2", new("minimal", false, false), name);
        }
    }

    [Fact]
    public async Task Links_of_full_metadata_lead_where_they_say()
    {
        var client = await StrictClient.ConnectAsync(server.Client);
        var full = new StrictForm("full", false, false);
        foreach (var set in new[] { "ParkingFacility", "Datasets", "Publishers", "Municipalities", "Lindenbrueck_Inseln" })
        {
            var entity = (await client.CollectionAsync($"{set}?$top=1", full, set)).Single();
            var key = client.Model.TypeOfSet(set).Key!;
            var read = await client.EntityAsync(entity.GetProperty("@odata.id").GetString()!, full, set);
            Assert.Equal(entity.GetProperty(key).GetString(), read.GetProperty(key).GetString());
            foreach (var (name, way) in client.Model.TypeOfSet(set).Navigations)
            {
                var target = client.Model.Target(set, name);
                var link = entity.GetProperty($"{name}@odata.navigationLink").GetString()!;
                var ids = way.IsCollection
                    ? (await client.CollectionAsync(link, full, target)).Select(one => one.GetProperty("@odata.id").GetString()).ToList()
                    : [(await client.EntityAsync(link, full, target)).GetProperty("@odata.id").GetString()];
                var references = await client.SendAsync(StrictClient.Root + entity.GetProperty($"{name}@odata.associationLink").GetString(), full);
                Assert.EndsWith(way.IsCollection ? "#Collection($ref)" : "#$ref", references.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
                Assert.Equal(ids, way.IsCollection
                    ? references.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("@odata.id").GetString())
                    : [references.GetProperty("@odata.id").GetString()]);
            }
        }
    }

    [Fact]
    public async Task Every_property_has_an_address()
    {
        var client = await StrictClient.ConnectAsync(server.Client);
        const string entity = "ParkingFacility('08999001.parkhaeuser.1')";
        var whole = await client.EntityAsync(entity, new("minimal", false, false), "ParkingFacility");
        foreach (var property in client.Model.TypeOfSet("ParkingFacility").Properties)
        {
            var value = whole.GetProperty(property.Name);
            using var response = await server.SendAsync($"{StrictClient.Root}{entity}/{property.Name}");
            using var plain = await server.SendAsync($"{StrictClient.Root}{entity}/{property.Name}/$value");
            if (value.ValueKind == JsonValueKind.Null)
            {
                Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (response.StatusCode, plain.StatusCode));
                continue;
            }

            var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.EndsWith($"$metadata#{entity}/{property.Name}", document.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
            Assert.Equal(value.GetRawText(), document.GetProperty("value").GetRawText());
            var text = await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (property.IsCollection)
            {
                Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
                using var count = await server.SendAsync($"{StrictClient.Root}{entity}/{property.Name}/$count");
                Assert.Equal($"{value.GetArrayLength()}", await count.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }
            else
            {
                Assert.Equal("text/plain", plain.Content.Headers.ContentType?.ToString());
                Assert.Equal(value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.Object => "SRID=4326;POINT(8.4 49)",
                    _ => value.GetRawText(),
                }, text);
            }
        }
    }
}
