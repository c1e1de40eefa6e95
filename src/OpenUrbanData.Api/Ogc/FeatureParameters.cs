using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Api.Ogc;

/// <summary>The parameters of items, as one query: the OGC dialect (OGC 17-069r4, 7.15; 18-058r1; 19-079r2, 6.4).</summary>
static class FeatureParameters
{
    /// <summary>Names that are never queryables, in the order in which the OpenAPI document lists them.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. FeatureConditions.Names, "limit", "offset", "next", "properties", "sortby", "crs", "expand", "profile", "f", "lang"];

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

    /// <summary>Reads the parameters that shape each feature: <c>properties</c>, <c>crs</c>, <c>expand</c>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="query">Which features are wanted.</param>
    public static FeatureQuery ParseShape(ParameterReader parameters, FeatureQuery query) => query with
    {
        Properties = Properties(parameters, query.Collection),
        Crs = FeatureConditions.ReadCrs(parameters, "crs") ?? Crs.Crs84,
        Latest = parameters.Word("expand", ["latest"]) is not null,
    };

    /// <summary>Reads <c>profile</c>: a variant of the format.</summary>
    public static string? Profile(ParameterReader parameters, Encoder? encoder)
    {
        var profile = parameters.Text("profile");
        if (profile is null || encoder?.Profiles.Contains(profile) == true)
        {
            return profile;
        }

        var offered = Encoders.All.SelectMany(one => one.Profiles.Select(name => $"{name} (with f={one.Name})"));
        parameters.Reject("profile", profile, $"Must be one of {string.Join(", ", offered)}.");
        return null;
    }

    static PagePosition? After(ParameterReader parameters, int keys)
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

    static ImmutableArray<Property>? Properties(ParameterReader parameters, Collection collection)
    {
        if (parameters.Text("properties") is not { } text)
        {
            return null;
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var served = Served.Properties(collection).ToList();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (name != "geometry" && served.All(property => property.Name != name))
            {
                parameters.Reject("properties", name,
                    $"Is not a property of '{collection.Id}'.{ParameterReader.Suggest(name, served.Select(one => one.Name))}");
            }

            wanted.Add(name);
        }

        return [.. served.Where(property => wanted.Contains(property.Name))];
    }

    static ImmutableArray<SortKey> Sort(ParameterReader parameters, Collection collection)
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
            var name = part.TrimStart('+', '-');
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
