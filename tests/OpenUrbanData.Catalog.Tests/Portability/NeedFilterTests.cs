using OpenUrbanData.Catalog.Portability;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Portability;

/// <summary>The filters that answers show can be used as they stand.</summary>
public sealed class NeedFilterTests
{
    static readonly SchemaRegistry Schemas = SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry;

    public static TheoryData<string> Manifests =>
        [.. Directory.GetFiles(RepositoryRoot.Combine("schemas", "solutions"), "*.needs.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Each_filter_of_a_solution_fits_its_schema(string file)
    {
        var manifest = SolutionManifest.Parse(File.ReadAllBytes(RepositoryRoot.Combine("schemas", "solutions", file)));
        Assert.All(manifest.Needs, need =>
        {
            var schema = Schemas.Schemas.First(need.Accepts);
            if (PortabilityJson.Cql2(need, schema) is { Length: > 0 } text)
            {
                Cql2Binder.TryBind(Read(text), name => schema.Find(name) is { } found ? new Operand.Value(found) : null, Crs.Crs84, out _, out var mistake);
                Assert.True(mistake is null, $"{text}: {mistake}");
            }
        });
    }

    [Fact]
    public void Names_and_texts_stand_in_their_quotes()
    {
        var need = Sample.ParkingFinder.Needs[0] with { Where = [new("date", [], "-P90D"), new("name", ["it's"], null)] };

        Assert.Equal("\"date\" >= days_from_now(-90) AND name IN ('it''s')", PortabilityJson.Cql2(need, null));
    }

    static Cql2Node Read(string text)
    {
        Assert.True(Cql2Text.TryParse(text, Cql2Limits.Default, out var filter, out var mistake), $"{text}: {mistake}");
        return filter;
    }
}
