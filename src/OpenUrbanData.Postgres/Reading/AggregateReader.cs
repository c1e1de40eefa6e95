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
