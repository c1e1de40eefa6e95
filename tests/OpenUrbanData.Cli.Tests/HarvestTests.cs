namespace OpenUrbanData.Cli.Tests;

/// <summary><c>oud harvest</c>: which addresses it takes.</summary>
public sealed class HarvestTests
{
    [Theory]
    [InlineData("https://somebody:secret@example.org/catalog.ttl")]
    [InlineData("ftp://example.org/catalog.ttl")]
    [InlineData("catalog.ttl")]
    public async Task Addresses_that_cannot_be_kept_are_refused(string address)
    {
        var (code, output) = await OudProcess.RunAsync("harvest", "source", "--url", address);
        Assert.NotEqual(0, code);
        Assert.Contains("--url: expected an address with http or https and without a password", output, StringComparison.Ordinal);
    }
}
