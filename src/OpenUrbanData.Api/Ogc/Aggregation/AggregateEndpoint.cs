using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary><c>/collections/{collection}/aggregate</c>: numbers, sums, means, extremes and histograms of the features that match, per
/// value, period of time or cell of the map.</summary>
sealed class AggregateEndpoint(Site site)
{
    static readonly Format GeoJson = new("geojson", "application/geo+json") { AlsoAccepts = ["application/vnd.geo+json"] };
    static readonly Format Csv = new("csv", "text/csv; charset=utf-8; header=present");

    /// <summary>JSON, GeoJSON (cells as polygons), CSV, and the page of the portal.</summary>
    /// <param name="page">Writes the page.</param>
    public Resource Resource(Func<ApiRequest, AggregateAnswer, Task> page) => new("/collections/{collection}/aggregate",
        new Representation(Format.Json, request => AnswerAsync(request, AggregateJson.WriteAsync)),
        new(GeoJson, request => AnswerAsync(request, AggregateGeoJson.WriteAsync)),
        new(Csv, request => AnswerAsync(request, AggregateCsv.WriteAsync)),
        new(Format.Html, request => AnswerAsync(request, page)));

    /// <summary>Address of the page after this one; null where it is the last.</summary>
    public static string? Next(ApiRequest request, AggregateAnswer answer)
    {
        var end = answer.Aggregation.Offset + (long)answer.Aggregation.Limit;
        return answer.Rows.Groups > end ? request.With(("offset", end.ToString(CultureInfo.InvariantCulture))) : null;
    }

    async Task AnswerAsync(ApiRequest request, Func<ApiRequest, AggregateAnswer, Task> write)
    {
        var collection = request.CollectionOrCatalogue();
        var asked = new AggregateParameters(request, collection, site.Options);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (ItemsEndpoint.IsNotModified(request, asked.Query))
        {
            return;
        }

        var response = request.Http.Response;
        response.ContentType = request.Format.MediaType;
        if (ReferenceEquals(request.Format, Csv))
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{collection.Id}.aggregate.csv\"";
        }

        if (HttpMethods.IsHead(request.Http.Request.Method))
        {
            return;
        }

        await using var session = await site.Reader.Aggregates.BeginAsync(request.Cancellation);
        ImmutableArray<object?> ranges = [];
        if (asked.Ranges is { } question)
        {
            await using var found = await session.OpenAsync(question);
            await found.ReadAsync();
            ranges = found.Current.Values;
        }

        var aggregation = asked.ToAggregation(ranges);
        await using var rows = await session.OpenAsync(aggregation);
        request.Timing.End("sql");
        var answer = new AggregateAnswer(aggregation, asked.KeyNames, asked.FunctionNames, rows);
        SetHeaders(request, answer);
        request.Timing.Write(response);
        // The writer starts the answer: from its first byte a failure breaks the connection.
        await write(request, answer);
    }

    static void SetHeaders(ApiRequest request, AggregateAnswer answer)
    {
        var links = new List<string> { $"<{request.With()}>; rel=\"self\"; type=\"{request.Format.BareMediaType}\"" };
        if (Next(request, answer) is { } next)
        {
            links.Add($"<{next}>; rel=\"next\"; type=\"{request.Format.BareMediaType}\"");
        }

        request.Http.Response.Headers.Link = string.Join(", ", links);
    }
}
