using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary><c>/collections/{collection}/facets</c>: how the features that match spread over the values of properties, in the words
/// of the draft of OGC API Records Part 2 (24-064, 7 and 8).</summary>
/// <remarks>Without <c>properties</c> it only says which facets there are.</remarks>
sealed class FacetsEndpoint(Site site)
{
    /// <summary>Parameters that are no queryables, in the order of the OpenAPI document.</summary>
    public static ImmutableArray<string> Names { get; } = ["properties", "limit", "f", "lang"];

    /// <summary>JSON, and the page of the portal.</summary>
    /// <param name="page">Writes the page.</param>
    public Resource Resource(Func<ApiRequest, FacetsAnswer, Task> page) => new("/collections/{collection}/facets",
        new Representation(Format.Json, request => AnswerAsync(request, WriteAsync)), new(Format.Html, request => AnswerAsync(request, page)));

    async Task AnswerAsync(ApiRequest request, Func<ApiRequest, FacetsAnswer, Task> write)
    {
        var collection = request.CollectionOrCatalogue();
        var parameters = request.Parameters;
        var query = FeatureConditions.Parse(parameters, collection, site.Options, Names);
        var properties = Properties(parameters, collection);
        var limits = site.Options.Aggregates;
        var limit = (int)Math.Min(parameters.Whole("limit", 1) ?? limits.DefaultBins, limits.MaximumBins);
        parameters.Finish();
        request.Timing.End("parse");
        if (ItemsEndpoint.IsNotModified(request, query))
        {
            return;
        }

        if (properties.IsEmpty)
        {
            await write(request, new(collection, null, []));
            return;
        }

        FacetsAnswer answer;
        await using (var session = await site.Reader.Aggregates.BeginAsync(request.Cancellation))
        {
            answer = await Facets.ComputeAsync(session, query, properties, limit);
        }

        request.Timing.End("sql");
        await write(request, answer);
    }

    ImmutableArray<Property> Properties(ParameterReader parameters, Collection collection)
    {
        var known = Served.Queryables(collection).ToList();
        var wanted = ImmutableArray.CreateBuilder<Property>();
        foreach (var name in (parameters.Text("properties") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            if (known.FirstOrDefault(property => property.Name == name) is { } found)
            {
                wanted.Add(found);
            }
            else
            {
                parameters.Reject("properties", name,
                    $"'{collection.Id}' has no facet of that name.{ParameterReader.Suggest(name, known.Select(property => property.Name))}");
            }
        }

        if (wanted.Count > site.Options.Aggregates.MaximumFacets)
        {
            parameters.Reject("properties", null, $"At most {site.Options.Aggregates.MaximumFacets} properties may be named.");
        }

        return wanted.ToImmutable();
    }

    Task WriteAsync(ApiRequest request, FacetsAnswer answer) => Document.SendAsync(request.Http, Format.Json.MediaType, Document.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", answer.Collection.Id);
        json.WriteString("title", request.In(answer.Collection.Title));
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteLink(request.Links.To(Links.Collection(answer.Collection.Id)), "collection", Format.Json.MediaType);
        json.WriteEndArray();
        if (answer.Matched is { } matched)
        {
            json.WriteNumber("numberMatched", matched);
        }

        json.WriteNumber("defaultBucketCount", site.Options.Aggregates.DefaultBins);
        json.WriteStartObject("facets");
        if (answer.Matched is null)
        {
            foreach (var property in Served.Queryables(answer.Collection))
            {
                WriteHead(request, json, property);
                json.WriteEndObject();
            }
        }

        foreach (var facet in answer.Facets)
        {
            WriteFacet(request, json, facet);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }), request.Cancellation);

    /// <summary>One facet with its buckets, as a member of <c>facets</c>.</summary>
    public static void WriteFacet(ApiRequest request, Utf8JsonWriter json, Facet facet)
    {
        WriteHead(request, json, facet.Property);
        WriteBuckets(request, json, facet);
        json.WriteEndObject();
    }

    static void WriteHead(ApiRequest request, Utf8JsonWriter json, Property property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("type", Facets.HasBins(property) ? "histogram" : "term");
        json.WriteString("property", property.Name);
        json.WriteString("title", request.In(property.Title));
        if (Facets.HasBins(property))
        {
            json.WriteString("bucketType", "fixedBucketCount");
        }
        else
        {
            json.WriteString("sortedBy", "count");
        }
    }

    static void WriteBuckets(ApiRequest request, Utf8JsonWriter json, Facet facet)
    {
        json.WriteStartArray("buckets");
        foreach (var bucket in facet.Buckets)
        {
            json.WriteStartObject();
            if (bucket.Minimum is { } minimum && bucket.Maximum is { } maximum)
            {
                json.WritePropertyName("min");
                AggregateJson.WriteValue(json, minimum);
                json.WritePropertyName("max");
                AggregateJson.WriteValue(json, maximum);
            }
            else
            {
                json.WritePropertyName("value");
                AggregateJson.WriteValue(json, bucket.Value);
                if (ValueTitles.Of(request, facet.Property, bucket.Value) is { } title)
                {
                    json.WriteString("title", title);
                }
            }

            json.WriteNumber("count", bucket.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("more", facet.More);
        json.WriteNumber("other", facet.Other);
        json.WriteNumber("missing", facet.Missing);
    }
}
