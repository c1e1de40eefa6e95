using System.Xml.Linq;

namespace OpenUrbanData.Architecture.Tests;

/// <summary>The repository on disk, as the tests of its rules see it.</summary>
static class House
{
    /// <summary>The folder with global.json.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The projects below src by short name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(Short, XDocument.Load, StringComparer.Ordinal);

    /// <summary>The C# files below some folders, with the path from the root.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>What a project names in elements of one kind.</summary>
    public static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(one => (string?)one.Attribute("Include")).OfType<string>();

    /// <summary>The name without the prefix that all share.</summary>
    public static string Short(string path) =>
        Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("OpenUrbanData.", "", StringComparison.Ordinal);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests has global.json.");
    }
}
