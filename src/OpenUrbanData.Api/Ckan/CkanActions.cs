using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Ckan;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ckan;

/// <summary>An action: a function that clients call by its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it gives.</param>
/// <param name="Parameters">What it reads; anything else is ignored, as in CKAN.</param>
/// <param name="AnswerAsync">Answers.</param>
sealed record CkanAction(string Name, LocalizedText Summary, ImmutableArray<string> Parameters, Func<CkanExchange, Task> AnswerAsync);

/// <summary>The actions that are offered: all that reads the catalogue.</summary>
static class CkanActions
{
    // What clients look at to know what they may ask; the API is that of this version.
    const string Version = "2.11.0";

    /// <summary>All of them.</summary>
    public static ImmutableArray<CkanAction> All { get; } =
    [
        new("package_list", new("Namen aller Datensätze", "Names of all data sets"), ["limit", "offset"], PackageListAsync),
        new("package_show", new("Ein Datensatz mit seinen Ressourcen", "A data set with its resources"), ["id"], PackageShowAsync),
        new("package_search", new("Suche nach Datensätzen", "Search for data sets"), CkanSearch.Parameters, CkanSearch.WriteAsync),
        new("package_autocomplete", new("Datensätze zu den ersten Buchstaben", "Data sets by their first letters"), ["q", "limit"], PackageAutocompleteAsync),
        new("current_package_list_with_resources", new("Datensätze mit Ressourcen, zuletzt geänderte zuerst", "Data sets with resources, the last changed first"),
            ["limit", "offset", "page"], CurrentAsync),
        new("resource_show", new("Eine Ressource", "A resource"), ["id"], ResourceShowAsync),
        new("organization_list", new("Herausgeber", "Publishers"), CkanGroups.ListParameters, CkanGroups.OrganizationsAsync),
        new("organization_show", new("Ein Herausgeber", "A publisher"), ["id", "include_datasets"], CkanGroups.OrganizationAsync),
        new("group_list", new("Themen", "Themes"), CkanGroups.ListParameters, CkanGroups.GroupsAsync),
        new("group_show", new("Ein Thema", "A theme"), ["id", "include_datasets"], CkanGroups.GroupAsync),
        new("group_package_show", new("Datensätze eines Themas", "Data sets of a theme"), ["id", "limit"], CkanGroups.PackagesAsync),
        new("tag_list", new("Schlagwörter", "Keywords"), ["query", "all_fields"], CkanGroups.TagsAsync),
        new("tag_show", new("Ein Schlagwort", "A keyword"), ["id", "include_datasets"], CkanGroups.TagAsync),
        new("license_list", new("Lizenzen der Datensätze", "Licences of the data sets"), [], CkanGroups.LicensesAsync),
        new("vocabulary_list", new("Vokabulare: keine", "Vocabularies: none"), [], exchange => exchange.AnswerAsync(json =>
        {
            json.WriteStartArray();
            json.WriteEndArray();
        })),
        new("status_show", new("Was dieser Server ist", "What this server is"), [], StatusAsync),
        new("site_read", new("Ob gelesen werden darf", "Whether reading is allowed"), [], exchange => exchange.AnswerAsync(json => json.WriteBooleanValue(true))),
        new("help_show", new("Was eine Aktion tut", "What an action does"), ["name"], HelpAsync),
    ];

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, CkanAction> ByName { get; } = All.ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>There is no such thing.</summary>
    public static ProblemException NotFound(string what = "") => new(Problem.NotFound(what));

    static async Task PackageListAsync(CkanExchange exchange)
    {
        var limit = exchange.Parameters.Text("limit") is null ? (int?)null : exchange.Parameters.Whole("limit", 0);
        var offset = exchange.Parameters.Whole("offset", 0);
        exchange.Parameters.Finish();
        var fields = await exchange.Catalogue.FieldsAsync();
        var query = new FeatureQuery { Collection = exchange.Catalogue.Records, Filter = fields.IsPackage, Limit = limit is 0 ? null : limit, Offset = offset };
        await exchange.AnswerAsync(async json =>
        {
            json.WriteStartArray();
            await foreach (var id in exchange.Catalogue.IdsAsync(query))
            {
                json.WriteStringValue(CkanNames.Package(id));
                await exchange.FlushAsync(json);
            }

            json.WriteEndArray();
        });
    }

