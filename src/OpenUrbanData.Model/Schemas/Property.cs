using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>What the values of a property are, and so how they are stored, compared and encoded.</summary>
public enum PropertyType
{
    /// <summary>Unicode text; compares by code point.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number, IEEE 754 of 64 bits.</summary>
    Number,

    /// <summary>True or false; absent means unknown.</summary>
    Boolean,

    /// <summary>A calendar day without time or zone.</summary>
    Date,

    /// <summary>An instant, kept in UTC.</summary>
    DateTime,

    /// <summary>A list of texts without order of its own.</summary>
    TextArray,

    /// <summary>An object, or an array of objects: kept as JSON.</summary>
    Json,
}

/// <summary>How much a schema asks for a property (schemas/README.md, levels).</summary>
public enum PropertyLevel
{
    /// <summary>Welcome.</summary>
    Optional,

    /// <summary>Counted for coverage; drives the portability answer.</summary>
    Expected,

    /// <summary>A record without it is rejected.</summary>
    Required,
}

/// <summary>Who sets the values of a property.</summary>
public enum PropertyOrigin
{
    /// <summary>The record: a column of the feature table.</summary>
    Record,

    /// <summary>The data set: one value for all its features, kept once and added on the way out.</summary>
    Dataset,

    /// <summary>The platform: made from the system columns (identifier, last change).</summary>
    Platform,

    /// <summary>The request: computed for each feature.</summary>
    Computed,
}

/// <summary>The values that a property may take.</summary>
/// <param name="IsClosed">True where no other value is valid; false where readers must expect new members.</param>
/// <param name="Values">The members in the schema's order; empty where the list has a name only.</param>
public sealed record CodeList(bool IsClosed, ImmutableArray<string> Values)
{
    /// <summary>Names of the members for people; a member without one is shown as it is.</summary>
    public FrozenDictionary<string, LocalizedText> Titles { get; init; } = FrozenDictionary<string, LocalizedText>.Empty;
}

/// <summary>One property of a schema, the geometry excepted.</summary>
public sealed record Property
{
    /// <summary>Name in snake_case, at most 40 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What the values are.</summary>
    public required PropertyType Type { get; init; }

    /// <summary>Who sets the value.</summary>
    public PropertyOrigin Origin { get; init; }

    /// <summary>How much the schema asks for it.</summary>
    public PropertyLevel Level { get; init; }

    /// <summary>Place in the schema's order, from 1 (<c>x-ogc-propertySeq</c>).</summary>
    public int Sequence { get; init; }

    /// <summary>JSON Schema <c>format</c> that narrows a text (<c>uri</c>, <c>email</c>, <c>duration</c>); null for none.</summary>
    public string? Format { get; init; }

    /// <summary>Role in OGC API Common Part 3 (<c>id</c>, <c>primary-interval-start</c>, …); null for none.</summary>
    public string? Role { get; init; }

    /// <summary>Unit of the values as UCUM code; null where values have no unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest valid number; null for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest valid number; null for no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>Regular expression (ECMA 262) that a text, or each member of an array of texts, must match; null for any.</summary>
    public string? Pattern { get; init; }

    /// <summary>Smallest number of characters of a text; 0 for any.</summary>
    public int MinimumLength { get; init; }

    /// <summary>True where the members of an array must differ.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>True where only the platform writes it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True for JSON values that are arrays of objects; false for one object.</summary>
    public bool IsArray { get; init; }

    /// <summary>Members of the object, or of each object of the array, for JSON values; empty where they are open.</summary>
    public ImmutableArray<Property> Items { get; init; } = [];

    /// <summary>Name of the collection whose features the value identifies (<c>x-ogc-collectionId</c>); null for none.</summary>
    public string? References { get; init; }

    /// <summary>True where a newer version will not have it any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The values it may take, of the items for an array; null for any.</summary>
    public CodeList? Codes { get; init; }

    /// <summary>Short name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it means; null where the title says it all.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Terms of other vocabularies that mean the same; null for none.</summary>
    public string? Aligns { get; init; }

    /// <summary>Column names seen in real sources, for suggestions.</summary>
    public ImmutableArray<string> SourceNames { get; init; } = [];
}
