using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Runs;

/// <summary>A catalogue, an archive and a database of its own, to run data sets in.</summary>
sealed class RunWorkshop : IAsyncDisposable
{
    static readonly Lazy<SchemaRegistry> Registry = new(() => SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry);

    RunWorkshop(PostgresDatabase database) => (Database, Store) = (database, new(database.Database, TimeProvider.System));

    public PostgresDatabase Database { get; }

    public IngestStore Store { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("oud-run-").FullName;

    public string Catalog => Path.Combine(Folder, "catalog");

    public string Archive { get; init; } = Directory.CreateTempSubdirectory("oud-archive-").FullName;

    public static SchemaRegistry Schemas => Registry.Value;

    public static async Task<RunWorkshop> CreateAsync(string? archive = null)
    {
        var database = await PostgresDatabase.CreateAsync();
        var workshop = archive is null ? new RunWorkshop(database) : new RunWorkshop(database) { Archive = archive };
        await workshop.Store.Registry.UpsertAsync(Schemas.Schemas, default);
        await workshop.Store.Registry.UpsertAsync([.. Schemas.ObservedProperties.Values], default);
        workshop.Write("muster/publisher.yaml", """
            kind: municipality
            name: Muster
            key: "08999001"
            website: https://muster.example.org/
            contact: { name: Digitalamt, email: daten@muster.example.org }
            license: cc-zero
            area: { municipalities: { "08999001": Muster } }
            """);
        return workshop;
    }

    /// <summary>Writes a file of the catalogue.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Catalog, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes a descriptor for <c>muster/&lt;name&gt;.csv</c>.</summary>
    public void Describe(string name, string schema, string yaml, string? extension = "csv") => Write($"muster/{name}.yaml",
        $"title: {name}\ndescription: Test\nstate: published\nschema: {schema}\nsource: {{ file: {name}.{extension} }}\n{yaml}\n");

    public IngestRun Run => new(Store, Schemas, new() { Archive = Archive }, TimeProvider.System);

    public DatasetDescriptor Dataset(string name = "daten")
    {
        var catalog = CatalogFolder.Load(Catalog);
        Assert.True(catalog.Errors.IsEmpty, string.Join("\n", catalog.Errors));
        return catalog.Datasets.Single(one => one.Name == name);
    }

    public Task<IngestReport> IngestAsync(string name = "daten", IngestOptions? options = null, IProgress<IngestProgress>? progress = null) =>
        Run.ExecuteAsync(Dataset(name), options ?? new(), progress, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Archive, recursive: true);
    }
}
