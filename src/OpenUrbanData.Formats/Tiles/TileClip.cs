namespace OpenUrbanData.Formats.Tiles;

/// <summary>Cuts lines and rings at the square of a tile with its margin.</summary>
/// <param name="low">Smallest coordinate that stays, on both axes.</param>
/// <param name="high">Largest one.</param>
sealed class TileClip(double low, double high) : IDisposable
{
    readonly TilePath _one = new();
    readonly TilePath _other = new();

    /// <summary>True where nothing of the path is inside.</summary>
    public bool IsOutside(TilePath path) => path.MaxX < low || path.MinX > high || path.MaxY < low || path.MinY > high;

    /// <summary>True where all of the path is inside.</summary>
    public bool IsInside(TilePath path) => path.MinX >= low && path.MaxX <= high && path.MinY >= low && path.MaxY <= high;

    /// <summary>The part of a ring that is inside: Sutherland and Hodgman, one side after the other. Several parts stay one ring
    /// along the edge, where the margin hides it.</summary>
    public TilePath Ring(TilePath ring)
    {
        if (IsInside(ring))
        {
            return ring;
        }

        var path = ring;
        path = ring.MinX < low ? Cut(path, low, isVertical: true, keepsLarger: true) : path;
        path = ring.MaxX > high ? Cut(path, high, isVertical: true, keepsLarger: false) : path;
        path = ring.MinY < low ? Cut(path, low, isVertical: false, keepsLarger: true) : path;
        return ring.MaxY > high ? Cut(path, high, isVertical: false, keepsLarger: false) : path;
    }

    /// <summary>The next part of a line that is inside (Liang and Barsky per segment).</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">Segment to begin with, 0 at first; afterwards the one to go on with.</param>
    /// <returns>Null where there is no further part.</returns>
    public TilePath? NextPart(TilePath line, ref int from)
    {
        if (IsInside(line))
        {
            return from++ == 0 ? line : null;
        }

        _one.Clear();
        for (; from + 1 < line.Count; from++)
        {
            var (x, y) = (line.X[from], line.Y[from]);
            var (dx, dy) = (line.X[from + 1] - x, line.Y[from + 1] - y);
            var (enter, leave) = (0.0, 1.0);
            if (!Narrow(-dx, x - low, ref enter, ref leave) || !Narrow(dx, high - x, ref enter, ref leave)
                || !Narrow(-dy, y - low, ref enter, ref leave) || !Narrow(dy, high - y, ref enter, ref leave))
            {
                continue;
            }

            if (_one.Count == 0)
            {
                _one.Add(x + (enter * dx), y + (enter * dy));
            }

            _one.Add(x + (leave * dx), y + (leave * dy));
            if (leave < 1)
            {
                from++;
                return _one;
            }
        }

        return _one.Count > 0 ? _one : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    static bool Narrow(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
        {
            return distance >= 0;
        }

        var at = distance / direction;
        if (direction < 0)
        {
            enter = Math.Max(enter, at);
        }
        else
        {
            leave = Math.Min(leave, at);
        }

        return enter <= leave;
    }

    TilePath Cut(TilePath path, double edge, bool isVertical, bool keepsLarger)
    {
        var result = ReferenceEquals(path, _one) ? _other : _one;
        result.Clear();
        var along = isVertical ? path.X : path.Y;
        var across = isVertical ? path.Y : path.X;
        for (int i = 0, before = path.Count - 1; i < path.Count; before = i++)
        {
            var isIn = keepsLarger ? along[i] >= edge : along[i] <= edge;
            var wasIn = keepsLarger ? along[before] >= edge : along[before] <= edge;
            if (isIn != wasIn)
            {
                var part = (edge - along[before]) / (along[i] - along[before]);
                Add(edge, across[before] + (part * (across[i] - across[before])));
            }

            if (isIn)
            {
                Add(along[i], across[i]);
            }
        }

        return result;

        void Add(double a, double b)
        {
            var (x, y) = isVertical ? (a, b) : (b, a);
            result.Add(x, y);
        }
    }
}
