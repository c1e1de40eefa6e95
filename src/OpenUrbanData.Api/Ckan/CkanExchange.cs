using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Ckan;

/// <summary>A call of an action: what it is called with, and the envelope of its answer.</summary>
sealed class CkanExchange
{
    readonly CkanAction _action;

    /// <summary>Begins an exchange.</summary>
    public CkanExchange(ApiRequest request, Site site, CkanAction action, CkanParameters parameters)
    {
        (Request, Site, _action, Parameters) = (request, site, action, parameters);
        Catalogue = new(request, site);
    }

    /// <summary>The request.</summary>
    public ApiRequest Request { get; }

    /// <summary>Settings and readers.</summary>
    public Site Site { get; }

    /// <summary>What the action is called with.</summary>
    public CkanParameters Parameters { get; }

    /// <summary>The catalogue.</summary>
    public CkanCatalogue Catalogue { get; }

    /// <summary>Ends when the client leaves.</summary>
    public CancellationToken Cancellation => Request.Cancellation;

    /// <summary>Address of the description of an action.</summary>
    public static string HelpOf(Links links, string action) => links.To($"{CkanEndpoint.Root}/help_show?name={Uri.EscapeDataString(action)}");

    /// <summary>Sets tag and rules for caches; true where the client has the answer already.</summary>
    /// <param name="looksAtClock">True where the answer changes without a publication.</param>
    public bool IsNotModified(bool looksAtClock = false)
    {
        Request.Parameters.LooksAtClock |= looksAtClock;
        return ETags.IsNotModified(Request, $"{Catalogue.State} {_action.Name}", null);
    }

    /// <summary>Answers with a result, unless the client has it already.</summary>
    public Task AnswerAsync(Action<Utf8JsonWriter> result) => AnswerAsync(json =>
    {
        result(json);
        return Task.CompletedTask;
    });

    /// <summary>Answers with a result that is written in steps, unless the client has it already.</summary>
    public Task AnswerAsync(Func<Utf8JsonWriter, Task> result) => IsNotModified() ? Task.CompletedTask : WriteAsync(result);

    /// <summary>Writes the envelope around a result.</summary>
    public async Task WriteAsync(Func<Utf8JsonWriter, Task> result)
    {
        var response = Request.Http.Response;
        response.ContentType = Format.Json.MediaType;
        Request.Timing.Write(response);
        await using var json = new Utf8JsonWriter(response.BodyWriter, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("help", HelpOf(Request.Links, _action.Name));
        json.WriteBoolean("success", true);
        json.WritePropertyName("result");
        await result(json);
        json.WriteEndObject();
    }

    /// <summary>Passes on what has come together once it is enough; call it after each part of a long result.</summary>
    public async ValueTask FlushAsync(Utf8JsonWriter json)
    {
        if (json.BytesPending > Answer.HeldBytes / 2)
        {
            json.Flush();
            await Request.Http.Response.BodyWriter.FlushAsync(Cancellation);
        }
    }
}
