using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>Room for whole data sets that are being sent: each holds a connection of the pool for as long as its client reads.</summary>
/// <param name="most">Most of them at once.</param>
sealed class Exports(int most)
{
    int _running;

    /// <summary>Takes a place until it is disposed.</summary>
    /// <exception cref="ProblemException">503: none is free.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _running) <= most)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _running);
        throw new ProblemException(Problem.Unavailable(
            "As many whole data sets as this server allows are being sent. Try again in a few seconds, or take pages with 'limit'.") with
            {
                Limits = [new("whole-data-sets", most, "at once")],
            });
    }

    sealed class Place(Exports exports) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref exports._running);
    }
}
