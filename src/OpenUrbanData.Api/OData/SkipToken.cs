using System.Buffers.Text;
using System.Text.Json;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData;

/// <summary>The value of <c>$skiptoken</c>: a place in the order, opaque for clients.</summary>
static class SkipToken
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
