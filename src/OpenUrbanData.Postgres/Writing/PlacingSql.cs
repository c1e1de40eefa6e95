using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The statements of placing. Each is one pass over the staging table of one run.</summary>
static class PlacingSql
{
    /// <summary>Feature table whose municipalities are the towns' areas.</summary>
    public const string Areas = "administrative_unit_1";

    /// <summary>Where as-given coordinates are plausible while the town's area is unknown: Central Europe. Swapped,
    /// the same box is Somalia.</summary>
    const string Plausible = "ST_MakeEnvelope(4, 44, 19, 57, 4326)";

    /// <summary>Transforms all geometries of one CRS that PostGIS knows by its code.</summary>
    /// <param name="table">Staging, or the table of suspects.</param>
    /// <param name="number">Number of the CRS.</param>
    /// <param name="srid">Its code.</param>
    /// <param name="isGuarded">False transforms points in the statement itself: a point that cannot be transformed ends
    /// it. True transforms each record by the guarded function, which makes it an absent geometry.</param>
    /// <remarks>The sub-select with OFFSET 0 keeps the transformation from being computed once per mention.</remarks>
    public static string TransformByCode(string table, int number, int srid, bool isGuarded)
    {
        var guarded = $"oud.place(_source, {srid})";
        var place = isGuarded
            ? guarded
            : $"""
                CASE WHEN GeometryType(_source) = 'POINT' THEN (
                    SELECT CASE WHEN ST_X(g) BETWEEN -180 AND 180 AND ST_Y(g) BETWEEN -90 AND 90
                        THEN ST_SetSRID(ST_MakePoint(round(ST_X(g) * 1e7) / 1e7, round(ST_Y(g) * 1e7) / 1e7), 4326) END
                    FROM (SELECT ST_Transform(ST_SetSRID(_source, {srid}), 4326) AS g OFFSET 0) AS once)
                ELSE {guarded} END
                """;
        return
            $"""
            UPDATE {table} SET
                geom = {place},
                _flags = {Repaired("")}
            WHERE _crs = {number}
            """;
    }

    /// <summary>Transforms all geometries of one CRS that is given as text, many at once.</summary>
    public static string TransformByText(string table, int number, string text) =>
        $"""
        UPDATE {table} AS s SET
            geom = oud.place(x.placed, 4326),
            _flags = {Repaired("s.")}
        FROM (
            SELECT array_agg(_row) AS numbers, array_agg(_source) AS sources FROM {table} WHERE _crs = {number}
            GROUP BY GeometryType(_source) = 'POINT', _row / CASE WHEN GeometryType(_source) = 'POINT' THEN 10000 ELSE 200 END
        ) AS many
        CROSS JOIN LATERAL oud.transform(many.numbers, many.sources, {Literal(text)}) AS x
        WHERE s._row = x.number
        """;

    static string Repaired(string prefix) =>
        $$"""
        CASE WHEN ST_Dimension({{prefix}}_source) > 0 AND NOT ST_IsValid({{prefix}}_source)
                THEN array_append(coalesce({{prefix}}_flags, '{}'), '{{Notices.GeometryRepaired}}') ELSE {{prefix}}_flags END
        """;

    /// <summary>SRID and text of a CRS as arguments of <c>oud.crs_error</c>.</summary>
    public static string Arguments(SourceCrs crs) => crs.Text is null
        ? $"{crs.Srid}, NULL::text"
        : $"0, {Literal(crs.Text)}";

    /// <summary>A text as SQL literal, where a statement can have no parameter.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'::text";

