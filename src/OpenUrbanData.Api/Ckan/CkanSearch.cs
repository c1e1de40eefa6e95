using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Catalog.Ckan;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ckan;

/// <summary><c>package_search</c>: the search of CKAN over the index that all searches use.</summary>
static class CkanSearch
{
    /// <summary>The order where none is asked for.</summary>
    public const string DefaultSort = "score desc, metadata_modified desc";

    const int DefaultRows = 10;
    const int DefaultFacets = 50;

    // What CKAN knows besides, and what says nothing of public data sets.
    static readonly ImmutableArray<string> Ignored =
    [
        "facet.mincount", "include_drafts", "include_deleted", "include_private", "use_default_schema", "df", "defType", "mm", "qf", "wt", "bf", "boost", "tie", "lang", "extras",
        "q.op",
    ];

    /// <summary>Parameters that are read.</summary>
    public static ImmutableArray<string> Parameters { get; } = ["q", "fq", "fq_list", "rows", "start", "sort", "fl", "facet", "facet.field", "facet.limit", "ext_bbox"];

    /// <summary>Answers.</summary>
    public static async Task WriteAsync(CkanExchange exchange)
    {
        var parameters = exchange.Parameters;
        foreach (var name in parameters.Names.Where(name => !Parameters.Contains(name) && !Ignored.Contains(name) && !name.StartsWith("ext_", StringComparison.Ordinal)))
        {
            parameters.Reject("", name, $"Invalid search parameters: ['{name}']");
        }

        var options = exchange.Site.Options;
        var rows = Math.Min(parameters.Whole("rows", DefaultRows), options.CkanMaximumRows);
        var start = parameters.Whole("start", 0);
        var limit = parameters.Whole("facet.limit", DefaultFacets, -1);
        limit = limit < 0 ? options.Aggregates.MaximumBins : Math.Min(limit, options.Aggregates.MaximumBins);
        var facets = Facets(parameters);
        var box = Box(parameters);
        parameters.Finish();
        var (filter, conditions) = await ConditionsAsync(exchange, [("q", parameters.Text("q")), ("fq", parameters.Text("fq")), .. parameters.List("fq_list").Select(one => ("fq", (string?)one))]);
        var sort = parameters.Text("sort") is { } text and not "rank" ? text : DefaultSort;
        var fields = await exchange.Catalogue.FieldsAsync();
        var query = new FeatureQuery
        {
            Collection = exchange.Catalogue.Records, Filter = filter, Box = box, Limit = rows, Offset = start, Sort = Sort(sort, fields, conditions.Words), LooksAtClock = conditions.LooksAtClock,
        };
        if (exchange.IsNotModified(conditions.LooksAtClock))
        {
            return;
        }

        var count = await exchange.Site.Reader.Features.CountAsync(query with { Limit = null, Offset = 0, Sort = [] }, exchange.Cancellation);
        var counts = await CountAsync(exchange, query, fields, facets, limit);
        await exchange.WriteAsync(async json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            WriteFacets(json, counts);
            json.WriteString("sort", sort);
            json.WriteStartArray("results");
            if (rows > 0)
            {
                await WriteResultsAsync(exchange, json, query, parameters.List("fl"));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The filter of all conditions, data sets only.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="asked">Parameters and their conditions.</param>
    public static async Task<(Filter Filter, CkanConditions Conditions)> ConditionsAsync(CkanExchange exchange, IEnumerable<(string Name, string? Text)> asked)
    {
        var fields = await exchange.Catalogue.FieldsAsync();
        var conditions = new CkanConditions(fields, exchange.Request.Links.Root, exchange.Site.Clock.GetUtcNow(), exchange.Site.Options.Filters.MaximumNodes);
        return (new Filter.And([fields.IsPackage, .. asked.Select(one => conditions.Read(one.Name, one.Text)).OfType<Filter>()]), conditions);
    }

    /// <summary>Writes the packages of a page.</summary>
    public static async Task WriteResultsAsync(CkanExchange exchange, Utf8JsonWriter json, FeatureQuery query, ImmutableArray<string> only)
    {
        var ids = new List<string>();
        await foreach (var id in exchange.Catalogue.IdsAsync(query))
        {
            ids.Add(id);
        }

        await foreach (var package in exchange.Catalogue.PackagesAsync(ids))
        {
            if (only.IsEmpty)
            {
                package.Write(json, exchange.Request.Language);
            }
            else
            {
                WriteSome(package, json, exchange, only);
            }

            await exchange.FlushAsync(json);
        }
    }

    // The answer is small, whatever the package: it is made whole first.
    static void WriteSome(CkanPackage package, Utf8JsonWriter json, CkanExchange exchange, ImmutableArray<string> only)
    {
        using var whole = JsonDocument.Parse(Http.Document.Write(one => package.Write(one, exchange.Request.Language)));
        json.WriteStartObject();
        foreach (var member in whole.RootElement.EnumerateObject().Where(member => only.Contains(member.Name)))
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
    }

    static ImmutableArray<string> Facets(CkanParameters parameters)
    {
        var fields = parameters.Truth("facet", true) ? parameters.List("facet.field") : [];
        foreach (var field in fields.Where(field => CkanFields.Facets.All(known => known.Name != field)))
        {
            parameters.Reject("fq", field, $"undefined field {field}");
        }

        return fields;
    }

    // As ckanext-spatial has it: west, south, east, north.
    static BoundingBox? Box(CkanParameters parameters)
    {
        if (parameters.Text("ext_bbox") is not { } text)
        {
            return null;
        }

        double[] numbers = [.. text.Split(',').Select(one => double.TryParse(one, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
        if (numbers is [>= -180 and <= 180, >= -90 and <= 90, >= -180 and <= 180, >= -90 and <= 90] && numbers[1] <= numbers[3])
        {
            return new(numbers[0], numbers[1], numbers[2], numbers[3], Crs.Crs84);
        }

        parameters.Reject("ext_bbox", text, "Must be west,south,east,north in degrees");
        return null;
    }

    static ImmutableArray<SortKey> Sort(string text, CkanFields fields, IReadOnlyList<string> words)
    {
        var keys = ImmutableArray.CreateBuilder<SortKey>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, direction) = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, var second] ? (first, second.ToLowerInvariant()) : (part, "asc");
            Operand? by = name switch
            {
                "score" => words.Count == 0 ? null : new Operand.Call(FilterFunction.RecordRank, [new Operand.Constant(string.Join(',', words))]),
                "metadata_modified" => new Operand.Value(fields["changed"]),
                "metadata_created" => new Operand.Value(fields["created"]),
                "modified" => new Operand.Value(fields["updated"]),
                "title" or "title_string" => new Operand.Value(fields["title"]),
                "name" or "id" => new Operand.Value(fields["id"]),
                _ => throw new ProblemException(Problem.InvalidParameters([new("sort", part, "Invalid \"sort\" parameter")])),
            };
            if (direction is not ("asc" or "desc"))
            {
                throw new ProblemException(Problem.InvalidParameters([new("sort", part, "Invalid \"sort\" parameter")]));
            }

            if (by is not null)
            {
                keys.Add(new(by, direction == "desc"));
            }
        }

        return keys.ToImmutable();
    }

    static async Task<ImmutableArray<(string Field, ImmutableArray<(string Name, string Title, long Count)> Items)>> CountAsync(
        CkanExchange exchange, FeatureQuery query, CkanFields fields, ImmutableArray<string> facets, int limit)
    {
        if (facets.IsEmpty)
        {
            return [];
        }

        var all = ImmutableArray.CreateBuilder<(string, ImmutableArray<(string, string, long)>)>();
        await using var session = await exchange.Site.Reader.Aggregates.BeginAsync(exchange.Cancellation);
        foreach (var field in facets.Distinct(StringComparer.Ordinal))
        {
            var property = fields[CkanFields.Facets.First(known => known.Name == field).Property];
            var counts = await CkanCatalogue.CountAsync(session, query, property, limit);
            all.Add((field, [.. counts.Select(one => (Value: Named(exchange, field, one.Value), one.Count)).GroupBy(one => one.Value.Name, StringComparer.Ordinal)
                .Select(same => (same.Key, same.First().Value.Title, same.Sum(one => one.Count)))]));
        }

        return all.ToImmutable();
    }

    static (string Name, string Title) Named(CkanExchange exchange, string field, string value)
    {
        switch (field)
        {
            case "organization" or "owner_org":
                var organization = exchange.Catalogue.OrganizationOf(value);
                return (organization.Name, organization.Title.In(exchange.Request.Language));
            case "groups":
                return (CkanNames.Group(value), DataThemes.Title(value).In(exchange.Request.Language));
            case "res_format":
                return (CkanNames.Format(value), CkanNames.Format(value));
            default:
                return (value, value);
        }
    }

    static void WriteFacets(Utf8JsonWriter json, ImmutableArray<(string Field, ImmutableArray<(string Name, string Title, long Count)> Items)> all)
    {
        json.WriteStartObject("facets");
        foreach (var (field, items) in all)
        {
            json.WriteStartObject(field);
            foreach (var (name, _, count) in items)
            {
                json.WriteNumber(name, count);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("search_facets");
        foreach (var (field, items) in all)
        {
            json.WriteStartObject(field);
            json.WriteString("title", field);
            json.WriteStartArray("items");

            // CKAN sorts them by their names, the last first.
            foreach (var (name, title, count) in items.OrderByDescending(one => one.Title, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("display_name", title);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
