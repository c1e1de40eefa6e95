using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>SQL of the staging table itself.</summary>
static class StagingSql
{
    /// <summary>Names of the tables that one run may have beside its staging table.</summary>
    static readonly ImmutableArray<string> Suffixes = ["", "_town", "_suspect", "_change", "_mention"];

    /// <summary>Columns of the schema in staging: flags have a system column of their own.</summary>
    public static ImmutableArray<string> DataColumns(FeatureSchema schema) =>
    [
        .. FeatureColumns.Of(schema).Where(property => property.Name != FeatureColumns.Flags)
            .Select(property => property.Name),
    ];

    /// <summary>Creates it, without log: after a crash it is empty, and it is never kept.</summary>
    public static string Create(string table, FeatureSchema schema) =>
        $"""
        CREATE UNLOGGED TABLE {table} (
            _row bigint NOT NULL,
            _record bigint NOT NULL,
            _line bigint,
            _id text COLLATE "C" NOT NULL,
            _alternative text COLLATE "C",
            _crs smallint,
            _source geometry,
            _flags text[],
            _observations jsonb,
            geom geometry{string.Concat(FeatureColumns.Of(schema).Where(property => property.Name != FeatureColumns.Flags)
                .Select(property => ",\n    " + FeatureColumns.Definition(property)))}
        ) WITH (autovacuum_enabled = false)
        """;

    /// <summary>The table of ids that a run names, new, changed or gone; they may repeat.</summary>
    public static string Mentions(string name) => $"staging.\"{name}_mention\"";

    /// <summary>Drops all tables of a run.</summary>
    public static string Drop(string name) =>
        $"DROP TABLE IF EXISTS {string.Join(", ", Suffixes.Select(suffix => $"staging.\"{name}{suffix}\""))}";

    /// <summary>Tables whose server process is gone.</summary>
    public const string Leftovers =
        """
        SELECT format('staging.%I', c.relname) FROM pg_class c
        WHERE c.relnamespace = 'staging'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^run_[0-9]+'
          AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = substring(c.relname, '^run_([0-9]+)')::integer)
        """;
}
