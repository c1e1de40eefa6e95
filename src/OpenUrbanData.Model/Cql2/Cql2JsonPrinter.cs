using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Writes CQL2 JSON.</summary>
sealed class Cql2JsonPrinter(Utf8JsonWriter json)
{
    static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // The reader's limits bound the depth.
        MaxDepth = int.MaxValue,
    };

    /// <summary>The filter as JSON.</summary>
    public static string Print(Cql2Node filter)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            new Cql2JsonPrinter(json).Write(filter);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    void Write(Cql2Node node)
    {
        switch (node)
        {
            case Cql2Node.Operation operation:
                WriteCall(Cql2Operators.Name(operation.Operator), operation.Arguments);
                break;
            case Cql2Node.Function function:
                WriteCall(function.Name, function.Arguments);
                break;
            case Cql2Node.Property property:
                WriteOne("property", property.Name);
                break;
            case Cql2Node.Text text:
                json.WriteStringValue(text.Value);
                break;
            case Cql2Node.Whole whole:
                json.WriteNumberValue(whole.Value);
                break;
            case Cql2Node.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case Cql2Node.Truth truth:
                json.WriteBooleanValue(truth.Value);
                break;
            case Cql2Node.Date date:
                WriteOne("date", Cql2Instants.Print(date.Value));
                break;
            case Cql2Node.Timestamp timestamp:
                WriteOne("timestamp", Cql2Instants.Print(timestamp.Value));
                break;
            case Cql2Node.Interval interval:
                json.WriteStartObject();
                json.WriteStartArray("interval");
                WriteEnd(interval.Begin);
                WriteEnd(interval.End);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case Cql2Node.Geometry geometry:
                Write(geometry.Value);
                break;
            case Cql2Node.Box box:
                json.WriteStartObject();
                json.WriteStartArray("bbox");
                foreach (var bound in box.Bounds)
                {
                    json.WriteNumberValue(bound);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case Cql2Node.List list:
                WriteAll(list.Members);
                break;
        }
    }

    void WriteCall(string name, ImmutableArray<Cql2Node> arguments)
    {
        json.WriteStartObject();
        json.WriteString("op", name);
        json.WritePropertyName("args");
        WriteAll(arguments);
        json.WriteEndObject();
    }

    void WriteAll(ImmutableArray<Cql2Node> nodes)
    {
        json.WriteStartArray();
        foreach (var node in nodes)
        {
            Write(node);
        }

        json.WriteEndArray();
    }

    void WriteOne(string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    void WriteEnd(Cql2Node? bound)
    {
        switch (bound)
        {
            case null:
                json.WriteStringValue("..");
                break;
            case Cql2Node.Date date:
                json.WriteStringValue(Cql2Instants.Print(date.Value));
                break;
            case Cql2Node.Timestamp timestamp:
                json.WriteStringValue(Cql2Instants.Print(timestamp.Value));
                break;
            default:
                Write(bound);
                break;
        }
    }

    void Write(Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        var isCollection = geometry.OgcGeometryType == OgcGeometryType.GeometryCollection;
        json.WritePropertyName(isCollection ? "geometries" : "coordinates");
        WriteParts(geometry, isCollection);
        json.WriteEndObject();
    }

    void WriteParts(Geometry geometry, bool isCollection)
    {
        if (geometry is Point point)
        {
            WritePosition(point.CoordinateSequence, 0);
            return;
        }

        json.WriteStartArray();
        switch (geometry)
        {
            case LineString line:
                for (var i = 0; i < line.NumPoints; i++)
                {
                    WritePosition(line.CoordinateSequence, i);
                }

                break;
            case Polygon polygon:
                WriteParts(polygon.ExteriorRing, isCollection: false);
                foreach (var hole in polygon.InteriorRings)
                {
                    WriteParts(hole, isCollection: false);
                }

                break;
            default:
                for (var i = 0; i < geometry.NumGeometries; i++)
                {
                    if (isCollection)
                    {
                        Write(geometry.GetGeometryN(i));
                    }
                    else
                    {
                        WriteParts(geometry.GetGeometryN(i), isCollection: false);
                    }
                }

                break;
        }

        json.WriteEndArray();
    }

    void WritePosition(CoordinateSequence sequence, int index)
    {
        json.WriteStartArray();
        for (var ordinate = 0; ordinate < sequence.Dimension; ordinate++)
        {
            json.WriteNumberValue(sequence.GetOrdinate(index, ordinate));
        }

        json.WriteEndArray();
    }
}
