using System.Collections.Immutable;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Records;

/// <summary>Makes records of own entries.</summary>
public static class OwnRecord
{
    static readonly LocalizedText Items = new("Einträge über OGC API Features", "Records by OGC API Features");
    static readonly LocalizedText Description = new("Beschreibung nach DCAT-AP.de", "Description as DCAT-AP.de");

    /// <summary>The record of an entry.</summary>
    /// <param name="identity">Addresses and formats of this instance.</param>
    /// <param name="registry">What is published.</param>
    /// <param name="entry">One of its data sets, series or services.</param>
    public static CatalogueRecord Of(CatalogueIdentity identity, Registry registry, Dataset entry)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(entry);
        var hasItems = entry is { Schema: not null, Table: not null };
        var page = identity.At(hasItems ? $"collections/{entry.Id}" : $"catalog/{entry.Id}");
        var towns = entry.Towns.Where(town => town.Need.Length == 0 && town.MunicipalityKey.Length > 0).Select(town => town.MunicipalityKey).Distinct(StringComparer.Ordinal);
        return new()
        {
            Id = entry.Id,
            Type = entry.Kind switch { DatasetKind.Series => "series", DatasetKind.Service => "service", _ => "dataset" },
            Title = entry.Title,
            Description = entry.Description,
            KeywordsDe = entry.KeywordsDe,
            KeywordsEn = entry.KeywordsEn,
            Themes = entry.Themes,
            Publisher = entry.Publisher.Name,
            Parties =
            [
                new(entry.Publisher.Name, null, entry.Publisher.Iri, null, entry.Publisher.Website, "publisher"),
                new(entry.Publisher.Name, entry.Publisher.ContactName, null, entry.Publisher.ContactEmail, null, "pointOfContact"),
            ],
            Formats = Formats(identity, entry, hasItems),
            License = entry.License,
            Rights = entry.Attribution,
            ConformsTo = [.. (entry.Schema is { IsLocal: false } schema ? [schema.Iri] : Array.Empty<string>()), .. entry.Endpoint?.ConformsTo ?? []],
            Schema = entry.Schema is { IsLocal: false } canonical ? canonical.CollectionId : null,
            Languages = ["de"],
            Towns = hasItems ? [.. towns] : entry.Publisher is { Kind: "municipality", Key: { } key } ? [key] : [],
            IsHvd = entry.Statements.IsHvd,
            Created = entry.IssuedAt,
            Updated = entry.ModifiedAt,
            Extent = entry.Extent,
            Begins = entry.Begins,
            Ends = entry.Ends,
            Page = page,
            Links = [.. Links(identity, registry, entry, hasItems, page)],
            ItemsTemplate = hasItems ? identity.At($"collections/{entry.Id}/items?f=json&bbox={{bbox}}&datetime={{datetime}}&limit={{limit}}") : null,
        };
    }

    static ImmutableArray<RecordFormat> Formats(CatalogueIdentity identity, Dataset entry, bool hasItems) =>
    [
        .. hasItems ? identity.Formats.Select(format => new RecordFormat(format.FileType ?? format.Title, format.MediaType)) : [],
        .. entry.Distributions.Where(one => one.Format is not null || one.MediaType is not null)
            .Select(one => new RecordFormat(one.Format ?? one.MediaType!, one.MediaType)).Distinct(),
        .. entry.Endpoint?.Formats.Select(code => new RecordFormat(code, null)) ?? [],
    ];

    static IEnumerable<RecordLink> Links(CatalogueIdentity identity, Registry registry, Dataset entry, bool hasItems, string page)
    {
        yield return new(page + "?f=html", "about", "text/html", entry.Title);
        yield return new(identity.At($"catalog/{entry.Id}"), "canonical");
        yield return new(identity.At($"catalog/datasets/{entry.Id}.ttl"), "describedby", "text/turtle", Description);
        if (hasItems)
        {
            yield return new(identity.At($"collections/{entry.Id}/items?f=json"), "items", "application/geo+json", Items);
            foreach (var format in identity.Formats)
            {
                yield return new(identity.At($"downloads/{entry.Id}.{format.Extension}"), "enclosure", format.MediaType, new(format.Title, format.Title));
            }

            if (entry.Original is { } original)
            {
                yield return new(identity.At($"downloads/{entry.Id}/original"), "enclosure", original.MediaType, new("Originaldatei", "Original file"));
            }
        }

        foreach (var one in entry.Distributions)
        {
            if (one.DownloadUrl is { } file)
            {
                yield return new(file, "enclosure", one.MediaType, one.Title);
            }

            if (one.AccessUrl != one.DownloadUrl)
            {
                yield return new(one.AccessUrl, "related", null, one.Title);
            }
        }

        if (entry.Endpoint is { } endpoint)
        {
            yield return new(endpoint.Url, "service", null, entry.Title);
            if (endpoint.DescriptionUrl is { } description)
            {
                yield return new(description, "service-desc", null, entry.Title);
            }
        }

        foreach (var related in entry.Services.Concat(entry.Series).Select(registry.Entry).OfType<Dataset>())
        {
            yield return new(identity.At($"collections/{RecordCollection.Id}/items/{related.Id}"), "related", "application/geo+json", related.Title);
        }

        yield return new(entry.SourceUrl, "via", null, new("Quelle", "Source"));
        yield return new(entry.License, "license");
    }
}
