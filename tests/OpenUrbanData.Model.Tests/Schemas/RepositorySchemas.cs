using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

/// <summary>The registry of the repository, found from the place of the test program.</summary>
static class RepositorySchemas
{
    public static string Folder { get; } = Path.Combine(Root(), "schemas");

    public static SchemaRegistry Registry { get; } = SchemaRegistry.Load(Folder).Registry;

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No global.json above the test program.");
    }
}
