using System.Globalization;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>docs/cql2.md says what the code does.</summary>
public sealed class Cql2PageTests
{
    static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "cql2.md"));

    [Fact]
    public void The_page_lists_every_function_with_its_arguments() => Assert.Equal(
        FilterFunction.All.Select(function => $"`{function.Name}({string.Join(", ", function.Arguments.Select(argument => argument.Name))})`"),
        Rows("## Functions").Select(cells => cells[0]));

    [Fact]
    public void The_page_shows_real_messages() => Assert.All(Rows("## Mistakes"), cells =>
    {
        if (Cql2Text.TryParse(cells[0].Trim('`'), Cql2Limits.Default, out var filter, out var mistake))
        {
            Cql2Binder.TryBind(filter, Find, Crs.Crs84, out _, out mistake, ["name", "capacity"]);
        }

        Assert.Equal(cells[1], mistake?.ToString());
    });

    [Fact]
    public void The_page_names_the_limits()
    {
        var limits = Cql2Limits.Default;
        Assert.Equal(
            [limits.MaximumLength, limits.MaximumNodes, limits.MaximumDepth, limits.MaximumVertices, 2_000_000],
            Rows("## Limits").Select(cells => int.Parse(cells[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
    }

    static Operand? Find(string name) => name switch
    {
        "name" => new Operand.Value(new() { Name = name, Type = PropertyType.Text, Title = new(name, name) }),
        "capacity" => new Operand.Value(new() { Name = name, Type = PropertyType.Integer, Title = new(name, name) }),
        "geometry" => new Operand.Shape(),
        _ => null,
    };

    // Cells of the table below a heading, without its head.
    static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != heading)
        .SkipWhile(line => !line.StartsWith('|'))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
