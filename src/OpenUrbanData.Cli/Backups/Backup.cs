using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Backups;

/// <summary>Writes a backup: <c>backup.json</c>, <c>database.dump</c> (pg_dump, custom format), <c>archive/…</c>, <c>catalog/…</c>.</summary>
static class Backup
{
    /// <summary>Name of the description.</summary>
    public const string Description = "backup.json";

    /// <summary>Name of the database.</summary>
    public const string Dump = "database.dump";

    /// <summary>Writes the file beside its place and moves it there when it is whole.</summary>
    public static async Task<BackupContent> WriteAsync(
        Instance instance, ProgramSettings settings, string file, TimeProvider time, CancellationToken cancellation)
    {
        var unfinished = file + ".unfinished";
        var dump = file + ".dump";
        try
        {
            var now = time.GetUtcNow();
            var registry = await new RegistryReader(instance.Database).ReadAsync(cancellation);
            await DatabaseDump.WriteAsync(instance.Settings.Owner, dump, cancellation);

            // After the dump: what it refers to is in the archive by then, because sources are archived before they are read.
            List<(string Name, string Path)> archived =
                [.. Files(settings.Archive).Where(one => IsHash(Path.GetFileName(one.Path))).Select(one => ("archive/" + one.Name, one.Path))];
            List<(string Name, string Path)> catalog = [.. Files(settings.Catalog).Select(one => ("catalog/" + one.Name, one.Path))];
            var content = new BackupContent
            {
                Format = 1,
                CreatedAt = now,
                Publication = registry.Publication,
                Datasets = registry.Datasets.Count,
                ArchivedFiles = archived.Count,
                CatalogFiles = catalog.Count,
            };

            // Quarantine-free, but with archived sources: for the operator alone.
            await using (var stream = new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            await using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
            await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
            {
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Description)
                {
                    DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content, BackupJson.Default.BackupContent)),
                }, cancellation);
                await tar.WriteEntryAsync(dump, Dump, cancellation);
                foreach (var (name, path) in archived.Concat(catalog))
                {
                    await tar.WriteEntryAsync(path, name, cancellation);
                }
            }

            File.Move(unfinished, file, overwrite: true);
            return content;
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(dump);
        }
    }

    static IEnumerable<(string Name, string Path)> Files(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).LinkTarget is null)
            .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), path))
            .Where(one => one.Item1[0] is not ('_' or '.'))
            .OrderBy(one => one.Item1, StringComparer.Ordinal);

    static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
