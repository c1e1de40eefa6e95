using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Every function of filters (CQL2, requirements class Functions) with a counted answer.</summary>
public sealed class FunctionSqlTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    static readonly Operand.Place Karlsruhe = new(new Point(8.4, 49), Crs.Crs84);
    static readonly Operand.Place Square = new(
        new Polygon(new LinearRing([new(8, 49), new(9, 49), new(9, 50), new(8, 50), new(8, 49)])), Crs.Crs84);

    static readonly Dictionary<string, (Operand Call, Comparison Comparison, object Literal, int Count)> Cases = new(StringComparer.Ordinal)
    {
        ["lower"] = (Call("lower", "species"), Comparison.Equal, "äsculus 50%_", 1),
        ["upper"] = (Call("upper", "species"), Comparison.Equal, "ÄSCULUS 50%_", 1),
        ["trim"] = (Call("trim", Call("concat", new Operand.Constant("  "), Value("species"))), Comparison.Equal, "Acer", 1),
        ["char_length"] = (Call("char_length", "species"), Comparison.Equal, 12L, 1),
        ["concat"] = (Call("concat", Value("species"), Value("source_id")), Comparison.Equal, "Acer2", 1),
        ["position"] = (Call("position", Value("species"), new Operand.Constant("cordata")), Comparison.Equal, 7L, 2),
        ["substring"] = (Call("substring", Value("species"), new Operand.Constant(7L)), Comparison.Equal, "cordata", 2),
        ["matches"] = (Call("matches", Value("species"), new Operand.Constant("^(?:Til.a|[A-C]\\w{2,})( |$)")), Comparison.Equal, true, 3),
        ["starts_with"] = (Call("starts_with", Value("species"), new Operand.Constant("Til")), Comparison.Equal, true, 2),
        ["ends_with"] = (Call("ends_with", Value("species"), new Operand.Constant("bur")), Comparison.Equal, true, 1),
        ["contains"] = (Call("contains", Value("species"), new Operand.Constant("%")), Comparison.Equal, true, 1),
        ["abs"] = (Call("abs", new Operand.Arithmetic(Value("height"), ArithmeticOperator.Subtract, new Operand.Constant(20L))), Comparison.Equal, 7.5, 2),
        ["floor"] = (Call("floor", "height"), Comparison.Equal, 12L, 2),
        ["ceiling"] = (Call("ceiling", "height"), Comparison.Equal, 13L, 2),
        ["round"] = (Call("round", "height"), Comparison.Equal, 13L, 2),
        ["round_within"] = (Call("round_within", Value("height"), new Operand.Constant(0L), new Operand.Constant(15L)), Comparison.Equal, 13L, 2),
        ["number_or"] = (Call("number_or", Value("height"), new Operand.Constant(0L)), Comparison.Less, 8L, 2),
        ["number_as_text"] = (Call("number_as_text", "height"), Comparison.Equal, "12.5", 2),
        ["year"] = (Call("year", "valid_from"), Comparison.Equal, 2010L, 1),
        ["month"] = (Call("month", "seen_at"), Comparison.Equal, 2L, 1),
        ["day"] = (Call("day", "seen_at"), Comparison.Equal, 3L, 1),
        ["hour"] = (Call("hour", "seen_at"), Comparison.Equal, 4L, 1),
        ["minute"] = (Call("minute", "seen_at"), Comparison.Equal, 5L, 1),
        ["second"] = (Call("second", "seen_at"), Comparison.Equal, 6L, 1),
        ["fraction_of_second"] = (Call("fraction_of_second", "seen_at"), Comparison.Equal, 0.5, 1),
        ["second_of_day"] = (Call("second_of_day", "seen_at"), Comparison.Equal, 14706.5, 1),
        ["date_of"] = (Call("date_of", "seen_at"), Comparison.Equal, new DateOnly(2026, 2, 3), 1),
        ["date_as_text"] = (Call("date_as_text", "valid_from"), Comparison.Equal, "2000-01-01", 1),
        ["instant_as_text"] = (Call("instant_as_text", "seen_at"), Comparison.Equal, "2026-02-03T04:05:06.5Z", 1),
        ["add_seconds"] = (Call("add_seconds", Value("valid_from"), new Operand.Constant(-1L)), Comparison.Less, new DateOnly(2000, 1, 1), 1),
        ["seconds_between"] = (Call("seconds_between", Value("valid_from"), Value("valid_to")), Comparison.Greater, 0L, 1),
        ["now"] = (Call("now"), Comparison.Greater, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 6),
        ["days_from_now"] = (Call("days_from_now", "height"), Comparison.Greater, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 5),
        ["date_from_now"] = (Call("date_from_now", new Operand.Constant(-0.5)), Comparison.Greater, new DateOnly(2026, 1, 1), 6),
        ["distance"] = (Call("distance", new Operand.Shape(), Karlsruhe), Comparison.LessOrEqual, 7000L, 2),
        ["length"] = (Call("length", new Operand.Shape()), Comparison.Equal, 0L, 5),
        ["area"] = (Call("area", Square), Comparison.Greater, 8.0e9, 6),
        ["cardinality"] = (Call("cardinality", "tags"), Comparison.Equal, 2L, 1),
    };

    public static TheoryData<string> Names => [.. FilterFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Writes_the_golden_call(string name) =>
        Golden.MatchesAsync($"function/{name}.sql", FeatureSqlTests.Text(FeatureSql.Count(Trees.Query with { Filter = Filter(name) })));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Counts_the_rows(string name) => Assert.Equal(Cases[name].Count, (await rows.IdsAsync(Filter(name))).Count);

    [Fact]
    public void All_functions_have_SQL_and_nothing_else_has() =>
        Assert.Equal(FilterFunction.All.Append(FilterFunction.RecordHas).Append(FilterFunction.RecordRank).Select(function => function.Name).Order(), FunctionSql.Templates.Keys.Order());

    [Fact]
    public async Task A_beginning_as_condition_uses_the_range_of_the_index()
    {
        var filter = new Filter.Holds(Call("starts_with", Value("species"), new Operand.Constant("Til")));
        Assert.Contains(">= $1 AND t.\"species\" < $2", FeatureSql.Count(Trees.Query with { Filter = filter }).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await rows.IdsAsync(filter)).Count);
    }

    [Fact]
    public async Task Edges_half_around_the_Earth_are_a_mistake_of_the_request()
    {
        var triangle = new Operand.Place(new Polygon(new LinearRing([new(0, 0), new(180, 0), new(90, 45), new(0, 0)])), Crs.Crs84);
        var filter = new Filter.Compare(Call("area", triangle), Comparison.Greater, new Operand.Constant(1L));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => rows.IdsAsync(filter));
        Assert.Equal("invalid-parameter", problem.Problem.Code);
    }

    static Filter.Compare Filter(string name) =>
        new Filter.Compare(Cases[name].Call, Cases[name].Comparison, new Operand.Constant(Cases[name].Literal));

    static Operand.Value Value(string property) => new Operand.Value(Trees.Named(property));

    static Operand.Call Call(string name, string property) => Call(name, Value(property));

    static Operand.Call Call(string name, params Operand[] arguments) => new Operand.Call(FilterFunction.Find(name)!, [.. arguments]);
}
