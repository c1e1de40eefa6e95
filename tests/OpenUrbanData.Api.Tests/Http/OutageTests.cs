using System.Collections.Concurrent;
using System.Net;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>PostgreSQL stops and starts under load. It needs a server of its own.</summary>
public sealed class OutageTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_database_answers_are_503_with_retry_after_and_recover_by_themselves()
    {
        TestCluster.SkipIfMissing();
        var programs = PostgresPrograms.Find()!;
        var directory = (await programs.RunAsync("/usr/bin/mktemp", ["-d", "/tmp/oud-outage-XXXXXX"], Cancellation)).Trim();
        var data = Path.Combine(directory, "data");
        await programs.RunAsync("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], Cancellation);
        string[] start =
        [
            "start", "-w", "-s", "-D", data, "-l", Path.Combine(directory, "log"), "-o", $"-k {directory} -c listen_addresses='' -c fsync=off",
        ];
        await programs.RunAsync("pg_ctl", start, Cancellation);
        try
        {
            var connection = $"Host={directory};Username=postgres;Database=postgres;Timeout=5";
            await using (var database = Database.Create(new() { Owner = connection }))
            {
                await programs.RunAsync("psql", ["-h", directory, "-U", "postgres", "-q", "-c", "CREATE EXTENSION postgis"], Cancellation);
                await database.MigrateAsync(Cancellation);
                await new SampleData(database).FillAsync(Cancellation);
            }

            await using var app = await ApiServer.StartAsync(new DatabaseSettings { Owner = connection });
            using var client = ApiServer.ClientOf(app);
            await UntilAsync(client, HttpStatusCode.OK);
            var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
            using var ended = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LoadAsync(client, statuses, ended.Token)));

            await programs.RunAsync("pg_ctl", ["stop", "-w", "-s", "-m", "fast", "-D", data], Cancellation);
            using (var response = await UntilAsync(client, HttpStatusCode.ServiceUnavailable))
            {
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
                Assert.NotNull(response.Headers.RetryAfter?.Delta);
            }

            using (var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            }

            using (var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation))
            {
                Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            }

            await programs.RunAsync("pg_ctl", start, Cancellation);
            (await UntilAsync(client, HttpStatusCode.OK)).Dispose();
            await ended.CancelAsync();
            await load;
            Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable }, statuses.Keys.ToHashSet());
            Assert.DoesNotContain(HttpStatusCode.InternalServerError, statuses.Keys);
            await app.StopAsync(Cancellation);
        }
        finally
        {
            await programs.TryRunAsync("pg_ctl", ["stop", "-s", "-m", "immediate", "-D", data], CancellationToken.None);
            await programs.TryRunAsync("/usr/bin/rm", ["-rf", directory], CancellationToken.None);
        }
    }

    static async Task<HttpResponseMessage> UntilAsync(HttpClient client, HttpStatusCode wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                var response = await client.GetAsync(new Uri("/collections/parking-facility/items?limit=100", UriKind.Relative), patience.Token);
                if (response.StatusCode == wanted)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException)
            {
                // A transfer that was broken while it ran.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    static async Task LoadAsync(HttpClient client, ConcurrentDictionary<HttpStatusCode, int> statuses, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/collections/parking-facility/items?limit=1000", UriKind.Relative), Cancellation);
                statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            }
            catch (HttpRequestException)
            {
                // Broken while it ran: the client knows that it has no whole document.
            }

            await Task.Delay(20, Cancellation);
        }
    }
}
