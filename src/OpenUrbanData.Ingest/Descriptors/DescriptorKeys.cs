using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>The keys that a descriptor may have, per group of keys. catalog/*.schema.json say the same to editors; a test
/// compares them.</summary>
static class DescriptorKeys
{
    static readonly FrozenDictionary<string, ImmutableArray<string>> All = new Dictionary<string, ImmutableArray<string>>
    {
        ["publisher"] = ["kind", "name", "key", "iri", "website", "contact", "contributor_id", "license", "attribution", "area", "language", "population", "inventory"],
        ["harvest"] = ["title", "url", "protocol", "schedule", "rate", "robots", "priority", "grace", "shrink", "mirror"],
        ["mirror"] = ["schema", "theme", "publisher", "dataset", "onward"],
        ["shrink"] = ["share", "count"],
        ["contact"] = ["name", "email"],
        ["area"] = ["municipalities"],
        ["localized"] = ["de", "en"],
        ["keywords"] = ["de", "en"],
        ["dataset"] =
        [
            "kind", "title", "description", "keywords", "themes", "state", "lifecycle", "owner", "reason", "musterdatensatz",
            "license", "attribution", "rights", "access", "availability", "temporal", "hvd", "series", "services", "distributions", "endpoint", "original",
            "released_by", "released_on", "legal_check", "coverage_claim", "coverage_note", "schedule", "schema",
            "source", "reader", "municipality", "key", "where", "fill_down", "unpivot", "explode", "group", "geometry",
            "mapping", "publish", "streams", "mode", "guard",
        ],
        ["distribution"] = ["title", "description", "access_url", "download_url", "format", "media_type", "license", "conforms_to"],
        ["endpoint"] = ["url", "description_url", "page", "formats", "conforms_to"],
        ["temporal"] = ["from", "to"],
        ["source"] = ["file", "url"],
        ["reader"] =
        [
            "format", "encoding", "delimiter", "quote", "escape", "decimal", "thousands", "header", "header_row", "sheet",
            "layer", "records", "crs",
        ],
        ["municipality"] = ["column", "lookup", "area"],
        ["condition"] = ["column", "equals", "in", "not_in", "empty", "not_empty", "matches"],
        ["unpivot"] = ["columns", "name", "value", "capture"],
        ["explode"] = ["column", "by"],
        ["group"] = ["by", "collect"],
        ["geometry"] = ["x", "y", "wkt", "ewkb", "geojson", "latlon", "lonlat", "crs"],
        ["value"] =
        [
            "from", "constant", "join", "separator", "missing", "capture", "split", "list", "map", "default", "unit",
            "parse", "type", "formats", "zone", "decimal", "thousands", "object", "objects",
        ],
        ["split"] = ["by", "part"],
        ["weekly"] = ["mo_fr", "mo_sa", "mo_su", "mo", "tu", "we", "th", "fr", "sa", "su", "sa_su", "ph"],
        ["stream"] =
        [
            "from", "missing", "capture", "map", "default", "unit", "decimal", "thousands", "time", "formats", "zone", "qualifier",
        ],
        ["mode"] = ["window"],
        ["guard"] = ["rejected_share", "rejected_count", "vanished_share", "vanished_count"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All groups of keys.</summary>
    public static IEnumerable<string> Shapes => All.Keys;

    /// <summary>The keys of one group.</summary>
    public static ImmutableArray<string> Of(string shape) => All[shape];
}
