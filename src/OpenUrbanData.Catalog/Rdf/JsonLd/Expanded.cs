using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>A part of an expanded document: no context, no terms, every name an IRI or a keyword
/// (<see href="https://www.w3.org/TR/json-ld11/#expanded-document-form">JSON-LD 1.1, 5.1</see>).</summary>
abstract class Expanded
{
    /// <summary>Writes it as JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);
}

/// <summary>A name or a text.</summary>
/// <param name="value">The text; null where a name has the form of a keyword and is none.</param>
/// <param name="place">Where it was read.</param>
sealed class ExpandedText(string? value, JsonElement place = default) : Expanded
{
    /// <summary>The text; null where a name has the form of a keyword and is none.</summary>
    public string? Value { get; } = value;

    /// <summary>Where it was read.</summary>
    public JsonElement Place { get; } = place;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json) => json.WriteStringValue(Value);
}

/// <summary>JSON as it was read: a text, number, truth value or null, or the value of a JSON literal.</summary>
/// <param name="value">As it was read.</param>
sealed class ExpandedJson(JsonElement value) : Expanded
{
    /// <summary>As it was read.</summary>
    public JsonElement Value { get; } = value;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json) => Value.WriteTo(json);
}

/// <summary>Several of them.</summary>
sealed class ExpandedArray : Expanded
{
    /// <summary>They.</summary>
    public List<Expanded> Items { get; } = [];

    /// <summary>The same, or the one as an array.</summary>
    public static ExpandedArray Of(Expanded? value)
    {
        if (value is ExpandedArray array)
        {
            return array;
        }

        var one = new ExpandedArray();
        one.Add(value);
        return one;
    }

    /// <summary>Appends an item or those of another array; nothing where there is none.</summary>
    public void Add(Expanded? value)
    {
        if (value is ExpandedArray array)
        {
            Items.AddRange(array.Items);
        }
        else if (value is not null)
        {
            Items.Add(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(json);
        }

        json.WriteEndArray();
    }
}

/// <summary>A node, value, list or graph.</summary>
sealed class ExpandedMap : Expanded
{
    /// <summary>Its entries.</summary>
    public OrderedDictionary<string, Expanded> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>An entry; null where it has none.</summary>
    public Expanded? this[string key]
    {
        get => Entries.GetValueOrDefault(key);
        set => Entries[key] = value!;
    }

    /// <summary>Whether it is a value.</summary>
    public bool IsValue => Has(Keyword.Value);

    /// <summary>Whether it is a list.</summary>
    public bool IsList => Has(Keyword.List);

    /// <summary>Whether it is a graph, perhaps with name and index, and nothing else.</summary>
    public bool IsGraph => Has(Keyword.Graph) && Entries.Keys.All(key => key is Keyword.Graph or Keyword.Id or Keyword.Index);

    /// <summary>Whether it has an entry.</summary>
    public bool Has(string key) => Entries.ContainsKey(key);

    /// <summary>Appends to the array of an entry.</summary>
    public void Add(string key, Expanded value)
    {
        if (this[key] is not ExpandedArray array)
        {
            this[key] = array = new();
        }

        array.Add(value);
    }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (key, value) in Entries)
        {
            json.WritePropertyName(key);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
