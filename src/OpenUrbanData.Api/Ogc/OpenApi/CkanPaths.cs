using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.Ogc.OpenApi.OpenApiSchemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The actions of the CKAN API in the OpenAPI document.</summary>
static class CkanPaths
{
    const string Root = "/api/3/action/";

    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        Of("/api/3", "getCkanVersion", new("Version der CKAN-API", "Version of the CKAN API"), "CkanVersion") with { Body = null },
        Action("package_list", new("Namen aller Datensätze", "Names of all data sets"), "CkanNames", "ckan-limit", "ckan-offset"),
        Action("package_show", new("Ein Datensatz mit seinen Ressourcen", "A data set with its resources"), "CkanPackageAnswer", "ckan-package"),
        Action("package_search", new("Suche nach Datensätzen", "Search for data sets"), "CkanSearchAnswer",
            "ckan-q", "ckan-fq", "ckan-rows", "ckan-start", "ckan-sort", "ckan-fl", "ckan-facet-field", "ckan-facet-limit", "ckan-ext-bbox"),
        Action("package_autocomplete", new("Datensätze zu den ersten Buchstaben", "Data sets by their first letters"), "CkanAnswer", "ckan-words", "ckan-limit"),
        Action("current_package_list_with_resources", new("Datensätze mit Ressourcen, zuletzt geänderte zuerst", "Data sets with resources, the last changed first"), "CkanPackages",
            "ckan-limit", "ckan-offset"),
        Action("resource_show", new("Eine Ressource", "A resource"), "CkanResourceAnswer", "ckan-resource"),
        Action("organization_list", new("Herausgeber", "Publishers"), "CkanAnswer", "ckan-all-fields", "ckan-limit", "ckan-offset"),
        Action("organization_show", new("Ein Herausgeber", "A publisher"), "CkanGroupAnswer", "ckan-organization", "ckan-include-datasets"),
        Action("group_list", new("Themen", "Themes"), "CkanAnswer", "ckan-all-fields", "ckan-limit", "ckan-offset"),
        Action("group_show", new("Ein Thema", "A theme"), "CkanGroupAnswer", "ckan-group", "ckan-include-datasets"),
        Action("group_package_show", new("Datensätze eines Themas", "Data sets of a theme"), "CkanPackages", "ckan-group", "ckan-limit"),
        Action("tag_list", new("Schlagwörter", "Keywords"), "CkanAnswer", "ckan-query", "ckan-all-fields"),
        Action("tag_show", new("Ein Schlagwort", "A keyword"), "CkanAnswer", "ckan-tag", "ckan-include-datasets"),
        Action("license_list", new("Lizenzen der Datensätze", "Licences of the data sets"), "CkanAnswer"),
        Action("vocabulary_list", new("Vokabulare: keine", "Vocabularies: none"), "CkanAnswer"),
        Action("status_show", new("Was dieser Server ist", "What this server is"), "CkanAnswer"),
        Action("site_read", new("Ob gelesen werden darf", "Whether reading is allowed"), "CkanAnswer"),
        Action("help_show", new("Was eine Aktion tut", "What an action does"), "CkanAnswer", "ckan-action"),
        Of(Root + "{action}", "callCkanAction", new("Eine Aktion nach ihrem Namen", "An action by its name"), "CkanAnswer"),
        Of("/api/action/{action}", "callCkanActionUnversioned", new("Dasselbe ohne Version", "The same without version"), "CkanAnswer"),
    ];

    static ApiPath Action(string name, LocalizedText summary, string schema, params ImmutableArray<string> parameters) =>
        Of(Root + name, "ckan" + string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), summary, schema, parameters);

    static ApiPath Of(string path, string id, LocalizedText summary, string schema, params ImmutableArray<string> parameters) => new(path, id, summary, schema)
    {
        Types = ["application/json"], Parameters = parameters, Body = "CkanParameters", BodyTypes = ["application/json", "application/x-www-form-urlencoded"], Error = "CkanFailure", Tag = "ckan",
        Statuses = [("409", new("Parameter fehlen oder sind falsch.", "Parameters are missing or wrong."))],
    };

    /// <summary>Adds the parameters that only they have.</summary>
    public static void AddParameters(Dictionary<string, IOpenApiParameter> all, int rows, Language language)
    {
        void Add(string key, string name, string german, string english, OpenApiSchema schema, string? required = null)
        {
            var parameter = OpenApiParameters.Query(name, language == Language.German ? german : english, schema, required);
            parameter.Required = required is not null;
            all[key] = parameter;
        }

        OpenApiSchema Count(int value) => new() { Type = JsonSchemaType.Integer, Minimum = "0", Default = JsonValue.Create(value) };
        Add("ckan-limit", "limit", $"Höchstzahl, höchstens {rows} ganze Datensätze.", $"Most of them, at most {rows} whole data sets.", Whole());
        Add("ckan-offset", "offset", "Wie viele übersprungen werden.", "How many to skip.", Count(0));
        Add("ckan-package", "id", "Name oder Kennung des Datensatzes.", "Name or id of the data set.", Text(), "aubach_parken");
        Add("ckan-resource", "id", "Kennung der Ressource.", "Id of the resource.", Text(), "aubach.parken/csv");
        Add("ckan-organization", "id", "Name des Herausgebers.", "Name of the publisher.", Text(), "aubach");
        Add("ckan-group", "id", "Name des Themas.", "Name of the theme.", Text(), "tran");
        Add("ckan-tag", "id", "Das Schlagwort.", "The keyword.", Text(), "Parken");
        Add("ckan-action", "name", "Name der Aktion.", "Name of the action.", Text(), "package_search");
        Add("ckan-words", "q", "Anfang eines Wortes.", "Beginning of a word.", Text(), "park");
        Add("ckan-query", "query", "Was im Schlagwort stehen muss.", "What must stand in the keyword.", Text());
        Add("ckan-all-fields", "all_fields", "Alle Angaben statt der Namen.", "All that is known instead of the names.", Flag());
        Add("ckan-include-datasets", "include_datasets", "Mit den ersten Datensätzen.", "With the first data sets.", Flag());
        Add("ckan-q", "q", "Suche in der Sprache von Solr: Wörter, \"Wendungen\", feld:wert, AND, OR, NOT, [von TO bis].",
            "Search in the language of Solr: words, \"phrases\", field:value, AND, OR, NOT, [from TO to].", Text());
        Add("ckan-fq", "fq", "Weitere Bedingungen in derselben Sprache.", "Further conditions in the same language.", Text());
        Add("ckan-rows", "rows", $"Höchstzahl der Datensätze, höchstens {rows}.", $"Most data sets, at most {rows}.", Count(10));
        Add("ckan-start", "start", "Wie viele übersprungen werden.", "How many to skip.", Count(0));
        Add("ckan-sort", "sort", "Reihenfolge: score, metadata_modified, metadata_created, modified, title, name, je mit asc oder desc.",
            "Order: score, metadata_modified, metadata_created, modified, title, name, each with asc or desc.", Text());
        Add("ckan-fl", "fl", "Nur diese Felder, mit Kommas.", "Only these fields, with commas between them.", Text());
        Add("ckan-facet-field", "facet.field", "Felder, deren Werte gezählt werden, als JSON-Liste oder mit Kommas: organization, groups, tags, res_format, license_id, harvest_source_id.",
            "Fields whose values are counted, as a JSON list or with commas: organization, groups, tags, res_format, license_id, harvest_source_id.", Text());
        Add("ckan-facet-limit", "facet.limit", "Höchstzahl der Werte je Feld; negativ für möglichst viele.", "Most values per field; negative for as many as possible.", Whole());
        Add("ckan-ext-bbox", "ext_bbox", "Rechteck: West, Süd, Ost, Nord in Grad.", "Box: west, south, east, north in degrees.", Text());
    }

    /// <summary>Adds the schemas of their answers.</summary>
    public static void AddSchemas(Dictionary<string, IOpenApiSchema> all, OpenApiDocument document)
    {
        IOpenApiSchema Ref(string name) => new OpenApiSchemaReference(name, document);
        OpenApiSchema Answer(IOpenApiSchema result) => Object(("help", Text()), ("success", Flag()), ("result", result)).Requiring("help", "success", "result");
        all["CkanParameters"] = Map(null);
        all["CkanVersion"] = Object(("version", Whole())).Requiring("version");
        all["CkanFailure"] = Object(("help", Text()), ("success", Flag()), ("error", Map(null)));
        all["CkanAnswer"] = Answer(new OpenApiSchema());
        all["CkanNames"] = Answer(ArrayOf(Text()));
        all["CkanResource"] = Object(
                ("id", Text()), ("package_id", Text()), ("name", Text()), ("description", Text()), ("url", Text()), ("format", Text()), ("mimetype", Nullable(Text())), ("size", Nullable(Whole())),
                ("hash", Text()), ("created", Text()), ("last_modified", Nullable(Text())), ("position", Whole()), ("license", Nullable(Text())))
            .Requiring("id", "package_id", "url", "format", "position");
        all["CkanGroup"] = Object(("id", Text()), ("name", Text()), ("title", Text()), ("display_name", Text())).Requiring("id", "name", "title");
        all["CkanPackage"] = Object(
                ("id", Text()), ("name", Text()), ("title", Text()), ("notes", Text()), ("url", Text()), ("author", Nullable(Text())), ("maintainer", Nullable(Text())),
                ("license_id", Text()), ("license_title", Text()), ("license_url", Nullable(Text())), ("isopen", Flag()), ("owner_org", Nullable(Text())), ("organization", Nullable(Map(null))),
                ("metadata_created", Text()), ("metadata_modified", Text()), ("groups", ArrayOf(Ref("CkanGroup"))), ("tags", ArrayOf(Object(("name", Text())).Requiring("name"))),
                ("resources", ArrayOf(Ref("CkanResource"))), ("extras", ArrayOf(Object(("key", Text()), ("value", Text())).Requiring("key", "value"))))
            .Requiring("id", "name", "title", "resources", "tags", "groups", "extras");
        all["CkanPackageAnswer"] = Answer(Ref("CkanPackage"));
        all["CkanResourceAnswer"] = Answer(Ref("CkanResource"));
        all["CkanGroupAnswer"] = Answer(Ref("CkanGroup"));
        all["CkanPackages"] = Answer(ArrayOf(Ref("CkanPackage")));
        all["CkanSearchAnswer"] = Answer(Object(
                ("count", Whole()), ("sort", Text()), ("facets", Map(Map(Whole()))), ("search_facets", Map(Object(("title", Text()), ("items", ArrayOf(
                    Object(("name", Text()), ("display_name", Text()), ("count", Whole())).Requiring("name", "count")))).Requiring("items"))), ("results", ArrayOf(Map(null))))
            .Requiring("count", "results"));
    }
}
