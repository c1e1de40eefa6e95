using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Writes CQL2 text with as few parentheses as the reader needs.</summary>
sealed class Cql2TextPrinter
{
    // How close a node holds its parts; a part that holds less close stands in parentheses.
    const int OrLevel = 0;
    const int AndLevel = 1;
    const int NotLevel = 2;
    const int ComparisonLevel = 3;
    const int SumLevel = 4;
    const int ProductLevel = 5;
    const int PowerLevel = 6;
    const int SignLevel = 7;
    const int ValueLevel = 8;

    readonly StringBuilder _output = new();

    /// <summary>The filter as text.</summary>
    public static string Print(Cql2Node filter)
    {
        var printer = new Cql2TextPrinter();
        printer.Write(filter, OrLevel);
        return printer._output.ToString();
    }

    static int Level(Cql2Node node) => node switch
    {
        Cql2Node.Whole { Value: < 0 } or Cql2Node.Number { Value: < 0 } => SignLevel,
        Cql2Node.Operation operation => operation.Operator switch
        {
            Op.Or => OrLevel,
            Op.And => AndLevel,
            Op.Not => operation.Arguments[0] is Cql2Node.Operation { Operator: Op.Like or Op.Between or Op.In or Op.IsNull }
                ? ComparisonLevel
                : NotLevel,
            <= Op.IsNull => ComparisonLevel,
            Op.Add or Op.Subtract => SumLevel,
            Op.Power => PowerLevel,
            >= Op.Multiply and < Op.Power => ProductLevel,
            _ => ValueLevel,
        },
        _ => ValueLevel,
    };

    void Write(Cql2Node node, int level)
    {
        var isOpen = Level(node) < level;
        if (isOpen)
        {
            _output.Append('(');
        }

        switch (node)
        {
            case Cql2Node.Operation operation:
                Write(operation);
                break;
            case Cql2Node.Function function:
                Cql2Quotes.WriteName(_output, function.Name);
                WriteAll(function.Arguments);
                break;
            case Cql2Node.Property property:
                Cql2Quotes.WriteName(_output, property.Name);
                break;
            case Cql2Node.Text text:
                Cql2Quotes.WriteText(_output, text.Value);
                break;
            case Cql2Node.Whole whole:
                _output.Append(CultureInfo.InvariantCulture, $"{whole.Value}");
                break;
            case Cql2Node.Number number:
                Write(number.Value);
                break;
            case Cql2Node.Truth truth:
                _output.Append(truth.Value ? "TRUE" : "FALSE");
                break;
            case Cql2Node.Date date:
                _output.Append("DATE('").Append(Cql2Instants.Print(date.Value)).Append("')");
                break;
            case Cql2Node.Timestamp timestamp:
                _output.Append("TIMESTAMP('").Append(Cql2Instants.Print(timestamp.Value)).Append("')");
                break;
            case Cql2Node.Interval interval:
                _output.Append("INTERVAL(");
                WriteEnd(interval.Begin);
                _output.Append(',');
                WriteEnd(interval.End);
                _output.Append(')');
                break;
            case Cql2Node.Geometry geometry:
                Write(geometry.Value);
                break;
            case Cql2Node.Box box:
                _output.Append("BBOX(");
                _output.AppendJoin(',', box.Bounds.Select(bound => bound.ToString("R", CultureInfo.InvariantCulture)));
                _output.Append(')');
                break;
            case Cql2Node.List list:
                WriteList(list, isMarked: true);
                break;
        }

        if (isOpen)
        {
            _output.Append(')');
        }
    }

    void Write(Cql2Node.Operation operation)
    {
        var arguments = operation.Arguments;
        var name = Cql2Operators.UpperName(operation.Operator);
        switch (operation.Operator)
        {
            case Op.And or Op.Or:
                WriteChain(arguments, name, Level(operation) + 1);
                break;
            case Op.Not:
                WriteNot(arguments[0]);
                break;
            case Op.Like or Op.Between or Op.In or Op.IsNull:
                WritePredicate(operation, "");
                break;
            case <= Op.GreaterOrEqual:
                WriteChain(arguments, name, SumLevel);
                break;
            case Op.Power:
                // One ^ is all that the grammar knows.
                Write(arguments[0], ValueLevel);
                _output.Append(" ^ ");
                Write(arguments[1], SignLevel);
                break;
            case >= Op.Add and < Op.Power:
                var level = Level(operation);
                Write(arguments[0], level);
                _output.Append(' ').Append(operation.Operator == Op.WholeDivide ? "div" : name).Append(' ');
                Write(arguments[1], level + 1);
                break;
            default:
                _output.Append(name);
                WriteAll(arguments, areLists: Cql2Operators.IsArray(operation.Operator));
                break;
        }
    }

