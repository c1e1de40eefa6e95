using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Aggregation;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Records;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.Ogc.Records;

/// <summary>Records of the catalogue and one of them (OGC 20-004r1, 7.6): the same query, counts and pages as features, with the documents of records.</summary>
/// <param name="site">Settings and readers.</param>
/// <param name="counts">Counts of matches.</param>
sealed class RecordsEndpoint(Site site, CountCache counts)
{
    /// <summary>The search and one record, each with a short address as well.</summary>
    /// <param name="page">Writes the page of a search.</param>
    /// <param name="recordPage">Makes the page of a record, UTF-8.</param>
    public IEnumerable<Resource> Resources(Func<ApiRequest, RecordsAnswer, Task> page, Func<ApiRequest, CatalogueRecord, ReadOnlyMemory<byte>> recordPage)
    {
        ImmutableArray<Representation> search = [new(Format.GeoJson, WriteAsync), new(Format.Html, request => WritePageAsync(request, page))];
        ImmutableArray<Representation> one =
        [
            new(Format.GeoJson, request => WriteOneAsync(request, record => Document.Write(json => RecordJson.Write(json, request, record, null, isDocument: true)))),
            new(Format.Html, request => WriteOneAsync(request, record => recordPage(request, record))),
        ];
        var items = Links.Collection(RecordCollection.Id, "/items");
        return [new(items, search), new(items + "/{id}", one), new("/records", search), new("/records/{id}", one)];
    }

    // As encoders of features do.
    const int FlushAtBytes = Formats.Encoder.FlushAtBytes;

    DateTimeOffset Today => new(site.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    async Task WriteAsync(ApiRequest request)
    {
        var today = Today;
        var query = RecordParameters.ParsePage(request, site.Options, today, site.Options.DefaultLimit, site.Options.MaximumLimit);
        var members = RecordParameters.ReadMembers(request.Parameters);
        var names = RecordParameters.ReadFacets(request.Parameters);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query, today, looksAtDay: names.Contains(RecordFacets.Freshness) || request.Parameters.Has(RecordFacets.Freshness)))
        {
            return;
        }

        var counting = CountAsync(query, names, today, request.Cancellation);
        await using var rows = await site.Reader.Features.OpenAsync(query with { Limit = query.Limit + 1 }, request.Cancellation);
        var (matched, facets) = await counting;
        if (matched is null)
        {
            ETags.Withdraw(request.Http);
        }
        else
        {
            FeatureHeaders.SetMatched(request, matched.Value);
        }

