using System.Buffers.Text;
using System.Text.Json;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Http;

/// <summary>A place in the order, opaque for clients: the parameter <c>next</c>, in OData <c>$skiptoken</c> (base64url of JSON:
/// absent values, commas and long numbers survive).</summary>
static class PageToken
{
    /// <summary>Longest token that is looked at.</summary>
    public const int MaximumLength = 4096;

    sealed record Content(string?[] V, int D, string I);

    /// <summary>Writes a place.</summary>
    public static string Write(PagePosition position) => Base64Url.EncodeToString(
        JsonSerializer.SerializeToUtf8Bytes(new Content([.. position.Values], position.Dataset, position.Id)));

    /// <summary>Reads a place in an order of so many keys; null for anything that this API has not written.</summary>
    public static PagePosition? Read(string token, int keys)
    {
        if (token.Length > MaximumLength || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(Base64Url.DecodeFromChars(token));
            return content is { V: { } values, I: { } id } && values.Length == keys
                ? new([.. values], content.D, id)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
