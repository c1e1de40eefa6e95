using System.Buffers;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>Turns a geometry of the store into the commands of a tile: projected, cut, simplified, rounded to the grid, without
/// points that repeat, rings wound as the format asks (Vector Tile Specification 2.1, 4.3).</summary>
/// <remarks>Points lie in exactly one tile and have no margin. A line or an area that the grid is too coarse for becomes a
/// point, in the tile that holds its middle: nothing vanishes. One object serves all features of a layer.</remarks>
sealed class TileGeometry(TileAddress tile, double tolerance) : IDisposable
{
    /// <summary>Units of the grid along one side of a tile.</summary>
    public const int Extent = 4096;

    /// <summary>Units around a tile in which lines and areas go on.</summary>
    public const int Margin = 64;

    /// <summary>Types of the format.</summary>
    public const int Points = 1, Lines = 2, Areas = 3;

    const uint MoveTo = 1, LineTo = 2, ClosePath = 15;

    readonly double _unitsPerDegree = tile.Set.ColumnsAt(tile.Zoom) * (double)Extent / 360;
    readonly double _left = tile.Column * (double)Extent;
    readonly double _top = tile.Row * (double)Extent;
    readonly TileClip _clip = new(-Margin, Extent + Margin);
    readonly TilePath _path = new();
    readonly Output[] _outputs = [new(), new(), new()];
    int[] _grid = ArrayPool<int>.Shared.Rent(512);

    // Commands of one type of geometry; each has its own cursor.
    sealed class Output : IDisposable
    {
        public readonly TileBuffer Commands = new(1024);
        public readonly TileBuffer Positions = new(64);
        public int Count;
        public int X;
        public int Y;

        public void Reset()
        {
            Commands.Reset();
            Positions.Reset();
            Count = X = Y = 0;
        }

        public void Dispose()
        {
            Commands.Dispose();
            Positions.Dispose();
        }

        public void Vertex(TileBuffer to, int x, int y)
        {
            to.Zigzag(x - X);
            to.Zigzag(y - Y);
            (X, Y) = (x, y);
        }
    }

    /// <summary>Takes a geometry; <see cref="Commands"/> then holds what of it lies in the tile.</summary>
    /// <param name="wkb">ISO WKB, little endian, longitude before latitude.</param>
    public void Read(ReadOnlySpan<byte> wkb)
    {
        foreach (var output in _outputs)
        {
            output.Reset();
        }

        var reader = new WkbReader(wkb);
        Read(ref reader);
    }

    /// <summary>Takes a point that is known to lie in the tile.</summary>
    public void Place(double longitude, double latitude)
    {
        foreach (var output in _outputs)
        {
            output.Reset();
        }

        AddPoint(X(longitude), Y(latitude));
    }

    /// <summary>Commands of one type; empty where the geometry has nothing of it in the tile.</summary>
    public ReadOnlySpan<byte> Commands(int type)
    {
        var output = _outputs[type - 1];
        if (type == Points && output.Count > 0 && output.Commands.Length == 0)
        {
            output.Commands.Varint(((ulong)output.Count << 3) | MoveTo);
            output.Commands.Write(output.Positions.Written);
        }

        return output.Commands.Written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var output in _outputs)
        {
            output.Dispose();
        }

