using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Ingest.Tests.Descriptors;

public sealed class HarvestSourceTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("oud-sources-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    CatalogFolder Load(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "harvest"));
        File.WriteAllText(Path.Combine(_folder, "harvest", name), text);
        return CatalogFolder.Load(_folder);
    }

    [Fact]
    public void A_source_says_what_is_fetched_and_when_absence_is_believed()
    {
        var folder = Load("region.yaml", """
            title: { de: Region, en: The region }
            url: https://region.example/catalog.ttl
            protocol: dcat
            schedule: PT6H
            rate: 0.5
            priority: 3
            grace: P14D
            shrink: { share: 0.5, count: 100 }
            mirror: [parking-facility, koeln.parkhaeuser, { theme: TRAN, publisher: bonn, onward: true }]
            """);

        var source = Assert.Single(folder.Harvests);
        Assert.Empty(folder.Errors);
        Assert.Equal(("region", "https://region.example/catalog.ttl", "dcat"), (source.Name, source.Url.AbsoluteUri, source.Protocol));
        Assert.Equal((TimeSpan.FromHours(6), 0.5, 3), (source.Schedule, source.Rate, source.Priority));
        Assert.Equal((TimeSpan.FromDays(14), 0.5, 100), (source.Guard.Grace, source.Guard.MissingShare, source.Guard.MissingCount));
        Assert.Equal(
            [new(9) { Schema = "parking-facility" }, new(9) { Dataset = "koeln.parkhaeuser" }, new(9) { Theme = "TRAN", Publisher = "bonn", Onward = true }],
            source.Mirror);
    }

    [Fact]
    public void What_is_not_said_has_defaults_that_hurt_nobody()
    {
        var source = Assert.Single(Load("region.yaml", "title: Region\nurl: https://region.example/").Harvests);

        Assert.Equal((null, TimeSpan.FromDays(1), 1.0, 0), (source.Protocol, source.Schedule, source.Rate, source.Priority));
        Assert.Equal((TimeSpan.FromDays(7), 0.2, 5), (source.Guard.Grace, source.Guard.MissingShare, source.Guard.MissingCount));
        Assert.Empty(source.Mirror);
    }

    [Theory]
    [InlineData("url: https://user:secret@region.example/", "url: This address is published; expected no user and no password")]
    [InlineData("url: ftp://region.example/", "url: 'ftp://region.example/' is no address")]
    [InlineData("protocol: csw", "url: This key is missing", "protocol: 'csw' is not one of ")]
    [InlineData("url: https://region.example/\nschedule: PT1M", "schedule: 'PT1M' is not from PT5M to P366D")]
    [InlineData("url: https://region.example/\ngrace: soon", "grace: 'soon' is no ISO 8601 period")]
    [InlineData("url: https://region.example/\nrate: 10000", "rate: '10000' is not a number from 0.01 to 1000")]
    [InlineData("url: https://region.example/\nmirror: [{ onward: true }, [tree]]", "mirror: This would mirror everything", "mirror: Expected the name of a schema")]
    [InlineData("url: https://region.example/\nfrequency: P1D", "frequency: This key is not known")]
    public void Every_mistake_is_told_with_its_place(string rest, params string[] expected)
    {
        var folder = Load("region.yaml", "title: Region\n" + rest);

        Assert.Empty(folder.Harvests);
        var errors = string.Join('\n', folder.Errors);
        Assert.All(expected, one => Assert.Contains(one, errors, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_none_is_a_mistake() =>
        Assert.Contains("'Region 1' is no name of a source", Assert.Single(Load("Region 1.yaml", "title: x").Errors).Message, StringComparison.Ordinal);
}
