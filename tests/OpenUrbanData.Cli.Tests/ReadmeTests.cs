using System.Text.RegularExpressions;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>The calls of README, run as they stand there against the samples: what it shows is what comes.</summary>
public sealed partial class ReadmeTests
{
    const string Address = "http://localhost:8080";

    [Fact]
    public async Task The_calls_of_README_give_the_output_that_it_shows()
    {
        TestCluster.SkipIfMissing();
        ClientProgram.SkipIfMissing("curl");
        await using var database = await PostgresDatabase.CreateAsync();
        using var directory = new DataDirectory();
        using var oud = OudProcess.Start(
            new Dictionary<string, string?> { ["OUD_DATABASE"] = database.OwnerConnection, ["OUD_DATABASE_READ"] = database.ReaderConnection },
            "up", "--data", directory.Root, "--catalog", RepositoryRoot.Combine("catalog"), "--port", "0");
        var address = (await oud.AddressAsync()).GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        var readme = await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"), TestContext.Current.CancellationToken);
        var calls = Call().Matches(readme);
        Assert.Equal(3, calls.Count);
        foreach (Match call in calls)
        {
            var command = call.Groups["command"].Value.Replace(Address, address, StringComparison.Ordinal);
            var answer = Blanks().Replace((await ClientProgram.RunAsync("bash", "-c", command)).Replace(address, Address, StringComparison.Ordinal), "");
            var place = 0;
            foreach (var shown in Blanks().Replace(call.Groups["output"].Value, "").Split('…', StringSplitOptions.RemoveEmptyEntries))
            {
                place = answer.IndexOf(shown, place, StringComparison.Ordinal);
                Assert.True(place >= 0, $"README shows\n{shown}\nafter\n{command}\nbut it answers\n{answer}");
                place += shown.Length;
            }
        }
    }

    [GeneratedRegex(@"^```\n\$ (?<command>curl .*)\n(?<output>(?:.*\n)+?)```$", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
