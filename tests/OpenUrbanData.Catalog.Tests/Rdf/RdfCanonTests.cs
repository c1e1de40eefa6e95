using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class RdfCanonTests
{
    [Fact]
    public void Labels_and_order_do_not_count()
    {
        var one = Read("""
            _:x <http://e.org/p> _:y .
            _:y <http://e.org/q> "v" .
            <http://e.org/s> <http://e.org/p> _:x .
            """);
        var other = Read("""
            <http://e.org/s> <http://e.org/p> _:other .
            _:last <http://e.org/q> "v" .
            _:other <http://e.org/p> _:last .
            """);
        Assert.True(RdfCanon.AreIsomorphic(one, other));
        Assert.Equal(RdfCanon.Hash(one), RdfCanon.Hash(other));
        Assert.Equal(64, RdfCanon.Hash(one).Length);
        var (removed, added) = RdfCanon.Difference(one, other);
        Assert.Empty(removed);
        Assert.Empty(added);
    }

    // RDFC-1.0, 4.4.2 examples: nodes that are told apart by their neighbours only.
    [Fact]
    public void Neighbours_tell_nodes_apart()
    {
        var text = RdfCanon.Write(Read("""
            <http://example.com/#p> <http://example.com/#q> _:e0 .
            <http://example.com/#p> <http://example.com/#q> _:e1 .
            _:e0 <http://example.com/#p> _:e2 .
            _:e1 <http://example.com/#p> _:e3 .
            _:e2 <http://example.com/#r> _:e3 .
            """));
        Assert.Equal(
            """
            <http://example.com/#p> <http://example.com/#q> _:c14n2 .
            <http://example.com/#p> <http://example.com/#q> _:c14n3 .
            _:c14n0 <http://example.com/#r> _:c14n1 .
            _:c14n2 <http://example.com/#p> _:c14n1 .
            _:c14n3 <http://example.com/#p> _:c14n0 .

            """,
            text);
    }

    [Fact]
    public void Rings_of_three_and_of_six_differ()
    {
        Assert.False(RdfCanon.AreIsomorphic([.. Ring("a", 3), .. Ring("b", 3)], Ring("c", 6)));
        Assert.True(RdfCanon.AreIsomorphic([.. Ring("a", 3), .. Ring("b", 3)], [.. Ring("x", 3), .. Ring("y", 3)]));
        var (removed, added) = RdfCanon.Difference([.. Ring("a", 3), .. Ring("b", 3)], Ring("c", 6));
        Assert.Equal((6, 6), (removed.Count, added.Count));
    }

    [Fact]
    public void A_changed_node_without_name_changes_no_other()
    {
        var before = Read("""
            <http://e.org/d> <http://e.org/contact> _:a .
            _:a <http://e.org/name> "A" .
            <http://e.org/d> <http://e.org/contact> _:b .
            _:b <http://e.org/name> "B" .
            """);
        var after = Read("""
            <http://e.org/d> <http://e.org/contact> _:q .
            _:q <http://e.org/name> "A" .
            <http://e.org/d> <http://e.org/contact> _:r .
            _:r <http://e.org/name> "C" .
            """);
        var (removed, added) = RdfCanon.Difference(before, after);
        Assert.Equal((2, 2), (removed.Count, added.Count));
        Assert.Contains(removed, line => line.Contains("\"B\"", StringComparison.Ordinal));
        Assert.Contains(added, line => line.Contains("\"C\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Graphs_made_to_take_for_ever_end_at_the_limit()
    {
        var mistake = Assert.Throws<RdfException>(() => RdfCanon.Hash(All(9), new() { CanonicalSteps = 5000 }));
        Assert.True(mistake.IsLimit);
        Assert.Contains("CanonicalSteps", mistake.Message, StringComparison.Ordinal);
        mistake = Assert.Throws<RdfException>(() => RdfCanon.Hash(Ring("a", 100_000)));
        Assert.True(mistake.IsLimit);
    }

    [Fact]
    public void Names_of_graphs_count()
    {
        var one = new Statement(new Term.Blank("s"), new("http://e.org/p"), new Term.Literal("v"), new Term.Blank("g"));
        Assert.True(RdfCanon.AreIsomorphic([one], [one with { Graph = new Term.Blank("h") }]));
        Assert.False(RdfCanon.AreIsomorphic([one], [one with { Graph = null }]));
        Assert.False(RdfCanon.AreIsomorphic([one], [one with { Graph = one.Subject }]));
    }

    [Fact]
    public void Lines_are_sorted_by_code_points()
    {
        var lines = RdfCanon.Write(Read("<http://e.org/s> <http://e.org/p> \"\U0001F17F\" .\n<http://e.org/s> <http://e.org/p> \"\uFB00\" .\n"));
        Assert.True(lines.IndexOf('\uFB00', StringComparison.Ordinal) < lines.IndexOf("\U0001F17F", StringComparison.Ordinal));
    }

    /// <summary>The suite of the W3C (<c>tests</c> of w3c/rdf-canon) in the folder <c>OUD_RDF_CANON</c>; not the cases with another hash or
    /// those that ask for the map of labels.</summary>
    [Fact]
    public void The_suite_of_the_W3C()
    {
        var folder = Environment.GetEnvironmentVariable("OUD_RDF_CANON") ?? "";
        if (folder.Length == 0)
        {
            Assert.Skip("Set OUD_RDF_CANON to the folder of the suite");
        }

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.jsonld")));
        var (passed, refused) = (0, 0);
        foreach (var entry in manifest.RootElement.GetProperty("entries").EnumerateArray())
        {
            var type = entry.GetProperty("type").GetString();
            var input = Read(File.ReadAllText(Path.Combine(folder, entry.GetProperty("action").GetString()!)));
            if (type == "rdfc:RDFC10NegativeEvalTest")
            {
                Assert.Throws<RdfException>(() => RdfCanon.Write(input));
                refused++;
            }
            else if (type == "rdfc:RDFC10EvalTest" && !entry.TryGetProperty("hashAlgorithm", out _))
            {
                Assert.Equal(File.ReadAllText(Path.Combine(folder, entry.GetProperty("result").GetString()!)), RdfCanon.Write(input));
                passed++;
            }
        }

        Assert.Equal((63, 1), (passed, refused));
    }

    static List<Statement> Ring(string name, int size) =>
        [.. Enumerable.Range(0, size).Select(i => new Statement(new Term.Blank($"{name}{i}"), new("http://e.org/p"), new Term.Blank($"{name}{(i + 1) % size}")))];

    // Everybody knows everybody: no node differs from another.
    static List<Statement> All(int size) =>
    [
        .. from one in Enumerable.Range(0, size)
           from other in Enumerable.Range(0, size)
           where one != other
           select new Statement(new Term.Blank($"n{one}"), new("http://e.org/knows"), new Term.Blank($"n{other}")),
    ];

    static List<Statement> Read(string text) => [.. new NQuads().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new())];
}
