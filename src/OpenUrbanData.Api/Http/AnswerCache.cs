using System.Collections.Concurrent;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Http;

/// <summary>Finished answers by request, valid while the state of what they show is the same: nothing is routed, parsed or asked for
/// them again.</summary>
/// <remarks>An address is kept from its second request within a while on, so that a crawler that asks each once leaves it alone. What
/// nobody asks for goes first (second chance).</remarks>
/// <param name="feed">Which registry is current; while that is not known nothing is answered from here.</param>
/// <param name="capacity">Most bytes, about; 0 to keep nothing.</param>
/// <param name="largest">Largest body that is kept, bytes.</param>
/// <param name="clock">Time.</param>
sealed class AnswerCache(RegistryFeed feed, long capacity, int largest, TimeProvider clock)
{
    /// <summary>Within this time a second request admits an address.</summary>
    static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    const int Doors = 16 * 1024;

    readonly ConcurrentDictionary<AnswerKey, CachedAnswer> _answers = new();
    readonly ConcurrentQueue<CachedAnswer> _order = new();
    readonly long[] _seen = new long[Doors];
    readonly Lock _gate = new();
    Snapshot? _snapshot;
    long _size;

    /// <summary>Bytes that are kept, about.</summary>
    public long Size => Interlocked.Read(ref _size);

    /// <summary>Largest body that is kept, bytes.</summary>
    public int Largest => largest;

    /// <summary>The current registry; null while it is not known whether it is.</summary>
    public Snapshot? Current()
    {
        if (!feed.IsLive || capacity == 0)
        {
            return null;
        }

        var registry = feed.Current;
        var snapshot = _snapshot;
        return snapshot is not null && ReferenceEquals(snapshot.Registry, registry) ? snapshot : _snapshot = Snapshot.Of(registry);
    }

    /// <summary>Answers from here; null where there is nothing to answer with.</summary>
    public Task? Send(HttpContext http, in AnswerKey key, Snapshot current)
    {
        if (!_answers.TryGetValue(key, out var answer))
        {
            return null;
        }

        if (!ReferenceEquals(answer.State.Snapshot, current) && !Renew(answer, current))
        {
            Remove(answer);
            return null;
        }

        answer.IsUsed = true;
        return answer.Send(http);
    }

    /// <summary>True where the answer to a request is worth keeping: the same was asked for a while ago.</summary>
    public bool Admits(in AnswerKey key)
    {
        // Hash and second in one number: a torn or overwritten one costs a later admission, nothing else.
        var hash = key.GetHashCode();
        var second = (uint)(clock.GetTimestamp() / clock.TimestampFrequency);
        ref var door = ref _seen[(uint)hash % Doors];
        var before = Volatile.Read(ref door);
        Volatile.Write(ref door, ((long)hash << 32) | second);
        return (int)(before >> 32) == hash && before != 0 && second - (uint)before <= (uint)Window.TotalSeconds;
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(CachedAnswer answer)
    {
        if (answer.Size > capacity)
        {
            return;
        }

        lock (_gate)
        {
            if (_answers.TryGetValue(answer.Key, out var older))
            {
                if (older.IsTagOnly == answer.IsTagOnly && ReferenceEquals(older.State.Snapshot, answer.State.Snapshot))
                {
                    return;
                }

                Remove(older);
            }

            _answers[answer.Key] = answer;
            _order.Enqueue(answer);
            Interlocked.Add(ref _size, answer.Size);
            while (_size > capacity && _order.TryDequeue(out var oldest))
            {
                if (oldest.IsUsed && IsKept(oldest))
                {
                    oldest.IsUsed = false;
                    _order.Enqueue(oldest);
                }
                else
                {
                    Remove(oldest);
                }
            }
        }
    }

    bool IsKept(CachedAnswer answer) => _answers.TryGetValue(answer.Key, out var kept) && ReferenceEquals(kept, answer);

    // Something was published: the answer stays where its own part of the catalogue has not changed.
    static bool Renew(CachedAnswer answer, Snapshot current)
    {
        var (_, collection, state) = answer.State;
        var isSame = state == Snapshot.Of(Registry.Empty).State || (collection is null
            ? current.State == state
            : current.Registry.Collections.TryGetValue(collection, out var found) && current.StateOf(found) == state);
        if (isSame)
        {
            answer.State = new(current, collection, state);
        }

        return isSame;
    }

    void Remove(CachedAnswer answer)
    {
        if (_answers.TryRemove(new(answer.Key, answer)))
        {
            Interlocked.Add(ref _size, -answer.Size);
        }
    }
}
