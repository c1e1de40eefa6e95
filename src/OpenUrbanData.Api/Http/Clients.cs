using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OpenUrbanData.Api.Http;

/// <summary>One client: an IPv4 address, or an IPv6 network of 64 bits, which one household has.</summary>
sealed class Client
{
    /// <summary>Points that it may spend; guarded by <see cref="Clients"/>.</summary>
    public double Points { get; set; }

    /// <summary>When <see cref="Points"/> was counted.</summary>
    public long CountedAt { get; set; }

    /// <summary>Requests that run; guarded by <see cref="FairQueue"/>.</summary>
    public int Running { get; set; }

    /// <summary>Requests that wait for their turn; guarded by <see cref="FairQueue"/>.</summary>
    public Queue<TaskCompletionSource> Waiting { get; } = new(0);
}

/// <summary>A bucket of points for each client: requests take from it, time fills it.</summary>
/// <param name="perSecond">Points that come back in a second.</param>
/// <param name="burst">Points of a full bucket.</param>
/// <param name="most">Most clients that are remembered.</param>
/// <param name="clock">Time.</param>
sealed class Clients(double perSecond, double burst, int most, TimeProvider clock)
{
    readonly Dictionary<UInt128, Client> _clients = [];
    readonly Lock _gate = new();

    /// <summary>Clients that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Takes points for a request.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="points">What it costs, from 0.</param>
    /// <param name="client">The client.</param>
    /// <returns>What is left; negative where there are not enough points, and none is taken: they are there after
    /// <c>-result / perSecond</c> seconds.</returns>
    public double Take(IPAddress address, double points, out Client client)
    {
        var key = KeyOf(address);
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (!_clients.TryGetValue(key, out client!))
            {
                if (_clients.Count >= most)
                {
                    Forget(now);
                }

                _clients[key] = client = new() { Points = burst, CountedAt = now };
            }

            Fill(client, now);
            if (client.Points < points)
            {
                return client.Points - points;
            }

            return client.Points -= points;
        }
    }

    /// <summary>Takes points for work that has been done; the bucket may go below zero.</summary>
    public void Charge(Client client, double points)
    {
        lock (_gate)
        {
            client.Points -= points;
        }
    }

    /// <summary>The address without what one client can choose freely.</summary>
    public static UInt128 KeyOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        address.TryWriteBytes(bytes, out var length);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes[..length])
            : new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), 1);
    }

    void Fill(Client client, long now)
    {
        client.Points = Math.Min(burst, client.Points + (clock.GetElapsedTime(client.CountedAt, now).TotalSeconds * perSecond));
        client.CountedAt = now;
    }

    // A full bucket is what a client gets anyway, so nothing is lost. Where too many are busy, those that owe least go.
    void Forget(long now)
    {
        foreach (var (key, client) in _clients)
        {
            Fill(client, now);
            if (client.Points >= burst && client is { Running: 0, Waiting.Count: 0 })
            {
                _clients.Remove(key);
            }
        }

        if (_clients.Count >= most)
        {
            foreach (var (key, _) in _clients.Where(one => one.Value is { Running: 0, Waiting.Count: 0 })
                .OrderByDescending(one => one.Value.Points).Take(Math.Max(1, most / 4)).ToList())
            {
                _clients.Remove(key);
            }
        }
    }
}
