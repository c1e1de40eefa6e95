using System.Collections.Immutable;
using Microsoft.OpenApi;
using OpenUrbanData.Model.Catalogue;
using static OpenUrbanData.Api.Ogc.OpenApi.OpenApiSchemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The inventory in the OpenAPI document.</summary>
static class InventoryPaths
{
    static readonly ImmutableArray<string> Parameters = ["limit-inventory", "offset", "f-document", "lang"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        new("/publishers/{publisher}/inventory", "getPublisherInventory", new("Bestandsaufnahme eines Herausgebers", "Inventory of a publisher"), "PublisherInventory")
        {
            Parameters = Parameters,
        },
        new("/inventory", "getInventory", new("Bestandsaufnahme: welche Daten es gibt und wie weit ihre Veröffentlichung ist",
            "Inventory: which data there are and how far their publication is"), "Inventory")
        {
            Parameters = Parameters,
        },
    ];

    /// <summary>Adds the schemas of their answers.</summary>
    public static void AddSchemas(Dictionary<string, IOpenApiSchema> all, OpenApiDocument document)
    {
        IOpenApiSchema Ref(string name) => new OpenApiSchemaReference(name, document);
        OpenApiSchema Links() => ArrayOf(Ref("Link"));
        all["LifecycleCounts"] = Object([.. Lifecycles.Names.Select(name => (name, (IOpenApiSchema)Whole()))]).Requiring([.. Lifecycles.Names]);
        all["ThemeCounts"] = Object(("theme", Nullable(Text())), ("title", Text()), ("states", Ref("LifecycleCounts"))).Requiring("theme", "title", "states");
        all["InventoryEntry"] = Object(
                ("id", Text()), ("title", Text()), ("lifecycle", Words([.. Lifecycles.Names])), ("since", Nullable(Instant())), ("owner", Nullable(Text())), ("reason", Nullable(Text())),
                ("schema", Nullable(Text())), ("musterdatensatz", Nullable(Text())), ("themes", ArrayOf(Text())))
            .Requiring("id", "title", "lifecycle", "themes");
        all["Inventory"] = Object(
                ("states", Ref("LifecycleCounts")), ("themes", ArrayOf(Ref("ThemeCounts"))), ("numberMatched", Whole()), ("numberReturned", Whole()),
                ("publishers", ArrayOf(Object(("slug", Text()), ("name", Text()), ("entries", Whole()), ("published", Whole()), ("href", Text())).Requiring("slug", "name", "entries", "published", "href"))),
                ("links", Links()))
            .Requiring("states", "themes", "numberMatched", "numberReturned", "publishers", "links");
        all["PublisherInventory"] = Object(
                ("publisher", Text()), ("name", Text()), ("population", Whole()), ("states", Ref("LifecycleCounts")), ("themes", ArrayOf(Ref("ThemeCounts"))), ("numberMatched", Whole()),
                ("numberReturned", Whole()), ("entries", ArrayOf(Ref("InventoryEntry"))),
                ("peers", Nullable(Object(("population_from", Whole()), ("population_below", Whole()), ("publishers", Whole()), ("missing", ArrayOf(Object(
                    ("topic", Text()), ("title", Text()), ("publishers", Whole()), ("here", Nullable(Text())), ("examples", ArrayOf(Text()))).Requiring("topic", "title", "publishers", "examples"))))
                    .Requiring("population_from", "publishers", "missing"))),
                ("links", Links()))
            .Requiring("publisher", "name", "states", "themes", "numberMatched", "numberReturned", "entries", "peers", "links");
    }
}
