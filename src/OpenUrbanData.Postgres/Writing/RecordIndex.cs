using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OpenUrbanData.Postgres.Migrations;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Writes <c>oud.record</c>, the search index over the whole catalogue, out of what the other tables hold. Each method writes only rows that
/// differ, inside a transaction of the caller.</summary>
/// <remarks>Every text is stemmed twice, in German and in English, because nobody says reliably which language a keyword is in. German compounds are not
/// taken apart: searches look for beginnings of words, so <c>baum</c> finds <c>Baumkataster</c>, but not <c>Straßenbaum</c>.</remarks>
static class RecordIndex
{
    // Codes of the formats in which every data set with features is served; a test of the API holds them to its encoders.
    static readonly ImmutableArray<string> Served = ["CSV", "GEOJSON"];

    const string Columns =
        """
        id, source, key, iri, kind, title, description, keywords, themes, publisher, municipality_keys, formats, license, schema, external_ids, languages, is_hvd,
        issued, modified, begins, ends, geom, changed
        """;

    // What entries of our own say; what is mirrored is found by the record that its publisher wrote. $1 formats, $2 number of one of them or null, $3 slug of their publisher or null.
    const string Own =
        """
        SELECT d.id, NULL::text AS source, d.id AS key, NULL::text AS iri,
            CASE WHEN d.document ->> 'kind' IN ('series', 'service') THEN d.document ->> 'kind' ELSE 'dataset' END AS kind,
            d.document #>> '{title,de}' AS title, d.document #>> '{description,de}' AS description,
            ARRAY(SELECT DISTINCT k FROM jsonb_array_elements_text(coalesce(d.document -> 'keywords_de', '[]') || coalesce(d.document -> 'keywords_en', '[]')) AS k) AS keywords,
            ARRAY(SELECT jsonb_array_elements_text(coalesce(d.document -> 'themes', '[]'))) AS themes,
            p.document #>> '{name,de}' AS publisher, t.keys AS municipality_keys,
            ARRAY(SELECT DISTINCT f FROM (
                SELECT unnest($1::text[]) AS f WHERE d.table_name IS NOT NULL
                UNION ALL SELECT x ->> 'format' FROM jsonb_array_elements(coalesce(d.document -> 'distributions', '[]')) AS x
                UNION ALL SELECT jsonb_array_elements_text(coalesce(d.document #> '{endpoint,formats}', '[]'))) AS all_formats WHERE f IS NOT NULL ORDER BY f) AS formats,
            d.document ->> 'license' AS license,
            CASE WHEN NOT s.is_local THEN d.schema_name || CASE split_part(d.schema_version, '.', 1) WHEN '1' THEN '' ELSE '-v' || split_part(d.schema_version, '.', 1) END END AS schema,
            ARRAY[d.id]::text[] AS external_ids, ARRAY['de']::text[] AS languages,
            coalesce(jsonb_array_length(nullif(d.document #> '{statements,hvd}', 'null')), 0) > 0 AS is_hvd,
            d.issued_at AS issued, d.modified_at AS modified, d.begins, d.ends,
            CASE WHEN d.extent[1] <= d.extent[3] THEN ST_SetSRID(ST_Envelope(ST_MakeLine(ST_MakePoint(d.extent[1], d.extent[2]), ST_MakePoint(d.extent[3], d.extent[4]))), 4326) END AS geom,
            d.modified_at AS changed,
            concat_ws(' ', d.document #>> '{title,en}', d.document #>> '{title,de}') AS titles,
            concat_ws(' ', p.document #>> '{name,de}', p.document #>> '{name,en}', t.names, d.id) AS places,
            concat_ws(' ', d.document #>> '{description,de}', d.document #>> '{description,en}') AS descriptions,
            NULL::text AS hash
        FROM oud.dataset AS d
        JOIN oud.publisher AS p ON p.slug = d.publisher
        LEFT JOIN oud.schema AS s ON (s.name, s.version) = (d.schema_name, d.schema_version)
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(m.key ORDER BY m.key), '{}') AS keys, string_agg(n.name, ' ' ORDER BY m.key) AS names
            FROM (
                SELECT DISTINCT municipality_key AS key FROM oud.statistic WHERE dataset = d.number AND need = '' AND property = '' AND municipality_key <> ''
                UNION SELECT p.document ->> 'key' WHERE d.table_name IS NULL AND p.document ->> 'kind' = 'municipality' AND p.document ->> 'key' IS NOT NULL) AS m
            LEFT JOIN oud.municipality AS n ON n.key = m.key) AS t
        WHERE d.state = 'published' AND NOT EXISTS (SELECT FROM oud.mirror AS m WHERE m.dataset_id = d.id) AND ($2::integer IS NULL OR d.number = $2) AND ($3::text IS NULL OR d.publisher = $3)
        """;

