using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>The parameters of items, as one query: the OGC dialect (OGC 17-069r4, 7.15; 18-058r1; 19-079r2, 6.4).</summary>
static class FeatureParameters
{
    /// <summary>Names that shape a feature, in the order in which the OpenAPI document lists them.</summary>
    public static ImmutableArray<string> ShapeNames { get; } =
        ["properties", "exclude-properties", "crs", "zoom-level", "max-allowable-offset", "expand", "profile", "f", "lang"];

    /// <summary>Names that are never queryables, in the order in which the OpenAPI document lists them.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. FeatureConditions.Names, "limit", "offset", "next", "sortby", .. ShapeNames];

    /// <summary>Reads all parameters of a page of features and notes all mistakes; the caller finishes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="options">Limits.</param>
    /// <param name="defaultLimit">Features where <c>limit</c> is absent; null for all.</param>
    /// <param name="maximumLimit">A larger limit is cut to it.</param>
    public static FeatureQuery ParsePage(
        ApiRequest request, Collection collection, ApiOptions options, int? defaultLimit, int maximumLimit)
    {
        var parameters = request.Parameters;
        var limit = parameters.Whole("limit", 1) is { } wanted ? (int)Math.Min(wanted, maximumLimit) : defaultLimit;
        var offset = (int)Math.Min(parameters.Whole("offset", 0) ?? 0, int.MaxValue);
        var sort = Sort(parameters, collection);
        return ParseShape(parameters, FeatureConditions.Parse(parameters, collection, options, Names)) with
        {
            Sort = sort,
            After = After(parameters, sort.Length),
            Limit = limit,
            Offset = offset,
        };
    }

    /// <summary>Reads the parameters that shape each feature: <c>properties</c> and <c>exclude-properties</c> (OGC 24-019),
    /// <c>crs</c>, <c>zoom-level</c> and <c>max-allowable-offset</c> (OGC 24-020), <c>expand</c>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="query">Which features are wanted.</param>
    public static FeatureQuery ParseShape(ParameterReader parameters, FeatureQuery query)
    {
        var crs = FeatureConditions.ReadCrs(parameters, "crs") ?? Crs.Crs84;
        var wanted = ReadNames(parameters, "properties", query.Collection);
        var unwanted = ReadNames(parameters, "exclude-properties", query.Collection);
        return query with
        {
            Properties = Properties(query.Collection, wanted, unwanted),
            Geometry = wanted?.Contains(Geometry) != false && unwanted?.Contains(Geometry) != true,
            Crs = crs,
            Simplify = Simplify(parameters, crs),
            Latest = parameters.Word("expand", ["latest"]) is not null,
        };
    }

    /// <summary>Reads <c>properties</c> and <c>exclude-properties</c> for what always has geometries.</summary>
    public static ImmutableArray<Property>? ParseProperties(ParameterReader parameters, Collection collection) => Properties(
        collection, ReadNames(parameters, "properties", collection), ReadNames(parameters, "exclude-properties", collection));

    /// <summary>Reads <c>profile</c>: variants of formats, by name or URI (OGC 23-058r2, 13). One that another format has is passed
    /// over, so that a client may send the same list to all.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="encoder">The chosen format; null for a page of the portal.</param>
    /// <returns>The first that the format has; null for its default.</returns>
    public static string? Profile(ParameterReader parameters, Encoder? encoder)
    {
        var wanted = Profiles.Read(parameters, Encoders.All.SelectMany(one => one.Profiles));
        return encoder is null ? null : wanted.FirstOrDefault(name => encoder.Profiles.Contains(name));
    }

    /// <summary>Asks for the geometries in CRS84 as well, where the profile shows both.</summary>
    public static FeatureQuery WithFallback(FeatureQuery query, string? profile) =>
        query with { Fallback = profile == "jsonfg-plus" && query.Crs != Crs.Crs84 };

    /// <summary>Reads <c>next</c>: where the page begins in an order of so many keys; null for the first page.</summary>
    public static PagePosition? After(ParameterReader parameters, int keys)
    {
        if (parameters.Text("next") is not { } token)
        {
            return null;
        }

        var position = PageToken.Read(token, keys);
        if (position is null)
        {
            parameters.Reject("next", token, "Must be a token from a 'next' link, with the same 'sortby'.");
        }

        return position;
    }

    const string Geometry = "geometry";

    static ImmutableArray<Property>? Properties(Collection collection, HashSet<string>? wanted, HashSet<string>? unwanted) =>
        wanted is null && unwanted is null
            ? null
            : [.. Served.Properties(collection).Where(one => wanted?.Contains(one.Name) != false && unwanted?.Contains(one.Name) != true)];

    static HashSet<string>? ReadNames(ParameterReader parameters, string parameter, Collection collection)
    {
        if (parameters.Text(parameter) is not { } text)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var served = Served.Properties(collection).Select(property => property.Name).Append(Geometry).ToList();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!served.Contains(name))
            {
                parameters.Reject(parameter, name, $"Is not a property of '{collection.Id}'.{ParameterReader.Suggest(name, served)}");
            }

            names.Add(name);
        }

        return names;
    }

    static Simplification? Simplify(ParameterReader parameters, Crs crs)
    {
        var zoom = ReadNumber(parameters, "zoom-level");
        var offset = ReadNumber(parameters, "max-allowable-offset");
        if (zoom is not null && offset is not null)
        {
            parameters.Reject("max-allowable-offset", null, "May not be given beside 'zoom-level'.");
        }

        // Half a pixel of a map that is 256 pixels wide at zoom 0 cannot be seen.
        return zoom is { } level ? new(360 / (256 * Math.Pow(2, level)) / 2, Crs.Crs84)
            : offset is { } units ? new(units, crs)
            : null;
    }

    static double? ReadNumber(ParameterReader parameters, string name)
    {
        if (parameters.Text(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0)
        {
            return number;
        }

        parameters.Reject(name, text, "Must be a number from 0, with a decimal point.");
        return null;
    }

    /// <summary>Reads <c>sortby</c> (OGC 24-030): names with commas, '-' before a name for descending. Absent values come last in both
    /// directions.</summary>
    public static ImmutableArray<SortKey> Sort(ParameterReader parameters, Collection collection)
    {
        if (parameters.Text("sortby") is not { } text)
        {
            return [];
        }

        var sortables = Served.Sortables(collection).ToList();
        var keys = ImmutableArray.CreateBuilder<SortKey>();
        // A plus sign that was not percent-encoded arrives as a blank.
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part[0] is '+' or '-' ? part[1..] : part;
            if (sortables.FirstOrDefault(property => property.Name == name) is not { } found)
            {
                parameters.Reject("sortby", part,
                    $"'{name}' is not a sortable property of '{collection.Id}'.{ParameterReader.Suggest(name, sortables.Select(one => one.Name))}");
            }
            else if (keys.Any(key => key.Property == found))
            {
                parameters.Reject("sortby", part, $"'{name}' may be named once.");
            }
            else
            {
                keys.Add(new(found, part.StartsWith('-')));
            }
        }

        return keys.ToImmutable();
    }
}
