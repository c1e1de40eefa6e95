using System.Net;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>How good metadata are, for programs and people.</summary>
public sealed class QualityTests(ApiServer server)
{
    [Fact]
    public async Task A_data_set_has_a_score_with_what_to_do()
    {
        var score = await server.JsonAsync($"/catalog/{SampleData.Parking}/quality?lang=en");
        Assert.Equal(405, score.GetProperty("maximum").GetInt32());
        Assert.Equal(score.GetProperty("total").GetInt32(), score.GetProperty("dimensions").EnumerateArray().Sum(one => one.GetProperty("points").GetInt32()));
        var missing = score.GetProperty("missing").EnumerateArray().ToList();
        Assert.Contains(missing, one => one.GetProperty("metric").GetString() == "keywordAvailability" && one.GetProperty("advice").GetString() == "Write 'keywords' into the descriptor.");
        Assert.Equal(405 - score.GetProperty("total").GetInt32(), missing.Sum(one => one.GetProperty("points").GetInt32()));
        var all = (await server.JsonAsync("/quality")).GetProperty("scores").EnumerateArray().ToList();
        Assert.Contains(all, one => one.GetProperty("dataset").GetString() == SampleData.Parking && one.GetProperty("total").GetInt32() == score.GetProperty("total").GetInt32());
        await server.ProblemAsync("/catalog/none.here/quality", 404);
        await server.ProblemAsync("/quality?lang=xx&nothing=1", 400);
    }

    [Theory]
    [InlineData("/collections/" + SampleData.Parking, "Qualität der Metadaten", "Auffindbarkeit", "Schlagwörter", "in den Deskriptor schreiben")]
    [InlineData("/collections/" + SampleData.Parking + "?lang=en", "Quality of metadata", "Findability", "Keywords", "into the descriptor")]
    [InlineData("/catalog/" + SampleData.Parking + "/quality", "Qualität der Metadaten: Parkhäuser", "Punkte je Bereich")]
    [InlineData("/quality?lang=en", "Quality of metadata", "What is missing", "/catalog/" + SampleData.Parking + "/quality")]
    public async Task Pages_show_it(string path, params string[] texts)
    {
        using var response = await server.SendAsync(path, "text/html");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(texts, one => Assert.Contains(one, text, StringComparison.Ordinal));
        Assert.Contains("<th scope=\"col\"", text, StringComparison.Ordinal);
    }
}
