using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Backups;

/// <summary>Makes an instance from a backup.</summary>
static class Restoration
{
    /// <summary>Restores database, archive and catalogue.</summary>
    /// <returns>What the backup held, and where the catalogue was put.</returns>
    /// <exception cref="FormatException">The file is no backup, or the instance is in use.</exception>
    public static async Task<(BackupContent Content, string Catalog)> RunAsync(
        ProgramSettings settings, string file, bool replace, Terminal terminal, CancellationToken cancellation)
    {
        var catalog = settings.IsCatalogChosen ? settings.Catalog : Path.Combine(settings.Data, "catalog");
        var (cluster, database) = await Instance.ConnectAsync(settings, terminal, cancellation);
        try
        {
            if (!replace && (await IsUsedAsync(database, cancellation) || HasFiles(catalog)))
            {
                throw new FormatException($"This instance has published something, or {catalog} is not empty. "
                    + "Choose another --data (and --catalog), or say --replace to lose what is there.");
            }

            var beside = Path.Combine(settings.Data, "restore.unfinished");
            Directory.CreateDirectory(settings.Data);
            try
            {
                var content = await UnpackAsync(file, beside, cancellation);
                await DatabaseDump.ReadAsync(database.Owner, Path.Combine(beside, Backup.Dump), cancellation);
                await using (await Database.OpenAsync(database, cancellation))
                {
                    Merge(Path.Combine(beside, "archive"), settings.Archive);
                    Swap(Path.Combine(beside, "catalog"), catalog);
                }

                return (content, catalog);
            }
            finally
            {
                if (Directory.Exists(beside))
                {
                    Directory.Delete(beside, recursive: true);
                }
            }
        }
        finally
        {
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
            }
        }
    }

    static async Task<bool> IsUsedAsync(DatabaseSettings settings, CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(settings, cancellation);
        return (await new RegistryReader(database).ReadAsync(cancellation)).Datasets.Count > 0;
    }

    static bool HasFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    static async Task<BackupContent> UnpackAsync(string file, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        try
        {
            await using var stream = File.OpenRead(file);
            await using var zip = new GZipStream(stream, CompressionMode.Decompress);

            // Refuses entries that would leave the folder.
            await TarFile.ExtractToDirectoryAsync(zip, folder, overwriteFiles: false, cancellation);
            var description = await File.ReadAllBytesAsync(Path.Combine(folder, Backup.Description), cancellation);
            var content = JsonSerializer.Deserialize(description, BackupJson.Default.BackupContent);
            return content is { Format: 1 }
                ? content
                : throw new FormatException($"{file}: layout {content?.Format} is not known here; layout 1 is. Use a newer version.");
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or FileNotFoundException)
        {
            throw new FormatException($"{file} is no backup of Open Urban Data, or it is cut off: {exception.Message}", exception);
        }
    }

    // Archived files are named by their contents, so two archives never disagree.
    static void Merge(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
        }
    }

    static void Swap(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        // A replaced catalogue is kept: people wrote it.
        if (HasFiles(to))
        {
            var old = to + ".before-restore";
            if (Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }

            Directory.Move(to, old);
        }
        else if (Directory.Exists(to))
        {
            Directory.Delete(to);
        }

        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            // Copied, because the catalogue may lie on another disk.
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
