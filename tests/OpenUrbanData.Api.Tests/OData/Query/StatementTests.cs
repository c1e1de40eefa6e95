using System.Text.RegularExpressions;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Tests.OData.Query;

/// <summary>What OData's conditions become in SQL: the statements of CQL2, whose plans have tests of their own, and never a value of the
/// request.</summary>
public sealed partial class StatementTests(StationServer server) : IClassFixture<StationServer>
{
    [Theory]
    [InlineData("charging_points_count eq 3", "charging_points_count = 3")]
    [InlineData("name eq 'nordhof'", "name = 'nordhof'")]
    [InlineData("name in ('nordhof','x')", "name IN ('nordhof','x')")]
    [InlineData("max_power gt 10 and max_power le 20.5", "max_power > 10 AND max_power <= 20.5")]
    [InlineData("valid_from ge 2024-01-01", "valid_from >= DATE('2024-01-01')")]
    [InlineData("source_updated_at lt 2026-01-01T00:00:00Z", "source_updated_at < TIMESTAMP('2026-01-01T00:00:00Z')")]
    [InlineData("startswith(name,'Am')", "starts_with(name,'Am')")]
    [InlineData("max_power eq null", "max_power IS NULL")]
    [InlineData("geo.distance(geometry,geography'POINT(8.4 49)') lt 160", "distance(geometry,POINT(8.4 49)) < 160")]
    [InlineData("geo.intersects(geometry,geography'POLYGON((8 49,9 49,9 50,8 49))')", "S_INTERSECTS(geometry,POLYGON((8 49,9 49,9 50,8 49)))")]
    [InlineData("municipality_key eq '08999001' and green_power", "municipality_key = '08999001' AND green_power")]
    [InlineData("license eq 'x'", "license = 'x'")]
    public async Task Conditions_with_an_index_are_those_of_CQL2(string filter, string cql2)
    {
        var collection = (await server.RegistryAsync()).Collections["charging-station"];
        Assert.True(Cql2Text.TryParse(cql2, Cql2Limits.Default, out var node, out _));
        Assert.True(Cql2Binder.TryBind(
            node, name => name == "geometry" ? new Operand.Shape() : new Operand.Value(collection.Schema.Find(name)!), Crs.Crs84, out var twin, out var mistake), $"{mistake}");
        var (expected, actual) = (Statement(collection, twin), Statement(collection, await ReadAsync(filter)));
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.Parameters.Select(Text), actual.Parameters.Select(Text));
    }

    public static TheoryData<string> Filters => ExpressionTests.Filters;

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Values_of_the_request_never_stand_in_the_statement(string filter)
    {
        var collection = (await server.RegistryAsync()).Collections["charging-station"];
        var statement = Statement(collection, await ReadAsync(filter));
        foreach (Match value in Value().Matches(filter))
        {
            Assert.DoesNotContain(value.Groups["text"].Value.Trim(), statement.Text, StringComparison.Ordinal);
        }
    }

    async Task<Filter> ReadAsync(string filter)
    {
        var registry = await server.RegistryAsync();
        var address = ODataAddress.Of("ChargingStation", "$filter=" + Uri.EscapeDataString(filter), ODataModel.Of(registry).Parsing, new(), Cql2Limits.Default);
        var parser = address.Parser();
        return new ODataFilter(registry.Collections["charging-station"], parser.ParameterAliasNodes, new()).Read(parser.ParseFilter().Expression);
    }

    static SqlStatement Statement(Collection collection, Filter filter) => FeatureSql.Page(new() { Collection = collection, Filter = filter, Limit = 10 });

    static string Text(object value) => value is Array array ? string.Join(' ', array.Cast<object>()) : $"{value}";

    // Texts and numbers that are long enough to be nobody else's; 4326 is the store's own.
    [GeneratedRegex("(?<![A-Za-z_])'(?<text>[^']{5,})'|(?<text>(?!4326)[0-9]{4,})")]
    private static partial Regex Value();
}
