using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary><c>/collections/{collection}/changes?since=</c>: what was withdrawn and what is new or changed since a publication
/// (design 4.8), in pages: first the withdrawn, then the changed ones as a FeatureCollection under <c>changed</c>.</summary>
sealed class ChangesEndpoint(Site site)
{
    sealed record DeletedToken(string Id, int Dataset);

    /// <summary>JSON only.</summary>
    public Resource Resource() => new("/collections/{collection}/changes", new Representation(Format.Json, WriteAsync));

    async Task WriteAsync(ApiRequest request)
    {
        var collection = request.Collection();
        var parameters = request.Parameters;
        var since = parameters.Whole("since", 0);
        if (since is null && parameters.Given.All(pair => pair.Name != "since" || pair.Value.Length == 0))
        {
            parameters.Reject("since", null, "Must be given: the number of the publication that you have, 0 for none.");
        }

        var limit = (int)Math.Min(parameters.Whole("limit", 1) ?? site.Options.DefaultChanges, site.Options.MaximumLimit);
        var (after, deletedAfter) = ReadToken(parameters);
        parameters.Finish();
        if (ETags.IsNotModified(request, request.Snapshot.StateOf(collection), null))
        {
            return;
        }

        // Who has nothing yet needs to know of nothing that vanished.
        if (since > 0 && await site.Reader.Changes.HasForgottenAsync(collection, since.Value, site.Clock.GetUtcNow(), request.Cancellation))
        {
            ETags.Withdraw(request.Http);
            throw new ProblemException(Problem.Expired(
                $"'since={since}': what vanished is remembered for {ChangesReader.Memory.TotalDays:0} days. Read all items of the collection again, "
                + $"then ask for the changes since {collection.Publication}."));
        }

        var deleted = after is null
            ? await site.Reader.Changes.DeletedAsync(collection, since!.Value, deletedAfter, limit, request.Cancellation)
            : [];
        if (deleted.Length == limit)
        {
            // More may follow: the changed ones come after the last withdrawn one.
            var last = deleted[^1];
            var token = Encode(JsonSerializer.SerializeToUtf8Bytes(new DeletedToken(last.Id, last.Dataset)));
            await Document.SendAsync(request.Http, Format.Json.MediaType, Document.Write(json =>
            {
                WriteHead(json, since!.Value, collection, deleted);
                WriteLinks(request, json, collection, DeletedPrefix + token);
                json.WriteEndObject();
            }), request.Cancellation);
            return;
        }

        var query = new FeatureQuery { Collection = collection, ChangedSince = since, After = after, Limit = limit + 1 };
        await using var rows = await site.Reader.Features.OpenAsync(query, request.Cancellation);
        await StreamAsync(request, collection, since!.Value, deleted, rows, limit);
    }

    const string DeletedPrefix = "d.";

    static async Task StreamAsync(
        ApiRequest request, Collection collection, long since, ImmutableArray<DeletedFeature> deleted, FeatureRows rows, int limit)
    {
        var response = request.Http.Response;
        response.ContentType = Format.Json.MediaType;
        await response.StartAsync(request.Cancellation);
        var output = response.BodyWriter;
        await output.WriteAsync(Document.Write(json =>
        {
            WriteHead(json, since, collection, deleted);
            json.WriteEndObject();
        })[..^1], request.Cancellation);
        await output.WriteAsync(",\"changed\":"u8.ToArray(), request.Cancellation);
        var result = await Encoders.All[0].WriteAsync(rows, new() { Limit = limit }, output, request.Cancellation);
        var links = Document.Write(json =>
        {
            json.WriteStartObject();
            WriteLinks(request, json, collection, result.Next is { } next ? PageToken.Write(next) : null);
            json.WriteEndObject();
        });
        await output.WriteAsync(","u8.ToArray(), request.Cancellation);
        await output.WriteAsync(links[1..], request.Cancellation);
    }

    static void WriteHead(Utf8JsonWriter json, long since, Collection collection, ImmutableArray<DeletedFeature> deleted)
    {
        json.WriteStartObject();
        json.WriteString("collection", collection.Id);
        json.WriteNumber("since", since);
        json.WriteNumber("publication", collection.Publication);
        json.WriteStartArray("deleted");
        foreach (var one in deleted)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("dataset_id", collection.Datasets.FirstOrDefault(dataset => dataset.Number == one.Dataset)?.Id);
            json.WriteNumber("publication", one.Publication);
            json.WriteString("deleted_at", one.DeletedAt.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json, Collection collection, string? next)
    {
        json.WriteStartArray("links");
        json.WriteLink(request.With(), "self", Format.Json.MediaType);
        if (next is not null)
        {
            json.WriteLink(request.With(("next", next)), "next", Format.Json.MediaType);
        }
        else
        {
            var state = collection.Publication.ToString(CultureInfo.InvariantCulture);
            json.WriteLink(request.With(("since", state), ("next", null)), "delta", Format.Json.MediaType);
        }

        json.WriteLink(request.Links.To(Links.Collection(collection.Id)), "collection", Format.Json.MediaType);
        json.WriteEndArray();
    }

    static (PagePosition? After, DeletedFeature? DeletedAfter) ReadToken(ParameterReader parameters)
    {
        if (parameters.Text("next") is not { } token)
        {
            return (null, null);
        }

        if (token.StartsWith(DeletedPrefix, StringComparison.Ordinal) && ReadDeleted(token[DeletedPrefix.Length..]) is { } deleted)
        {
            return (null, deleted);
        }

        var position = PageToken.Read(token, 0);
        if (position is null)
        {
            parameters.Reject("next", token, "Must be a token from a 'next' link.");
        }

        return (position, null);
    }

    static DeletedFeature? ReadDeleted(string token)
    {
        try
        {
            return token.Length <= PageToken.MaximumLength && Base64Url.IsValid(token)
                && JsonSerializer.Deserialize<DeletedToken>(Base64Url.DecodeFromChars(token)) is { Id: { } id, Dataset: var dataset }
                ? new(id, dataset, 0, default)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
