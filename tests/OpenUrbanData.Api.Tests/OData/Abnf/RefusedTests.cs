using System.Text.RegularExpressions;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData.Abnf;

/// <summary>Each reason for which a case of OASIS is 501 stands in the table of docs/odata.md.</summary>
public sealed partial class RefusedTests
{
    // What reasons say in words, and how the table says it.
    static readonly (string Reason, string Row)[] Phrases =
    [
        ("the operation", "operations"), ("operations in $select", "operations"), ("annotations in", "annotations"), ("the name of a type without its namespace", "names of types without their namespace"),
        ("a cast to a type of the model", "casts to types of the model"), ("a cast in aggregate", "casts and custom aggregates in `aggregate`"), ("a list in JSON", "lists in JSON"), ("an object in JSON", "objects in JSON"),
        ("a number as a segment", "a number as a segment"), ("the custom aggregate", "custom aggregates"), ("grouping by", "paths as keys"), ("aggregating over other entities", "other entities"),
        ("aliases in the options", "aliases"), ("the number of a member in a list of members", "numbers of members"), ("a year outside 0001 to 9999", "years outside 0001 to 9999"), ("a binary literal", "binary ones"),
        ("a key in an expression", "keys"), ("'in' with an expression", "lists in JSON outside of `in`"), ("an unfinished $search", "an unfinished text"),
        // Each is a part of something else in these cases: the model of the suite has types and collections that are contained.
        ("'*' in $expand", "`$expand`"), ("'divby'", "expressions"),
    ];

    [Theory]
    [InlineData("odata-abnf-testcases.txt")]
    [InlineData("odata-aggregation-testcases.txt")]
    public void Reasons_are_those_of_the_documentation(string golden)
    {
        var table = File.ReadAllText(RepositoryRoot.Combine("docs", "odata.md"));
        table = table[table.IndexOf("| Where | 501 |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllText(Golden.PathOf(golden)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var reason = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            reason = reason[(reason.IndexOf(" has ", StringComparison.Ordinal) + " has ".Length)..];
            if (Phrases.FirstOrDefault(phrase => reason.Contains(phrase.Reason, StringComparison.Ordinal)) is { Row: { } row })
            {
                Add(row, reason);
                continue;
            }

            var names = Name().Matches(reason).Select(match => match.Value).Where(name => name != "$apply" && name != "$expand").ToList();
            Assert.True(names.Count > 0, $"No phrase and no name in '{reason}'.");
            Add($"`{names[0]}`", reason);
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));

        // A transformation that the parser of the library does not know, though it is offered.
        void Add(string row, string reason)
        {
            if (!table.Contains(row, StringComparison.Ordinal) && !ODataCapabilities.Transformations.Contains(row.Trim('`')))
            {
                missing.Add($"{row}: {reason}");
            }
        }
    }

    [GeneratedRegex(@"(?<=')/?\$?[a-z]+(?=')|\$[a-z]+")]
    private static partial Regex Name();
}
