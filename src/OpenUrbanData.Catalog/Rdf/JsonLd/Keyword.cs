using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>The words with a meaning of their own (<see href="https://www.w3.org/TR/json-ld11/#keywords">JSON-LD 1.1, 1.7</see>).</summary>
static class Keyword
{
    public const string Base = "@base";
    public const string Container = "@container";
    public const string Context = "@context";
    public const string Direction = "@direction";
    public const string Graph = "@graph";
    public const string Id = "@id";
    public const string Import = "@import";
    public const string Included = "@included";
    public const string Index = "@index";
    public const string Json = "@json";
    public const string Language = "@language";
    public const string List = "@list";
    public const string Nest = "@nest";
    public const string None = "@none";
    public const string Prefix = "@prefix";
    public const string Propagate = "@propagate";
    public const string Protected = "@protected";
    public const string Reverse = "@reverse";
    public const string Set = "@set";
    public const string Type = "@type";
    public const string Value = "@value";
    public const string Version = "@version";
    public const string Vocab = "@vocab";

    static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal, Base, Container, Context, Direction, Graph, Id, Import, Included, Index, Json, Language, List, Nest, None,
        Prefix, Propagate, Protected, Reverse, Set, Type, Value, Version, Vocab);

    /// <summary>Whether it is one.</summary>
    public static bool Is(string value) => value.Length > 1 && value[0] == '@' && All.Contains(value);

    /// <summary>Whether it is one or may become one: an at sign and letters.</summary>
    public static bool HasForm(string value) =>
        value.Length > 1 && value[0] == '@' && value.AsSpan(1).IndexOfAnyExcept(Letters) < 0;

    static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
