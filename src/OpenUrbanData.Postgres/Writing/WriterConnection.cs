using System.Data.Common;
using System.Globalization;
using Npgsql;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>One connection of a run, with the settings that bulk work wants.</summary>
sealed class WriterConnection(NpgsqlConnection connection) : IAsyncDisposable
{
    // client_connection_check_interval: a server that works for a program that was killed stops within a second, and
    // with it the locks are free. TimeZone: a date is the UTC day wherever it meets a time.
    // standard_conforming_strings: a CRS comes from a file and becomes a literal, in which a backslash must mean nothing.
    const string Settings =
        """
        SET client_min_messages = warning;
        SET standard_conforming_strings = on;
        SET client_connection_check_interval = '1s';
        SET idle_in_transaction_session_timeout = '10min';
        SET TimeZone = 'UTC';
        SET work_mem = '64MB';
        SET jit = off
        """;

    /// <summary>The connection itself, for COPY.</summary>
    public NpgsqlConnection Inner { get; } = connection;

    /// <summary>Opens a connection; statements have no time limit.</summary>
    public static async Task<WriterConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var opened = new WriterConnection(await source.OpenConnectionAsync(cancellation));
        try
        {
            await opened.ExecuteAsync(Settings, cancellation);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a transaction.</summary>
    public ValueTask<NpgsqlTransaction> BeginAsync(CancellationToken cancellation) =>
        Inner.BeginTransactionAsync(cancellation);

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows touched.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows touched.</returns>
    public Task<int> ExecuteAsync(SqlStatement statement, CancellationToken cancellation) =>
        ExecuteAsync(statement.Text, cancellation, [.. statement.Parameters]);

    /// <summary>The first value of the first row; default where there is none or it is null.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    /// <summary>All rows, made into objects; for results that are small by nature.</summary>
    public async Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> make, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(make(reader));
        }

        return rows;
    }

    /// <summary>A number as SQL text: for names and constants that are not sent beside the text.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Inner.DisposeAsync();

    NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, Inner) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new()
            {
                Value = value switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => time.ToUniversalTime(),
                    _ => value,
                },
            });
        }

        return command;
    }
}
