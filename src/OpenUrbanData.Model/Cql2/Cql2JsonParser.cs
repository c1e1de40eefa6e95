using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Reads CQL2 JSON, token by token. Each method gives null after a mistake, which stands in the budget; it ends on the
/// last token of what it read. Members that CQL2 does not know are passed over.</summary>
ref partial struct Cql2JsonParser
{
    const string Forms = "op and args, property, date, timestamp, interval, bbox, or a GeoJSON geometry";

    readonly Cql2Budget _budget;
    readonly List<Cql2Node> _pending = [];
    Utf8JsonReader _reader;

    Cql2JsonParser(ReadOnlySpan<byte> json, Cql2Limits limits, Cql2Budget budget)
    {
        _budget = budget;

        // An operation is an object and an array; a geometry ends five levels deeper.
        _reader = new(json, new JsonReaderOptions { MaxDepth = (2 * limits.MaximumDepth) + 8 });
    }

    readonly int Position => (int)_reader.TokenStartIndex + 1;

    /// <summary>The whole filter.</summary>
    public static Cql2Node? Parse(ReadOnlySpan<byte> json, Cql2Limits limits, Cql2Budget budget)
    {
        if (json.IsEmpty)
        {
            budget.Fail(0, "the filter is empty");
            return null;
        }

        var parser = new Cql2JsonParser(json, limits, budget);
        try
        {
            parser._reader.Read();
            if (parser._reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.True or JsonTokenType.False))
            {
                return parser.Fail("expected an object, true or false");
            }

            var filter = parser.Node();

            // Finds what follows the filter.
            return filter is not null && !parser._reader.Read() ? filter : null;
        }
        catch (JsonException mistake)
        {
            budget.Fail((int)parser._reader.BytesConsumed, $"this is not JSON: {Reason(mistake)}");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for texts that are no UTF-8 or hold half a character.
            budget.Fail((int)parser._reader.TokenStartIndex, "the text is not valid Unicode");
        }

        return null;
    }

    // The library's message without the place, which it counts in lines.
    static string Reason(JsonException mistake)
    {
        var end = mistake.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? mistake.Message : mistake.Message[..end];
    }

    Cql2Node? Node()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                var at = Position;
                return Text() is { } text ? _budget.Accept(new Cql2Node.Text(text) { Position = at }) : null;
            case JsonTokenType.Number:
                return Number();
            case JsonTokenType.True or JsonTokenType.False:
                return _budget.Accept(new Cql2Node.Truth(_reader.GetBoolean()) { Position = Position });
            case JsonTokenType.StartArray:
                var start = Position;
                return Nodes() is { IsDefault: false } members
                    ? _budget.Accept(new Cql2Node.List(members) { Position = start })
                    : null;
            case JsonTokenType.StartObject:
                return Object();
            case JsonTokenType.Null:
                return Fail("null is no value; write {\"op\":\"isNull\",\"args\":[…]}");
            default:
                return Fail("expected a value");
        }
    }

    // The members of an array; default after a mistake.
    ImmutableArray<Cql2Node> Nodes()
    {
        if (!_budget.Enter(Position - 1))
        {
            return default;
        }

        var mark = _pending.Count;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (Node() is not { } node)
            {
                return default;
            }

            _pending.Add(node);
        }

        _budget.Leave();
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(_pending)[mark..]);
        CollectionsMarshal.SetCount(_pending, mark);
        return taken;
    }

    Cql2Node? Object()
    {
        var start = Position;
        string? name = null;
        ImmutableArray<Cql2Node> arguments = default;
        Cql2Node? value = null;
        var isGeometry = false;
        var begin = _reader;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (isGeometry)
            {
                _reader.Skip();
            }
            else if (_reader.ValueTextEquals("op"u8))
            {
                if (name is not null || Text("the name of an operator or function") is not { } text)
                {
                    return Fail("'op' stands here twice");
                }

                name = text;
            }
            else if (_reader.ValueTextEquals("args"u8))
            {
                _reader.Read();
                if (_reader.TokenType != JsonTokenType.StartArray)
                {
                    return Fail("expected an array of arguments");
                }

                if (!arguments.IsDefault)
                {
                    return Fail("'args' stands here twice");
                }

                arguments = Nodes();
                if (arguments.IsDefault)
                {
                    return null;
                }
            }
            else if (_reader.ValueTextEquals("type"u8))
            {
                isGeometry = true;
                _reader.Skip();
            }
            else if (!Value(ref value, start))
            {
                return null;
            }
        }

        if (isGeometry)
        {
            var reader = new Cql2GeometryJson(begin, _budget);
            return reader.Read() is { } shape ? _budget.Accept(new Cql2Node.Geometry(shape) { Position = start }) : null;
        }

        if (value is not null)
        {
            return name is null && arguments.IsDefault
                ? _budget.Accept(value)
                : Fail(start, $"expected one of: {Forms}");
        }

        return name is null || arguments.IsDefault
            ? Fail(start, name is null ? $"expected one of: {Forms}" : $"'{Cql2Budget.Short(name)}' has no args")
            : Called(start, name, arguments);
    }

    // The forms with one member; others are passed over.
    bool Value(ref Cql2Node? value, int start)
    {
        Cql2Node? found;
        if (_reader.ValueTextEquals("property"u8))
        {
            found = Text("the name of a property") is { Length: > 0 } name
                ? new Cql2Node.Property(name) { Position = start }
                : Fail("expected the name of a property");
        }
        else if (_reader.ValueTextEquals("date"u8))
        {
            found = Instant(start, "a day such as 2024-01-31") is var day && day is null or Cql2Node.Date
                ? day
                : Fail("expected a day such as 2024-01-31");
        }
        else if (_reader.ValueTextEquals("timestamp"u8))
        {
            found = Instant(start, "an instant such as 2024-01-31T12:00:00Z") is var instant && instant is null or Cql2Node.Timestamp
                ? instant
                : Fail("expected an instant such as 2024-01-31T12:00:00Z");
        }
        else if (_reader.ValueTextEquals("interval"u8))
        {
            found = Interval(start);
        }
        else if (_reader.ValueTextEquals("bbox"u8))
        {
            found = Box(start);
        }
        else
        {
            _reader.Skip();
            return true;
        }

        if (found is not null && value is not null)
        {
            Fail(start, $"expected only one of: {Forms}");
            return false;
        }

        value = found;
        return found is not null;
    }

    Cql2Node? Called(int start, string name, ImmutableArray<Cql2Node> arguments)
    {
        if (name.Length == 0)
        {
            return Fail(start, "expected the name of an operator or function");
        }

        if (!Cql2Operators.TryFind(name, out var operation))
        {
            return _budget.Accept(new Cql2Node.Function(name, arguments) { Position = start });
        }

        var (least, most) = Cql2Operators.Arguments(operation);
        if (arguments.Length < least || arguments.Length > most)
        {
            var wanted = least == most ? $"{least}" : $"at least {least}";
            return Fail(start, $"'{Cql2Operators.Name(operation)}' takes {wanted} arguments, found {arguments.Length}");
        }

        if (operation == Op.In && arguments[1] is not Cql2Node.List { Members.Length: > 0 })
        {
            return Fail(arguments[1].Position, "the second argument of 'in' is an array with at least one value");
        }

        return _budget.Accept(new Cql2Node.Operation(operation, arguments) { Position = start });
    }

    Cql2Node? Fail(string message) => Fail(Position, message);

    readonly Cql2Node? Fail(int position, string message)
    {
        _budget.Fail(position - 1, message);
        return null;
    }
}
