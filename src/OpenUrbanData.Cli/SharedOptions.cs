using System.CommandLine;
using OpenUrbanData.Postgres.Cluster;

namespace OpenUrbanData.Cli;

/// <summary>Options that all commands know. Each has a setting in the environment; the option wins.</summary>
sealed class SharedOptions
{
    readonly Option<string?> _data = new("--data")
    {
        Description = "Directory of the private database and of the archive (OUD_DATA; default: /var/lib/open-urban-data as root, else ./data)",
        HelpName = "DIR",
        Recursive = true,
    };

    readonly Option<string?> _catalog = new("--catalog")
    {
        Description = "Directory of publishers and data sets (OUD_CATALOG; default: the samples)",
        HelpName = "DIR",
        Recursive = true,
    };

    readonly Option<string?> _sourceRoot = new("--source-root")
    {
        Description = "Directory that '@/' in descriptors means (OUD_SOURCE_ROOT)",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Makes them options of every command.</summary>
    public void AddTo(RootCommand root)
    {
        root.Add(_data);
        root.Add(_catalog);
        root.Add(_sourceRoot);
    }

    /// <summary>What holds for this call.</summary>
    public ProgramSettings Read(ParseResult parsed)
    {
        // The launcher and the container image say where the program's own files are; otherwise they are above it.
        var home = Setting("OUD_ROOT") ?? FindHome();
        var data = parsed.GetValue(_data) ?? Setting("OUD_DATA")
            ?? (Environment.IsPrivilegedProcess ? PrivateCluster.DefaultDirectory : Path.Combine(home, "data"));
        var explicitCatalog = parsed.GetValue(_catalog) ?? Setting("OUD_CATALOG");
        var restored = Path.Combine(data, "catalog");
        return new()
        {
            Home = home,
            Data = Path.GetFullPath(data),
            Catalog = Path.GetFullPath(explicitCatalog ?? (Directory.Exists(restored) ? restored : Path.Combine(home, "catalog"))),
            IsCatalogChosen = explicitCatalog is not null,
            Schemas = Path.GetFullPath(Setting("OUD_SCHEMAS") ?? Path.Combine(home, "schemas")),
            SourceRoot = (parsed.GetValue(_sourceRoot) ?? Setting("OUD_SOURCE_ROOT")) is { } root ? Path.GetFullPath(root) : null,
        };
    }

    /// <summary>A setting of the environment; null where it is missing or empty.</summary>
    public static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    static string FindHome()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (Directory.Exists(Path.Combine(directory.FullName, "schemas")) && Directory.Exists(Path.Combine(directory.FullName, "catalog")))
            {
                return directory.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}

/// <summary>Where things are.</summary>
sealed record ProgramSettings
{
    /// <summary>The program's own files: samples, schemas, solutions.</summary>
    public required string Home { get; init; }

    /// <summary>Private database and archive.</summary>
    public required string Data { get; init; }

    /// <summary>Publishers and data sets.</summary>
    public required string Catalog { get; init; }

    /// <summary>False where the catalogue is the default one.</summary>
    public required bool IsCatalogChosen { get; init; }

    /// <summary>Canonical schemas (setting <c>OUD_SCHEMAS</c>).</summary>
    public required string Schemas { get; init; }

    /// <summary>What <c>@/</c> in descriptors means; null for nothing.</summary>
    public string? SourceRoot { get; init; }

    /// <summary>Raw bytes of all sources.</summary>
    public string Archive => Path.Combine(Data, "archive");
}
