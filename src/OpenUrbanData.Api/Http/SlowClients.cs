namespace OpenUrbanData.Api.Http;

/// <summary>How long answers wait for clients that read slowly. The server takes up to <see cref="ApiOptions.AnswerBuffer"/> bytes
/// of an answer before that.</summary>
/// <param name="page">How long a page waits for its client in all, while it holds a connection of the database.</param>
/// <param name="whole">The same for whole data sets.</param>
/// <param name="clock">Time.</param>
sealed class SlowClients(TimeSpan page, TimeSpan whole, TimeProvider clock)
{
    /// <summary>Ends an answer that waits for its client for too long. The rate at which a client must read is the server's rule.</summary>
    public ITimer Watch(ClientPace client, bool isWhole) =>
        clock.CreateTimer(static state => ((ClientPace)state!).GiveUp(), client, isWhole ? whole : page, Timeout.InfiniteTimeSpan);
}
