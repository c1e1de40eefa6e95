using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Http;

/// <summary>The registry of one publication, with what the edge derives from it once: states for ETags and documents that
/// are the same for everybody.</summary>
sealed class Snapshot
{
    /// <summary>Documents kept; beyond it they are made for each request.</summary>
    /// <remarks>Their addresses hold the name that the client asked for, so their number is the client's choice.</remarks>
    public const int KeptDocuments = 32;

    static readonly ConditionalWeakTable<Registry, Snapshot> Known = [];
    readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> _states = new(StringComparer.Ordinal);
    readonly Lazy<string> _state;

    Snapshot(Registry registry)
    {
        Registry = registry;
        _state = new(() => Hash(registry.Publishers.Values.OrderBy(one => one.Slug, StringComparer.Ordinal)
            .Select(publisher => publisher.ToString())
            .Concat(registry.Schemas.Select(schema => $"{schema.Iri} {schema.Status}"))
            .Concat(registry.Datasets.Values.Concat(registry.Series.Values).Concat(registry.Services.Values).OrderBy(one => one.Number).Select(StateOf))
            .Concat(registry.Datasets.Values.OrderBy(one => one.Number)
                .Select(one => string.Join(' ', one.DownloadBytes.OrderBy(size => size.Key, StringComparer.Ordinal))))
            .Concat(registry.Links.Values.OrderBy(one => one.Url, StringComparer.Ordinal).Select(link => link.Finding))
            .Concat(registry.Inventory.Select(entry => $"{entry} {string.Join(',', entry.Themes)}"))
            .Concat(registry.Municipalities.Values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(town => town.ToString()))
            .Concat(registry.Solutions.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"{one.Key} {Convert.ToHexString(SHA256.HashData(one.Value.Span))}"))));
    }

    /// <summary>All that is published.</summary>
    public Registry Registry { get; }

    /// <summary>Changes whenever anything in the registry does; the same in every process that serves it.</summary>
    public string State => _state.Value;

    /// <summary>The snapshot of a registry: the same object for the same registry.</summary>
    public static Snapshot Of(Registry registry) => Known.GetValue(registry, one => new Snapshot(one));

    /// <summary>Changes whenever features, descriptors or publishers of the collection do, also by a withdrawal.</summary>
    public string StateOf(Collection collection) =>
        _states.GetOrAdd(collection.Id, _ => Hash(collection.Datasets
            .Select(dataset => $"{StateOf(dataset)} {dataset.Publisher}").Append($"{collection.Publication}")));

    /// <summary>A document that is made once per snapshot, while there is room for it.</summary>
    public byte[] Document(string key, Func<byte[]> make)
    {
        if (_documents.TryGetValue(key, out var kept))
        {
            return kept;
        }

        var made = make();
        if (_documents.Count < KeptDocuments)
        {
            _documents[key] = made;
        }

        return made;
    }

    static string StateOf(Dataset dataset) => $"{dataset.Id} {dataset.Revision} {dataset.Publication} {dataset.DescriptorHash} {dataset.Mirror}";

    static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
