using System.Text.Json.Serialization;

namespace OpenUrbanData.Cli.Backups;

/// <summary>The first entry of a backup, <c>backup.json</c>: what it holds.</summary>
sealed record BackupContent
{
    /// <summary>Layout of the file; this program reads 1.</summary>
    public required int Format { get; init; }

    /// <summary>When the database was read.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last publication of the instance.</summary>
    public required long Publication { get; init; }

    /// <summary>Published data sets.</summary>
    public required int Datasets { get; init; }

    /// <summary>Files of the archive of sources.</summary>
    public required int ArchivedFiles { get; init; }

    /// <summary>Descriptors and the sources beside them.</summary>
    public required int CatalogFiles { get; init; }
}

/// <summary>JSON of <see cref="BackupContent"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(BackupContent))]
sealed partial class BackupJson : JsonSerializerContext;