        request.Timing.End("sql");
        request.Timing.Write(request.Http.Response);
        request.Http.Response.ContentType = Format.GeoJson.MediaType;
        request.Http.Response.Headers["Content-Crs"] = $"<{Crs.Crs84.Uri}>";
        await request.Http.Response.StartAsync(request.Cancellation);
        await WriteAsync(request, rows, query, members, matched, facets);
    }

    async Task WriteAsync(
        ApiRequest request, FeatureRows rows, FeatureQuery query, ImmutableArray<string>? members, long? matched, ImmutableArray<RecordFacet> facets)
    {
        var output = request.Http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        var returned = 0;
        PagePosition? last = null, next = null;
        while (await rows.ReadAsync(request.Cancellation))
        {
            if (returned == query.Limit || (returned > 0 && json.BytesCommitted + json.BytesPending > site.Options.MaximumPageBytes))
            {
                next = last;
                break;
            }

            if (Record(request, rows) is { } record)
            {
                RecordJson.Write(json, request, record, members, isDocument: false);
                returned++;
            }

            last = rows.Position;
            if (json.BytesPending + output.UnflushedBytes > FlushAtBytes)
            {
                await json.FlushAsync(request.Cancellation);
                await output.FlushAsync(request.Cancellation);
            }
        }

        json.WriteEndArray();
        if (matched is { } number)
        {
            json.WriteNumber("numberMatched", number);
        }

        json.WriteNumber("numberReturned", returned);
        if (!facets.IsEmpty)
        {
            json.WriteStartObject("facets");
            foreach (var facet in facets)
            {
                FacetsEndpoint.WriteFacet(request, json, facet.Facet);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteLink(request.Links.To(Links.Collection(RecordCollection.Id)), "collection", RecordDocuments.Catalogue.MediaType, request.In(RecordCollection.Title));
        json.WriteLink(Profiles.Register + "ogc-record", "profile");
        if (next is not null)
        {
            json.WriteLink(request.With(("next", PageToken.Write(next)), ("offset", null)), "next", Format.GeoJson.MediaType);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(request.Cancellation);
        await output.FlushAsync(request.Cancellation);
    }

    async Task WritePageAsync(ApiRequest request, Func<ApiRequest, RecordsAnswer, Task> page)
    {
        var today = Today;
        var query = RecordParameters.ParsePage(request, site.Options, today, site.Options.DefaultPageRows, site.Options.MaximumPageRows);
        RecordParameters.ReadMembers(request.Parameters);
        RecordParameters.ReadFacets(request.Parameters);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query, today, looksAtDay: true))
        {
            return;
        }

        var counting = CountAsync(query, RecordFacets.Names, today, request.Cancellation);
        var records = ImmutableArray.CreateBuilder<CatalogueRecord>();
        PagePosition? last = null, next = null;
        await using (var rows = await site.Reader.Features.OpenAsync(query with { Limit = query.Limit + 1 }, request.Cancellation))
        {
            while (await rows.ReadAsync(request.Cancellation))
            {
                if (records.Count == query.Limit)
                {
                    next = last;
                    break;
                }

                if (Record(request, rows) is { } record)
                {
                    records.Add(record);
                }

                last = rows.Position;
            }
        }

        var (matched, facets) = await counting;
        if (matched is null)
        {
            ETags.Withdraw(request.Http);
        }

        request.Timing.End("sql");
        await page(request, new(query, records.ToImmutable(), matched, facets,
            next is null ? null : request.LocalWith(("next", PageToken.Write(next)), ("offset", null))));
    }

    async Task WriteOneAsync(ApiRequest request, Func<CatalogueRecord, ReadOnlyMemory<byte>> make)
    {
        var id = request.Route("id");
        Profiles.Read(request.Parameters, "ogc-record");
        request.Parameters.Finish();
        var query = new FeatureQuery
        {
            Collection = request.Registry.Records, Id = id, Limit = 1, Geometry = false, Properties = [RecordCollection.Source, RecordCollection.Document],
        };
        if (ETags.IsNotModified(request, request.Snapshot.StateOf(query.Collection), null))
        {
            return;
        }

        await using var rows = await site.Reader.Features.OpenAsync(query, request.Cancellation);
        var record = await rows.ReadAsync(request.Cancellation) ? Record(request, rows) : null;
        if (record is null)
        {
            throw new ProblemException(await site.Reader.Purged.FindAsync(id, null, request.Cancellation) is { } purged
                ? Problem.Gone($"'{id}' was removed for good: {purged.Reason}")
                : Problem.NotFound($"There is no record '{id}' in the catalogue."));
        }

        await Document.SendAsync(request.Http, request.Format.MediaType, make(record), request.Cancellation);
    }

    async Task<(long? Matched, ImmutableArray<RecordFacet> Facets)> CountAsync(
        FeatureQuery query, ImmutableArray<string> names, DateTimeOffset today, CancellationToken cancellation)
    {
        if (names.IsEmpty)
        {
            return (await counts.CountAsync(query, cancellation), []);
        }

        await using var session = await site.Reader.Aggregates.BeginAsync(cancellation);
        return await RecordFacets.ComputeAsync(session, query, names, site.Options.Aggregates.DefaultBins, today);
    }

    // An age is one of today's: tomorrow the tag is another one, and nothing keeps the answer until then.
    static bool IsNotModified(ApiRequest request, FeatureQuery query, DateTimeOffset today, bool looksAtDay)
    {
        var state = request.Snapshot.StateOf(query.Collection);
        var isNotModified = ETags.IsNotModified(request, looksAtDay ? string.Create(CultureInfo.InvariantCulture, $"{state} {today:yyyy-MM-dd}") : state, null);
        if (looksAtDay)
        {
            Answer.Of(request.Http).State = null;
        }

        return isNotModified;
    }

    // Null where the registry of the request does not have the entry any more, or not yet.
    static CatalogueRecord? Record(ApiRequest request, FeatureRows rows)
    {
        var id = Encoding.UTF8.GetString(rows.Id);
        if (rows.IsNull(0))
        {
            return request.Registry.Entry(id) is { } entry ? OwnRecord.Of(Identity(request), request.Registry, entry) : null;
        }

        return rows.IsNull(1) ? null : Catalog.Records.RecordOfOthers.Of(id, Encoding.UTF8.GetString(rows.Utf8(0)), RecordDocument.Read(rows.Json(1)));
    }

    static CatalogueIdentity Identity(ApiRequest request) => new() { Root = new(request.Links.Root + "/") };
}
