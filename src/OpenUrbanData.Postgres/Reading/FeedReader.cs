using System.Collections.Immutable;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>How an entry of the catalogue, of our own or of others, last changed.</summary>
/// <param name="At">When.</param>
/// <param name="Id">Id of the record; of our own that of the entry.</param>
/// <param name="Iri">IRI that others gave it; null for our own, and for a node without name.</param>
/// <param name="Title">German title where there is one; null where it was removed for good.</param>
/// <param name="Summary">Description; null for none.</param>
/// <param name="Publisher">Name of the publisher; null for none.</param>
/// <param name="Source">Name of the harvested source; null for our own.</param>
/// <param name="Since">When it first was in this catalogue; null where that is not known.</param>
/// <param name="IsGone">True where it is not in the catalogue any more.</param>
/// <param name="Reason">Why it was removed for good; null where it was not.</param>
public sealed record FeedChange(
    DateTimeOffset At, string Id, string? Iri, string? Title, string? Summary, string? Publisher, string? Source, DateTimeOffset? Since, bool IsGone, string? Reason);

/// <summary>Reads what changed in the catalogue: each entry once, with its last change.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class FeedReader(Database database)
{
    /// <summary>The changes, the latest first.</summary>
    /// <param name="after">Last one of the page before; null for the first page.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<ImmutableArray<FeedChange>> LastAsync((DateTimeOffset At, string Id)? after, int limit, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(Statement(after, limit), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var changes = ImmutableArray.CreateBuilder<FeedChange>();
            while (await reader.ReadAsync(cancellation))
            {
                changes.Add(new(new(reader.GetDateTime(0)), reader.GetString(1), Text(2), Text(3), Text(4), Text(5), Text(6),
                    reader.IsDBNull(7) ? null : new DateTimeOffset(reader.GetDateTime(7)), reader.GetBoolean(8), Text(9)));
            }

            return changes.ToImmutable();

            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    // Each branch is cut by its own index before they are put together.
    static SqlStatement Statement((DateTimeOffset At, string Id)? after, int limit)
    {
        var sql = new SqlText().Append("SELECT at, id, iri, title, summary, publisher, source, since, is_gone, reason FROM (\n(");
        Branch("r.changed", "r.id", "r.iri", "r.title", "r.description", "r.publisher", "r.source", "coalesce(h.added_at, d.issued_at)", "false", "NULL::text",
            """
            oud.record AS r LEFT JOIN oud.harvested_record AS h ON h.source = r.source AND h.key = r.key
            LEFT JOIN oud.dataset AS d ON r.source IS NULL AND d.id = r.id WHERE r.changed IS NOT NULL
            """);
        sql.Append(")\nUNION ALL (");
        Branch("d.modified_at", "d.id", "NULL::text", "CASE WHEN p.reason IS NULL THEN d.document #>> '{title,de}' END", "NULL::text", "NULL::text", "NULL::text", "d.issued_at",
            "true", "p.reason",
            """
            oud.dataset AS d LEFT JOIN LATERAL (SELECT p.reason FROM oud.purged AS p WHERE p.dataset_id = d.id AND p.id IS NULL ORDER BY p.purged_at DESC LIMIT 1) AS p ON true
            WHERE d.state = 'withdrawn'
            """);
        sql.Append(")\nUNION ALL (");
        Branch("h.since", RecordId, "h.document ->> 'iri'", "coalesce(h.document ->> 'title', h.key)", "NULL::text", "h.document ->> 'publisher'", "h.source", "h.added_at", "true", "NULL::text",
            "oud.harvested_record AS h WHERE h.state = 'orphaned' AND h.duplicate_of IS NULL");
        return sql.Append(")) AS c ORDER BY at DESC, id DESC LIMIT ").Append(limit).ToStatement();

        void Branch(string at, string id, string iri, string title, string summary, string publisher, string source, string since, string isGone, string reason, string from)
        {
            sql.Append(
                $"""
                SELECT {at} AS at, {id} AS id, {iri} AS iri, {title} AS title, {summary} AS summary, {publisher} AS publisher, {source} AS source, {since} AS since, {isGone} AS is_gone,
                    {reason} AS reason
                FROM {from}
                """);
            if (after is var (time, last))
            {
                sql.Append($" AND ({at}, {id}) < (").Bind(time.UtcDateTime).Append(", ").Bind(last).Append(" COLLATE \"C\")");
            }

            sql.Append($" ORDER BY {at} DESC, {id} DESC LIMIT ").Append(limit);
        }
    }

    // As the search index makes it.
    const string RecordId = "(h.source || ':' || left(encode(sha256(convert_to(h.key, 'UTF8')), 'hex'), 20)) COLLATE \"C\"";
}
