namespace OpenUrbanData.Testing;

/// <summary>Real files of publishers that are too large for the repository: the folder <c>OUD_SHARED</c>, by default
/// <c>../shared</c> beside the repository.</summary>
public static class SharedData
{
    static readonly string? Setting = Environment.GetEnvironmentVariable("OUD_SHARED") is { Length: > 0 } value ? value : null;

    /// <summary>The folder, absolute. It may be missing.</summary>
    public static string Folder { get; } = System.IO.Path.GetFullPath(Setting ?? "../shared", RepositoryRoot.Path);

    /// <summary>A file or folder in it. Where it is missing, the test is skipped; it fails if <c>OUD_SHARED</c> is set.</summary>
    /// <param name="relative">As <c>data/koeln/stadtteile.zip</c>.</param>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Folder, relative);
        if (File.Exists(path) || Directory.Exists(path))
        {
            return path;
        }

        if (Setting is not null)
        {
            Assert.Fail($"OUD_SHARED is set, but {path} does not exist");
        }

        Assert.Skip($"Shared file is missing: {relative} (set OUD_SHARED)");
        return path;
    }
}
