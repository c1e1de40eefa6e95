using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Api.Portal;

/// <summary>Publishers and towns, for programs.</summary>
static class PlaceDocuments
{
    /// <summary><c>/publishers</c></summary>
    public static void WritePublishers(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("publishers");
        foreach (var publisher in request.Registry.Publishers.Values.OrderBy(one => one.Slug, StringComparer.Ordinal))
        {
            Write(request, json, publisher, isDocument: false);
        }

        json.WriteEndArray();
        WriteLinks(request, json);
        json.WriteEndObject();
    }

    /// <summary><c>/publishers/{publisher}</c></summary>
    public static void WritePublisher(ApiRequest request, Utf8JsonWriter json) => Write(request, json, Publisher(request), isDocument: true);

    /// <summary><c>/towns</c></summary>
    public static void WriteTowns(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("towns");
        foreach (var town in Towns(request.Registry))
        {
            json.WriteStartObject();
            json.WriteString("municipality_key", town.Key);
            json.WriteString("name", town.Name);
            json.WriteString("href", request.Links.To($"/towns/{Uri.EscapeDataString(town.Key)}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteLinks(request, json);
        json.WriteEndObject();
    }

    /// <summary><c>/towns/{town}</c></summary>
    public static void WriteTown(ApiRequest request, Utf8JsonWriter json)
    {
        var town = Town(request);
        json.WriteStartObject();
        json.WriteString("municipality_key", town.Key);
        json.WriteString("name", town.Name);
        json.WriteStartArray("datasets");
        foreach (var (dataset, features) in DatasetsOf(request.Registry, town.Key))
        {
            json.WriteStartObject();
            json.WriteString("id", dataset.Id);
            json.WriteString("title", request.In(dataset.Title));
            json.WriteString("publisher", request.In(dataset.Publisher.Name));
            json.WriteString("collection", dataset.Schema!.CollectionId);
            json.WriteNumber("features", features);
            json.WriteString("href", request.Links.To(ItemsOf(dataset, town.Key)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("solutions");
        foreach (var solution in Solutions(request.Registry))
        {
            json.WriteStartObject();
            json.WriteString("id", solution.Id);
            json.WriteString("title", request.In(solution.Title));
            json.WriteString("portability", request.Links.To($"/portability/{solution.Id}/{Uri.EscapeDataString(town.Key)}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteLinks(request, json);
        json.WriteEndObject();
    }

    /// <summary>The publisher that the path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static Publisher Publisher(ApiRequest request)
    {
        var slug = request.Route("publisher");
        return request.Registry.Publishers.GetValueOrDefault(slug) ?? throw new ProblemException(Problem.NotFound(
            $"There is no publisher '{slug}'.{ParameterReader.Suggest(slug, request.Registry.Publishers.Keys)}"));
    }

    /// <summary>The town that the path names: one that the catalogue knows or that has data.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static Municipality Town(ApiRequest request)
    {
        var key = request.Route("town");
        return Towns(request.Registry).FirstOrDefault(town => town.Key == key)
            ?? throw new ProblemException(Problem.NotFound($"There is no town with the key '{key}'."));
    }

    /// <summary>All towns that have data, by name.</summary>
    public static IEnumerable<Municipality> Towns(Registry registry) => registry.Datasets.Values.SelectMany(one => one.Towns)
        .Where(one => one is { Need: "", MunicipalityKey.Length: > 0, Features: > 0 }).Select(one => one.MunicipalityKey).Distinct(StringComparer.Ordinal)
        .Select(key => registry.Municipalities.GetValueOrDefault(key) ?? new Municipality(key, key))
        .OrderBy(town => town.Name, StringComparer.CurrentCulture).ThenBy(town => town.Key, StringComparer.Ordinal);

    /// <summary>What a town has: data sets with their features in it.</summary>
    public static IEnumerable<(Dataset Dataset, long Features)> DatasetsOf(Registry registry, string key) => registry.Datasets.Values
        .Where(one => one.Schema is not null)
        .Select(one => (Dataset: one, Features: one.Towns.Where(town => town.Need.Length == 0 && town.MunicipalityKey == key).Sum(town => town.Features)))
        .Where(pair => pair.Features > 0).OrderBy(pair => pair.Dataset.Id, StringComparer.Ordinal);

    /// <summary>Items of a data set in a town.</summary>
    public static string ItemsOf(Dataset dataset, string key) =>
        Links.Collection(dataset.Id, $"/items?municipality_key={Uri.EscapeDataString(key)}");

    /// <summary>Solutions that portability can be asked for, by id.</summary>
    public static IEnumerable<SolutionManifest> Solutions(Registry registry) => registry.Solutions
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => SolutionManifest.Parse(pair.Value));

    static void Write(ApiRequest request, Utf8JsonWriter json, Publisher publisher, bool isDocument)
    {
        json.WriteStartObject();
        json.WriteString("slug", publisher.Slug);
        json.WriteString("key", publisher.Key);
        json.WriteString("kind", publisher.Kind);
        json.WriteString("name", request.In(publisher.Name));
        json.WriteString("iri", publisher.Iri);
        json.WriteString("website", publisher.Website);
        json.WriteStartObject("contact");
        json.WriteString("name", request.In(publisher.ContactName));
        json.WriteString("email", publisher.ContactEmail);
        json.WriteEndObject();
        json.WriteStartArray("datasets");
        foreach (var dataset in request.Registry.Datasets.Values.Where(one => one.Publisher.Slug == publisher.Slug).OrderBy(one => one.Id, StringComparer.Ordinal))
        {
            json.WriteStringValue(dataset.Id);
        }

        json.WriteEndArray();
        if (isDocument)
        {
            WriteLinks(request, json);
        }
        else
        {
            json.WriteString("href", request.Links.To($"/publishers/{publisher.Slug}"));
        }

        json.WriteEndObject();
    }

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
    }
}