        _clip.Dispose();
        _path.Dispose();
        ArrayPool<int>.Shared.Return(_grid);
        _grid = [];
    }

    double X(double longitude) => ((longitude + 180) * _unitsPerDegree) - _left;

    double Y(double latitude) => (tile.Set.RowOf(tile.Zoom, latitude) * Extent) - _top;

    static int Round(double value) => (int)Math.Floor(value + 0.5);

    void Read(ref WkbReader reader)
    {
        var type = reader.Type();
        if (type == WkbReader.Point)
        {
            var (longitude, latitude, _) = reader.Position();
            if (tile.Holds(longitude, latitude))
            {
                AddPoint(X(longitude), Y(latitude));
            }

            return;
        }

        var count = reader.Count();
        switch (type)
        {
            case WkbReader.LineString:
                ReadPath(ref reader, count);
                AddLine();
                break;
            case WkbReader.Polygon:
                ReadArea(ref reader, count);
                break;
            default:
                for (var part = 0; part < count; part++)
                {
                    Read(ref reader);
                }

                break;
        }
    }

    void ReadPath(ref WkbReader reader, int count)
    {
        _path.Clear();
        for (var i = 0; i < count; i++)
        {
            var (longitude, latitude, _) = reader.Position();
            // The poles are infinitely far away in Web Mercator.
            _path.Add(X(longitude), Math.Clamp(Y(latitude), -1e12, 1e12));
        }
    }

    void ReadArea(ref WkbReader reader, int rings)
    {
        var isOuter = true;
        var isDrawn = false;
        for (var ring = 0; ring < rings; ring++)
        {
            ReadPath(ref reader, reader.Count());
            if (isOuter)
            {
                isDrawn = AddRing(isOuter: true);
                isOuter = false;
            }
            else if (isDrawn)
            {
                AddRing(isOuter: false);
            }
        }
    }

    void AddPoint(double x, double y)
    {
        var output = _outputs[Points - 1];
        // A point on the far edge would lie outside for programs that draw.
        output.Vertex(output.Positions, Math.Clamp(Round(x), 0, Extent - 1), Math.Clamp(Round(y), 0, Extent - 1));
        output.Count++;
    }

    void AddLine()
    {
        if (_path.Count == 0 || _clip.IsOutside(_path) || AddTiny())
        {
            return;
        }

        for (var from = 0; _clip.NextPart(_path, ref from) is { } part;)
        {
            part.Simplify(tolerance);
            var count = RoundPath(part);
            if (count > 1)
            {
                WritePath(_outputs[Lines - 1], count, isClosed: false);
            }
        }
    }

    // False where nothing is drawn, so that its holes need not be either.
    bool AddRing(bool isOuter)
    {
        if (_path.Count == 0 || _clip.IsOutside(_path) || (isOuter && AddTiny()))
        {
            return false;
        }

        var part = _clip.Ring(_path);
        part.Simplify(tolerance);
        var all = RoundPath(part);
        if (all > 1 && _grid[0] == _grid[(2 * all) - 2] && _grid[1] == _grid[(2 * all) - 1])
        {
            all--;
        }

        var count = WithoutSpikes(all);
        var area = count > 2 ? Area(count) : 0;
        if (area == 0)
        {
            if (isOuter && all > 1 && RoundPath(part) is var flat)
            {
                // Longer than a unit, but thinner: its outline is a line.
                WritePath(_outputs[Lines - 1], flat, isClosed: false);
            }

            return false;
        }

        if (area > 0 != isOuter)
        {
            Reverse(count);
        }

        WritePath(_outputs[Areas - 1], count, isClosed: true);
        return true;
    }

    // What is not larger than a unit of the grid: a point, in the tile of its middle only.
    bool AddTiny()
    {
        if (_path.MaxX - _path.MinX >= 1 || _path.MaxY - _path.MinY >= 1)
        {
            return false;
        }

        var (x, y) = ((_path.MinX + _path.MaxX) / 2, (_path.MinY + _path.MaxY) / 2);
        if (x is >= 0 and < Extent && y is >= 0 and < Extent)
        {
            AddPoint(x, y);
        }

        return true;
    }

    // Rounds to the grid, without points that repeat; returns how many stay.
    int RoundPath(TilePath path)
    {
        if (_grid.Length < 2 * path.Count)
        {
            ArrayPool<int>.Shared.Return(_grid);
            _grid = ArrayPool<int>.Shared.Rent(2 * path.Count);
        }

        var count = 0;
        for (var i = 0; i < path.Count; i++)
        {
            var (x, y) = (Round(path.X[i]), Round(path.Y[i]));
            if (count == 0 || _grid[(2 * count) - 2] != x || _grid[(2 * count) - 1] != y)
            {
                (_grid[2 * count], _grid[(2 * count) + 1]) = (x, y);
                count++;
            }
        }

        return count;
    }

    // Removes vertices on the straight line of their neighbours, and with them the spikes that rounding makes.
    int WithoutSpikes(int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (_grid[2 * i], _grid[(2 * i) + 1]);
            while (kept > 1 && Cross(kept - 2, kept - 1, x, y) == 0)
            {
                kept--;
            }

            if (kept == 0 || _grid[(2 * kept) - 2] != x || _grid[(2 * kept) - 1] != y)
            {
                (_grid[2 * kept], _grid[(2 * kept) + 1]) = (x, y);
                kept++;
            }
        }

        while (kept > 2 && Cross(kept - 2, kept - 1, _grid[0], _grid[1]) == 0)
        {
            kept--;
        }

        return kept;
    }

    long Cross(int first, int middle, int x, int y)
    {
        var (x0, y0) = (_grid[2 * first], _grid[(2 * first) + 1]);
        var (x1, y1) = (_grid[2 * middle], _grid[(2 * middle) + 1]);
        return ((long)(x1 - x0) * (y - y0)) - ((long)(y1 - y0) * (x - x0));
    }

    // Twice the area by the surveyor's formula; positive for clockwise on the screen, as outer rings must be.
    long Area(int count)
    {
        var sum = 0L;
        for (int i = 0, before = count - 1; i < count; before = i++)
        {
            sum += ((long)_grid[2 * before] * _grid[(2 * i) + 1]) - ((long)_grid[2 * i] * _grid[(2 * before) + 1]);
        }

        return sum;
    }

    void Reverse(int count)
    {
        for (int i = 0, j = count - 1; i < j; i++, j--)
        {
            (_grid[2 * i], _grid[2 * j]) = (_grid[2 * j], _grid[2 * i]);
            (_grid[(2 * i) + 1], _grid[(2 * j) + 1]) = (_grid[(2 * j) + 1], _grid[(2 * i) + 1]);
        }
    }

    void WritePath(Output output, int count, bool isClosed)
    {
        output.Commands.Varint((1 << 3) | MoveTo);
        output.Vertex(output.Commands, _grid[0], _grid[1]);
        output.Commands.Varint(((ulong)(count - 1) << 3) | LineTo);
        for (var i = 1; i < count; i++)
        {
            output.Vertex(output.Commands, _grid[2 * i], _grid[(2 * i) + 1]);
        }

        if (isClosed)
        {
            output.Commands.Varint(ClosePath);
        }
    }
}