    void WriteChain(ImmutableArray<Cql2Node> parts, string name, int level)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                _output.Append(' ').Append(name).Append(' ');
            }

            Write(parts[i], level);
        }
    }

    void WriteNot(Cql2Node inner)
    {
        if (inner is Cql2Node.Operation { Operator: Op.Like or Op.Between or Op.In or Op.IsNull } predicate)
        {
            WritePredicate(predicate, "NOT ");
            return;
        }

        _output.Append("NOT ");

        // In parentheses wherever it is more than a call: many readers take NOT for closer than it is.
        Write(inner, ValueLevel);
    }

    void WritePredicate(Cql2Node.Operation operation, string not)
    {
        var arguments = operation.Arguments;
        Write(arguments[0], SumLevel);
        switch (operation.Operator)
        {
            case Op.IsNull:
                _output.Append(" IS ").Append(not).Append("NULL");
                break;
            case Op.Between:
                _output.Append(' ').Append(not).Append("BETWEEN ");
                Write(arguments[1], SumLevel);
                _output.Append(" AND ");
                Write(arguments[2], SumLevel);
                break;
            case Op.In when arguments[1] is Cql2Node.List list:
                _output.Append(' ').Append(not).Append("IN ");
                WriteList(list, isMarked: false);
                break;
            default:
                _output.Append(' ').Append(not).Append(Cql2Operators.UpperName(operation.Operator)).Append(' ');
                Write(arguments[1], SumLevel);
                break;
        }
    }

    void WriteAll(ImmutableArray<Cql2Node> arguments, bool areLists = false)
    {
        _output.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                _output.Append(',');
            }

            if (areLists && arguments[i] is Cql2Node.List list)
            {
                WriteList(list, isMarked: false);
            }
            else
            {
                Write(arguments[i], OrLevel);
            }
        }

        _output.Append(')');
    }

    // A list of one is marked by a comma where parentheses alone would be taken for parentheses.
    void WriteList(Cql2Node.List list, bool isMarked)
    {
        WriteAll(list.Members);
        if (isMarked && list.Members.Length == 1)
        {
            _output.Insert(_output.Length - 1, ',');
        }
    }

    void WriteEnd(Cql2Node? bound)
    {
        switch (bound)
        {
            case null:
                _output.Append("'..'");
                break;
            case Cql2Node.Date date:
                _output.Append('\'').Append(Cql2Instants.Print(date.Value)).Append('\'');
                break;
            case Cql2Node.Timestamp timestamp:
                _output.Append('\'').Append(Cql2Instants.Print(timestamp.Value)).Append('\'');
                break;
            default:
                Write(bound, OrLevel);
                break;
        }
    }

    void Write(double value) => _output.Append(CultureInfo.InvariantCulture, $"{value:R}");

    void Write(Geometry geometry)
    {
        _output.Append(geometry.GeometryType.ToUpperInvariant());
        if (geometry is not GeometryCollection { GeometryType: Geometry.TypeNameGeometryCollection } && HasHeight(geometry))
        {
            _output.Append(" Z");
        }

        WriteParts(geometry);
    }

    static bool HasHeight(Geometry geometry) => geometry switch
    {
        Point point => point.CoordinateSequence.HasZ,
        LineString line => line.CoordinateSequence.HasZ,
        Polygon polygon => HasHeight(polygon.ExteriorRing),
        GeometryCollection { NumGeometries: > 0 } collection => HasHeight(collection.GetGeometryN(0)),
        _ => false,
    };

    void WriteParts(Geometry geometry)
    {
        _output.Append('(');
        switch (geometry)
        {
            case Point point:
                WritePositions(point.CoordinateSequence);
                break;
            case LineString line:
                WritePositions(line.CoordinateSequence);
                break;
            case Polygon polygon:
                WriteParts(polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                {
                    _output.Append(',');
                    WriteParts(hole);
                }

                break;
            case GeometryCollection collection:
                for (var i = 0; i < collection.NumGeometries; i++)
                {
                    if (i > 0)
                    {
                        _output.Append(',');
                    }

                    if (collection is MultiPoint or MultiLineString or MultiPolygon)
                    {
                        WriteParts(collection.GetGeometryN(i));
                    }
                    else
                    {
                        Write(collection.GetGeometryN(i));
                    }
                }

                break;
        }

        _output.Append(')');
    }

    void WritePositions(CoordinateSequence sequence)
    {
        for (var i = 0; i < sequence.Count; i++)
        {
            if (i > 0)
            {
                _output.Append(',');
            }

            for (var ordinate = 0; ordinate < sequence.Dimension; ordinate++)
            {
                if (ordinate > 0)
                {
                    _output.Append(' ');
                }

                Write(sequence.GetOrdinate(i, ordinate));
            }
        }
    }
}
