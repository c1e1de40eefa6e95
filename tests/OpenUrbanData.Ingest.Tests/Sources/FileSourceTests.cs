using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Tests.Sources;

public sealed class FileSourceTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oud-source-");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    SourceArchive Archive => new(Path.Combine(_folder.FullName, "archive"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_found_by_their_hash()
    {
        var file = Write("data/a.csv", "a;b\n1;2\n");
        var first = await Fetch(file, null);
        var second = await Fetch(file, first.State);
        Assert.False(first.IsUnchanged);
        Assert.True(second.IsUnchanged);
        var kept = Assert.Single(Archive.List());
        Assert.Equal(first.File.Sha256, kept.Sha256);
        Assert.Equal(8, kept.Length);
        Assert.EndsWith($"/{kept.Sha256[..2]}/{kept.Sha256[2..4]}/{kept.Sha256}", first.File.Path, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Archive.Folder, "incoming")));
        Assert.True(Archive.Purge(kept.Sha256));
        Assert.False(Archive.Purge(kept.Sha256));
        Assert.Null(Archive.Find(kept.Sha256, "a.csv"));
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("data/../../outside.csv")]
    [InlineData("link/outside.csv")]
    public async Task No_path_and_no_link_leaves_the_folder(string path)
    {
        Write("outside.csv", "secret");
        var root = Directory.CreateDirectory(Path.Combine(_folder.FullName, "catalog")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, "link"), _folder.FullName);
        var failure = await Assert.ThrowsAsync<IngestException>(() =>
            new FileSource(Path.Combine(root, path), root, SourceSettings.Default).FetchAsync(Archive, null, Cancellation));
        Assert.Equal(IngestCodes.SourceForbidden, failure.Code);
        Assert.Empty(Archive.List());
    }

    [Fact]
    public async Task No_link_to_a_link_and_no_part_of_a_shapefile_leaves_the_folder()
    {
        Write("outside.csv", "secret");
        var root = Directory.CreateDirectory(Path.Combine(_folder.FullName, "catalog")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, "folder"), _folder.FullName);
        File.CreateSymbolicLink(Path.Combine(root, "file.csv"), Path.Combine(root, "folder", "outside.csv"));
        Write("catalog/streets.shp", "");
        File.CreateSymbolicLink(Path.Combine(root, "streets.prj"), Path.Combine(_folder.FullName, "outside.csv"));
        Write("catalog/a.csv", "a");
        File.CreateSymbolicLink(Path.Combine(root, "inside.csv"), Path.Combine(root, "a.csv"));

        foreach (var name in new[] { "file.csv", "streets.shp" })
        {
            var failure = await Assert.ThrowsAsync<IngestException>(() =>
                new FileSource(Path.Combine(root, name), root, SourceSettings.Default).FetchAsync(Archive, null, Cancellation));
            Assert.Equal(IngestCodes.SourceForbidden, failure.Code);
        }

        Assert.Empty(Archive.List());
        await new FileSource(Path.Combine(root, "inside.csv"), root, SourceSettings.Default).FetchAsync(Archive, null, Cancellation);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var failure = await Assert.ThrowsAsync<IngestException>(() => Fetch(Path.Combine(_folder.FullName, "data/none.csv"), null));
        Assert.Equal(IngestCodes.SourceMissing, failure.Code);
        Assert.Contains("none.csv", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_leaves_nothing_behind()
    {
        var file = Write("data/a.csv", "0123456789");
        var failure = await Assert.ThrowsAsync<IngestException>(() =>
            new FileSource(file, _folder.FullName, new() { MaximumBytes = 9 }).FetchAsync(Archive, null, Cancellation));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
        Assert.Empty(Directory.GetFiles(Archive.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_error_and_nothing_half_done()
    {
        // /dev/full takes the place of the folder for incoming bytes: every write to it fails with ENOSPC.
        if (!File.Exists("/dev/full") || Environment.UserName != "root" || !await TinyDisk.MountAsync(Path.Combine(_folder.FullName, "disk"), Cancellation))
        {
            Assert.Skip("needs the right to mount a tmpfs");
        }

        var folder = Path.Combine(_folder.FullName, "disk");
        try
        {
            var archive = new SourceArchive(folder);
            await using var bytes = new MemoryStream(new byte[4 << 20]);
            var failure = await Assert.ThrowsAsync<IngestException>(() => archive.StoreAsync(bytes, "a.csv", long.MaxValue, Cancellation));
            Assert.Equal(IngestCodes.ArchiveFailed, failure.Code);
            Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        }
        finally
        {
            await TinyDisk.UnmountAsync(folder, CancellationToken.None);
        }
    }

    Task<SourceFetch> Fetch(string path, SourceState? known) =>
        new FileSource(path, _folder.FullName, SourceSettings.Default).FetchAsync(Archive, known, Cancellation);

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
