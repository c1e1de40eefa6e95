using System.Security.Cryptography;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>Passwords of the cluster's roles, made once and kept in a file that only its owner reads.</summary>
/// <param name="Superuser">Of <c>postgres</c>.</param>
/// <param name="Owner">Of <see cref="PrivateCluster.OwnerRole"/>.</param>
/// <param name="Reader">Of <see cref="PrivateCluster.ReadRole"/>.</param>
sealed record ClusterSecret(string Superuser, string Owner, string Reader)
{
    /// <summary>Reads the file, or makes it.</summary>
    /// <exception cref="DatabaseException">The file is not what was written.</exception>
    public static async Task<ClusterSecret> OpenAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            var made = new ClusterSecret(Random(), Random(), Random());
            await WriteAsync(path, string.Join('\n', made.Superuser, made.Owner, made.Reader), cancellation);
            return made;
        }

        return await File.ReadAllLinesAsync(path, cancellation) is [var superuser, var owner, var reader]
            ? new(superuser, owner, reader)
            : throw new DatabaseException($"{path} does not hold the three passwords of the cluster. Restore it from a backup.");
    }

    /// <summary>The record's own text would show the passwords.</summary>
    public override string ToString() => nameof(ClusterSecret);

    static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        // Written beside and moved, so that a crash leaves no half file.
        var beside = path + ".unfinished";
        File.Delete(beside);
        await using (var stream = new FileStream(beside, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync(text.AsMemory(), cancellation);
        }

        File.Move(beside, path);
    }
}
