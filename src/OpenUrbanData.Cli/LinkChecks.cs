using System.Globalization;
using System.Net;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli;

/// <summary>Checks links to data and services elsewhere: on demand, and now and then while the instance runs.</summary>
static class LinkChecks
{
    // How often it is looked whether a link is due: new ones need not wait a day.
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Checks for an instance, within its rules for addresses.</summary>
    public static LinkRun Of(Instance instance) =>
        new(new IngestStore(instance.Database, TimeProvider.System), Sources(), TimeProvider.System);

    /// <summary>Rules for fetching (setting <c>OUD_ALLOWED_NETWORKS</c>).</summary>
    /// <exception cref="FormatException">The setting is wrong.</exception>
    public static SourceSettings Sources() => new()
    {
        AllowedNetworks =
        [
            .. (SharedOptions.Setting("OUD_ALLOWED_NETWORKS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(text => IPNetwork.TryParse(text, out var network)
                    ? network
                    : throw new FormatException($"OUD_ALLOWED_NETWORKS: '{text}' is no network; expected as 10.1.0.0/16.")),
        ],
    };

    /// <summary>Age from which on a link is checked again (setting <c>OUD_LINK_HOURS</c>, default 24); zero for never.</summary>
    /// <exception cref="FormatException">The setting is wrong.</exception>
    public static TimeSpan Age() => SharedOptions.Setting("OUD_LINK_HOURS") is not { } text ? TimeSpan.FromHours(24)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? TimeSpan.FromHours(hours)
        : throw new FormatException($"OUD_LINK_HOURS={text}: expected a whole number of hours, 0 for never.");

    /// <summary>Checks what is due until it is cancelled.</summary>
    public static async Task FollowAsync(Instance instance, TimeSpan age, Terminal terminal, CancellationToken cancellation)
    {
        var reader = new RegistryReader(instance.Database);
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (age > TimeSpan.Zero)
            {
                try
                {
                    var found = await Of(instance).ExecuteAsync(await reader.ReadAsync(cancellation), age, cancellation);
                    Tell(terminal, found);
                }
                catch (Exception exception) when (Failure.IsForTheOperator(exception) && !cancellation.IsCancellationRequested)
                {
                    terminal.Line($"oud: {exception.Message}");
                }

                await timer.WaitForNextTickAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The instance stops; what was not checked is due at the next start.
        }
    }

    static void Tell(Terminal terminal, IReadOnlyList<LinkCheck> found)
    {
        if (found.Count > 0)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{found.Count} links checked, {found.Count(check => !check.IsGood)} broken: 'oud inventory' names them."));
        }
    }
}
