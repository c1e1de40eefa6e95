using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Reads features.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
/// <param name="limits">How much a request may ask.</param>
public sealed class FeatureReader(Database database, ReadingLimits limits)
{
    readonly RoundTrips _trips = new(database.Reader, limits.RoundTrips);

    /// <summary>Starts a query and awaits its first row, so that a failing statement is still a problem document.</summary>
    /// <remarks>A page asks for one row more than it shows (<see cref="FeatureQuery.Limit"/> + 1 is the caller's).</remarks>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable (503), the statement took too long
    /// (504), or a mistake of ours (500).</exception>
    public async Task<FeatureRows> OpenAsync(FeatureQuery query, CancellationToken cancellation)
    {
        var plan = RowPlan.Of(query);
        try
        {
            if (await _trips.AskAsync(query, plan, cancellation) is { } together)
            {
                return together;
            }

            var connection = await database.Reader.OpenConnectionAsync(cancellation);
            return await StartAsync(query, plan, connection, transaction: null, cancellation);
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    /// <summary>Starts the query of a tile and awaits its first row. Where nothing but its window narrows it, the rows come by COPY,
    /// which costs half per row.</summary>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public async Task<FeatureRows> OpenTileAsync(FeatureQuery query, CancellationToken cancellation)
    {
        var plan = RowPlan.Of(query);
        if (FeatureSql.Page(query, plan).Literal is not { } text)
        {
            return await OpenAsync(query, cancellation);
        }

        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.Reader.OpenConnectionAsync(cancellation);
            var rows = new CopyRows(plan, connection,
                await connection.BeginRawBinaryCopyAsync($"COPY ({text}) TO STDOUT (FORMAT binary)", cancellation));
            await rows.ReadFirstAsync(cancellation);
            return rows;
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

    /// <summary>Starts a query over whole data sets in one snapshot, with the longer time limit.</summary>
    /// <returns>Null where one of the data sets has another revision than the query's collection says: take the newer
    /// registry and ask again.</returns>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public async Task<FeatureRows?> OpenSnapshotAsync(FeatureQuery query, CancellationToken cancellation)
    {
        var plan = RowPlan.Of(query);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.Reader.OpenConnectionAsync(cancellation);
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            await using (var setting = new NpgsqlCommand(
                $"SET LOCAL statement_timeout = {(long)limits.ExportTimeout.TotalMilliseconds}", connection))
            {
                await setting.ExecuteNonQueryAsync(cancellation);
            }

            // What is derived of features is no file of a revision.
            if (query.From is null && !await IsCurrentAsync(query, connection, cancellation))
            {
                await connection.DisposeAsync();
                return null;
            }

            return await StartAsync(query, plan, connection, transaction, cancellation);
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

    /// <summary>Counts the features that match, whatever the page; without asking where publish has counted them.</summary>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public async Task<long> CountAsync(FeatureQuery query, CancellationToken cancellation)
    {
        if (FeatureSql.KnownCount(query) is { } known)
        {
            return known;
        }

        try
        {
            var statement = FeatureSql.Count(query);
            await using var command = Command(statement, database.Reader.CreateCommand());
            Limit(command, statement);
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    internal static NpgsqlCommand Command(SqlStatement statement, NpgsqlCommand command)
    {
        command.CommandText = statement.Text;
        foreach (var value in statement.Parameters)
        {
            command.Parameters.Add(Parameter(value));
        }

        return command;
    }

    // The driver waits no longer for any piece of the answer, and ends the statement.
    void Limit(NpgsqlCommand command, SqlStatement statement)
    {
        if (statement.HasPattern)
        {
            command.CommandTimeout = (int)Math.Max(1, limits.PatternTimeout.TotalSeconds);
        }
    }

    // For the two kinds that nearly all statements have the driver need not look up what they are.
    internal static NpgsqlParameter Parameter(object value) => value switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = text },
        int number => new NpgsqlParameter<int> { TypedValue = number },
        _ => new() { Value = value },
    };

    async Task<FeatureRows> StartAsync(
        FeatureQuery query, RowPlan plan, NpgsqlConnection connection, NpgsqlTransaction? transaction,
        CancellationToken cancellation)
    {
        NpgsqlCommand? command = null;
        try
        {
            var statement = FeatureSql.Page(query, plan);
            command = Command(statement, connection.CreateCommand());
            command.Transaction = transaction;
            if (query.IsGrouped && transaction is null)
            {
                // Nothing comes before all of it has been read.
                command.CommandTimeout = (int)Math.Max(1, limits.AggregateTimeout.TotalSeconds);
            }

            if (transaction is not null)
            {
                // The server's limit holds; the driver's is for pages.
                command.CommandTimeout = 0;
            }

            Limit(command, statement);
            var rows = new ReaderRows(plan, connection, transaction, command, await command.ExecuteReaderAsync(cancellation),
                isBounded: query.Limit is not null || query.Id is not null);
            await rows.ReadFirstAsync(cancellation);
            return rows;
        }
        catch
        {
            if (command is not null)
            {
                await command.DisposeAsync();
            }

            await connection.DisposeAsync();
            throw;
        }
    }

    static async Task<bool> IsCurrentAsync(FeatureQuery query, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT number, revision FROM oud.dataset WHERE number = ANY($1)", connection);
        command.Parameters.Add(new() { Value = query.Collection.Datasets.Select(dataset => dataset.Number).ToArray() });
        var revisions = new Dictionary<int, long>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            revisions[reader.GetInt32(0)] = reader.GetInt64(1);
        }

        return query.Collection.Datasets.All(dataset =>
            revisions.TryGetValue(dataset.Number, out var revision) && revision == dataset.Revision);
    }
}
