using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Answers with entities in one of the other formats: the same query, the same rows, another encoder.</summary>
/// <param name="site">Settings.</param>
/// <param name="exchange">The exchange; its format has an encoder.</param>
/// <param name="target">What the address leads to.</param>
/// <param name="shape">What of the entities is written.</param>
sealed class ODataOtherFormat(Site site, ODataExchange exchange, ODataTarget target, ODataShape shape)
{
    readonly ApiRequest _request = exchange.Request;
    readonly Formats.Encoder _encoder = exchange.Format.Encoder!;

    /// <summary>The query of the answer. A format without a place for a next link gives all: a table that silently ends misleads.</summary>
    public FeatureQuery Query(ODataQuery asked) => _encoder.CarriesLinks
        ? asked.Query
        : asked.Query with { Limit = asked.Top is { } top ? (int)Math.Min(top, int.MaxValue - 1) : null };

    /// <summary>Answers.</summary>
    /// <exception cref="ProblemException">404; 501: nothing expanded has a place in a table.</exception>
    public async Task AnswerAsync(ODataQuery asked, SkipToken? token)
    {
        if (!shape.Expansions.IsEmpty)
        {
            throw new ProblemException(Problem.NotImplemented($"'$expand' with the format '{_encoder.Name}' is not supported here; json is."));
        }

        var http = _request.Http;
        var query = shape.Of(Query(asked) with { After = token?.Position }, exchange.Model);
        if (target.IsSingle)
        {
            query = query with { Id = target.Key, Filter = null, Limit = 1 };
        }

        exchange.WriteHeaders(_encoder.ContentType);
        if (!_encoder.CarriesLinks)
        {
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{target.Set}.{_encoder.Name}\"";
        }

        if (HttpMethods.IsHead(http.Request.Method) && query.Limit is null)
        {
            return;
        }

        var isWhole = query.Limit is null && exchange.Model.RegistryOf(query.Collection) is null;
        using var place = isWhole ? site.Exports.Enter() : null;
        Http.Answer.Of(http).WaitsForClient = isWhole;
        long? count = asked.IsCounted && !target.IsSingle && _encoder.CarriesLinks
            ? await exchange.Source.CountAsync(query with { After = null, Sort = [], Computed = [] }, _request.Cancellation)
            : null;
        await using var rows = await OpenAsync(query, isWhole);
        if (target.IsSingle && rows.IsEmpty)
        {
            http.Response.Headers.ContentDisposition = default;
            await ODataEntities.AnswerNothingAsync(site, exchange, target);
            return;
        }

        _request.Timing.End("sql");
        _request.Timing.Write(http.Response);
        var hasMore = asked.Top is not { } top || top > query.Limit;
        var context = new EncodingContext
        {
            Language = _request.Language,
            IsSingle = target.IsSingle,
            Limit = query.Limit,
            // A page that may be cut anywhere could not say how much of $top is left.
            MaximumBytes = _encoder.CarriesLinks && asked.Top is null ? site.Options.MaximumPageBytes : null,
            NumberMatched = count,
            Links = [new(_request.Links.To(_request.Path) + http.Request.QueryString.ToUriComponent(), "self", _encoder.MediaType)],
            Next = target.IsSingle || !hasMore ? null : position => new(
                ODataNextLink.After(_request, position, asked.Top - query.Limit, null), "next", _encoder.MediaType),
        };
        // From here a failure breaks the connection: no document that looks whole (style.md 6.2).
        await http.Response.StartAsync(_request.Cancellation);
        await _encoder.WriteAsync(rows, context, http.Response.BodyWriter, _request.Cancellation);
    }

    Task<FeatureRows> OpenAsync(FeatureQuery query, bool isWhole) => isWhole
        ? site.OpenSnapshotAsync(query, _request.Cancellation)
        // The surplus row tells that there is a next page.
        : exchange.Source.OpenAsync(query.Limit is { } limit ? query with { Limit = limit + 1 } : query, _request.Cancellation);
}
