using OpenUrbanData.Api.Ogc.Features;

namespace OpenUrbanData.Api.Tests.Ogc;

public sealed class CountCacheTests
{
    static readonly DateTime Noon = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void No_value_looks_like_another_one()
    {
        Assert.NotEqual(Key("x", "y"), Key("x\n1:y"));
        Assert.NotEqual(Key(new[] { "x" }, "y"), Key(new[] { "x", "y" }));
        Assert.NotEqual(Key(new[] { 1, 2 }), Key(new[] { 1, 3 }));
        Assert.NotEqual(Key(new byte[] { 1, 2 }), Key(new byte[] { 1, 3 }));
    }

    [Fact]
    public void Times_of_one_second_differ() => Assert.NotEqual(Key(Noon), Key(Noon.AddMilliseconds(1)));

    [Fact]
    public void The_same_condition_has_the_same_key() => Assert.Equal(Key("x", 1.5, true, new[] { 1 }, Noon), Key("x", 1.5, true, new[] { 1 }, Noon));

    static string Key(params object[] values) => CountCache.Key(new("SELECT …", [.. values]));
}
