using System.Collections.Immutable;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Reads <c>$select</c> and <c>$expand</c> with what is nested in them.</summary>
/// <param name="model">The entity model.</param>
/// <param name="aliases">Parameter aliases of the address.</param>
/// <param name="ways">Follows paths to other entities.</param>
/// <param name="filters">Limits of all filters.</param>
sealed class ODataSelection(ODataModel model, IDictionary<string, SingleValueNode> aliases, ODataWays ways, Cql2Limits filters)
{
    /// <summary>What the entities of a set look like.</summary>
    /// <param name="set">Name of the entity set.</param>
    /// <param name="clause">As parsed; null for everything and nothing expanded.</param>
    /// <param name="computed">Columns that <c>$compute</c> adds.</param>
    /// <param name="select">Text of <c>$select</c>; null where it is not given.</param>
    /// <param name="expand">Text of <c>$expand</c>; null where it is not given.</param>
    /// <param name="applied">What <c>$apply</c> made of the entities; null without it.</param>
    /// <exception cref="ProblemException">501: valid, and not supported here.</exception>
    public ODataShape Read(
        string set, SelectExpandClause? clause, IEnumerable<string> computed, string? select, string? expand, ODataRows? applied = null)
    {
        var shape = new ODataShape(set, model.Sets[set]) { Computed = [.. computed], Applied = applied };
        if (clause is null)
        {
            return shape;
        }

        var paths = clause.SelectedItems.OfType<PathSelectItem>().ToList();
        var hasStar = clause.SelectedItems.Any(item => item is WildcardSelectItem);
        if (select is not null)
        {
            var chosen = Structural(paths);
            shape = shape with
            {
                HasStar = hasStar,
                Selected = hasStar ? null : Ordered(shape, chosen),
                Links = [.. model.Navigations(shape.Collection).Select(way => way.Name).Where(way => OptionText.Selects(select, way))],
                Computed = hasStar ? shape.Computed : [.. shape.Computed.Where(name => chosen.Any(one => one.Name == name))],
            };
        }

        var expansions = clause.SelectedItems.OfType<ExpandedReferenceSelectItem>();
        return shape with { Expansions = [.. expansions.Select(item => Expansion(shape, item, expand))] };
    }

    // The order of the type, whatever the order of the request: the same selection is the same document.
    ImmutableArray<SelectedProperty> Ordered(ODataShape shape, List<SelectedProperty> chosen)
    {
        var order = shape.Properties(model).Select(property => property.Name)
            .Prepend(ODataModel.Key(shape.Collection)).Append(ODataNames.Geometry).ToList();
        return [.. chosen.Where(one => order.Contains(one.Name)).OrderBy(one => order.IndexOf(one.Name))];
    }

    static List<SelectedProperty> Structural(IEnumerable<PathSelectItem> items)
    {
        var chosen = new List<SelectedProperty>();
        foreach (var item in items)
        {
            if (item.FilterOption is not null || item.OrderByOption is not null || item.SearchOption is not null || item.TopOption is not null
                || item.SkipOption is not null || item.CountOption is not null || item.ComputeOption is not null)
            {
                throw Unsupported("Options nested in '$select' other than '$select'");
            }

            var names = new List<string>();
            foreach (var segment in item.SelectedPath)
            {
                switch (segment)
                {
                    case PropertySegment property:
                        names.Add(property.Property.Name);
                        break;
                    case DynamicPathSegment dynamic:
                        names.Add(dynamic.Identifier);
                        break;
                    case NavigationPropertySegment:
                        break;
                    case TypeSegment:
                        // There are no derived types, so a cast changes nothing.
                        break;
                    default:
                        throw Unsupported($"'{segment.Identifier}' in '$select'");
                }
            }

            if (names.Count > 0)
            {
                Merge(chosen, names, item.SelectAndExpand is { AllSelected: false } nested
                    ? Structural(nested.SelectedItems.OfType<PathSelectItem>())
                    : []);
            }
        }

        return chosen;
    }

    // A property that is selected as a whole stays whole, whatever else is said of its parts.
    static void Merge(List<SelectedProperty> chosen, List<string> path, List<SelectedProperty> nested)
    {
        var parts = nested;
        if (path.Count > 1)
        {
            parts = [];
            Merge(parts, path[1..], nested);
        }

        var at = chosen.FindIndex(one => one.Name == path[0]);
        if (at < 0)
        {
            chosen.Add(new(path[0], [.. parts]));
        }
        else
        {
            chosen[at] = chosen[at] with
            {
                Parts = chosen[at].Parts.IsEmpty || parts.Count == 0 ? [] : [.. chosen[at].Parts.Concat(parts).DistinctBy(part => part.Name)],
            };
        }
    }

    ODataExpansion Expansion(ODataShape from, ExpandedReferenceSelectItem item, string? expand)
    {
        if (item.PathToNavigationProperty.LastSegment is not NavigationPropertySegment { NavigationProperty.Name: var name })
        {
            throw Unsupported("'$expand' of anything but navigation properties");
        }

        var way = model.Navigations(from.Collection).First(one => one.Name == name);
        var options = OptionText.Nested(expand, name);
        var entities = item as ExpandedNavigationSelectItem;
        if (entities?.LevelsOption is not null || item.ApplyOption is not null)
        {
            throw Unsupported("'$levels' and '$apply' in '$expand'");
        }

        var collection = model.Sets[way.Target];
        var computed = ODataParameters.Computed(item.ComputeOption, new(collection, aliases, filters.Patterns, ways));
        var values = ODataParameters.Values(collection, aliases, filters.Patterns, ways, computed);
        var shape = Read(
            way.Target, entities?.SelectAndExpand, computed.Select(column => column.Property.Name), OptionText.Value(options, "select"),
            OptionText.Value(options, "expand"));
        ImmutableArray<Filter> conditions =
        [
            .. item.FilterOption is { } filter ? [values.Read(filter.Expression)] : Array.Empty<Filter>(),
            .. OptionText.Value(options, "search") is { } words ? [ODataSearch.Read(collection, words, filters.MaximumNodes)] : Array.Empty<Filter>(),
        ];
        var query = new FeatureQuery
        {
            Collection = collection,
            Filter = conditions switch { [] => null, [var one] => one, _ => new Filter.And(conditions) },
            Computed = computed,
            Sort = values.ReadOrder(item.OrderByOption),
            Offset = (int)Math.Min(item.SkipOption ?? 0, int.MaxValue),
        };
        return new(way, shape, query,
            item is ExpandedCountSelectItem ? ExpansionKind.Count : entities is null ? ExpansionKind.References : ExpansionKind.Entities,
            item.CountOption ?? false, item.TopOption, options);
    }

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} is valid OData, but not supported here."));
}
