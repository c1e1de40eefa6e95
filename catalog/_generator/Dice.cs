namespace OpenUrbanData.Samples;

/// <summary>Seeded chance: SplitMix64, so that the numbers do not hang on the version of .NET.</summary>
sealed class Dice(ulong seed)
{
    ulong _state = seed;

    /// <summary>From 0 up to, without, 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Next(int low, int high) => low + (int)(Next() * (high - low + 1));

    /// <summary>One of the items.</summary>
    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(0, items.Count - 1)];

    /// <summary>True with that chance.</summary>
    public bool Chance(double probability) => Next() < probability;

    /// <summary>A bell-shaped number around 0, mostly between -1 and 1.</summary>
    public double Bell() => (Next() + Next() + Next() - 1.5) / 1.5;
}