    /// <summary>Areas of the towns that the records name, with a margin in metres: one per town.</summary>
    /// <remarks>Simplified by about 50 m first: the margin is coarse, a buffer of a full boundary takes a second, and a
    /// few hundred corners are tested faster whole, by a join on the key, than in pieces by an index.</remarks>
    public static string Towns(string table, string towns, double margin) =>
        $"""
        CREATE UNLOGGED TABLE {towns} AS
        SELECT code AS key, ST_Union(ST_Buffer(ST_SimplifyPreserveTopology(geom, 0.0005)::geography,
            {margin.ToString(System.Globalization.CultureInfo.InvariantCulture)}, 'quad_segs=2')::geometry) AS area
        FROM feature.{SqlText.Quote(Areas)}
        WHERE unit_level = 'municipality' AND geom IS NOT NULL
          AND code IN (SELECT DISTINCT municipality_key FROM {table})
        GROUP BY code
        """;

    /// <summary>Records whose place is not plausible, with swapped axes, to be transformed like staging.</summary>
    /// <param name="table">Staging.</param>
    /// <param name="suspects">Table to make.</param>
    /// <param name="towns">Areas of towns; null where none is known.</param>
    public static string Suspects(string table, string suspects, string? towns) =>
        $"""
        CREATE UNLOGGED TABLE {suspects} AS
        SELECT s._row, {(towns is null ? "NULL::text" : "t.key")} AS key, coalesce(s._crs, {StoreCrs}) AS _crs,
            ST_SetSRID(ST_FlipCoordinates(coalesce(s._source, s.geom)), 0) AS _source, NULL::geometry AS geom, NULL::text[] AS _flags
        FROM {table} AS s{(towns is null ? "" : $"\nLEFT JOIN {towns} AS t ON t.key = s.municipality_key")}
        WHERE (s.geom IS NULL AND s._source IS NOT NULL) OR (s.geom IS NOT NULL AND NOT {Inside(towns, "s.geom")})
        """;

    /// <summary>Number that suspects in the store's own CRS have.</summary>
    public const int StoreCrs = -1;

    /// <summary>Forgets swapped places that are not plausible either.</summary>
    public static string Doubt(string suspects, string? towns) => towns is null
        ? $"UPDATE {suspects} AS x SET geom = NULL WHERE NOT {Inside(null, "x.geom")}"
        : $"""
            UPDATE {suspects} AS x SET geom = NULL FROM {suspects} AS s
            LEFT JOIN {towns} AS t ON t.key = s.key WHERE x._row = s._row AND NOT {Inside(towns, "x.geom")}
            """;

    static string Inside(string? towns, string geometry) => towns is null
        ? $"{geometry} && {Plausible}"
        : $"CASE WHEN t.key IS NULL THEN {geometry} && {Plausible} ELSE ST_Intersects(t.area, {geometry}) END";

    /// <summary>Puts right what swapped axes explain.</summary>
    public static string Swap(string table, string suspects) =>
        $"""
        UPDATE {table} AS s SET geom = x.geom,
            _flags = array_append(coalesce(s._flags, '{"{}"}'), '{Notices.SwappedCoordinates}')
        FROM {suspects} AS x WHERE x._row = s._row AND x.geom IS NOT NULL
        """;

    /// <summary>Marks what lies outside a known town.</summary>
    public static string Outside(string table, string suspects) =>
        $"""
        UPDATE {table} AS s SET _flags = array_append(coalesce(s._flags, '{"{}"}'), '{Notices.OutsideTown}')
        FROM {suspects} AS x WHERE x._row = s._row AND x.key IS NOT NULL AND x.geom IS NULL AND s.geom IS NOT NULL
        """;

    /// <summary>Finds the town by the area that a geometry lies in.</summary>
    public static string Municipalities(string table) =>
        $"""
        UPDATE {table} AS s SET municipality_key = (
            SELECT a.code FROM feature.{SqlText.Quote(Areas)} AS a
            WHERE a.unit_level = 'municipality' AND a.geom && s.geom AND ST_Intersects(a.geom, ST_PointOnSurface(s.geom))
            ORDER BY a.code LIMIT 1)
        WHERE s.municipality_key IS NULL AND s.geom IS NOT NULL
        """;

