using System.Collections.Immutable;
using System.Text;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Counts per town and property (schemas/README.md 3.3), for all features and for the needs of solutions.</summary>
static class DatasetStatistics
{
    /// <summary>What is counted in one pass.</summary>
    /// <param name="Need">Empty for all features, else <see cref="Model.Solutions.Need.Key"/>.</param>
    /// <param name="Condition">The features that count; null for all.</param>
    /// <param name="Counts">Further counts by name.</param>
    public sealed record Pass(string Need, Filter? Condition, ImmutableArray<NeedCount> Counts);

    /// <summary>Counts a data set anew.</summary>
    public static async Task WriteAsync(
        WriterConnection connection, FeatureSchema schema, string table, int number, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var manifests = await connection.ReadAsync("SELECT manifest FROM oud.solution ORDER BY id",
            row => SolutionManifest.Parse(Encoding.UTF8.GetBytes(row.GetString(0))), cancellation);
        await connection.ExecuteAsync("DELETE FROM oud.statistic WHERE dataset = $1", cancellation, number);
        foreach (var pass in Passes(manifests, schema, now))
        {
            await connection.ExecuteAsync(Count(table, schema, number, pass), cancellation);
        }
    }

    /// <summary>What the needs of solutions ask of a schema, and all features first.</summary>
    public static IReadOnlyList<Pass> Passes(
        IEnumerable<SolutionManifest> manifests, FeatureSchema schema, DateTimeOffset now)
    {
        var passes = new SortedDictionary<string, Pass>(StringComparer.Ordinal) { [""] = new("", null, []) };
        foreach (var manifest in manifests)
        {
            foreach (var need in manifest.Needs.Where(need => need.Accepts(schema)))
            {
                Pass pass;
                try
                {
                    pass = new(need.Key, need.Condition(schema, now), manifest.Counts(need, schema));
                }
                catch (FormatException)
                {
                    // A manifest that asks for what the schema has not is that manifest's mistake, found where it is
                    // checked; it must not keep a town from publishing.
                    continue;
                }

                passes[pass.Need] = passes.TryGetValue(pass.Need, out var known)
                    ? known with { Counts = [.. known.Counts.UnionBy(pass.Counts, count => count.Name)] }
                    : pass;
            }
        }

        return [.. passes.Values];
    }

    /// <summary>The statement that counts one pass in one scan.</summary>
    public static SqlStatement Count(string table, FeatureSchema schema, int number, Pass pass)
    {
        var columns = FeatureColumns.Names(schema);
        var hasTown = schema.Find(FeatureColumns.Municipality) is not null;
        var sql = new SqlText();
        sql.Append("INSERT INTO oud.statistic (dataset, municipality_key, need, property, features, filled)\nSELECT ")
            .Bind(number).Append(", t.town, ").Bind(pass.Need).Append(", p.name, t.features, p.filled\nFROM (SELECT ")
            .Append(hasTown ? "coalesce(f.municipality_key, '')" : "''").Append(" AS town, count(*) AS features");
        for (var i = 0; i < columns.Length; i++)
        {
            sql.Append(",\n    count(f.").Name(columns[i]).Append(") AS c").Append(i);
        }

        for (var i = 0; i < pass.Counts.Length; i++)
        {
            sql.Append(",\n    count(*) FILTER (WHERE ");
            NeedSql.Write(sql, pass.Counts[i].Condition);
            sql.Append(") AS n").Append(i);
        }

        sql.Append("\n    FROM feature.").Name(table).Append(" AS f WHERE f._dataset = ").Bind(number);
        if (pass.Condition is not null)
        {
            sql.Append(" AND ");
            NeedSql.Write(sql, pass.Condition);
        }

        sql.Append("\n    GROUP BY 1) AS t\nCROSS JOIN LATERAL (VALUES ('', t.features)");
        for (var i = 0; i < columns.Length; i++)
        {
            sql.Append(", (").Bind(columns[i] == "geom" ? "geometry" : columns[i]).Append(", t.c").Append(i).Append(")");
        }

        for (var i = 0; i < pass.Counts.Length; i++)
        {
            sql.Append(", (").Bind(pass.Counts[i].Name).Append(", t.n").Append(i).Append(")");
        }

        sql.Append(") AS p(name, filled)\nWHERE p.name = '' OR p.filled > 0");
        return sql.ToStatement();
    }
}
