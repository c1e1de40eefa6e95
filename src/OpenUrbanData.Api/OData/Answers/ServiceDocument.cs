using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>The service document (JSON format 5).</summary>
static class ServiceDocument
{
    /// <summary>Answers.</summary>
    public static Task AnswerAsync(ODataExchange exchange)
    {
        var request = exchange.Request;
        if (ETags.IsNotModified(request, $"{request.Snapshot.State} {exchange.ContentType}", null))
        {
            return Task.CompletedTask;
        }

        exchange.WriteHeaders(exchange.ContentType);
        return Document.SendAsync(request.Http, exchange.ContentType, Document.Write(json =>
        {
            json.WriteStartObject();
            // Without metadata it is kept all the same: it tells where $metadata is.
            json.WriteString("@odata.context", exchange.Context(""));
            json.WriteStartArray("value");
            foreach (var name in exchange.Model.SetNames)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("title", request.In(exchange.Model.Sets[name].Title));
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), request.Cancellation);
    }
}
