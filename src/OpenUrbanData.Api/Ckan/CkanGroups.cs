using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Catalog.Ckan;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ckan;

/// <summary>What data sets are listed by in CKAN: organisations (publishers), groups (themes of the EU), tags (keywords), licences.</summary>
static class CkanGroups
{
    /// <summary>What lists of groups and organisations read.</summary>
    public static ImmutableArray<string> ListParameters { get; } = ["all_fields", "groups", "organizations", "q", "sort", "limit", "offset"];

    /// <summary>A group or an organisation with its number of data sets.</summary>
    readonly record struct Listed(string Name, string Title, string? Url, long Count);

    /// <summary><c>organization_list</c></summary>
    public static async Task OrganizationsAsync(CkanExchange exchange) => await ListAsync(exchange, await AllOrganizationsAsync(exchange), "organization", "organizations");

    /// <summary><c>group_list</c></summary>
    public static async Task GroupsAsync(CkanExchange exchange) => await ListAsync(exchange, await AllGroupsAsync(exchange), "group", "groups");

    /// <summary><c>organization_show</c></summary>
    public static async Task OrganizationAsync(CkanExchange exchange) => await ShowAsync(exchange, await AllOrganizationsAsync(exchange), "organization");

    /// <summary><c>group_show</c></summary>
    public static async Task GroupAsync(CkanExchange exchange) => await ShowAsync(exchange, await AllGroupsAsync(exchange), "group");

    /// <summary><c>group_package_show</c></summary>
    public static async Task PackagesAsync(CkanExchange exchange)
    {
        var group = exchange.Parameters.Required("id");
        var limit = Math.Min(exchange.Parameters.Whole("limit", exchange.Site.Options.CkanMaximumRows), exchange.Site.Options.CkanMaximumRows);
        exchange.Parameters.Finish();
        if ((await AllGroupsAsync(exchange)).All(one => one.Name != group))
        {
            throw CkanActions.NotFound();
        }

        var query = await QueryAsync(exchange, "groups", group, limit);
        await exchange.AnswerAsync(json => WritePackagesAsync(exchange, json, query));
    }

