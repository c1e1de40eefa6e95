namespace OpenUrbanData.Api.Http;

/// <summary>How far answers may be written ahead of clients that read slowly, so that the connection of the database is free again
/// before the client has read.</summary>
/// <param name="perAnswer">Most bytes ahead for one answer.</param>
/// <param name="together">Most bytes ahead for all answers together; beyond, answers wait for their clients.</param>
/// <param name="page">How long a page waits for its client in all, while it holds a connection of the database.</param>
/// <param name="whole">The same for whole data sets.</param>
/// <param name="clock">Time.</param>
sealed class SlowClients(int perAnswer, long together, TimeSpan page, TimeSpan whole, TimeProvider clock)
{
    long _ahead;

    /// <summary>Bytes that wait for clients now.</summary>
    public long Ahead => Interlocked.Read(ref _ahead);

    /// <summary>Takes room for bytes that the client has not read yet.</summary>
    /// <param name="already">What this answer holds.</param>
    /// <param name="count">What is to come.</param>
    /// <returns>False where there is none.</returns>
    public bool TryTake(int already, int count)
    {
        if (already + count > perAnswer)
        {
            return false;
        }

        if (Interlocked.Add(ref _ahead, count) <= together)
        {
            return true;
        }

        Interlocked.Add(ref _ahead, -count);
        return false;
    }

    /// <summary>Ends an answer that waits for its client for too long. The rate at which a client must read is the server's rule.</summary>
    public ITimer Watch(ClientPace client, bool isWhole) =>
        clock.CreateTimer(static state => ((ClientPace)state!).GiveUp(), client, isWhole ? whole : page, Timeout.InfiniteTimeSpan);

    /// <summary>Gives room back.</summary>
    public void Give(int count) => Interlocked.Add(ref _ahead, -count);
}
