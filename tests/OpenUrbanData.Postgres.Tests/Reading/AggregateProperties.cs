using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Random aggregations give what the same rows give in memory.</summary>
public sealed class AggregateProperties(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    sealed record Tree(int Dataset, string? Species, double? Height, long? Trunks, bool? Evergreen, DateOnly? From, string[] Tags, (double X, double Y)? Place);

    // The rows of Trees.FillAsync.
    static readonly Tree[] All =
    [
        new(1, "Tilia cordata", 12.5, 1, false, new(2000, 1, 1), ["alt", "mit \"Zeichen\""], (8.4, 49)),
        new(1, "Quercus robur", null, 2, true, new(2010, 1, 1), [], (8.5, 49.1)),
        new(1, "Äsculus 50%_", 8, null, null, null, [], null),
        new(1, null, 3.25, 1, null, null, [], (179.5, 10)),
        new(2, "Tilia cordata", 12.5, 1, false, null, [], (8.45, 49.05)),
        new(2, "Acer", 20, 1, false, new(2024, 1, 1), [], (-179.5, 10)),
    ];

    static readonly BinEdges[] Bins = [BinEdges.Equal(0.0, 20.0, 4), BinEdges.Round(3.25, 20.0, 7), BinEdges.Equal(5.0, 6.0, 1)];

    static readonly ImmutableArray<(GroupKey Key, Func<Tree, IEnumerable<object?>> Of)> Keys =
    [
        (Value("species"), tree => [tree.Species]), (Value("trunks"), tree => [tree.Trunks]), (Value("evergreen"), tree => [tree.Evergreen]),
        (Value("height"), tree => [tree.Height]), (Value("valid_from"), tree => [tree.From]),
        (Value("attribution"), tree => [tree.Dataset == 1 ? "Stadt Linden" : null]), (Value("dataset_id"), tree => [tree.Dataset == 1 ? "linden.trees" : "weiler.trees"]),
        (new GroupKey.Member(Trees.Named("tags")), tree => tree.Tags.Length == 0 ? new object?[] { null } : tree.Tags),
        (new GroupKey.Period(Trees.Named("valid_from"), CalendarUnit.Quarter),
            tree => [tree.From is { } day ? new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1) : null]),
        .. Bins.Select(edges => ((GroupKey)new GroupKey.Bin(Trees.Named("height"), edges), (Func<Tree, IEnumerable<object?>>)(tree => [Bin(edges, tree.Height)]))),
        .. new[] { 0, 5, 17, 30 }.Select(zoom => ((GroupKey)new GroupKey.Cell(zoom), (Func<Tree, IEnumerable<object?>>)(tree => [Cell(zoom, tree.Place)]))),
    ];

    static readonly ImmutableArray<(Measure Measure, Func<List<Tree>, object?> Of)> Measures =
    [
        (new(AggregateFunction.Values, Trees.Named("height")), trees => (long)trees.Count(tree => tree.Height is not null)),
        (new(AggregateFunction.Distinct, Trees.Named("species")), trees => (long)trees.Select(tree => tree.Species).OfType<string>().Distinct().Count()),
        (new(AggregateFunction.Sum, Trees.Named("trunks")), trees => trees.Sum(tree => tree.Trunks) is var sum && trees.Any(tree => tree.Trunks is not null) ? sum : null),
        (new(AggregateFunction.Sum, Trees.Named("height")), trees => trees.Any(tree => tree.Height is not null) ? trees.Sum(tree => tree.Height) : null),
        (new(AggregateFunction.Mean, Trees.Named("height")), trees => trees.Average(tree => tree.Height)),
        (new(AggregateFunction.Minimum, Trees.Named("valid_from")), trees => trees.Min(tree => tree.From)),
        (new(AggregateFunction.Maximum, Trees.Named("height")), trees => trees.Max(tree => tree.Height)),
        .. Bins.Select(edges => (new Measure(AggregateFunction.Histogram, Trees.Named("height"), edges), (Func<List<Tree>, object?>)(trees =>
            Enumerable.Range(0, edges.Count + 2).Select(bin => trees.LongCount(tree => Bin(edges, tree.Height) == bin)).ToArray()))),
    ];

    /// <summary>Which keys, measures and rows.</summary>
    public sealed record Question(ImmutableArray<int> Keys, ImmutableArray<int> Measures, double? Above, bool Absent);

    public static class Questions
    {
        public static Arbitrary<Question> Any() => (
            from keys in Gen.Choose(0, Keys.Length - 1).ListOf()
            from measures in Gen.Choose(0, Measures.Length - 1).ListOf()
            from above in Gen.Elements<double?>(null, 0, 8, 12.5, 100)
            from absent in ArbMap.Default.GeneratorFor<bool>()
            select new Question([.. keys.Distinct().Take(4)], [.. measures.Distinct()], above, absent)).ToArbitrary();
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Questions)])]
    public async Task The_database_computes_what_memory_does(Question question)
    {
        var aggregation = new FeatureAggregation
        {
            Query = Trees.Query with { Filter = question.Above is { } above ? Trees.Is("height", Comparison.Greater, above) : null },
            Groups = [.. question.Keys.Select(key => Keys[key].Key)],
            Measures = [.. question.Measures.Select(measure => Measures[measure].Measure)],
            AbsentFirst = question.Absent,
            Limit = 1000,
        };
        await using var session = await new AggregateReader(rows.Database.Database, new()).BeginAsync(TestContext.Current.CancellationToken);
        await using var found = await session.OpenAsync(aggregation);
        var groups = new List<string>();
        while (await found.ReadAsync())
        {
            groups.Add(AggregateTests.Show(found.Current));
        }

        Assert.Equal(Expected(question).Order(StringComparer.Ordinal), groups.Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Expected(Question question)
    {
        var matching = All.Where(tree => question.Above is not { } above || tree.Height > above).ToList();
        IEnumerable<(ImmutableArray<object?> Keys, Tree Tree)> pairs = matching.Select(tree => (ImmutableArray<object?>.Empty, tree));
        foreach (var key in question.Keys)
        {
            pairs = pairs.SelectMany(pair => Keys[key].Of(pair.Tree).Select(value => (pair.Keys.Add(value), pair.Tree)));
        }

        var groups = pairs.GroupBy(pair => string.Join(',', pair.Keys.Select(AggregateTests.Show)))
            .Select(group => (Keys: group.Key, Trees: group.Select(pair => pair.Tree).ToList())).ToList();
        if (question.Keys.IsEmpty && groups.Count == 0)
        {
            groups.Add(("", []));
        }

        return groups.Select(group => string.Create(CultureInfo.InvariantCulture,
            $"{group.Keys}|{group.Trees.Count}|{string.Join(',', question.Measures.Select(measure => AggregateTests.Show(Measures[measure].Of(group.Trees))))}"));
    }

    static GroupKey.Value Value(string name) => new(Trees.Named(name));

    static int? Bin(BinEdges edges, double? value) => value is { } number ? edges.Edges.Count(edge => (double)edge <= number) : null;

    static GridCell? Cell(int zoom, (double X, double Y)? place)
    {
        if (place is not var (x, y))
        {
            return null;
        }

        var cells = Math.ScaleB(1, zoom);
        return new(zoom, (long)Math.Floor((x + 180) / 360 * cells),
            (long)Math.Floor((1 - (Math.Asinh(Math.Tan(y * Math.PI / 180)) / Math.PI)) / 2 * cells));
    }
}
