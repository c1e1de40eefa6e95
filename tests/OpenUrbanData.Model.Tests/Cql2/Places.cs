using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>Names that the filters of the tests may use: one per type, and the columns of the standard's test data.</summary>
static class Places
{
    static readonly Dictionary<string, PropertyType> Types = new(StringComparer.Ordinal)
    {
        ["name"] = PropertyType.Text,
        ["nameascii"] = PropertyType.Text,
        ["NAME"] = PropertyType.Text,
        ["POP_EST"] = PropertyType.Number,
        ["pop_min"] = PropertyType.Integer,
        ["pop_max"] = PropertyType.Integer,
        ["pop_other"] = PropertyType.Integer,
        ["boolean"] = PropertyType.Boolean,
        ["date"] = PropertyType.Date,
        ["start"] = PropertyType.DateTime,
        ["end"] = PropertyType.DateTime,
        ["straße"] = PropertyType.Text,
        ["tags"] = PropertyType.TextArray,
        ["height"] = PropertyType.Number,
        ["floors"] = PropertyType.Integer,
        ["parts"] = PropertyType.Json,
    };

    /// <summary>The property of that name.</summary>
    public static Operand? Find(string name) =>
        name is "geom" or "geometry" ? new Operand.Shape()
        : Types.ContainsKey(name) ? new Operand.Value(Property(name))
        : null;

    /// <summary>One property, as <see cref="Find"/> gives it.</summary>
    public static Property Property(string name) =>
        new() { Name = name, Type = Types[name], Title = new(name, name) };

    /// <summary>Reads a text that is right.</summary>
    public static Cql2Node Parse(string text)
    {
        Assert.True(Cql2Text.TryParse(text, Cql2Limits.Default, out var filter, out var mistake), $"{text}: {mistake}");
        return filter;
    }

    /// <summary>Reads JSON that is right.</summary>
    public static Cql2Node ParseJson(string json)
    {
        Assert.True(
            Cql2Json.TryParse(System.Text.Encoding.UTF8.GetBytes(json), Cql2Limits.Default, out var filter, out var mistake),
            $"{json}: {mistake}");
        return filter;
    }

    /// <summary>Reads a text that is wrong.</summary>
    public static Cql2Mistake Refused(string text, Cql2Limits? limits = null)
    {
        Assert.False(Cql2Text.TryParse(text, limits ?? Cql2Limits.Default, out _, out var mistake), text);
        return mistake;
    }

    /// <summary>Reads JSON that is wrong.</summary>
    public static Cql2Mistake RefusedJson(string json, Cql2Limits? limits = null)
    {
        Assert.False(Cql2Json.TryParse(System.Text.Encoding.UTF8.GetBytes(json), limits ?? Cql2Limits.Default, out _, out var mistake), json);
        return mistake;
    }

    /// <summary>Reads and fits a text that is right.</summary>
    public static Filter Bind(string text, Crs? crs = null)
    {
        Assert.True(
            Cql2Binder.TryBind(Parse(text), Find, crs ?? Crs.Crs84, out var bound, out var mistake, Types.Keys), $"{text}: {mistake}");
        return bound;
    }

    /// <summary>Fits a text that can be read, but does not fit.</summary>
    public static Cql2Mistake Unbound(string text, Crs? crs = null)
    {
        Assert.False(Cql2Binder.TryBind(Parse(text), Find, crs ?? Crs.Crs84, out _, out var mistake, Types.Keys), text);
        return mistake;
    }
}
