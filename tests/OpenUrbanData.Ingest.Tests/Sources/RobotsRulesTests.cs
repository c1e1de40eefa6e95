using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Tests.Sources;

/// <summary>RFC 9309.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /api/", "/api/3/action/package_list", false)]
    [InlineData("User-agent: *\nDisallow: /api/", "/apis", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("", "/x", true)]
    [InlineData("Disallow: /", "/x", true)] // belongs to no group
    [InlineData("User-agent: *\nDisallow: /api/\nAllow: /api/3/", "/api/3/x", true)] // 2.2.2: the longest rule decides
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)] // 2.2.2: among equals the allowing one
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: openurbandata\nDisallow: /private", "/x", true)] // 2.2.1: the group with our name, in any case
    [InlineData("User-agent: OpenUrbanData\nUser-agent: Other\nDisallow: /x # why", "/x", false)]
    [InlineData("User-agent: OpenUrbanData\nDisallow: /a\n\nUser-agent: OpenUrbanData\nDisallow: /b", "/a", false)] // 2.2.1: groups of one name are one
    [InlineData("User-agent: Other\nDisallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /*.ttl$", "/catalog.ttl", false)]
    [InlineData("User-agent: *\nDisallow: /*.ttl$", "/catalog.ttl?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /*?page=", "/catalog.ttl?page=2", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*b$", "/ab", true)]
    [InlineData("\uFEFFUSER-AGENT : *\r\nDISALLOW : /x\r\n", "/x", false)]
    [InlineData("<html><body>User-agent: nobody</body></html>", "/x", true)]
    public void Rules_are_those_of_the_standard(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read(new StringReader(file)).Allows(new("https://e.org" + path)));

    [Fact]
    public void The_pause_is_that_of_the_group()
    {
        Assert.Equal(TimeSpan.FromSeconds(2.5), RobotsRules.Read(new StringReader("User-agent: *\nCrawl-delay: 2.5")).CrawlDelay);
        Assert.Null(RobotsRules.Read(new StringReader("User-agent: *\nCrawl-delay: 10\nUser-agent: OpenUrbanData\nAllow: /")).CrawlDelay);
        Assert.Null(RobotsRules.Read(new StringReader("User-agent: *\nCrawl-delay: soon")).CrawlDelay);
    }
}
