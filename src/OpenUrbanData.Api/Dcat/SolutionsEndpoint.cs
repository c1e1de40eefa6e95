using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Portability;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Api.Dcat;

/// <summary>Solutions, and whether they run in a town (schemas/README.md 3.4).</summary>
sealed class SolutionsEndpoint(Site site)
{
    /// <summary>The resources.</summary>
    /// <param name="listPage">Writes the page of all solutions.</param>
    /// <param name="solutionPage">Writes the page of one solution.</param>
    /// <param name="answerPage">Makes the page of an answer, UTF-8.</param>
    public IEnumerable<Resource> Resources(
        Representation listPage, Representation solutionPage, Func<ApiRequest, PortabilityAnswer, ReadOnlyMemory<byte>> answerPage) =>
    [
        new("/solutions", Document.Json(WriteAll), listPage),
        new("/solutions/{solution}", Document.Json(WriteOne), solutionPage),
        new(
            "/portability/{solution}/{town}",
            new Representation(Format.Json, request => AnswerAsync(request, answer => Document.Write(json => PortabilityJson.Write(json, answer)))),
            new Representation(Format.Html, request => AnswerAsync(request, answer => answerPage(request, answer)))),
    ];

    /// <summary>All solutions, by id.</summary>
    public static IEnumerable<SolutionManifest> All(Registry registry) => registry.Solutions
        .OrderBy(solution => solution.Key, StringComparer.Ordinal)
        .Select(solution => SolutionManifest.Parse(solution.Value));

    /// <summary>The solution that the path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static SolutionManifest Solution(ApiRequest request)
    {
        var id = request.Route("solution");
        return request.Registry.Solutions.TryGetValue(id, out var manifest)
            ? SolutionManifest.Parse(manifest)
            : throw new ProblemException(Problem.NotFound(
                $"There is no solution '{id}'.{ParameterReader.Suggest(id, request.Registry.Solutions.Keys)}"));
    }

    /// <summary>The town that the path names. Any official key may be asked for: the answer for a town without data is
    /// that it has none.</summary>
    /// <exception cref="ProblemException">404: no key.</exception>
    public static Municipality Town(ApiRequest request)
    {
        var key = request.Route("town");
        return request.Registry.Municipalities.GetValueOrDefault(key)
            ?? (key.Length is 8 or 12 && key.All(char.IsAsciiDigit)
                ? new(key, key)
                : throw new ProblemException(Problem.NotFound($"'{key}' is no municipality key and no town with data here.")));
    }

    /// <summary>The answer for the solution and town of the path.</summary>
    async Task AnswerAsync(ApiRequest request, Func<PortabilityAnswer, ReadOnlyMemory<byte>> write)
    {
        var manifest = Solution(request);
        var town = Town(request);
        request.Parameters.Finish();
        var now = site.Clock.GetUtcNow();
        var needs = PortabilityCheck.Needs(manifest, request.Registry, town.Key, now);
        var fresh = ImmutableArray.CreateBuilder<long>();
        foreach (var question in PortabilityCheck.Questions(manifest, needs))
        {
            fresh.Add(await CountFreshAsync(request, question, town.Key, now));
        }

        // Values age between publications: nobody may keep the answer.
        request.Http.Response.Headers.CacheControl = "no-store";
        var answer = PortabilityCheck.Answer(manifest, town, needs, fresh.ToImmutable(), now);
        await Document.SendAsync(request.Http, request.Format.MediaType, write(answer), request.Cancellation);
    }

    async Task<long> CountFreshAsync(ApiRequest request, StreamQuestion question, string municipalityKey, DateTimeOffset now)
    {
        var schema = question.Datasets.MaxBy(dataset => dataset.Schema!.Version)!.Schema!;
        if (!request.Registry.Collections.TryGetValue(schema.CollectionId, out var collection)
            || schema.Find("municipality_key") is not { } key)
        {
            return 0;
        }

        Filter inTown = new Filter.Compare(
            new Operand.Value(key), Comparison.Equal, new Operand.Constant(municipalityKey));
        var filter = question.Need.Condition(schema, now) is { } condition ? new Filter.And([inTown, condition]) : inTown;
        return await site.Reader.Freshness.CountAsync(
            collection, question.Datasets, filter, question.AnyOf, request.Cancellation);
    }

    static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("solutions");
        foreach (var solution in All(request.Registry))
        {
            json.WriteStartObject();
            json.WriteString("id", solution.Id);
            json.WriteString("version", solution.Version);
            json.WriteString("title", request.In(solution.Title));
            json.WriteStartArray("links");
            json.WriteLink(request.Links.To($"/solutions/{solution.Id}"), "item", "application/json", request.In(solution.Title));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteOne(ApiRequest request, Utf8JsonWriter json)
    {
        var solution = Solution(request);
        json.WriteStartObject();
        json.WriteString("id", solution.Id);
        json.WriteString("version", solution.Version);
        json.WriteString("title", request.In(solution.Title));
        json.WritePropertyName("manifest");
        json.WriteRawValue(request.Registry.Solutions[solution.Id].Span);
        json.WriteStartArray("towns");
        foreach (var town in TownsOf(request.Registry, solution))
        {
            json.WriteStartObject();
            json.WriteString("municipality_key", town.Key);
            json.WriteString("name", town.Name);
            json.WriteString("portability", request.Links.To($"/portability/{solution.Id}/{Uri.EscapeDataString(town.Key)}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Towns that have data of a schema that the solution needs, by name.</summary>
    public static IEnumerable<Municipality> TownsOf(Registry registry, SolutionManifest solution) => registry.Datasets.Values
        .Where(dataset => solution.Needs.Any(need => need.Schema == dataset.Schema?.Name))
        .SelectMany(dataset => dataset.Towns)
        .Where(town => town is { Features: > 0, Need: "" })
        .Select(town => town.MunicipalityKey)
        .Distinct()
        .Select(key => registry.Municipalities.GetValueOrDefault(key) ?? new(key, key))
        .OrderBy(town => town.Name, StringComparer.Ordinal).ThenBy(town => town.Key, StringComparer.Ordinal);
}
