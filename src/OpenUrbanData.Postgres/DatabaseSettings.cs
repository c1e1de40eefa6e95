using System.Globalization;
using Npgsql;

namespace OpenUrbanData.Postgres;

/// <summary>How to reach a database.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Connection of the owner (setting <c>OUD_DATABASE</c>): key words of Npgsql or a <c>postgres://</c> address.</summary>
    public required string Owner { get; init; }

    /// <summary>Connection of the API (setting <c>OUD_DATABASE_READ</c>); null lets the API read as the owner, in read-only
    /// transactions.</summary>
    public string? Reader { get; init; }

    /// <summary>After this time the server ends a statement of the API (setting <c>OUD_STATEMENT_TIMEOUT</c>, seconds).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0 or more than a day.</exception>
    public TimeSpan StatementTimeout
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "More than 0, at most a day");
    } = TimeSpan.FromSeconds(30);

    /// <summary>Reads either spelling of a connection.</summary>
    /// <param name="text">Key words (<c>Host=…;Username=…</c>) or <c>postgres://user:password@host:port/database?…</c>.</param>
    /// <param name="setting">Name of the setting, for the message.</param>
    /// <exception cref="DatabaseException">Neither spelling. The message does not repeat the text: it may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, string setting)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUrl(new Uri(text))
                : new(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The inner exception is left out: it may repeat the text.
            throw new DatabaseException($"{setting} is not a connection: expected key words as "
                + "'Host=db.example.org;Database=oud;Username=oud_owner;Password=…' or 'postgres://oud_owner:…@db.example.org/oud'.");
        }
    }

    // https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
    static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        if (url.Host.Length > 0)
        {
            builder.Host = Uri.UnescapeDataString(url.Host);
        }

        if (url.Port > 0)
        {
            builder.Port = url.Port;
        }

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        if (url.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
            switch (parts[0])
            {
                case "host":
                    builder.Host = value;
                    break;
                case "port":
                    builder.Port = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                case "user":
                    builder.Username = value;
                    break;
                case "sslmode":
                    builder["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
                    break;
                case "sslrootcert":
                    builder.RootCertificate = value;
                    break;
                case "application_name":
                    builder.ApplicationName = value;
                    break;
                case "connect_timeout":
                    builder.Timeout = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                default:
                    builder[parts[0]] = value;
                    break;
            }
        }

        return builder;
    }
}
