using System.Net;

namespace OpenUrbanData.Api.Tests.Downloads;

/// <summary>What the columns of downloads mean, where readers of CSV look for it.</summary>
public sealed class DictionaryTests(ApiServer server)
{
    const string Csv = $"/downloads/{SampleData.Parking}.csv";

    [Fact]
    public async Task A_download_of_csv_names_its_dictionaries_and_they_name_its_columns()
    {
        using var response = await server.SendAsync(Csv);
        var link = string.Join(", ", response.Headers.GetValues("Link"));
        Assert.Contains($"{Csv}-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"", link, StringComparison.Ordinal);
        Assert.Contains($"/{SampleData.Parking}/datapackage.json>; rel=\"describedby\"", link, StringComparison.Ordinal);
        var heading = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n")[0].Split(',');

        var metadata = await server.JsonAsync(Csv + "-metadata.json");
        Assert.Equal(new Uri(server.Client.BaseAddress!, Csv).AbsoluteUri.Split('/')[^1], metadata.GetProperty("url").GetString()!.Split('/')[^1]);
        Assert.Equal(heading, metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("titles").GetProperty("und").GetString()));
        var package = await server.JsonAsync($"/downloads/{SampleData.Parking}/datapackage.json?lang=en");
        Assert.Equal("Parkhäuser und Parkplätze (en)", package.GetProperty("title").GetString());
        Assert.Equal(heading, package.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));

        // They lead on: to items that a row is about, and to code lists.
        var about = new Uri(metadata.GetProperty("tableSchema").GetProperty("aboutUrl").GetString()!.Replace("{id}", "08999001.parkhaeuser.1", StringComparison.Ordinal));
        await server.JsonAsync(about.PathAndQuery);
        var lists = metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Where(column => column.TryGetProperty("rdfs:seeAlso", out _))
            .Select(column => new Uri(column.GetProperty("rdfs:seeAlso").GetProperty("@id").GetString()!).PathAndQuery).ToList();
        Assert.NotEmpty(lists);
        foreach (var list in lists)
        {
            await server.JsonAsync(list);
        }
    }

    [Fact]
    public async Task Spreadsheets_are_another_table_and_other_things_have_no_columns()
    {
        using var excel = await server.SendAsync(Csv + "?profile=excel-de", method: HttpMethod.Head);
        Assert.DoesNotContain("describedby", string.Join(", ", excel.Headers.GetValues("Link")), StringComparison.Ordinal);
        await server.ProblemAsync("/downloads/parking-facility.csv-metadata.json", 404);
        await server.ProblemAsync("/downloads/none.here/datapackage.json", 404);
        using var response = await server.SendAsync(Csv + "-metadata.json");
        using var again = await server.SendAsync(Csv + "-metadata.json", headers: ("If-None-Match", response.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
