using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Api.Ogc.Tiles;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The paths of the instance in the OpenAPI document, in its order; those below a collection are
/// <see cref="CollectionPaths"/>.</summary>
static class RegistryPaths
{
    static readonly ImmutableArray<string> Lang = ["lang"];
    static readonly ImmutableArray<string> Rdf = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        new("/", "getLandingPage", new("Startseite", "Landing page"), "LandingPage"),
        new("/conformance", "getConformance", new("Erfüllte Standards", "Conformance classes"), "Conformance"),
        new("/api", "getApi", new("Diese Beschreibung", "This description"), "OpenApi")
        {
            Types = ["application/vnd.oai.openapi+json;version=3.0", "application/vnd.oai.openapi+json;version=3.1", "text/html"],
            Parameters = ["f-api", "lang"],
        },
        new("/functions", "getFunctions", Words.Functions, "Functions"),
        new("/collections", "getCollections", new("Alle Datensammlungen", "All collections"), "Collections"),
        .. TilePaths.Instance,
        Search("/search", "search"),
        Search("/query", "query"),
        new("/publishers", "getPublishers", Words.Publishers, "Publishers"),
        new("/publishers/{publisher}", "getPublisher", new("Ein Herausgeber", "A publisher"), "Publisher"),
        .. InventoryPaths.All,
        new("/harvest", "getHarvestedSources", new("Übernommene Kataloge anderer und wie sie stehen", "Harvested catalogues of others and how they are"), "Object"),
        new("/harvest/{source}", "getHarvestReport", new("Bericht an die Quelle eines übernommenen Katalogs", "Report to the source of a harvested catalogue"), "Object"),
        new("/towns", "getTowns", Words.Towns, "Towns"),
        new("/towns/{town}", "getTown", new("Eine Stadt", "A town"), "Town"),
        new("/downloads/{file}", "getDownload", new("Ganzer Datensatz als Datei", "Whole data set as a file"), null)
        {
            Types = ["application/geo+json", "text/csv", "application/vnd.apache.arrow.stream"],
            Parameters = ["profile-file", "lang"],
        },
        new("/downloads/{dataset}/original", "getOriginal",
            new("Originaldatei eines Datensatzes, wo sie veröffentlicht ist", "Original file of a data set, where it is published"), null)
        {
            Types = ["application/octet-stream"], Parameters = ["lang"],
        },
        new("/downloads/{dataset}.csv-metadata.json", "getCsvwMetadata",
            new("Was die Spalten des CSV bedeuten, nach CSV on the Web", "What the columns of the CSV mean, as CSV on the Web"), "Object")
        {
            Types = ["application/csvm+json"], Parameters = ["lang"],
        },
        new("/downloads/{dataset}/datapackage.json", "getDataPackage",
            new("Was die Spalten des CSV bedeuten, als Frictionless Data Package", "What the columns of the CSV mean, as Frictionless Data Package"), "Object")
        {
            Types = ["application/vnd.datapackage+json"], Parameters = ["lang"],
        },
        new("/solutions", "getSolutions", new("Anwendungen", "Solutions"), "Solutions"),
        new("/solutions/{solution}", "getSolution", new("Eine Anwendung und was sie braucht", "A solution and what it needs"), "Solution"),
        new("/portability/{solution}/{town}", "getPortability",
            new("Läuft die Anwendung in der Stadt?", "Does the solution run in the town?"), "Portability"),
        new("/catalog", "getCatalog", new("Katalog nach DCAT-AP.de", "Catalogue as DCAT-AP.de"), null)
        {
            Types = Rdf, Parameters = ["page", "modified_since", "view-catalog", "f-catalog", "lang"],
        },
        Catalogue("ttl", "Turtle", "text/turtle"),
        Catalogue("nt", "NTriples", "application/n-triples"),
        Catalogue("rdf", "RdfXml", "application/rdf+xml"),
        Catalogue("jsonld", "JsonLd", "application/ld+json"),
        Export("ttl", "Turtle", "text/turtle"),
        Export("nt", "NTriples", "application/n-triples"),
        Export("rdf", "RdfXml", "application/rdf+xml"),
        Export("jsonld", "JsonLd", "application/ld+json"),
        new("/catalog/feed.atom", "getFeed", new("Änderungen am Katalog als Atom-Feed", "Changes of the catalogue as an Atom feed"), null)
        {
            Types = ["application/atom+xml"], Parameters = ["after-feed", "lang"],
        },
        new("/catalog/{dataset}", "getCatalogDataset", new("Ein Datensatz nach DCAT-AP.de", "A data set as DCAT-AP.de"), null)
        {
            Types = Rdf, Parameters = ["f-catalog", "lang"],
        },
        Entry("ttl", "Turtle", "text/turtle"),
        Entry("nt", "NTriples", "application/n-triples"),
        Entry("rdf", "RdfXml", "application/rdf+xml"),
        Entry("jsonld", "JsonLd", "application/ld+json"),
        new("/quality", "getQuality", new("Qualität der Metadaten aller Datensätze", "Quality of the metadata of all data sets"), "Object"),
        new("/catalog/{dataset}/quality", "getDatasetQuality", new("Qualität der Metadaten eines Datensatzes", "Quality of the metadata of a data set"), "Object"),
        new("/catalog/changes", "getCatalogChanges", new("Was sich im Katalog geändert hat, für andere Instanzen", "What changed in the catalogue, for other instances"), "Object")
        {
            Types = ["application/json"], Parameters = ["since-state", "next", "f-json", "lang"],
        },
        new("/mirror", "getMirror", new("Was andere Instanzen spiegeln können und was sie entfernen müssen", "What other instances can mirror and what they must remove"), "Object")
        {
            Types = ["application/json"], Parameters = ["next", "f-json", "lang"],
        },
        new("/problems", "getProblems", new("Arten von Fehlern", "Kinds of problems"), "Problems"),
        new("/problems/{code}", "getProblem", new("Eine Art von Fehlern", "A kind of problem"), "ProblemKind"),
        new("/robots.txt", "getRobots", new("Was Suchmaschinen nicht abfragen sollen", "What crawlers should leave alone"), null)
        {
            Types = ["text/plain"], Parameters = Lang,
        },
        new("/health/live", "getLiveness", new("Der Dienst läuft", "The process answers"), "Health")
        {
            Types = ["application/json"], Parameters = ["f-json", "lang"],
        },
        new("/health/ready", "getReadiness", new("Der Dienst kann antworten", "It can serve"), "Health")
        {
            Types = ["application/json"], Parameters = ["f-json", "lang"],
        },
        .. CkanPaths.All,
        .. ODataPaths.All,
    ];

    static ApiPath Catalogue(string ending, string name, string type) =>
        new($"/catalog.{ending}", $"getCatalog{name}", new($"Katalog als {name}", $"Catalogue as {name}"), null)
        {
            Types = [type], Parameters = ["page", "modified_since", "view-catalog", "lang"],
        };

    static ApiPath Export(string ending, string name, string type) =>
        new($"/downloads/catalog.{ending}", $"getWholeCatalog{name}", new($"Der ganze Katalog als {name}", $"The whole catalogue as {name}"), null)
        {
            Types = [type], Parameters = ["view-catalog", "lang"],
        };

    static ApiPath Entry(string ending, string name, string type) =>
        new($"/catalog/datasets/{{dataset}}.{ending}", $"getCatalogDataset{name}", new($"Ein Datensatz als {name}", $"A data set as {name}"), null)
        {
            Types = [type], Parameters = Lang,
        };

    static ApiPath Search(string path, string id) => new(path, id, new("Einträge mehrerer Datensammlungen", "Records of several collections"), "FeatureCollection")
    {
        Types = ["application/geo+json"], Parameters = SearchEndpoint.Names, Headers = OpenApiHeaders.OfFeatures, Body = "FeatureQuery", BodyTypes = [.. RequestBody.Accepted.Split(", ")],
    };
}