    // What a record of others says, as Catalog/Harvest/RecordDocument.cs wrote it. $1 source.
    const string OfSource =
        """
        SELECT h.source || ':' || left(encode(sha256(convert_to(h.key, 'UTF8')), 'hex'), 20) AS id, h.source, h.key, h.document ->> 'iri' AS iri,
            lower(coalesce(h.document ->> 'kind', 'dataset')) AS kind,
            coalesce(h.document ->> 'title', h.document ->> 'iri', h.key) AS title, f #>> '{description,de}' AS description,
            oud.json_texts(f -> 'keywords') AS keywords, oud.json_texts(f -> 'themes') AS themes, h.document ->> 'publisher' AS publisher,
            oud.json_texts(f -> 'municipalities') AS municipality_keys, oud.json_texts(f -> 'formats') AS formats, f ->> 'license' AS license, f ->> 'schema' AS schema,
            ARRAY(SELECT DISTINCT e FROM unnest(ARRAY[h.document ->> 'iri'] || oud.json_texts(h.document -> 'identifiers') || oud.json_texts(h.document -> 'other_identifiers')) AS e
                WHERE e IS NOT NULL) AS external_ids,
            oud.json_texts(f -> 'languages') AS languages, coalesce(oud.json_boolean(f -> 'hvd'), false) AS is_hvd,
            oud.text_instant(f ->> 'issued') AS issued, oud.text_instant(h.document ->> 'modified') AS modified,
            oud.text_instant(f ->> 'begins') AS begins, oud.text_instant(f ->> 'ends') AS ends, oud.json_box(f -> 'extent') AS geom,
            CASE WHEN h.state = 'present' THEN greatest(h.changed_at, h.since) ELSE h.changed_at END AS changed,
            concat_ws(' ', h.document ->> 'title', f #>> '{title,en}') AS titles,
            concat_ws(' ', h.document ->> 'publisher', (SELECT string_agg(n.name, ' ') FROM oud.municipality AS n WHERE n.key = ANY(oud.json_texts(f -> 'municipalities')))) AS places,
            concat_ws(' ', f #>> '{description,de}', f #>> '{description,en}') AS descriptions,
            h.hash
        FROM oud.visible_record AS h CROSS JOIN LATERAL (SELECT h.document -> 'facts' AS f) AS facts
        WHERE h.source = $1
        """;