    /// <summary>The condition for records that have lost their place: null where the schema asks for none.</summary>
    public static string? WithoutLocation(FeatureSchema schema)
    {
        var conditions = new List<string>();
        if (schema.Geometry is { Level: PropertyLevel.Required })
        {
            conditions.Add("s.geom IS NULL");
        }

        if (schema.AnyOf.Any(names => names.Contains("geometry")))
        {
            conditions.Add($"(s.geom IS NULL AND NOT ({string.Join(" OR ", schema.AnyOf.Select(names =>
                "(" + string.Join(" AND ", names.Select(name =>
                    $"s.{SqlText.Quote(name == "geometry" ? "geom" : name)} IS NOT NULL")) + ")"))}))");
        }

        return conditions.Count == 0 ? null : string.Join(" OR ", conditions);
    }

    /// <summary>All members of a collision of derived ids take the hash of all their values. $1 prefix of the ids.</summary>
    public static string Collisions(string table, bool hasSourceId) =>
        $"""
        UPDATE {table} AS s SET _id = $1 || s._alternative{(hasSourceId ? ", source_id = s._alternative" : "")}
        FROM (SELECT _id FROM {table} WHERE _alternative IS NOT NULL GROUP BY _id HAVING count(*) > 1) AS d
        WHERE s._id = d._id AND s._alternative IS NOT NULL AND s._id <> $1 || s._alternative
        """;

    /// <summary>Records with the same values get an ordinal, all of them a flag.</summary>
    public static string Ordinals(string table, bool hasSourceId) =>
        $"""
        UPDATE {table} AS s SET
            _id = CASE WHEN d.place > 1 THEN s._id || '-' || d.place ELSE s._id END,{(hasSourceId
                ? "\n    source_id = CASE WHEN d.place > 1 THEN s.source_id || '-' || d.place ELSE s.source_id END," : "")}
            _flags = array_append(coalesce(s._flags, '{"{}"}'), '{Notices.DuplicateSuspect}')
        FROM (
            SELECT _row, row_number() OVER (PARTITION BY _id ORDER BY _row) AS place
            FROM {table} WHERE _alternative IS NOT NULL AND _id IN (
                SELECT _id FROM {table} WHERE _alternative IS NOT NULL GROUP BY _id HAVING count(*) > 1)
        ) AS d
        WHERE s._row = d._row
        """;

    /// <summary>The condition for records whose source key an earlier record has.</summary>
    public static string Repeated(string table) =>
        $"""
        s._row IN (
            SELECT _row FROM (
                SELECT _row, row_number() OVER (PARTITION BY _id ORDER BY _row) AS place FROM {table}
                WHERE _id IN (SELECT _id FROM {table} GROUP BY _id HAVING count(*) > 1)) AS d
            WHERE place > 1)
        """;

    /// <summary>Takes records out and counts them; the first of them are listed. $1 most rows of the list.</summary>
    public static string Reject(string table, string condition, string value) =>
        $"""
        WITH gone AS (DELETE FROM {table} AS s WHERE {condition} RETURNING s._record, s._line, {value} AS value)
        SELECT _record, _line, value, count(*) OVER () FROM gone ORDER BY _record LIMIT $1
        """;

    /// <summary>Counts records with a flag; the first of them are listed. $1 the flag, $2 most rows of the list.</summary>
    public static string Flagged(string table) =>
        $"""
        SELECT _record, _line, NULL::text AS value, count(*) OVER () FROM {table} AS s
        WHERE $1 = ANY(s._flags) ORDER BY _record LIMIT $2
        """;

    /// <summary>Counts records whose geometry could not be placed. $1 most rows of the list.</summary>
    public static string Unplaced(string table) =>
        $"""
        SELECT _record, _line, left(ST_AsText(_source), 200) AS value, count(*) OVER () FROM {table} AS s
        WHERE geom IS NULL AND _source IS NOT NULL ORDER BY _record LIMIT $1
        """;
}
