using System.Text.Json;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>What was kept of the last fetch of each data set, beside the archive: a file per data set.</summary>
/// <remarks>It only saves transfers: a file that is lost or broken means that the next fetch brings all bytes.</remarks>
sealed class SourceStates(SourceArchive archive)
{
    /// <summary>What is kept; null for nothing.</summary>
    public SourceState? Find(string dataset)
    {
        try
        {
            return File.Exists(PathOf(dataset)) ? JsonSerializer.Deserialize<SourceState>(File.ReadAllBytes(PathOf(dataset))) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps it.</summary>
    /// <exception cref="IngestException">The archive cannot be written.</exception>
    public void Keep(string dataset, SourceState state)
    {
        try
        {
            var path = PathOf(dataset);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(state));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IngestException(IngestCodes.ArchiveFailed,
                $"The archive {archive.Folder} cannot be written: {exception.Message} Nothing was changed; make room or set the rights, and run again.", exception);
        }
    }

    /// <summary>Forgets it; does nothing where nothing is kept.</summary>
    public void Forget(string dataset)
    {
        if (File.Exists(PathOf(dataset)))
        {
            File.Delete(PathOf(dataset));
        }
    }

    string PathOf(string dataset) => Path.Combine(archive.Folder, "state", dataset + ".json");
}
