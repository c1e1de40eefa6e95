using System.Buffers;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>The vertices of one line or ring in units of the tile's grid, in pooled arrays that are reused.</summary>
sealed class TilePath : IDisposable
{
    const int FirstSize = 256;

    double[] _x = ArrayPool<double>.Shared.Rent(FirstSize);
    double[] _y = ArrayPool<double>.Shared.Rent(FirstSize);

    /// <summary>Number of vertices.</summary>
    public int Count { get; private set; }

    /// <summary>Smallest x.</summary>
    public double MinX { get; private set; }

    /// <summary>Smallest y.</summary>
    public double MinY { get; private set; }

    /// <summary>Largest x.</summary>
    public double MaxX { get; private set; }

    /// <summary>Largest y.</summary>
    public double MaxY { get; private set; }

    /// <summary>Vertices from west to east.</summary>
    public ReadOnlySpan<double> X => _x.AsSpan(0, Count);

    /// <summary>Vertices from north to south.</summary>
    public ReadOnlySpan<double> Y => _y.AsSpan(0, Count);

    /// <summary>Removes all vertices.</summary>
    public void Clear()
    {
        Count = 0;
        (MinX, MinY, MaxX, MaxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
    }

    /// <summary>Adds a vertex.</summary>
    public void Add(double x, double y)
    {
        if (Count == _x.Length || Count == _y.Length)
        {
            _x = Grow(_x);
            _y = Grow(_y);
        }

        _x[Count] = x;
        _y[Count] = y;
        Count++;
        MinX = Math.Min(MinX, x);
        MinY = Math.Min(MinY, y);
        MaxX = Math.Max(MaxX, x);
        MaxY = Math.Max(MaxY, y);
    }

    /// <summary>Keeps the vertices that a simplification by Douglas and Peucker keeps; the first and the last always stay.</summary>
    /// <param name="tolerance">Largest distance of a removed vertex from the line that stays, in units.</param>
    public void Simplify(double tolerance)
    {
        if (Count < 3 || tolerance <= 0)
        {
            return;
        }

        var keep = ArrayPool<bool>.Shared.Rent(Count);
        var stack = ArrayPool<int>.Shared.Rent(2 * Count);
        try
        {
            keep.AsSpan(0, Count).Clear();
            keep[0] = keep[Count - 1] = true;
            var depth = 0;
            (stack[depth++], stack[depth++]) = (0, Count - 1);
            while (depth > 0)
            {
                var (last, first) = (stack[--depth], stack[--depth]);
                if (Farthest(first, last, tolerance * tolerance) is var middle and > 0)
                {
                    keep[middle] = true;
                    (stack[depth++], stack[depth++]) = (first, middle);
                    (stack[depth++], stack[depth++]) = (middle, last);
                }
            }

            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                if (keep[i])
                {
                    (_x[kept], _y[kept]) = (_x[i], _y[i]);
                    kept++;
                }
            }

            Count = kept;
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(keep);
            ArrayPool<int>.Shared.Return(stack);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_x);
        ArrayPool<double>.Shared.Return(_y);
        _x = _y = [];
    }

    // The vertex between two others that is farthest from their line; 0 where all are near enough.
    int Farthest(int first, int last, double nearest)
    {
        var (x, y) = (_x[first], _y[first]);
        var (dx, dy) = (_x[last] - x, _y[last] - y);
        var length = (dx * dx) + (dy * dy);
        var farthest = 0;
        for (var i = first + 1; i < last; i++)
        {
            var (px, py) = (_x[i] - x, _y[i] - y);
            var along = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
            var (ex, ey) = (px - (along * dx), py - (along * dy));
            var distance = (ex * ex) + (ey * ey);
            if (distance > nearest)
            {
                (nearest, farthest) = (distance, i);
            }
        }

        return farthest;
    }

    double[] Grow(double[] old)
    {
        var larger = ArrayPool<double>.Shared.Rent(2 * old.Length);
        old.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<double>.Shared.Return(old);
        return larger;
    }
}
