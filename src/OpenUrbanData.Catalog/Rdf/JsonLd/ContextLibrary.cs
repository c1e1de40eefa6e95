using System.Collections.Concurrent;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>The contexts that documents may name. None is fetched: whoever could change what stands at an address could
/// change what every catalogue says, and each document would make the reader call somebody.</summary>
/// <param name="find">The document at an absolute address; null where there is none.</param>
public sealed class ContextLibrary(Func<string, ReadOnlyMemory<byte>?> find)
{
    /// <summary>Those that are part of this program.</summary>
    public static ContextLibrary Bundled { get; } = new(_ => null);

    readonly ConcurrentDictionary<string, JsonElement> _documents = new(StringComparer.Ordinal);

    /// <summary>What stands behind <c>@context</c> in a document.</summary>
    /// <param name="address">Absolute.</param>
    /// <param name="place">Where it is named.</param>
    /// <exception cref="JsonLdException">It is not in the library or is no context.</exception>
    internal LocalContext Load(string address, JsonElement place)
    {
        if (!_documents.TryGetValue(address, out var document))
        {
            document = Read(address, place);
            _documents[address] = document;
        }

        return document.ValueKind == JsonValueKind.Object && document.TryGetProperty(Keyword.Context, out var context)
            ? LocalContext.Of(context)
            : throw new JsonLdException("invalid remote context", $"{address} is no object with @context", place);
    }

    JsonElement Read(string address, JsonElement place)
    {
        if (find(address) is not { } bytes)
        {
            throw new JsonLdException(
                "loading remote context failed",
                $"the context {address} is not among those that are known here, and none is fetched; put it into the document", place);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException mistake)
        {
            throw new JsonLdException("loading remote context failed", $"{address} is no JSON: {mistake.Message}", place);
        }
    }
}
