using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Which features are wanted: the parameters that every resource with a filter reads in the same way (items, search,
/// tiles, facets, aggregates). All of them must hold (OGC 17-069r4, 7.15; 18-058r1, 6.3; 19-079r2, 7.2 and 8.2).</summary>
static class FeatureConditions
{
    /// <summary>Names that are never queryables, in the order in which the OpenAPI document lists them.</summary>
    public static ImmutableArray<string> Names { get; } = ["bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "q"];

    /// <summary>Reads the conditions, queryables among them, and notes all mistakes; the caller finishes.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="options">Limits.</param>
    /// <param name="reserved">Further parameters of the resource, for which a queryable of the same name is not looked at; it can still
    /// be named in <c>filter</c>.</param>
    /// <returns>A query for all features that meet the conditions: no page, no order, no selection.</returns>
    public static FeatureQuery Parse(ParameterReader parameters, Collection collection, ApiOptions options, params ImmutableArray<string> reserved)
    {
        var query = ParseShared(parameters, collection, options);
        var parts = ImmutableArray.CreateBuilder<Filter>();
        ReadQueryables(parameters, collection, reserved, parts);
        return query with { Filter = All([.. parts, .. query.Filter is { } filter ? [filter] : (Filter[])[]]) };
    }

    /// <summary>The words of <c>q</c> as records of the catalogue are searched by them; null for none.</summary>
    public static Operand? Words(Filter? filter) => filter switch
    {
        Filter.Holds { Truth: Operand.Call { Function.Name: "record_has", Arguments: [var words] } } => words,
        Filter.And and => and.Parts.Select(Words).FirstOrDefault(words => words is not null),
        _ => null,
    };

    /// <summary>Reads the conditions that hold for any collection: all but its queryables as parameters.</summary>
    public static FeatureQuery ParseShared(ParameterReader parameters, Collection collection, ApiOptions options)
    {
        var filter = ReadFilter(parameters, collection, options.Filters);
        var search = ReadSearch(parameters, collection, options.Filters);
        // Text that only holds the word costs a kept answer, nothing else.
        parameters.LooksAtClock |= parameters.Text("filter")?.Contains("now", StringComparison.OrdinalIgnoreCase) == true;
        return new()
        {
            Collection = collection,
            Filter = All([.. new[] { filter, search }.OfType<Filter>()]),
            Box = Box(parameters),
            Time = Time(parameters),
            LooksAtClock = parameters.LooksAtClock,
        };
    }

    static Filter? All(ImmutableArray<Filter> parts) => parts switch
    {
        [] => null,
        [var only] => only,
        _ => new Filter.And(parts),
    };

    static Filter? ReadFilter(ParameterReader parameters, Collection collection, Cql2Limits limits)
    {
        var isJson = parameters.Word("filter-lang", ["cql2-text", "cql2-json"]) == "cql2-json";
        var crs = ReadCrs(parameters, "filter-crs") ?? Crs.Crs84;
        if (parameters.Text("filter") is not { } text)
        {
            return null;
        }

        var isRead = isJson
            ? Cql2Json.TryParse(Encoding.UTF8.GetBytes(text), limits, out var node, out var mistake)
            : Cql2Text.TryParse(text, limits, out node, out mistake);
        Filter? filter = null;
        if (isRead)
        {
            var names = Served.Queryables(collection).Select(property => property.Name).Append(Geometry);
            Cql2Binder.TryBind(node!, name => Queryable(collection, name), crs, out filter, out mistake, names, limits);
        }

        if (mistake is not null)
        {
            parameters.Reject("filter", text, mistake.ToString());
        }

        return filter;
    }

    const string Geometry = "geometry";

    // QGIS and others write 'geom'.
    static Operand? Queryable(Collection collection, string name) =>
        collection.Schema.Find(name) is { Type: not PropertyType.Json } found && collection.Serves(found) ? new Operand.Value(found)
        : name is Geometry or "geom" && collection.Schema.Geometry is not null ? new Operand.Shape()
        : null;

    // OGC 24-031, 6.2: commas mean or, blanks separate words that stand one after the other.
    static Filter? ReadSearch(ParameterReader parameters, Collection collection, Cql2Limits limits)
    {
        if (parameters.Text("q") is not { } text)
        {
            return null;
        }

        var searched = collection.IsCatalogue ? [] : TextSearch.Properties(collection);
        var terms = text.Split(',').Select(term => string.Join(' ', term.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(term => term.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var expected = terms.Count == 0 || text.Contains('\0', StringComparison.Ordinal) ? "Must be words, with commas between alternatives."
            : terms.Count * Math.Max(searched.Count, 1) > limits.MaximumNodes ? $"Must be at most {limits.MaximumNodes / Math.Max(searched.Count, 1)} alternatives."
            : null;
        if (expected is not null)
        {
            parameters.Reject("q", text, expected);
            return null;
        }

        return collection.IsCatalogue
            ? new Filter.Holds(new Operand.Call(FilterFunction.RecordHas, [new Operand.Constant(string.Join(',', terms))]))
            : new Filter.Or([.. terms.SelectMany(term => TextSearch.Holds(searched, term).Parts)]);
    }

    /// <summary>Reads a parameter that names a CRS; null where it is absent or a mistake.</summary>
    public static Crs? ReadCrs(ParameterReader parameters, string name)
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

    /// <summary>Reads <c>datetime</c>; null where it is absent or a mistake.</summary>
    public static TimeInterval? Time(ParameterReader parameters)
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

    static void ReadQueryables(
        ParameterReader parameters, Collection collection, ImmutableArray<string> reserved, ImmutableArray<Filter>.Builder parts)
    {
        if (!parameters.HasOthers(Names, reserved))
        {
            return;
        }

        foreach (var property in Served.Queryables(collection).Where(one => !Names.Contains(one.Name) && !reserved.Contains(one.Name)))
        {
            if (parameters.Text(property.Name) is { } text && Any(parameters, property, text) is { } condition)
            {
                parts.Add(condition);
            }
        }
    }

    // Several values with commas mean any of them (style form, explode false). A comma in free text is a comma.
    static Filter? Any(ParameterReader parameters, Property property, string text)
    {
        var isFreeText = property.Type == PropertyType.Text && property.Codes?.IsClosed != true;
        var values = isFreeText ? [text] : text.Split(',');
        var literals = ImmutableArray.CreateBuilder<object>(values.Length);
        foreach (var value in values)
        {
            if (Literal(property, value, out var expected) is { } literal)
            {
                literals.Add(literal);
            }
            else
            {
                parameters.Reject(property.Name, value, expected!);
            }
        }

        return (property.Type, literals) switch
        {
            (_, []) => null,
            (PropertyType.TextArray, [var only]) => new Filter.Has(property, (string)only),
            (PropertyType.TextArray, _) => new Filter.Or([.. literals.Select(one => new Filter.Has(property, (string)one))]),
            (_, [var only]) => new Filter.Compare(new Operand.Value(property), Comparison.Equal, new Operand.Constant(only)),
            _ => new Filter.In(property, literals.ToImmutable()),
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
            case PropertyType.Text or PropertyType.TextArray when text.Contains('\0'):
                expected = "Must not hold the character NUL.";
                return null;
            case PropertyType.Text or PropertyType.TextArray:
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
