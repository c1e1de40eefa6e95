using System.IO.Compression;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>A file of the local disk, inside the folder that the operator named.</summary>
/// <remarks>A loose shapefile is archived as one zip of its parts, the same bytes for the same parts.</remarks>
/// <param name="path">Absolute path.</param>
/// <param name="root">Folder that the file must lie in, links followed: that of the descriptor, or <c>--source-root</c>.</param>
/// <param name="settings">Bounds.</param>
public sealed class FileSource(string path, string root, SourceSettings settings) : Source
{
    static readonly string[] ShapefileParts = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    /// <inheritdoc/>
    public override string Place => path;

    /// <inheritdoc/>
    public override async Task<SourceFetch> FetchAsync(
        SourceArchive archive, SourceState? known, CancellationToken cancellation)
    {
        Check(path);
        var modified = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        SourceFile file;
        try
        {
            if (Path.GetExtension(path).Equals(".shp", StringComparison.OrdinalIgnoreCase))
            {
                var packed = Path.GetTempFileName();
                await using var zip = new FileStream(packed, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
                await PackAsync(zip, cancellation);
                zip.Position = 0;
                file = await archive.StoreAsync(zip, Path.GetFileNameWithoutExtension(path) + ".zip", settings.MaximumBytes, cancellation);
            }
            else
            {
                await using var bytes = File.OpenRead(path);
                file = await archive.StoreAsync(bytes, Path.GetFileName(path), settings.MaximumBytes, cancellation);
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new IngestException(IngestCodes.SourceUnavailable, $"{path}: {exception.Message}", exception);
        }

        return new(file, new(file.Sha256!, null, modified), file.Sha256 == known?.Sha256);
    }

    // Neither .. nor a link may lead out of the folder that the operator named.
    void Check(string file)
    {
        var isBelow = IsBelow(Path.GetFullPath(file), Path.GetFullPath(root));
        if (isBelow && !File.Exists(file))
        {
            throw new IngestException(IngestCodes.SourceMissing, $"source.file: there is no file {file}.");
        }

        if (!isBelow || !IsBelow(Real(Path.GetFullPath(file)), Real(Path.GetFullPath(root))))
        {
            throw new IngestException(IngestCodes.SourceForbidden, $"source.file: {file} leads out of {root}.");
        }
    }

    static bool IsBelow(string path, string root) =>
        path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static string Real(string full)
    {
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            // The folders above a link's target may be links, too. What exists ends somewhere.
            real = info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
                ? Real(target.FullName)
                : real;
        }

        return real;
    }

    async Task PackAsync(FileStream target, CancellationToken cancellation)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var parts = Directory.EnumerateFiles(Path.GetDirectoryName(path)!)
            .Where(file => Path.GetFileNameWithoutExtension(file) == stem)
            .Where(file => ShapefileParts.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in parts)
        {
            Check(part);
            var entry = zip.CreateEntry(Path.GetFileName(part), CompressionLevel.NoCompression);
            entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var from = File.OpenRead(part);
            await using var to = await entry.OpenAsync(cancellation);
            await from.CopyToAsync(to, cancellation);
        }
    }
}
