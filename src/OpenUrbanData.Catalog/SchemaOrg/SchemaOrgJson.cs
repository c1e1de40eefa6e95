using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.SchemaOrg;

/// <summary>Data sets and the catalogue in the words of schema.org, for search engines.</summary>
/// <remarks><see href="https://schema.org/Dataset">schema.org</see>, with what
/// <see href="https://developers.google.com/search/docs/appearance/structured-data/dataset">the search for data sets</see> requires and recommends.</remarks>
public static class SchemaOrgJson
{
    const string Context = "https://schema.org/";

    // A search engine wants descriptions of this length.
    const int ShortestDescription = 50;
    const int LongestDescription = 5_000;

    /// <summary>Most columns that are named.</summary>
    const int MostVariables = 60;

    /// <summary>Writes a data set.</summary>
    /// <param name="json">Output.</param>
    /// <param name="registry">What is published.</param>
    /// <param name="identity">Addresses and formats of this instance.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="variables">What its records tell; empty for links.</param>
    /// <param name="language">Language of its texts.</param>
    public static void WriteDataset(
        Utf8JsonWriter json, Registry registry, CatalogueIdentity identity, Dataset dataset, IEnumerable<Property> variables, Language language)
    {
        var iri = CatalogueGraph.Iri(dataset, identity);
        var publisher = dataset.Publisher;
        json.WriteStartObject();
        json.WriteString("@context", Context);
        json.WriteString("@type", "Dataset");
        json.WriteString("@id", iri);
        json.WriteString("name", dataset.Title.In(language));
        json.WriteString("description", Description(dataset, language));
        json.WriteString("url", identity.At(dataset.Schema is null ? $"catalog/{dataset.Id}" : $"collections/{dataset.Id}"));
        json.WriteString("identifier", iri);
        WriteList(json, "keywords", language == Language.German ? dataset.KeywordsDe : dataset.KeywordsEn);
        json.WriteString("license", dataset.License);
        json.WriteBoolean("isAccessibleForFree", true);
        json.WriteString("inLanguage", "de");
        if (dataset.Revision > 0)
        {
            json.WriteString("version", dataset.Revision.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteString("datePublished", Time(dataset.IssuedAt));
        json.WriteString("dateModified", Time(dataset.ModifiedAt));
        if (dataset.Attribution is { } attribution)
        {
            json.WriteString("creditText", attribution);
        }

        WriteOrganization(json, "creator", publisher, language);
        WriteOrganization(json, "publisher", publisher, language);
        json.WriteStartObject("includedInDataCatalog");
        WriteCatalogueMembers(json, identity, language);
        json.WriteEndObject();
        if (dataset.Series.Select(registry.Series.GetValueOrDefault).OfType<Dataset>().FirstOrDefault() is { } series)
        {
            json.WriteStartObject("isPartOf");
            json.WriteString("@type", "CreativeWork");
            json.WriteString("@id", CatalogueGraph.Iri(series, identity));
            json.WriteString("name", series.Title.In(language));
            json.WriteEndObject();
        }

        WritePlace(json, registry, dataset);
        if (dataset.Begins is not null || dataset.Ends is not null)
        {
            json.WriteString("temporalCoverage", $"{Day(dataset.Begins)}/{Day(dataset.Ends)}");
        }

        WriteVariables(json, variables, language);
        WriteDownloads(json, registry, identity, dataset, language);
        json.WriteEndObject();
    }

    /// <summary>Writes the catalogue; its data sets stand on their own pages.</summary>
    public static void WriteCatalogue(Utf8JsonWriter json, CatalogueIdentity identity, Language language)
    {
        json.WriteStartObject();
        json.WriteString("@context", Context);
        WriteCatalogueMembers(json, identity, language);
        json.WriteString("description", identity.Description.In(language));
        json.WriteBoolean("isAccessibleForFree", true);
        WriteList(json, "inLanguage", ["de", "en"]);
        json.WriteStartObject("publisher");
        json.WriteString("@type", "Organization");
        json.WriteString("name", identity.Operator);
        json.WriteString("url", identity.Root.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteCatalogueMembers(Utf8JsonWriter json, CatalogueIdentity identity, Language language)
    {
        json.WriteString("@type", "DataCatalog");
        json.WriteString("@id", identity.At("catalog"));
        json.WriteString("name", identity.Title.In(language));
        json.WriteString("url", identity.Root.ToString());
    }

    static string Description(Dataset dataset, Language language)
    {
        var text = dataset.Description.In(language);
        if (text.Length < ShortestDescription)
        {
            text = $"{dataset.Title.In(language)}: {text} ({(language == Language.German ? "Herausgeber" : "Publisher")}: {dataset.Publisher.Name.In(language)})";
        }

        return text.Length <= LongestDescription ? text : text[..(LongestDescription - 1)] + "…";
    }

    static void WriteOrganization(Utf8JsonWriter json, string name, Publisher publisher, Language language)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", publisher.Kind == "company" ? "Organization" : "GovernmentOrganization");
        json.WriteString("@id", publisher.Iri);
        json.WriteString("name", publisher.Name.In(language));
        if (publisher.Website is { } website)
        {
            json.WriteString("url", website);
        }

        json.WriteStartObject("contactPoint");
        json.WriteString("@type", "ContactPoint");
        json.WriteString("name", publisher.ContactName.In(language));
        json.WriteString("email", publisher.ContactEmail);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WritePlace(Utf8JsonWriter json, Registry registry, Dataset dataset)
    {
        ImmutableArray<string> towns =
        [
            .. dataset.Towns.Where(town => town.Need.Length == 0).Select(town => registry.Municipalities.GetValueOrDefault(town.MunicipalityKey)?.Name).OfType<string>()
                .Distinct(StringComparer.Ordinal).Take(CatalogueGraph.MaximumPlaces),
        ];
        if (towns.IsEmpty && dataset.Extent is null)
        {
            return;
        }

        json.WriteStartObject("spatialCoverage");
        json.WriteString("@type", "Place");
        if (!towns.IsEmpty)
        {
            json.WriteString("name", string.Join(", ", towns));
        }

        if (dataset.Extent is { } box)
        {
            // South, west, north, east.
            json.WriteStartObject("geo");
            json.WriteString("@type", "GeoShape");
            json.WriteString("box", string.Create(CultureInfo.InvariantCulture, $"{box.South} {box.West} {box.North} {box.East}"));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteVariables(Utf8JsonWriter json, IEnumerable<Property> variables, Language language)
    {
        ImmutableArray<Property> all = [.. variables.Take(MostVariables)];
        if (all.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("variableMeasured");
        foreach (var property in all)
        {
            json.WriteStartObject();
            json.WriteString("@type", "PropertyValue");
            json.WriteString("name", property.Name);
            json.WriteString("alternateName", property.Title.In(language));
            if (property.Description is { } description)
            {
                json.WriteString("description", description.In(language));
            }

            if (property.Unit is { } unit)
            {
                json.WriteString("unitText", unit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteDownloads(Utf8JsonWriter json, Registry registry, CatalogueIdentity identity, Dataset dataset, Language language)
    {
        json.WriteStartArray("distribution");
        if (dataset.Schema is not null)
        {
            foreach (var format in identity.Formats)
            {
                Write(format.Title, format.MediaType, identity.At($"downloads/{dataset.Id}.{format.Extension}"), null);
            }
        }

        if (dataset.Original is { } original)
        {
            Write(original.Name, original.MediaType, identity.At($"downloads/{dataset.Id}/original"), original.Bytes);
        }

        foreach (var one in dataset.Distributions.Where(one => one.DownloadUrl is not null))
        {
            var check = registry.Links.GetValueOrDefault(one.Link) is { IsGood: true } good ? good : null;
            Write(one.Title.In(language), one.MediaType ?? check?.MediaType ?? one.Format, one.DownloadUrl!, check?.Bytes);
        }

        json.WriteEndArray();

        void Write(string name, string? type, string address, long? bytes)
        {
            json.WriteStartObject();
            json.WriteString("@type", "DataDownload");
            json.WriteString("name", name);
            if (type is not null)
            {
                json.WriteString("encodingFormat", type);
            }

            json.WriteString("contentUrl", address);
            if (bytes is { } size)
            {
                json.WriteString("contentSize", string.Create(CultureInfo.InvariantCulture, $"{size} B"));
            }

            json.WriteEndObject();
        }
    }

    static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
