using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>The program serving some of the samples, and real data sets where there are any: for clients of others.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    static readonly string[] Samples =
    [
        "lindenfurt/publisher.yaml", "lindenfurt/parkhaeuser.yaml", "lindenfurt/spielplaetze.yaml", "lindenfurt/stadtteile.yaml",
        "lindenfurt/baeume.yaml", "lindenfurt/source/baumkataster.csv", "lindenfurt/source/parkhaeuser.csv", "lindenfurt/source/spielplaetze.zip", "lindenfurt/source/stadtteile.zip",
        "aubach/publisher.yaml", "aubach/gemeindegebiet.yaml", "aubach/parken.yaml",
        "aubach/source/gemeindegebiet.geojson", "aubach/source/ortsplan.geojson",
    ];

    static readonly string[] Templates =
    [
        "koeln/publisher.yaml", "koeln/stadtteile.yaml", "freiburg/publisher.yaml", "freiburg/parkhaeuser.yaml",
        "karlsruhe/publisher.yaml", "karlsruhe/parkhaeuser.yaml", "berlin/publisher.yaml", "berlin/bezirke.yaml",
    ];

    /// <summary>Features of <c>lindenfurt.messpunkte</c>: more than any page.</summary>
    public const int ManyPoints = 10_500;

    readonly DataDirectory _directory = new();
    PostgresDatabase? _database;
    OudProcess? _server;
    Uri? _address;

    /// <summary>Where it serves; the running test is skipped where there is no PostgreSQL.</summary>
    public Uri Address
    {
        get
        {
            TestCluster.SkipIfMissing();
            return _address!;
        }
    }

    /// <summary>A new path for what a client makes.</summary>
    public string NewFile(string extension) => Path.Combine(_directory.Root, Path.ChangeExtension(Path.GetRandomFileName(), extension));

    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null)
        {
            return;
        }

        _database = await PostgresDatabase.CreateAsync();
        var catalog = Path.Combine(_directory.Root, "catalog");
        Copy(Samples, RepositoryRoot.Combine("catalog"), catalog);
        await WritePointsAsync(Path.Combine(catalog, "lindenfurt"));
        var real = Path.Combine(SharedData.Folder, "data");
        if (Directory.Exists(real))
        {
            Copy(Templates, RepositoryRoot.Combine("catalog", "_templates"), catalog);
        }

        var (code, output) = await OudProcess.RunAsync(_database, "ingest", "--catalog", catalog, "--data", _directory.Root, "--source-root", real);
        Assert.True(code == 0, output);
        _server = OudProcess.Start(
            new Dictionary<string, string?> { ["OUD_DATABASE"] = _database.OwnerConnection, ["OUD_DATABASE_READ"] = _database.ReaderConnection },
            "serve", "--data", _directory.Root, "--port", "0");
        _address = await _server.AddressAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.TerminateAsync();
            _server.Dispose();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _directory.Dispose();
    }

    static async Task WritePointsAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "messpunkte.yaml"),
            """
            title: Messpunkte
            description: Punkte im Abstand eines Schrittes.
            state: published
            coverage_claim: unknown
            schema: local
            source: { file: source/messpunkte.csv, url: https://daten.lindenfurt.example/messpunkte.csv }
            key: nr
            geometry: { x: x, y: y }
            mapping:
              reihe: { from: reihe, type: integer }
            """);
        await File.WriteAllLinesAsync(Path.Combine(folder, "source", "messpunkte.csv"), Enumerable.Range(1, ManyPoints).Select(nr =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{nr},{nr % 100},{8 + (nr % 100 * 1e-5):0.#####},{50 + (nr / 100 * 1e-5):0.#####}"))
            .Prepend("nr,reihe,x,y"));
    }

    static void Copy(string[] files, string from, string to)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }
}
