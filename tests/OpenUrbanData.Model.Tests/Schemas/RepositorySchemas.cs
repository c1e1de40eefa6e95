using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Model.Tests.Schemas;

/// <summary>The registry of the repository.</summary>
static class RepositorySchemas
{
    public static string Folder { get; } = RepositoryRoot.Combine("schemas");

    public static SchemaRegistry Registry { get; } = SchemaRegistry.Load(Folder).Registry;
}