    /// <summary>A text that changes with the program where the rows would: migrations and the statements here.</summary>
    static string Stamp { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat([Migrator.Fingerprint, Upsert(Own), Upsert(OfSource), .. Served]))))[..16];

    /// <summary>Makes the rows of our own entries what these are now.</summary>
    /// <param name="connection">Inside the transaction that changed them.</param>
    /// <param name="number">Number of the only one that changed; null for any.</param>
    /// <param name="publisher">Slug of the only publisher whose entries changed; null for any.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Rows written and deleted.</returns>
    public static async Task<int> RefreshOwnAsync(WriterConnection connection, int? number, string? publisher, CancellationToken cancellation) =>
        await connection.ExecuteAsync(
            "DELETE FROM oud.record AS r WHERE r.source IS NULL AND NOT EXISTS (SELECT FROM oud.dataset AS d WHERE d.id = r.id AND d.state = 'published')", cancellation)
        + await connection.ExecuteAsync(Upsert(Own), cancellation, Served.ToArray(), number, publisher);

    /// <summary>Makes the rows of a source what its records are now: those that are present or within their time of grace, and no duplicates.</summary>
    /// <param name="connection">Inside the transaction that wrote the records.</param>
    /// <param name="source">Name of the source.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Rows written and deleted.</returns>
    public static async Task<int> RefreshSourceAsync(WriterConnection connection, string source, CancellationToken cancellation) =>
        await connection.ExecuteAsync(
            """
            DELETE FROM oud.record AS r WHERE r.source = $1 AND NOT EXISTS (
                SELECT FROM oud.visible_record AS h WHERE h.source = r.source AND h.key = r.key)
            """,
            cancellation, source)
        + await connection.ExecuteAsync(Upsert(OfSource), cancellation, source);

    /// <summary>Makes all rows anew where another version of the program made them, and none otherwise.</summary>
    /// <returns>True where it did.</returns>
    public static async Task<bool> RenewAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(source, cancellation);
        const string isCurrent = "SELECT record_index = $1 FROM oud.instance";
        if (await connection.ScalarAsync<bool>(isCurrent, cancellation, Stamp))
        {
            return false;
        }

        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        if (await connection.ScalarAsync<bool>(isCurrent, cancellation, Stamp))
        {
            return false; // another program did it meanwhile
        }

        var written = await connection.ExecuteAsync("DELETE FROM oud.record", cancellation) + await RefreshOwnAsync(connection, null, null, cancellation);
        foreach (var name in await connection.ReadAsync("SELECT name FROM oud.harvest_source ORDER BY name", row => row.GetString(0), cancellation))
        {
            written += await RefreshSourceAsync(connection, name, cancellation);
        }

        await connection.ExecuteAsync("UPDATE oud.instance SET record_index = $1", cancellation, Stamp);
        if (written > 0)
        {
            await PublicationSql.RaiseAsync(connection, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    // Words are made for rows that differ only. Lists lose what an index cannot hold.
    static string Upsert(string rows) =>
        $"""
        WITH said AS ({rows}),
        cut AS (
            SELECT id, source, key, iri, kind, left(title, 500) AS title, description, {Cut("keywords")}, {Cut("themes")}, left(publisher, 500) AS publisher, {Cut("municipality_keys")},
                {Cut("formats")}, license, schema, {Cut("external_ids", 2000)}, languages, is_hvd, issued, modified, begins, ends, geom, changed, titles, places, descriptions,
                array_to_string(keywords, ' ') AS keyword_text, hash FROM said),
        named AS (SELECT c.*, coalesce(c.hash, md5(c::text)) AS said_hash FROM cut AS c)
        INSERT INTO oud.record AS r ({Columns}, words, hash)
        SELECT {string.Join(", ", Columns.Split(',', StringSplitOptions.TrimEntries).Select(name => "n." + name))},
            {Words("A", "n.titles")} || {Words("B", "n.keyword_text")} || {Words("C", "n.places")} || {Words("D", "n.descriptions")}, n.said_hash
        FROM named AS n LEFT JOIN oud.record AS x ON x.id = n.id
        WHERE x.hash IS DISTINCT FROM n.said_hash
        ON CONFLICT (id) DO UPDATE SET ({Columns}, words, hash) = ({string.Join(", ", Columns.Split(',', StringSplitOptions.TrimEntries).Select(name => "excluded." + name))}, excluded.words, excluded.hash)
        """;

    static string Cut(string list, int bytes = 500) => $"ARRAY(SELECT e FROM unnest({list}) AS e WHERE octet_length(e) BETWEEN 1 AND {bytes}) AS {list}";

    // Nobody writes a book into a description, and a vector has an end.
    static string Words(string weight, string text) =>
        $"setweight(to_tsvector('german', left({text}, 30000)) || to_tsvector('english', left({text}, 30000)), '{weight}')";
}
