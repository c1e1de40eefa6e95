using System.Security.Cryptography;
using System.Text.Json;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>What is public of a descriptor: the only form in which it reaches the database.</summary>
/// <remarks>Copied field by field, so that a private field cannot slip in with a new member.</remarks>
public static class PublicDocument
{
    /// <summary>The document of a data set, with all defaults filled in.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="schema">Its schema, whose themes count where the descriptor names none; null where nothing is ingested.</param>
    public static DatasetDocument Of(DatasetDescriptor dataset, FeatureSchema? schema) => new()
    {
        Title = dataset.Title,
        Description = dataset.Description,
        KeywordsDe = dataset.KeywordsDe,
        KeywordsEn = dataset.KeywordsEn,
        Themes = dataset.Themes.IsEmpty && schema is not null ? schema.Themes : dataset.Themes,
        License = dataset.License,
        Attribution = dataset.Attribution,
        SourceUrl = SourceUrl(dataset),
        Schedule = dataset.Schedule,
        CoverageClaim = dataset.CoverageClaim,
        CoverageNote = dataset.CoverageNote,
        Streams = [.. dataset.Mapping.Streams.Select(stream => stream.ObservedProperty).Distinct()],
        Kind = dataset.Kind,
        Distributions = dataset.Distributions,
        Services = [.. dataset.Services.Select(one => one.Id)],
        Series = [.. dataset.Series.Select(one => one.Id)],
        Endpoint = dataset.Endpoint,
        Owner = dataset.Owner,
        Musterdatensatz = dataset.Musterdatensatz,
        Statements = dataset.Statements,
    };

    /// <summary>What the inventory says of a data set that is not published.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="schema">The schema that it names, whose themes count where the descriptor names none; null for none.</param>
    public static InventoryEntry Entry(DatasetDescriptor dataset, FeatureSchema? schema) => new()
    {
        Id = dataset.Id,
        Publisher = dataset.Publisher.Slug,
        Title = dataset.Title,
        Themes = dataset.Themes.IsEmpty && schema is not null ? schema.Themes : dataset.Themes,
        Lifecycle = dataset.Lifecycle ?? (dataset.IsPublished ? Lifecycle.Published : Lifecycle.Identified),
        Owner = dataset.Owner,
        Reason = dataset.Reason,
        Schema = dataset.SchemaName,
        Musterdatensatz = dataset.Musterdatensatz,
    };

    static string SourceUrl(DatasetDescriptor dataset) => dataset.Source.Url
        ?? dataset.Distributions.FirstOrDefault()?.AccessUrl ?? dataset.Endpoint?.Page ?? dataset.Endpoint?.Url
        ?? dataset.Publisher.Website ?? dataset.Publisher.Iri;

    /// <summary>SHA-256 of a document, hex: changes with what is public only, so that a private note publishes nothing.</summary>
    public static string HashOf(DatasetDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)));
}
