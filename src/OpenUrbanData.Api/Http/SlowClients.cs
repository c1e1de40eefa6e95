namespace OpenUrbanData.Api.Http;

/// <summary>How far answers may be written ahead of clients that read slowly, so that the connection of the database is free again
/// before the client has read.</summary>
/// <param name="perAnswer">Most bytes ahead for one answer.</param>
/// <param name="together">Most bytes ahead for all answers together; beyond, answers wait for their clients.</param>
sealed class SlowClients(int perAnswer, long together)
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

    /// <summary>Gives room back.</summary>
    public void Give(int count) => Interlocked.Add(ref _ahead, -count);
}
