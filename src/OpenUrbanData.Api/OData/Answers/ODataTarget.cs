using System.Collections.Immutable;
using System.Text;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>What the last segment of an address asks for.</summary>
enum TargetKind
{
    /// <summary>Entities, an entity, or a property.</summary>
    Resource,

    /// <summary>A number (<c>/$count</c>).</summary>
    Count,

    /// <summary>A value without a document around it (<c>/$value</c>).</summary>
    Value,

    /// <summary>Addresses of entities (<c>/$ref</c>).</summary>
    Reference,
}

/// <summary>What an address leads to (<see href="https://docs.oasis-open.org/odata/odata/v4.01/">URL conventions 4</see>).</summary>
/// <param name="Set">Name of the entity set.</param>
/// <param name="Collection">What stands behind it.</param>
/// <param name="Kind">What is asked of it.</param>
sealed record ODataTarget(string Set, Collection Collection, TargetKind Kind)
{
    /// <summary>The way from the entity before to these ones; null for the set itself.</summary>
    public ODataNavigation? Way { get; init; }

    /// <summary>Where the way begins, as <see cref="ODataRelated.Through"/> needs it.</summary>
    public string? From { get; init; }

    /// <summary>Key of one entity; null for all. Empty where a way leads nowhere.</summary>
    public string? Key { get; init; }

    /// <summary>Names of a property and of those inside it; empty for the entity.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>True for one entity or a part of it.</summary>
    public bool IsSingle => Key is not null;

    /// <summary>Entities through which the address leads have been read: the answer depends on their state, too.</summary>
    public bool IsRelated { get; init; }

    /// <summary>Follows an address.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="path">As parsed.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">404; 501: valid, and not supported here.</exception>
    public static async Task<ODataTarget> FollowAsync(ODataExchange exchange, ODataPath path, CancellationToken cancellation)
    {
        if (path.FirstSegment is not EntitySetSegment { EntitySet.Name: var name })
        {
            throw Unsupported("Addresses other than entity sets");
        }

        var target = new ODataTarget(name, exchange.Model.Sets[name], TargetKind.Resource);
        foreach (var segment in path.Skip(1))
        {
            target = await target.NextAsync(exchange, segment, cancellation);
        }

        return target;
    }

    async Task<ODataTarget> NextAsync(ODataExchange exchange, ODataPathSegment segment, CancellationToken cancellation)
    {
        switch (segment)
        {
            case KeySegment key when Key is null && Way is null:
                return this with { Key = KeyOf(key) };
            case KeySegment key:
                // Of several at the end of a way: one that is not there is none of them.
                var found = KeyOf(key);
                await using (var rows = await exchange.Source.OpenAsync(
                    ODataRelated.Through(Way!, new() { Collection = Collection, Geometry = false, Properties = [], Limit = 1 }, From) with { Id = found }, cancellation))
                {
                    return await rows.ReadAsync(cancellation)
                        ? this with { Key = found, Way = null }
                        : throw new ProblemException(Problem.NotFound($"'{Set}' has no entity '{found}' here."));
                }

            case NavigationPropertySegment way:
                return await ThroughAsync(exchange, way.NavigationProperty.Name, cancellation);
            case NavigationPropertyLinkSegment link:
                return await ThroughAsync(exchange, link.NavigationProperty.Name, cancellation) with { Kind = TargetKind.Reference };
            case PropertySegment property:
                return this with { Path = Path.Add(property.Property.Name) };
            case CountSegment:
                return this with { Kind = TargetKind.Count };
            case ValueSegment when Path.IsEmpty:
                throw new ProblemException(Problem.NotFound($"'{Set}' has no media streams: '/$value' follows single values."));
            case ValueSegment:
                return this with { Kind = TargetKind.Value };
            case ReferenceSegment:
                return this with { Kind = TargetKind.Reference };
            case TypeSegment:
                // There are no derived types, so a cast changes nothing.
                return this;
            default:
                throw Unsupported($"'{segment.Identifier}' in addresses");
        }
    }

    async Task<ODataTarget> ThroughAsync(ODataExchange exchange, string name, CancellationToken cancellation)
    {
        var way = exchange.Model.Navigations(Collection).First(one => one.Name == name);
        ImmutableArray<Property> own = way.Own is { } property && Collection.Schema.Find(property.Name) is { } known ? [known] : [];
        var query = new FeatureQuery { Collection = Collection, Id = Key, Properties = own, Geometry = false, Limit = 1 };
        await using var rows = await exchange.Source.OpenAsync(query, cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            throw new ProblemException(Problem.NotFound($"'{Set}' has no entity '{Key}'."));
        }

        var from = way.OfDataset is { } find ? find(rows.Layout.Datasets[rows.Dataset])
            : way.Own is null ? Key
            : rows.Layout.Columns.IsEmpty || rows.IsNull(0) ? null
            : Encoding.UTF8.GetString(way.Own.Type == PropertyType.TextArray ? rows.Json(0) : rows.Utf8(0));
        return new(way.Target, exchange.Model.Sets[way.Target], TargetKind.Resource)
        {
            Key = way.IsMany ? null : from ?? "",
            Way = way.IsMany ? way : null,
            From = from,
            IsRelated = true,
        };
    }

    static string KeyOf(KeySegment segment) => segment.Keys.First().Value as string
        ?? throw new ProblemException(Problem.NotFound($"'{segment.Identifier}': keys are texts here."));

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} are valid OData, but not supported here. Use $select or $filter."));
}
