using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Puts geometries together from positions, for text and JSON. Each method gives null after a mistake.</summary>
sealed class Cql2Shapes(Cql2Budget budget)
{
    /// <summary>Makes geometries whose coordinates are arrays of numbers.</summary>
    public static GeometryFactory Factory { get; } =
        new(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DoubleFactory);

    readonly List<double> _ordinates = [];
    int _dimension;

    /// <summary>Begins a geometry: all of its positions have two numbers, or all three.</summary>
    /// <param name="dimension">How many numbers; 0 where the first position tells.</param>
    public void Begin(int dimension) => _dimension = dimension;

    /// <summary>Adds a position to the line that is read.</summary>
    public bool Add(int at, ReadOnlySpan<double> position)
    {
        if (_dimension == 0)
        {
            _dimension = position.Length;
        }

        if (position.Length != _dimension)
        {
            budget.Fail(at, $"a position here has {_dimension} numbers as the ones before, found {position.Length}");
            return false;
        }

        _ordinates.AddRange(position);
        return budget.TakeVertex(at);
    }

    /// <summary>A point from the position read.</summary>
    public Point Point() => Factory.CreatePoint(Take());

    /// <summary>A line from the positions read.</summary>
    public LineString? Line(int at)
    {
        var sequence = Take();
        if (sequence.Count >= 2)
        {
            return Factory.CreateLineString(sequence);
        }

        budget.Fail(at, $"a line has at least two positions, found {sequence.Count}");
        return null;
    }

    /// <summary>A closed ring from the positions read.</summary>
    public LinearRing? Ring(int at)
    {
        var sequence = Take();
        var last = sequence.Count - 1;
        if (last < 3)
        {
            budget.Fail(at, $"a ring has at least four positions, found {sequence.Count}");
            return null;
        }

        if (sequence.GetX(0) != sequence.GetX(last) || sequence.GetY(0) != sequence.GetY(last))
        {
            budget.Fail(at, string.Create(
                CultureInfo.InvariantCulture,
                $"the ring is not closed: it begins at {sequence.GetX(0)} {sequence.GetY(0)} and ends at {sequence.GetX(last)} {sequence.GetY(last)}"));
            return null;
        }

        return Factory.CreateLinearRing(sequence);
    }

    PackedDoubleCoordinateSequence Take()
    {
        var dimension = Math.Max(2, _dimension);
        var sequence = new PackedDoubleCoordinateSequence([.. _ordinates], dimension, 0);
        _ordinates.Clear();
        return sequence;
    }
}
