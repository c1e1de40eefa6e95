using System.Text.RegularExpressions;

namespace OpenUrbanData.Architecture.Tests;

public sealed partial class SourceTests
{
    const int LongestFile = 400;

    /// <summary>Longer files, each with the answer to the question why.</summary>
    static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal)
    {
    };

    static readonly string[] Drawers =
        ["Helper", "Utility", "Util", "Manager", "Common", "Shared", "Service", "Extension", "Abstraction", "Base", "Misc"];

    [Fact]
    public void No_file_is_longer_than_400_lines_without_an_answer()
    {
        var tooLong = House.Sources("src", "tests", "bench", "catalog")
            .Where(path => !Longer.ContainsKey(path))
            .Select(path => (path, lines: File.ReadLines(Path.Combine(House.Root, path)).Count()))
            .Where(file => file.lines > LongestFile);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_folder_or_file_is_a_drawer()
    {
        var drawers = House.Sources("src", "tests", "bench")
            .SelectMany(path => path.Split('/').Select(part => (path, name: Path.GetFileNameWithoutExtension(part))))
            .Where(one => Drawers.Any(drawer =>
                one.name.EndsWith(drawer, StringComparison.Ordinal) || one.name.EndsWith(drawer + "s", StringComparison.Ordinal)))
            .Where(one => one.name != "Database")
            .Select(one => one.path)
            .Distinct();
        Assert.Empty(drawers);
    }

    [Fact]
    public void Numbers_of_log_events_are_unique_and_in_the_range_of_their_project()
    {
        var ranges = new Dictionary<string, int>(StringComparer.Ordinal) { ["Api"] = 1000, ["Postgres"] = 2000, ["Ingest"] = 3000, ["Cli"] = 4000 };
        var seen = new Dictionary<int, string>();
        foreach (var source in House.Sources("src"))
        {
            foreach (Match match in LogEvent().Matches(File.ReadAllText(Path.Combine(House.Root, source))))
            {
                var number = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(seen.TryAdd(number, source), $"event {number} is in {source} and in {seen.GetValueOrDefault(number)}");
                var project = House.Short(source.Split('/')[1] + ".csproj");
                Assert.Equal(ranges[project], number / 1000 * 1000);
            }
        }
    }

    [Fact]
    public void SQL_stands_only_in_the_project_that_knows_it()
    {
        var elsewhere = House.Sources("src")
            .Where(path => !path.Contains("OpenUrbanData.Postgres/", StringComparison.Ordinal))
            .Where(path => !path.EndsWith("/GeoPackageReader.cs", StringComparison.Ordinal))   // asks SQLite: the file is a database
            .Where(path => Sql().IsMatch(File.ReadAllText(Path.Combine(House.Root, path))));
        Assert.Empty(elsewhere);
    }

    [GeneratedRegex(@"LoggerMessage\((?:EventId = )?(\d+)")]
    private static partial Regex LogEvent();

    [GeneratedRegex("""["$]\s*(SELECT |INSERT INTO|UPDATE oud|DELETE FROM)""")]
    private static partial Regex Sql();
}
