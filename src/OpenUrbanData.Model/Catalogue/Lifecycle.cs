using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>How far an office is with opening a data set (Bestandsaufnahme), in the usual order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Lifecycle>))]
public enum Lifecycle
{
    /// <summary>Known to exist.</summary>
    [JsonStringEnumMemberName("identified")]
    Identified,

    /// <summary>Somebody has asked for it.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>The owner checks it.</summary>
    [JsonStringEnumMemberName("in_review")]
    InReview,

    /// <summary>Released, not published yet.</summary>
    [JsonStringEnumMemberName("cleared")]
    Cleared,

    /// <summary>Published: the only state that is public by itself.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>It stays closed, for a reason that is given.</summary>
    [JsonStringEnumMemberName("withheld")]
    Withheld,
}

/// <summary>Names of the states and which may follow which.</summary>
public static class Lifecycles
{
    /// <summary>All names as descriptors and documents write them, in the order of <see cref="Lifecycle"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["identified", "requested", "in_review", "cleared", "published", "withheld"];

    /// <summary>The name of a state.</summary>
    public static string Name(this Lifecycle state) => Names[(int)state];

    /// <summary>A name in words.</summary>
    public static LocalizedText Title(this Lifecycle state) => state switch
    {
        Lifecycle.Identified => new("erfasst", "identified"),
        Lifecycle.Requested => new("angefragt", "requested"),
        Lifecycle.InReview => new("in Prüfung", "in review"),
        Lifecycle.Cleared => new("freigegeben", "cleared"),
        Lifecycle.Published => new("veröffentlicht", "published"),
        _ => new("zurückgehalten", "withheld"),
    };

    /// <summary>The state of a name.</summary>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    public static Lifecycle Parse(string name) => Names.IndexOf(name) is var index and >= 0
        ? (Lifecycle)index
        : throw new ArgumentException($"'{name}' is no state; expected one of {string.Join(", ", Names)}.", nameof(name));

    /// <summary>States that must come in between; empty where the second may follow the first at once.</summary>
    /// <remarks>A refusal is taken back before anything is published, and what is published is reviewed or withheld, never unknown again.</remarks>
    public static ImmutableArray<Lifecycle> Between(Lifecycle from, Lifecycle to) => (from, to) switch
    {
        (Lifecycle.Withheld, Lifecycle.Published) => [Lifecycle.InReview, Lifecycle.Cleared],
        (Lifecycle.Published, Lifecycle.Identified or Lifecycle.Requested) => [Lifecycle.InReview, Lifecycle.Withheld],
        _ => [],
    };
}

/// <summary>A body of data in the inventory: published or on the way there.</summary>
public sealed record InventoryEntry
{
    /// <summary><c>&lt;publisher&gt;.&lt;name&gt;</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Slug of the publisher.</summary>
    public required string Publisher { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Codes of the EU data themes; empty where not said.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>How far it is.</summary>
    public required Lifecycle Lifecycle { get; init; }

    /// <summary>Since when; null where the store has not seen it yet.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Office that owns the data; null where not said.</summary>
    public LocalizedText? Owner { get; init; }

    /// <summary>Why it is in that state; null where not said. There always is one for <see cref="Lifecycle.Withheld"/>.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>Canonical schema that it follows, or will follow; null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>IRI of the model data set of the Musterdatenkatalog; null for none.</summary>
    public string? Musterdatensatz { get; init; }

    /// <summary>What it is about, comparable between towns: schema and model data set.</summary>
    public IEnumerable<string> Topics => new[] { Schema, Musterdatensatz }.OfType<string>();

    /// <summary>The entry of a published data set.</summary>
    public static InventoryEntry Of(Dataset dataset) => new()
    {
        Id = dataset.Id,
        Publisher = dataset.Publisher.Slug,
        Title = dataset.Title,
        Themes = dataset.Themes,
        Lifecycle = Lifecycle.Published,
        Since = dataset.IssuedAt,
        Owner = dataset.Owner,
        Schema = dataset.Schema is { IsLocal: false } schema ? schema.Name : null,
        Musterdatensatz = dataset.Musterdatensatz,
    };
}
