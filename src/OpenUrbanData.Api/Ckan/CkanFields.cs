using System.Collections.Immutable;
using OpenUrbanData.Catalog.Ckan;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ckan;

/// <summary>Fields of the search of CKAN as properties of the search index.</summary>
/// <param name="records">The catalogue as a collection.</param>
/// <param name="organizations">Names of publishers by the organisation that they are.</param>
sealed class CkanFields(Collection records, ILookup<string, string> organizations)
{
    /// <summary>Fields that facets may count, with what they are counted by and how a value is written.</summary>
    public static ImmutableArray<(string Name, string Property)> Facets { get; } =
    [
        ("organization", "publisher"), ("owner_org", "publisher"), ("groups", "themes"), ("tags", "keywords"), ("res_format", "formats"), ("license_id", "license"),
        ("harvest_source_id", "source"),
    ];

    /// <summary>True of nothing.</summary>
    public static Filter Nothing { get; } = new Filter.Holds(new Operand.Constant(false));

    /// <summary>The property of that name.</summary>
    public Property this[string name] => name == RecordCollection.Changed.Name ? RecordCollection.Changed : records.Schema.Find(name)!;

    /// <summary>Only data sets: series and services are no packages.</summary>
    public Filter IsPackage => Is("type", "dataset");

    /// <summary>The condition that a field has a value; null where there is no such field.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="value">The value.</param>
    /// <param name="root">Address of this instance, which the names of own data sets begin with.</param>
    public Filter? Equal(string field, string value, string root) => field switch
    {
        "id" or "name" => new Filter.In(this["id"], [.. CkanNames.Ids(value)]),
        "title" or "title_string" => Like("title", value),
        "notes" => Like("description", value),
        "tags" or "keywords" => new Filter.Has(this["keywords"], value),
        "groups" or "theme" => new Filter.Has(this["themes"], value[(value.LastIndexOf('/') + 1)..].ToUpperInvariant()),
        "organization" or "owner_org" => organizations[value].ToImmutableArray<object>() is { IsEmpty: false } names ? new Filter.In(this["publisher"], names) : Nothing,
        "author" or "publisher_name" or "extras_publisher_name" => Is("publisher", value),
        "license_id" or "license" => value == "notspecified" ? new Filter.IsNull(this["license"]) : Is("license", value),
        "res_format" or "format" => new Filter.Has(this["formats"], CkanNames.FormatCode(value)),
        "identifier" or "guid" or "uri" or "extras_identifier" or "extras_guid" or "extras_uri" => value.StartsWith(root + "/catalog/", StringComparison.Ordinal)
            ? Is("id", value[(root.Length + "/catalog/".Length)..])
            : new Filter.Has(this["externalIds"], value),
        "harvest_source_id" or "extras_harvest_source_id" => Is("source", value),
        "municipality_key" => new Filter.Has(this["municipality_key"], value),
        "schema" => Is("schema", value),
        "hvd" => new Filter.Compare(new Operand.Value(this["hvd"]), Comparison.Equal, new Operand.Constant(value is "true" or "1")),
        "type" or "dataset_type" => Always(value == "dataset"),
        "entity_type" => Always(value == "package"),
        "state" => Always(value == "active"),
        "capacity" => Always(value == "public"),
        "private" => Always(value is "false" or "False"),
        "site_id" => Always(true),
        _ => null,
    };

    /// <summary>The property that a field with times is; null where it is none.</summary>
    public Property? Instant(string field) => field switch
    {
        "metadata_modified" => this["changed"],
        "metadata_created" or "issued" or "extras_issued" => this["created"],
        "modified" or "extras_modified" => this["updated"],
        _ => null,
    };

    /// <summary>The condition that a field has any value; null where there is no such field.</summary>
    public Filter? Has(string field)
    {
        if (Instant(field) is { } instant)
        {
            return new Filter.Not(new Filter.IsNull(instant));
        }

        return field switch
        {
            "id" or "name" or "title" or "title_string" => Always(true),
            "notes" => new Filter.Not(new Filter.IsNull(this["description"])),
            "organization" or "owner_org" or "author" => new Filter.Not(new Filter.IsNull(this["publisher"])),
            "license_id" or "license" => new Filter.Not(new Filter.IsNull(this["license"])),
            "harvest_source_id" => new Filter.Not(new Filter.IsNull(this["source"])),
            "tags" or "keywords" => HasMembers("keywords"),
            "groups" or "theme" => HasMembers("themes"),
            "res_format" or "format" => HasMembers("formats"),
            _ => null,
        };
    }

    /// <summary>The condition that something has words anywhere.</summary>
    /// <param name="words">A word, or a phrase; a star at its end means any ending, which the index finds in any case.</param>
    public static Filter Words(string words) =>
        new Filter.Holds(new Operand.Call(FilterFunction.RecordHas, [new Operand.Constant(words.Replace(',', ' ').TrimEnd('*'))]));

    Filter.Compare HasMembers(string list) => new Filter.Compare(
        new Operand.Call(FilterFunction.Find("cardinality")!, [new Operand.Value(this[list])]), Comparison.Greater, new Operand.Constant(0L));

    // A word in a title stands anywhere in it.
    Filter.Like Like(string property, string words) => new(
        new Operand.Folded(new Operand.Value(this[property]), TextFolding.Case),
        new Operand.Folded(new Operand.Constant($"%{words.TrimEnd('*').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%"), TextFolding.Case));

    Filter.In Is(string property, string value) => new(this[property], [value]);

    static Filter.Holds Always(bool truth) => new Filter.Holds(new Operand.Constant(truth));
}
