using System.Collections.Frozen;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Tests.Http;

public sealed class SnapshotTests
{
    [Fact]
    public void Addresses_that_clients_invent_fill_no_memory()
    {
        var snapshot = Snapshot.Of(Registry.Empty with { Publication = 1 });
        var made = 0;
        for (var i = 0; i < 2; i++)
        {
            for (var port = 0; port < 2 * Snapshot.KeptDocuments; port++)
            {
                snapshot.Document($"api http://localhost:{port}", () => [(byte)made++]);
            }
        }

        Assert.Equal(3 * Snapshot.KeptDocuments, made);
    }

    [Fact]
    public void A_solution_or_a_name_of_a_town_changes_the_state()
    {
        var one = Registry.Empty with { Publication = 1 };
        var solution = one with { Solutions = new Dictionary<string, ReadOnlyMemory<byte>> { ["x"] = "{}"u8.ToArray() }.ToFrozenDictionary() };
        var town = one with { Municipalities = new Dictionary<string, Municipality> { ["1"] = new("1", "A") }.ToFrozenDictionary() };
        Assert.Equal(3, new[] { one, solution, town }.Select(registry => Snapshot.Of(registry).State).Distinct(StringComparer.Ordinal).Count());
    }
}
