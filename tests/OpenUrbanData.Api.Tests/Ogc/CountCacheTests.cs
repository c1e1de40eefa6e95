using OpenUrbanData.Api.Ogc;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Tests.Ogc;

public sealed class CountCacheTests
{
    static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_value_looks_like_another_condition()
    {
        var two = Key(new Filter.And([Is("name", "x"), Is("street", "y")]));
        Assert.NotEqual(two, Key(new Filter.And([Is("name", "x\n&street=y")])));
        Assert.NotEqual(two, Key(new Filter.And([Is("name", "x&street=1:y")])));
    }

    [Fact]
    public void Times_of_one_second_differ()
    {
        Assert.NotEqual(Key(Is("at", Noon)), Key(Is("at", Noon.AddMilliseconds(1))));
        Assert.NotEqual(
            CountCache.Key(Query with { Time = new(Noon, Noon) }), CountCache.Key(Query with { Time = new(Noon, Noon.AddMilliseconds(1)) }));
    }

    static FeatureQuery Query => new()
    {
        Collection = new()
        {
            Id = "x",
            Title = new("", ""),
            Description = new("", ""),
            Schema = null!,
            Table = "x",
            Datasets = [],
            IsCanonical = false,
        },
    };

    static string Key(Filter filter) => CountCache.Key(Query with { Filter = filter });

    static Filter.Compare Is(string name, object value) => new(
        new Operand.Value(new Property { Name = name, Type = PropertyType.Text, Sequence = 1, Title = new("", "") }),
        Comparison.Equal, new Operand.Constant(value));
}
