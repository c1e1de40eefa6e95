using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>The contexts that documents may name. None is fetched: whoever could change what stands at an address could
/// change what every catalogue says, and each document would make the reader call somebody.</summary>
/// <param name="find">The document at an absolute address; null where there is none.</param>
public sealed class ContextLibrary(Func<string, ReadOnlyMemory<byte>?> find)
{
    // Addresses under which catalogues are known to name them; each is one of the files in Contexts/.
    static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["project-open-data.cio.gov/v1.1/schema/catalog.jsonld"] = "data-json-1.1",
        ["semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld"] = "dcat-ap-3",
        ["semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld"] = "dcat-ap-3",
        ["semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld"] = "dcat-ap-3",
        ["semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld"] = "dcat-ap-3",
        ["semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/context/hvd.jsonld"] = "dcat-ap-hvd-3",
        ["semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0-hvd/context/hvd.jsonld"] = "dcat-ap-hvd-3",
        ["semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/examples/context.jsonld"] = "dcat-ap-examples-3",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that are part of this program (docs/json-ld.md lists them).</summary>
    public static ContextLibrary Bundled { get; } = new(Open);

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

    static ReadOnlyMemory<byte>? Open(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (address[..start] is not ("https://" or "http://") || !Files.TryGetValue(address[start..], out var file))
        {
            return null;
        }

        using var stream = typeof(ContextLibrary).Assembly.GetManifestResourceStream($"contexts/{file}.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
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
