using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Answers with entities as OData's JSON: pages, single ones, numbers, addresses.</summary>
/// <param name="site">Settings.</param>
/// <param name="exchange">The exchange.</param>
/// <param name="target">What the address leads to.</param>
/// <param name="shape">What of the entities is written.</param>
sealed class ODataEntities(Site site, ODataExchange exchange, ODataTarget target, ODataShape shape)
{
    readonly ApiRequest _request = exchange.Request;

    /// <summary>Answers with the number of entities (<c>/$count</c>).</summary>
    public async Task AnswerCountAsync(FeatureQuery query)
    {
        var count = await exchange.Source.CountAsync(query, _request.Cancellation);
        _request.Timing.End("sql");
        exchange.WriteHeaders("text/plain");
        await Document.SendAsync(
            _request.Http, "text/plain", Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)), _request.Cancellation);
    }

    /// <summary>Answers with a page.</summary>
    /// <param name="asked">What was asked; the query has the way to the entities.</param>
    /// <param name="token">Where the page begins.</param>
    /// <param name="tracked">State that later changes are counted from; null where they are not followed.</param>
    public async Task AnswerPageAsync(ODataQuery asked, SkipToken? token, long? tracked)
    {
        var isReferences = target.Kind == TargetKind.Reference;
        var query = shape.Of(asked.Query with { After = token?.Position }, exchange.Model);
        var limit = query.Limit!.Value;
        if (isReferences)
        {
            query = query with { Properties = [], Geometry = false, Computed = [] };
        }
        else if (ODataRelated.NeedsDatabase(exchange.Model, shape))
        {
            limit = Math.Min(limit, site.Options.OData.MaximumExpandedRows);
        }

        var counting = asked.IsCounted
            ? exchange.Source.CountAsync(query with { After = null, Sort = [], Computed = [] }, _request.Cancellation)
            : null;
        // The surplus row tells that there is a next page.
        await using var rows = await exchange.Source.OpenAsync(query with { Limit = limit + 1 }, _request.Cancellation);
        long? count = counting is null ? null : await counting;
        _request.Timing.End("sql");
        var response = _request.Http.Response;
        exchange.WriteHeaders(exchange.ContentType);
        _request.Timing.Write(response);
        // From here a failure breaks the connection: no document that looks whole (style.md 6.2).
        await response.StartAsync(_request.Cancellation);
        await new ODataPage(exchange, shape, limit, site.Options.MaximumPageBytes)
        {
            Context = exchange.Context(isReferences ? "Collection($ref)" : shape.Set + shape.SelectList(exchange.IsOld)),
            Count = count,
            IsReferences = isReferences,
            Next = (position, written) => asked.Top <= written ? null : ODataNextLink.After(_request, position, asked.Top - written, tracked),
            Last = tracked is { } publication ? () => ("@odata.deltaLink", ODataDelta.Link(_request, publication)) : null,
        }.WriteAsync(rows, response.BodyWriter, _request.Cancellation);
    }

    /// <summary>Answers with one entity, or its address. Where a way leads nowhere, there is no content (protocol 11.2.7).</summary>
    public async Task AnswerEntityAsync(FeatureQuery query)
    {
        var isReference = target.Kind == TargetKind.Reference;
        var buffer = new ArrayBufferWriter<byte>();
        var related = new ODataRelated(exchange, buffer, site.Options.ODataPageSize);
        await using (var rows = await exchange.Source.OpenAsync(
            shape.Of(query with { Id = target.Key, Filter = null, Sort = [], Offset = 0, After = null, Limit = 1 }, exchange.Model), _request.Cancellation))
        {
            if (target.Key is "" || !await rows.ReadAsync(_request.Cancellation))
            {
                await AnswerNothingAsync(site, exchange, target);
                return;
            }

            using var json = new Utf8JsonWriter(buffer, ODataRelated.Json);
            var hasContext = exchange.Format.Metadata != MetadataLevel.None;
            if (isReference)
            {
                WriteReference(json, hasContext);
            }
            else
            {
                new ODataEntityWriter(exchange, rows, shape, related)
                    .Write(json, hasContext ? exchange.Context($"{shape.Set}{shape.SelectList(exchange.IsOld)}/$entity") : null);
            }
        }

        var document = await related.FillAsync(_request.Cancellation);
        _request.Timing.End("sql");
        exchange.WriteHeaders(exchange.ContentType);
        await Document.SendAsync(_request.Http, exchange.ContentType, document, _request.Cancellation);
    }

    /// <summary>Answers where there is nothing: no content at the end of a way.</summary>
    /// <exception cref="ProblemException">404: an entity that was named; 410: it was removed for good.</exception>
    public static async Task AnswerNothingAsync(Site site, ODataExchange exchange, ODataTarget target)
    {
        if (!target.IsRelated || !target.Path.IsEmpty)
        {
            throw await site.MissingAsync(target.Collection, target.Key!, exchange.Request.Cancellation);
        }

        ETags.Withdraw(exchange.Request.Http);
        exchange.Request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    void WriteReference(Utf8JsonWriter json, bool hasContext)
    {
        json.WriteStartObject();
        if (hasContext)
        {
            json.WriteString("@odata.context"u8, exchange.Context("$ref"));
        }

        json.WriteString("@odata.id"u8, ODataExchange.Address(target.Set, target.Key!));
        json.WriteEndObject();
    }
}
