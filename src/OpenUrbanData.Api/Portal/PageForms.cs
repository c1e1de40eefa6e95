using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.SchemaOrg;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>Another form of what a page shows.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its name.</param>
/// <param name="Relation">What it is to the page: <c>alternate</c>, <c>describedby</c>, <c>item</c>.</param>
sealed record PageForm(string Type, string Path, string Title, string Relation = "alternate");

/// <summary>What programs find in the head of a page: its other forms, and what it is about in the words of schema.org. Data sets say the same in the header
/// <c>Link</c>, for those who look at headers only.</summary>
/// <remarks><see href="https://signposting.org/FAIR/">FAIR Signposting</see>, level 1.</remarks>
sealed record PageForms
{
    static readonly ImmutableArray<(string Ending, string Type, string Title)> Rdf =
        [("ttl", "text/turtle", "Turtle"), ("rdf", "application/rdf+xml", "RDF/XML"), ("jsonld", "application/ld+json", "JSON-LD"), ("nt", "application/n-triples", "N-Triples")];

    /// <summary>Nothing but the forms that every page has.</summary>
    public static PageForms None { get; } = new();

    /// <summary>Other forms, beside JSON.</summary>
    public ImmutableArray<PageForm> Forms { get; init; } = [];

    /// <summary>Writes what the page is about; null for nothing.</summary>
    public Action<Utf8JsonWriter>? StructuredData { get; init; }

    /// <summary>The forms of the whole catalogue.</summary>
    public static PageForms OfCatalogue(ApiRequest request) => new()
    {
        Forms = [.. Rdf.Select(one => new PageForm(one.Type, $"/catalog.{one.Ending}", $"DCAT-AP.de: {one.Title}"))],
        StructuredData = json => SchemaOrgJson.WriteCatalogue(json, Identity(request), request.Language),
    };

    /// <summary>The forms of an entry; sets the header <c>Link</c> of its page, too.</summary>
    public static PageForms Of(ApiRequest request, Dataset entry)
    {
        ImmutableArray<PageForm> forms =
        [
            .. Rdf.Select(one => new PageForm(one.Type, $"/catalog/datasets/{entry.Id}.{one.Ending}", $"DCAT-AP.de: {one.Title}", "describedby")),
            .. entry.Schema is null ? [] : DownloadFormat.All.Select(format => new PageForm(format.MediaType, $"/downloads/{entry.Id}.{format.Extension}", format.Title, "item")),
            .. entry.Schema is null ? [] : new[]
            {
                new PageForm("application/csvm+json", $"/downloads/{entry.Id}.csv-metadata.json", "CSV on the Web", "describedby"),
                new("application/vnd.datapackage+json", $"/downloads/{entry.Id}/datapackage.json", "Frictionless Data Package", "describedby"),
            },
        ];
        var links = request.Links;
        var isDataset = entry.Kind is DatasetKind.Dataset or DatasetKind.Reference;
        request.Http.Response.Headers.Link = string.Join(", ",
        [
            $"<{links.To($"/catalog/{entry.Id}")}>; rel=\"cite-as\"",
            .. isDataset ? ["<https://schema.org/Dataset>; rel=\"type\"", "<https://schema.org/AboutPage>; rel=\"type\""] : Array.Empty<string>(),
            .. Uri.TryCreate(entry.License, UriKind.Absolute, out var license) ? [$"<{license.AbsoluteUri}>; rel=\"license\""] : Array.Empty<string>(),
            .. Uri.TryCreate(entry.Publisher.Iri, UriKind.Absolute, out var publisher) ? [$"<{publisher.AbsoluteUri}>; rel=\"author\""] : Array.Empty<string>(),
            .. forms.Select(form => $"<{links.To(form.Path)}>; rel=\"{form.Relation}\"; type=\"{form.Type}\""),
        ]);
        return new()
        {
            Forms = forms,
            StructuredData = !isDataset ? null : json => SchemaOrgJson.WriteDataset(
                json, request.Registry, Identity(request), entry,
                request.Registry.Collections.GetValueOrDefault(entry.Id) is { } collection ? Served.Telling(collection).Where(property => property.Role != "id") : [], request.Language),
        };
    }

    static CatalogueIdentity Identity(ApiRequest request) =>
        new() { Root = new(request.Links.Root + "/"), Title = Words.SiteTitle, Description = Words.SiteDescription };
}
