using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Answers what changed since a publication (<c>$deltatoken</c>; protocol 11.4, JSON format 15): first what vanished, then what
/// changed and does not meet the condition, then what is new or changed, in pages; at the end the link to what comes after.</summary>
/// <param name="site">Settings and readers.</param>
/// <param name="exchange">The exchange.</param>
/// <param name="shape">What of the entities is written.</param>
/// <param name="since">The publication that the client has.</param>
sealed class ODataDelta(Site site, ODataExchange exchange, ODataShape shape, long since)
{
    readonly ApiRequest _request = exchange.Request;

    /// <summary>The address that tells what changed after a publication.</summary>
    public static string Link(ApiRequest request, long publication) => ODataNextLink.Of(
        request, ["skip", "skiptoken", "deltatoken", "top", "count", "orderby"], ("$deltatoken", publication.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads <c>$deltatoken</c>.</summary>
    /// <exception cref="ProblemException">400: no token of this server; 410: what vanished since is not known any more.</exception>
    public static async Task<long> SinceAsync(Site site, ODataExchange exchange, Collection collection, string token)
    {
        var registry = exchange.Request.Registry;
        if (!long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var since) || since > registry.Publication)
        {
            throw new ProblemException(Problem.InvalidParameters([new("$deltatoken", token, "Must be the token of an @odata.deltaLink of this server.")]));
        }

        if (await site.Reader.Changes.HasForgottenAsync(collection, since, site.Clock.GetUtcNow(), exchange.Request.Cancellation))
        {
            throw new ProblemException(Problem.Expired(
                $"'$deltatoken={token}': what vanished is remembered for {ChangesReader.Memory.TotalDays:0} days. Read the entity set again from its beginning."));
        }

        return since;
    }

    /// <summary>Answers with a page.</summary>
    /// <param name="query">Condition and page size.</param>
    /// <param name="left">Condition of what does not meet the condition; null where there is none.</param>
    /// <param name="token">Where the page begins; null for the first page.</param>
    public async Task AnswerAsync(FeatureQuery query, Filter? left, SkipToken? token)
    {
        if (exchange.Format.Metadata == MetadataLevel.None || exchange.Format.Encoder is not null)
        {
            throw new ProblemException(Problem.NotAcceptable("Changes are offered as json with metadata=minimal or full."));
        }

        var response = _request.Http.Response;
        exchange.WriteHeaders(exchange.ContentType);
        await response.StartAsync(_request.Cancellation);
        await using var json = new Utf8JsonWriter(response.BodyWriter, ODataRelated.Json);
        json.WriteStartObject();
        json.WriteString("@odata.context"u8, exchange.Context($"{shape.Set}{shape.SelectList(exchange.IsOld)}/$delta"));
        json.WriteStartArray("value"u8);
        var next = await WritePartsAsync(json, query with { ChangedSince = since, Sort = [], Offset = 0 }, left, token);
        json.WriteEndArray();
        if (next is not null)
        {
            json.WriteString("@odata.nextLink"u8, ODataNextLink.Of(_request, ["skiptoken"], ("$skiptoken", next.ToString())));
        }
        else
        {
            json.WriteString("@odata.deltaLink"u8, Link(_request, Now(query, token)));
        }

        json.WriteEndObject();
    }

    // All pages of one answer lead to what comes after the first of them.
    static long Now(FeatureQuery query, SkipToken? token) => token?.Publication ?? query.Collection.Publication;

    async Task<SkipToken?> WritePartsAsync(Utf8JsonWriter json, FeatureQuery query, Filter? left, SkipToken? token)
    {
        // A page without room would have no place to go on from.
        var room = Math.Max(1, query.Limit!.Value);
        var part = token?.Part is { } given and not DeltaPart.None ? given : DeltaPart.Deleted;
        var place = token?.Position;
        if (part == DeltaPart.Deleted)
        {
            var after = place is null ? null : new DeletedFeature(place.Id, place.Dataset, 0, default);
            var deleted = await site.Reader.Changes.DeletedAsync(query.Collection, since, after, room, _request.Cancellation);
            foreach (var one in deleted)
            {
                WriteRemoved(json, one.Id, "deleted"u8);
            }

            if (deleted.Length == room)
            {
                return new(new([], deleted[^1].Dataset, deleted[^1].Id), Now(query, token), DeltaPart.Deleted);
            }

            room -= deleted.Length;
            (part, place) = (left is null ? DeltaPart.Changed : DeltaPart.Left, null);
        }

        if (part == DeltaPart.Left)
        {
            var ids = query with { Filter = left, Properties = [], Geometry = false, Computed = [] };
            var (more, written) = await WriteRowsAsync(json, ids, place, room, isLeft: true);
            if (more is not null)
            {
                return new(more, Now(query, token), part);
            }

            room -= written;
            (part, place) = (DeltaPart.Changed, null);
            if (room == 0)
            {
                return new(null, Now(query, token), part);
            }
        }

        var (rest, _) = await WriteRowsAsync(json, shape.Of(query, exchange.Model), place, room, isLeft: false);
        return rest is null ? null : new(rest, Now(query, token), DeltaPart.Changed);
    }

    async Task<(PagePosition? More, int Written)> WriteRowsAsync(Utf8JsonWriter json, FeatureQuery query, PagePosition? after, int room, bool isLeft)
    {
        // The surplus row tells that there is more.
        await using var rows = await site.Reader.Features.OpenAsync(query with { After = after, Limit = room + 1 }, _request.Cancellation);
        var writer = new ODataEntityWriter(exchange, rows, shape, null);
        var output = _request.Http.Response.BodyWriter;
        PagePosition? last = null;
        var written = 0;
        while (await rows.ReadAsync(_request.Cancellation))
        {
            if (last is not null)
            {
                return (last, written);
            }

            if (isLeft)
            {
                WriteRemoved(json, System.Text.Encoding.UTF8.GetString(rows.Id), "changed"u8);
            }
            else
            {
                writer.Write(json);
            }

            written++;
            var isFull = written == room || json.BytesCommitted + json.BytesPending >= site.Options.MaximumPageBytes;
            last = isFull ? rows.Position : null;
            if (output.UnflushedBytes + json.BytesPending >= Formats.Encoder.FlushAtBytes)
            {
                await json.FlushAsync(_request.Cancellation);
                await output.FlushAsync(_request.Cancellation);
            }
        }

        return (null, written);
    }

    void WriteRemoved(Utf8JsonWriter json, string id, ReadOnlySpan<byte> reason)
    {
        json.WriteStartObject();
        if (exchange.IsOld || exchange.Format.Metadata == MetadataLevel.Full)
        {
            json.WriteString("@odata.context"u8, exchange.Context($"{shape.Set}/$deletedEntity"));
        }

        var address = ODataExchange.Address(shape.Set, id);
        if (exchange.IsOld)
        {
            json.WriteString("id"u8, address);
            json.WriteString("reason"u8, reason);
        }
        else
        {
            json.WriteStartObject("@odata.removed"u8);
            json.WriteString("reason"u8, reason);
            json.WriteEndObject();
            json.WriteString("@odata.id"u8, address);
        }

        json.WriteEndObject();
    }
}
