using System.Collections.Immutable;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>A way in which catalogues are offered: which address to ask, what its answer says, where it goes on. It fetches nothing. A new one is a
/// class and a line in <see cref="All"/>.</summary>
public abstract class CatalogueProtocol
{
    /// <summary>All of them. The first that recognizes an answer reads it.</summary>
    public static ImmutableArray<CatalogueProtocol> All { get; } =
    [
        new InstanceProtocol(),
        new CkanProtocol(),
        new RecordsProtocol(),
        new DataJsonProtocol(),
        new DcatProtocol(),
    ];

    /// <summary>Its name in source files (<c>dcat</c>).</summary>
    public abstract string Name { get; }

    /// <summary>Its name for people.</summary>
    public abstract string Title { get; }

    /// <summary>The protocol of a name; null where there is none.</summary>
    public static CatalogueProtocol? ForName(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>The address of the first page.</summary>
    /// <param name="address">Address that the operator configured, perhaps that of the whole site.</param>
    /// <param name="limits">Limits; some say how many records a page should have.</param>
    public virtual Uri First(Uri address, HarvestLimits limits) => address;

    /// <summary>The address that gives only what changed since an earlier reading; null where the protocol has none.</summary>
    /// <param name="address">Address that the operator configured.</param>
    /// <param name="state">What <see cref="ReadingResult.State"/> was then.</param>
    /// <param name="limits">Limits.</param>
    public virtual Uri? Since(Uri address, string state, HarvestLimits limits) => null;

    /// <summary>Where to ask instead of a first page that could not be had; null for nowhere.</summary>
    internal virtual Uri? Instead(Uri first, HarvestLimits limits) => null;

    /// <summary>Whether an answer seems to be of this protocol.</summary>
    /// <param name="start">Its first characters, up to 64 KiB.</param>
    internal abstract bool Recognizes(string start);

    /// <summary>Reads a page.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="page">How to read it; takes what the page says beside its records.</param>
    /// <returns>Statements in parts, each with all that it says of its records. Where the format allows it, each part is read when it is asked for.</returns>
    /// <exception cref="RdfException">While reading: it is none of this protocol, or beyond a limit.</exception>
    internal abstract IEnumerable<Graph> Read(Stream content, PageReading page);
}
