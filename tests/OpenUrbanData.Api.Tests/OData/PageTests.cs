using System.Net;
using System.Runtime.CompilerServices;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary><c>docs/odata.md</c>: what it shows is answered.</summary>
public sealed class PageTests(ApiServer server)
{
    static readonly string[] Page = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Source())!, "../../../docs/odata.md"));

    /// <summary>Addresses that stand on a line of their own.</summary>
    public static TheoryData<string> Addresses => [.. Page.Where(line => line.StartsWith("ParkingFacility", StringComparison.Ordinal))];

    static string Source([CallerFilePath] string path = "") => path;

    [Fact]
    public void The_page_shows_addresses() => Assert.InRange(Addresses.Count, 7, 100);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Addresses_of_the_page_are_answered(string address)
    {
        var (path, options) = (address.Split('?')[0], address.Split('?')[1].Split('&'));
        var escaped = string.Join('&', options.Select(option => option.Split('=', 2) is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : option));
        using var response = await server.SendAsync($"/odata/v4/{path}?{escaped}");
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
