using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using OpenUrbanData.Api;
using OpenUrbanData.Postgres;

namespace OpenUrbanData.Cli;

/// <summary>Options of the commands that serve. All other settings of the API come from the environment.</summary>
sealed class HttpOptions
{
    readonly Option<int?> _port = new("--port") { Description = "Port (OUD_PORT; default 8080)", HelpName = "NUMBER" };

    readonly Option<string?> _listen = new("--listen")
    {
        Description = "Address to listen on, '*' for all (OUD_LISTEN; default 127.0.0.1)",
        HelpName = "ADDRESS",
    };

    readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "Address under which clients reach the instance (OUD_PUBLIC_URL)",
        HelpName = "URL",
    };

    /// <summary>Makes them options of a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_port);
        command.Add(_listen);
        command.Add(_publicUrl);
    }

    /// <summary>Options of the API of this call.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">Where things are.</param>
    /// <param name="database">Null lets the environment say where the database is.</param>
    public ApiOptions Read(ParseResult parsed, ProgramSettings settings, DatabaseSettings? database) => ApiOptions.Read(name => name switch
    {
        "OUD_ARCHIVE" => SharedOptions.Setting(name) ?? settings.Archive,
        "OUD_PORT" when parsed.GetValue(_port) is { } port => port.ToString(CultureInfo.InvariantCulture),
        "OUD_LISTEN" when parsed.GetValue(_listen) is { } listen => listen,
        "OUD_PUBLIC_URL" when parsed.GetValue(_publicUrl) is { } url => url,
        "OUD_DATABASE" when database is not null => database.Owner,
        "OUD_DATABASE_READ" when database is not null => database.Reader,
        _ => SharedOptions.Setting(name),
    });

    /// <summary>The API with the logging of the command line: warnings only, and the terminal belongs to the operator.</summary>
    public static WebApplication Build(ApiOptions options) => ApiApplication.Build(options, builder =>
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // Says nothing at this level, but would open an activity and a scope for every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    });

    /// <summary>Serves until Ctrl-C or SIGTERM, then lets running requests end.</summary>
    public static async Task WaitAsync(WebApplication app, CancellationToken cancellation)
    {
        var stopping = new TaskCompletionSource();
        using var byHost = app.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        using var byCommand = cancellation.Register(() => app.Lifetime.StopApplication());
        await stopping.Task;
        await app.StopAsync(CancellationToken.None);
    }

    /// <summary>Where a browser on this machine finds it.</summary>
    public static Uri Address(WebApplication app, ApiOptions options) =>
        options.PublicUrl ?? new Uri(app.Urls.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
}
