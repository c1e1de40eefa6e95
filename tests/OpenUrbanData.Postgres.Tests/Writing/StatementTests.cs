using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Writing;

/// <summary>The statements of publish and placing, to be read like code.</summary>
public sealed class StatementTests
{
    const string Staged = "staging.\"run_7\"";
    const string Changes = "staging.\"run_7_change\"";
    const string Table = "local_7";

    static readonly FeatureSchema Schema = SampleStore.Local("golden",
        ("name", PropertyType.Text), ("places", PropertyType.Integer), ("date", PropertyType.Date),
        ("municipality_key", PropertyType.Text), ("source_updated_at", PropertyType.DateTime));

    public static TheoryData<string> Names => [.. Statements.Keys];

    static Dictionary<string, string> Statements { get; } = new()
    {
        ["create-table"] = FeatureTables.Create(Table, Schema),
        ["add-columns"] = FeatureTables.AddColumns(Table, Schema.Properties.TakeLast(2)),
        ["create-staging"] = StagingSql.Create(Staged, Schema),
        ["compare-snapshot"] = Compare(PublishRule.Snapshot),
        ["compare-window"] = Compare(new(PublishMode.Window, "date")),
        ["compare-append"] = Compare(new(PublishMode.Append)),
        ["insert-all"] = PublicationSql.Insert(Staged, null, Table, Schema),
        ["insert-added"] = PublicationSql.Insert(Staged, Changes, Table, Schema),
        ["update-changed"] = PublicationSql.Update(Staged, Changes, Table, Schema),
        ["remove-vanished"] = PublicationSql.Remove(Changes, Table),
        ["observe"] = PublicationSql.Observe(Staged, Table),
        ["transform-code"] = PlacingSql.TransformByCode(Staged, 0, 25832, isGuarded: false),
        ["transform-text"] = PlacingSql.TransformByText(Staged, 1, "PROJCS[\"it's\"]"),
        ["suspects"] = PlacingSql.Suspects(Staged, "staging.\"run_7_suspect\"", "staging.\"run_7_town\""),
        ["doubt"] = PlacingSql.Doubt("staging.\"run_7_suspect\"", "staging.\"run_7_town\""),
        ["towns"] = PlacingSql.Towns(Staged, "staging.\"run_7_town\"", 2000),
        ["count"] = DatasetStatistics.Count(Table, Schema, 7, new("abc", Need.OneOf(Schema.Find("name")!, ["A", "B"]), [])).Text,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public Task Statements_are_as_reviewed(string name) => Golden.MatchesAsync($"writing/{name}.sql", Statements[name] + "\n");

    static string Compare(PublishRule rule) => StagedChangesSql.Changes(
        new StagingState(null!, "run_7", Schema, "p.golden."), Changes, Table, 7,
        [.. FeatureColumns.Compared(Schema).Select(column => (column, column != "places"))], rule);
}
