using System.Collections.Immutable;
using System.Globalization;
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
        ["bbox", "bbox-crs", "datetime", "limit", "offset", "next", "properties", "sortby", "crs", "expand", "profile", "f", "lang"];

    /// <summary>Reads all parameters of a page of features and notes all mistakes; the caller finishes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="defaultLimit">Features where <c>limit</c> is absent; null for all.</param>
    /// <param name="maximumLimit">A larger limit is cut to it.</param>
    public static FeatureQuery ParsePage(ApiRequest request, Collection collection, int? defaultLimit, int maximumLimit)
    {
        var parameters = request.Parameters;
        var limit = parameters.Whole("limit", 1) is { } wanted ? (int)Math.Min(wanted, maximumLimit) : defaultLimit;
        var offset = (int)Math.Min(parameters.Whole("offset", 0) ?? 0, int.MaxValue);
        var sort = Sort(parameters, collection);
        return ParseShape(request, collection) with
        {
            Filter = Filter(parameters, collection),
            Box = Box(parameters),
            Time = Time(parameters),
            Sort = sort,
            After = After(parameters, sort.Length),
            Limit = limit,
            Offset = offset,
        };
    }

    /// <summary>Reads the parameters that shape each feature: <c>properties</c>, <c>crs</c>, <c>expand</c>.</summary>
    public static FeatureQuery ParseShape(ApiRequest request, Collection collection) => new()
    {
        Collection = collection,
        Properties = Properties(request.Parameters, collection),
        Crs = ReadCrs(request.Parameters, "crs") ?? Crs.Crs84,
        Latest = request.Parameters.Word("expand", ["latest"]) is not null,
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

    static Crs? ReadCrs(ParameterReader parameters, string name)
    {
        if (parameters.Text(name) is not { } uri)
        {
            return null;
        }

        var crs = Crs.Find(uri);
        if (crs is null)
        {
            parameters.Reject(name, uri, $"Must be one of {string.Join(", ", Crs.All.Select(one => one.Uri))}.");
        }

        return crs;
    }

    static BoundingBox? Box(ParameterReader parameters)
    {
        var crs = ReadCrs(parameters, "bbox-crs") ?? Crs.Crs84;
        if (parameters.Text("bbox") is not { } text)
        {
            return null;
        }

        var box = FeatureBox.Parse(text, crs, out var mistake);
        if (mistake is not null)
        {
            parameters.Reject("bbox", text, mistake);
        }

        return box;
    }

    static TimeInterval? Time(ParameterReader parameters)
    {
        if (parameters.Text("datetime") is not { } text)
        {
            return null;
        }

        if (!FeatureTime.TryParse(text, out var interval))
        {
            parameters.Reject("datetime", text, FeatureTime.Expected);
        }

        return interval;
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

    static Filter? Filter(ParameterReader parameters, Collection collection)
    {
        var parts = ImmutableArray.CreateBuilder<Filter>();
        foreach (var property in Served.Queryables(collection).Where(one => !Names.Contains(one.Name)))
        {
            if (parameters.Text(property.Name) is not { } text)
            {
                continue;
            }

            if (property.Type == PropertyType.TextArray)
            {
                parts.Add(new Filter.Has(property, text));
            }
            else if (Literal(property, text, out var expected) is { } literal)
            {
                parts.Add(new Filter.Compare(new Operand.Value(property), Comparison.Equal, new Operand.Constant(literal)));
            }
            else
            {
                parameters.Reject(property.Name, text, expected!);
            }
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new Filter.And(parts.ToImmutable()),
        };
    }

    static object? Literal(Property property, string text, out string? expected)
    {
        expected = null;
        switch (property.Type)
        {
            case PropertyType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                return whole;
            case PropertyType.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number):
                return number;
            case PropertyType.Boolean when text is "true" or "false":
                return text == "true";
            case PropertyType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day):
                return day;
            case PropertyType.DateTime when FeatureTime.TryParse(text, out var time) && time is { Begin: { } begin } && time.End == begin:
                return begin;
            case PropertyType.Text when property.Codes is { IsClosed: true, Values: { IsEmpty: false } codes } && !codes.Contains(text):
                expected = $"Must be one of {string.Join(", ", codes)}.{ParameterReader.Suggest(text, codes)}";
                return null;
            case PropertyType.Text when text.Contains('\0'):
                expected = "Must not hold the character NUL.";
                return null;
            case PropertyType.Text:
                return text;
        }

        expected = property.Type switch
        {
            PropertyType.Integer => "Must be a whole number.",
            PropertyType.Number => "Must be a number with a decimal point.",
            PropertyType.Boolean => "Must be true or false.",
            PropertyType.Date => "Must be a day as 2026-05-01.",
            _ => "Must be an instant as 2026-05-01T08:00:00Z.",
        };
        return null;
    }
}