    static async Task PackageShowAsync(CkanExchange exchange)
    {
        var id = exchange.Parameters.Text("id") ?? exchange.Parameters.Text("name_or_id") ?? exchange.Parameters.Required("id");
        exchange.Parameters.Finish();
        if (exchange.IsNotModified())
        {
            return;
        }

        var package = await exchange.Catalogue.FindAsync(id) ?? throw NotFound();
        await exchange.WriteAsync(json =>
        {
            package.Write(json, exchange.Request.Language);
            return Task.CompletedTask;
        });
    }

    static async Task PackageAutocompleteAsync(CkanExchange exchange)
    {
        var words = exchange.Parameters.Required("q");
        var limit = Math.Min(exchange.Parameters.Whole("limit", 10), exchange.Site.Options.CkanMaximumRows);
        exchange.Parameters.Finish();
        var fields = await exchange.Catalogue.FieldsAsync();
        var query = new FeatureQuery
        {
            Collection = exchange.Catalogue.Records,
            Filter = new Filter.And([fields.IsPackage, new Filter.Or([fields.Equal("title", words, "")!, CkanFields.Words(words)])]),
            Limit = limit,
            Sort = [new(fields["title"], false)],
        };
        await exchange.AnswerAsync(async json =>
        {
            json.WriteStartArray();
            var ids = new List<string>();
            await foreach (var id in exchange.Catalogue.IdsAsync(query))
            {
                ids.Add(id);
            }

            await foreach (var package in exchange.Catalogue.PackagesAsync(ids))
            {
                package.WriteMatch(json, exchange.Request.Language);
            }

            json.WriteEndArray();
        });
    }

    static async Task CurrentAsync(CkanExchange exchange)
    {
        var most = exchange.Site.Options.CkanMaximumRows;
        var limit = Math.Min(exchange.Parameters.Whole("limit", 10), most);
        var page = exchange.Parameters.Whole("page", 1, 1);
        var offset = exchange.Parameters.Whole("offset", (int)Math.Min(int.MaxValue, (page - 1L) * limit));
        exchange.Parameters.Finish();
        var fields = await exchange.Catalogue.FieldsAsync();
        var query = new FeatureQuery
        {
            Collection = exchange.Catalogue.Records, Filter = fields.IsPackage, Limit = limit, Offset = offset, Sort = [new(fields["changed"], true)],
        };
        await exchange.AnswerAsync(async json =>
        {
            json.WriteStartArray();
            await CkanSearch.WriteResultsAsync(exchange, json, query, []);
            json.WriteEndArray();
        });
    }

    static async Task ResourceShowAsync(CkanExchange exchange)
    {
        var id = exchange.Parameters.Required("id");
        exchange.Parameters.Finish();
        if (exchange.IsNotModified())
        {
            return;
        }

        var slash = id.LastIndexOf('/');
        var resource = (slash > 0 ? await exchange.Catalogue.FindAsync(id[..slash]) : null)?.Resource(id) ?? throw NotFound();
        await exchange.WriteAsync(json =>
        {
            resource.Write(json, exchange.Request.Language);
            return Task.CompletedTask;
        });
    }

    static Task StatusAsync(CkanExchange exchange) => exchange.AnswerAsync(json =>
    {
        json.WriteStartObject();
        json.WriteString("site_title", exchange.Request.In(Words.SiteTitle));
        json.WriteString("site_description", exchange.Request.In(Words.SiteDescription));
        json.WriteString("site_url", exchange.Request.Links.Root);
        json.WriteString("ckan_version", Version);
        json.WriteNull("error_emails_to");
        json.WriteString("locale_default", "de");
        json.WriteStartArray("extensions");
        json.WriteEndArray();
        json.WriteString("software", "Open Urban Data");
        json.WriteEndObject();
    });

    static Task HelpAsync(CkanExchange exchange)
    {
        var action = ByName.GetValueOrDefault(exchange.Parameters.Required("name")) ?? throw NotFound("Action function not found");
        return exchange.AnswerAsync(json => json.WriteStringValue(
            $"{exchange.Request.In(action.Summary)}. {exchange.Request.In(new("Parameter", "Parameters"))}: {(action.Parameters.IsEmpty ? "–" : string.Join(", ", action.Parameters))}"));
    }
}
