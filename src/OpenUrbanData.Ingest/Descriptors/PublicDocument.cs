using System.Security.Cryptography;
using System.Text.Json;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>What is public of a descriptor: the only form in which it reaches the database.</summary>
/// <remarks>Copied field by field, so that a private field cannot slip in with a new member.</remarks>
public static class PublicDocument
{
    /// <summary>The document of a data set, with all defaults filled in.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="schema">Its schema, whose themes count where the descriptor names none; null for a reference data set.</param>
    public static DatasetDocument Of(DatasetDescriptor dataset, FeatureSchema? schema) => new()
    {
        Title = dataset.Title,
        Description = dataset.Description,
        KeywordsDe = dataset.KeywordsDe,
        KeywordsEn = dataset.KeywordsEn,
        Themes = dataset.Themes.IsEmpty && schema is not null ? schema.Themes : dataset.Themes,
        License = dataset.License,
        Attribution = dataset.Attribution,
        SourceUrl = dataset.Source.Url ?? dataset.Publisher.Website ?? dataset.Publisher.Iri,
        Schedule = dataset.Schedule,
        CoverageClaim = dataset.CoverageClaim,
        CoverageNote = dataset.CoverageNote,
        Streams = [.. dataset.Mapping.Streams.Select(stream => stream.ObservedProperty).Distinct()],
    };

    /// <summary>SHA-256 of a document, hex: changes with what is public only, so that a private note publishes nothing.</summary>
    public static string HashOf(DatasetDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)));
}