    /// <summary><c>tag_list</c></summary>
    public static async Task TagsAsync(CkanExchange exchange)
    {
        var query = exchange.Parameters.Text("query") ?? exchange.Parameters.Text("q");
        var isWhole = exchange.Parameters.Truth("all_fields", false);
        exchange.Parameters.Finish();
        if (exchange.IsNotModified())
        {
            return;
        }

        var tags = (await CountsAsync(exchange, "keywords")).Select(one => one.Value)
            .Where(tag => query is null || tag.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        await exchange.WriteAsync(json =>
        {
            json.WriteStartArray();
            foreach (var tag in tags)
            {
                if (isWhole)
                {
                    CkanLists.WriteTag(json, tag);
                }
                else
                {
                    json.WriteStringValue(tag);
                }
            }

            json.WriteEndArray();
            return Task.CompletedTask;
        });
    }

    /// <summary><c>tag_show</c></summary>
    public static async Task TagAsync(CkanExchange exchange)
    {
        var tag = exchange.Parameters.Required("id");
        var hasPackages = exchange.Parameters.Truth("include_datasets", false);
        exchange.Parameters.Finish();
        var query = await QueryAsync(exchange, "tags", tag, exchange.Site.Options.CkanMaximumRows);
        if (await exchange.Site.Reader.Features.CountAsync(query with { Limit = null }, exchange.Cancellation) == 0)
        {
            throw CkanActions.NotFound();
        }

        await exchange.AnswerAsync(async json =>
        {
            json.WriteStartObject();
            json.WriteString("id", tag);
            json.WriteString("name", tag);
            json.WriteString("display_name", tag);
            json.WriteNull("vocabulary_id");
            if (hasPackages)
            {
                json.WritePropertyName("packages");
                await WritePackagesAsync(exchange, json, query);
            }

            json.WriteEndObject();
        });
    }

    /// <summary><c>license_list</c></summary>
    public static async Task LicensesAsync(CkanExchange exchange)
    {
        exchange.Parameters.Finish();
        if (exchange.IsNotModified())
        {
            return;
        }

        var licenses = await CountsAsync(exchange, "license");
        await exchange.WriteAsync(json =>
        {
            json.WriteStartArray();
            foreach (var license in licenses)
            {
                CkanLicense.Write(json, license.Value);
            }

            json.WriteEndArray();
            return Task.CompletedTask;
        });
    }

    static async Task ListAsync(CkanExchange exchange, ImmutableArray<Listed> all, string type, string names)
    {
        var parameters = exchange.Parameters;
        var isWhole = parameters.Truth("all_fields", false);
        var most = exchange.Site.Options.CkanMaximumRows;
        var limit = Math.Min(parameters.Whole("limit", most), most);
        var offset = parameters.Whole("offset", 0);
        var only = parameters.List(names);
        var words = parameters.Text("q");
        parameters.Finish();
        var chosen = Sort(parameters.Text("sort") ?? parameters.Text("order_by"), all)
            .Where(one => only.IsEmpty || only.Contains(one.Name))
            .Where(one => words is null || one.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || one.Title.Contains(words, StringComparison.OrdinalIgnoreCase))
            .Skip(offset).Take(limit);
        await exchange.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var one in chosen)
            {
                if (isWhole)
                {
                    Write(json, one, type, null);
                }
                else
                {
                    json.WriteStringValue(one.Name);
                }
            }

            json.WriteEndArray();
        });
    }

    static async Task ShowAsync(CkanExchange exchange, ImmutableArray<Listed> all, string type)
    {
        var id = exchange.Parameters.Required("id");
        var hasPackages = exchange.Parameters.Truth("include_datasets", false);
        exchange.Parameters.Finish();
        var found = all.FirstOrDefault(one => one.Name == id);
        if (found.Name is null)
        {
            throw CkanActions.NotFound();
        }

        if (exchange.IsNotModified())
        {
            return;
        }

        var query = hasPackages ? await QueryAsync(exchange, type == "group" ? "groups" : "organization", id, exchange.Site.Options.CkanMaximumRows) : null;
        var packages = new List<CkanPackage>();
        if (query is not null)
        {
            // CKAN shows the first ten only; what comes with a list is never the whole.
            await foreach (var package in exchange.Catalogue.PackagesAsync(await IdsAsync(exchange, query with { Limit = 10 })))
            {
                packages.Add(package);
            }
        }

        await exchange.WriteAsync(json =>
        {
            Write(json, found, type, query is null ? null : one =>
            {
                one.WriteStartArray("packages");
                foreach (var package in packages)
                {
                    package.Write(one, exchange.Request.Language);
                }

                one.WriteEndArray();
            });
            return Task.CompletedTask;
        });
    }

    static void Write(Utf8JsonWriter json, Listed one, string type, Action<Utf8JsonWriter>? packages) => CkanLists.WriteGroup(json, one.Name, one.Title, one.Count, type, more =>
    {
        if (type == "organization")
        {
            more.WriteString("url", one.Url);
        }

        packages?.Invoke(more);
    });

    static IEnumerable<Listed> Sort(string? sort, ImmutableArray<Listed> all)
    {
        var (field, isDescending) = sort?.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["packages" or "package_count"] => ("package_count", true),
            [var name, var direction, ..] => (name, direction.Equals("desc", StringComparison.OrdinalIgnoreCase)),
            [var name] => (name, false),
            _ => ("title", false),
        };
        var sorted = field switch
        {
            "package_count" or "packages" => all.OrderBy(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal),
            "name" => all.OrderBy(one => one.Name, StringComparer.Ordinal),
            _ => all.OrderBy(one => one.Title, StringComparer.CurrentCulture),
        };
        return isDescending ? sorted.Reverse() : sorted;
    }

    static async Task<ImmutableArray<Listed>> AllOrganizationsAsync(CkanExchange exchange) =>
    [
        .. (await exchange.Catalogue.OrganizationsAsync()).Select(names =>
        {
            var organization = exchange.Catalogue.OrganizationOf(names.Select(name => name.Value).Order(StringComparer.Ordinal).First());
            return new Listed(organization.Name, organization.Title.In(exchange.Request.Language), organization.Url, names.Sum(name => name.Count));
        }),
    ];

    static async Task<ImmutableArray<Listed>> AllGroupsAsync(CkanExchange exchange) =>
    [
        .. (await CountsAsync(exchange, "themes")).Where(one => DataThemes.Codes.Contains(one.Value))
            .Select(one => new Listed(CkanNames.Group(one.Value), DataThemes.Title(one.Value).In(exchange.Request.Language), null, one.Count)),
    ];

    static async Task<ImmutableArray<CkanCount>> CountsAsync(CkanExchange exchange, string property)
    {
        var fields = await exchange.Catalogue.FieldsAsync();
        await using var session = await exchange.Site.Reader.Aggregates.BeginAsync(exchange.Cancellation);
        return await CkanCatalogue.CountAsync(
            session, new() { Collection = exchange.Catalogue.Records, Filter = fields.IsPackage }, fields[property], exchange.Site.Options.Aggregates.MaximumGroups);
    }

    static async Task<FeatureQuery> QueryAsync(CkanExchange exchange, string field, string value, int limit)
    {
        var fields = await exchange.Catalogue.FieldsAsync();
        return new()
        {
            Collection = exchange.Catalogue.Records, Filter = new Filter.And([fields.IsPackage, fields.Equal(field, value, exchange.Request.Links.Root)!]), Limit = limit,
        };
    }

    static async Task<List<string>> IdsAsync(CkanExchange exchange, FeatureQuery query)
    {
        var ids = new List<string>();
        await foreach (var id in exchange.Catalogue.IdsAsync(query))
        {
            ids.Add(id);
        }

        return ids;
    }

    static async Task WritePackagesAsync(CkanExchange exchange, Utf8JsonWriter json, FeatureQuery query)
    {
        json.WriteStartArray();
        await CkanSearch.WriteResultsAsync(exchange, json, query, []);
        json.WriteEndArray();
    }
}
