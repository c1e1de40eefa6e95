using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Reads what is computed of features.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
/// <param name="limits">How much a request may ask.</param>
public sealed class AggregateReader(Database database, ReadingLimits limits)
{
    /// <summary>Begins a session: all its aggregations see one state of the database, and share one time limit
    /// (<see cref="ReadingLimits.AggregateTimeout"/>).</summary>
    /// <exception cref="ProblemException">The database is unavailable (503).</exception>
    public async Task<AggregateSession> BeginAsync(CancellationToken cancellation)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.Reader.OpenConnectionAsync(cancellation);
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            return new(connection, transaction, limits.AggregateTimeout, cancellation);
        }
        catch (Exception exception)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            if (DriverErrors.Translate(exception, cancellation) is { } problem)
            {
                throw problem;
            }

            throw;
        }
    }
}

/// <summary>Aggregations over one state of the database.</summary>
public sealed class AggregateSession : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;
    readonly CancellationToken _client;
    readonly CancellationTokenSource _end;

    internal AggregateSession(NpgsqlConnection connection, NpgsqlTransaction transaction, TimeSpan timeout, CancellationToken client)
    {
        (_connection, _transaction, _client) = (connection, transaction, client);
        _end = CancellationTokenSource.CreateLinkedTokenSource(client);
        _end.CancelAfter(timeout);
    }

    /// <summary>Starts an aggregation and awaits its first group, so that a failing statement is still a problem document.
    /// The one before must have been disposed of.</summary>
    /// <exception cref="ProblemException">The database is unavailable (503), the time of the session is over (504), or a
    /// mistake of ours (500).</exception>
    public async Task<AggregateRows> OpenAsync(FeatureAggregation aggregation)
    {
        var statement = AggregateSql.Groups(aggregation);
        NpgsqlCommand? command = null;
        try
        {
            command = FeatureReader.Command(statement, _connection.CreateCommand());
            command.Transaction = _transaction;
            var rows = new AggregateRows(aggregation, command, await command.ExecuteReaderAsync(_end.Token), this);
            await rows.ReadFirstAsync();
            return rows;
        }
        catch (Exception exception)
        {
            if (command is not null)
            {
                await command.DisposeAsync();
            }

            if (Translate(exception) is { } problem)
            {
                throw problem;
            }

            throw;
        }
    }

    /// <summary>Counts many facets of the same features in one statement.</summary>
    /// <param name="query">Which features.</param>
    /// <param name="facets">What they are counted by: values, members of lists or bins of instants.</param>
    /// <param name="limit">Most values of each.</param>
    /// <returns>Number of all matches, and the facets in their order.</returns>
    /// <exception cref="ProblemException">As <see cref="OpenAsync"/>.</exception>
    public async Task<(long Matched, ImmutableArray<FacetCounts> Facets)> CountAsync(FeatureQuery query, ImmutableArray<GroupKey> facets, int limit)
    {
        try
        {
            await using var command = FeatureReader.Command(FacetSql.Write(query, facets, limit), _connection.CreateCommand());
            command.Transaction = _transaction;
            await using var rows = await command.ExecuteReaderAsync(_end.Token);
            var matched = 0L;
            var all = new List<(string? Value, long Count, long Groups, long Total)>[facets.Length];
            while (await rows.ReadAsync(_end.Token))
            {
                if (rows.GetInt32(0) is var place and >= 0)
                {
                    (all[place] ??= []).Add((rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)));
                }
                else
                {
                    matched = rows.GetInt64(2);
                }
            }

            return (matched, [.. all.Select(facet => Counts(facet ?? [], limit))]);
        }
        catch (Exception exception) when (Translate(exception) is { } problem)
        {
            throw problem;
        }
    }

    // Absent values come first and are no value.
    static FacetCounts Counts(List<(string? Value, long Count, long Groups, long Total)> rows, int limit)
    {
        var missing = rows.Where(row => row.Value is null).Sum(row => row.Count);
        ImmutableArray<(string, long)> values = [.. rows.Where(row => row.Value is not null).Take(limit).Select(row => (row.Value!, row.Count))];
        return rows.Count == 0 ? new([], 0, 0, 0)
            : new(values, missing, rows[0].Groups - (missing > 0 ? 1 : 0) - values.Length, rows[0].Total - missing - values.Sum(value => value.Item2));
    }

    /// <summary>Gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _end.Dispose();
    }

    internal CancellationToken End => _end.Token;

    internal ProblemException? Translate(Exception exception) => exception is OperationCanceledException && !_client.IsCancellationRequested
        ? new(DriverErrors.Slow(), exception)
        : DriverErrors.Translate(exception, _client);
}
