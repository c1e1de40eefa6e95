using System.Collections.Immutable;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Canonical functions (URL conventions 5.1.1.5 to 5.1.1.11): most are functions of the query model under another name.</content>
sealed partial class ODataFilter
{
    const long SecondsPerMinute = 60, SecondsPerHour = 3600, MinutesPerHour = 60;

    Operand? Function(SingleValueFunctionCallNode node)
    {
        var name = node.Name.ToLowerInvariant();
        QueryNode[] nodes = [.. node.Parameters];
        switch (name)
        {
            case "now":
                return Call("now");
            case "mindatetime":
                return new Operand.Constant(DateTimeOffset.MinValue);
            case "maxdatetime":
                return new Operand.Constant(DateTimeOffset.MaxValue);
            case "isof":
                return IsOf(nodes);
            case "cast":
                return nodes is [SingleValueNode source and not ResourceRangeVariableReferenceNode, ConstantNode { Value: string type }]
                    ? Value(source) is { } value ? Cast(value, source, type) : null
                    : throw Unsupported("'cast' of entities");
        }

        Operand?[] values = [.. nodes.Select(Value)];
        return values.Contains(null) ? null : Function(name, [.. values.OfType<Operand>()]);
    }

    Operand Function(string name, ImmutableArray<Operand> arguments) => (name, arguments) switch
    {
        ("contains" or "concat" or "trim" or "floor" or "ceiling" or "round", var all) => Call(name, all.AsSpan()),
        ("startswith", [var text, var part]) => Call("starts_with", text, part),
        ("endswith", [var text, var part]) => Call("ends_with", text, part),
        ("matchespattern", [var text, var pattern]) => Matches(text, pattern),
        ("length", [var text]) => Call("char_length", text),
        ("indexof", [var text, var part]) =>
            new Operand.Arithmetic(Call("position", text, part), ArithmeticOperator.Subtract, new Operand.Constant(1L)),
        ("substring", [var text, var start, .. var rest]) => Substring(text, start, rest),
        ("tolower", [var text]) => Call("lower", text),
        ("toupper", [var text]) => Call("upper", text),
        ("hour" or "minute" or "second" or "fractionalseconds", [{ Type: OperandType.Number } ofDay]) => OfDay(name, ofDay),
        ("fractionalseconds", [var time]) => Call("fraction_of_second", InUtc(time)),
        ("year" or "month" or "day" or "hour" or "minute" or "second", [var time]) => Call(name, InUtc(time)),
        ("date", [var time]) => Call("date_of", InUtc(time)),
        ("time", [var time]) => Call("second_of_day", InUtc(time)),

        // All instants are kept in UTC; null stays null.
        ("totaloffsetminutes", [var time]) =>
            new Operand.Arithmetic(Call("year", InUtc(time)), ArithmeticOperator.Multiply, new Operand.Constant(0L)),
        ("totalseconds", [var duration]) => duration,
        ("geo.distance", [var first, var second]) => Call("distance", first, second),
        ("geo.length", [var line]) => Call("length", line),
        ("geo.intersects", [var first, var second]) =>
            new Operand.Truth(new Filter.Spatial(SpatialRelation.Intersects, first, second)),
        _ => throw Unsupported($"The function '{name}'"),
    };

    Operand.Call Matches(Operand text, Operand pattern)
    {
        if (pattern is not Operand.Constant { Literal: string written })
        {
            throw Unsupported("'matchesPattern' with a pattern that is not written out");
        }

        return TextPattern.ForDatabase(written, patterns, out var mistake) is not null
            ? Call("matches", text, pattern)
            : throw Unsupported($"'matchesPattern' with this regular expression ({mistake})");
    }

    // From 0 in OData, from 1 here; what is negative counts from the end in both.
    static Operand.Call Substring(Operand text, Operand start, ImmutableArray<Operand> length)
    {
        if (length is [Operand.Constant { Literal: long and < 0 }])
        {
            throw Mistake("substring", "The length of a part of a text is not negative.");
        }

        var first = start is Operand.Constant { Literal: long place }
            ? new Operand.Constant(place < 0 ? place : place + 1)
            : (Operand)new Operand.Arithmetic(start, ArithmeticOperator.Add, new Operand.Constant(1L));
        return Call("substring", [text, first, .. length]);
    }

    // Parts of a time of day, which is a number of seconds.
    static Operand OfDay(string name, Operand seconds) => name switch
    {
        "hour" => With(seconds, ArithmeticOperator.WholeDivide, SecondsPerHour),
        "minute" => With(With(seconds, ArithmeticOperator.WholeDivide, SecondsPerMinute), ArithmeticOperator.Modulo, MinutesPerHour),
        "second" => Call("floor", With(seconds, ArithmeticOperator.Modulo, SecondsPerMinute)),
        _ => With(seconds, ArithmeticOperator.Modulo, 1),
    };

    static Operand.Arithmetic With(Operand left, ArithmeticOperator operation, long right) => new(left, operation, new Operand.Constant(right));

    // A service that keeps instants in UTC must not answer for another offset that is written out (URL conventions 5.1.1.8).
    static Operand InUtc(Operand time) => time is Operand.Constant { Literal: DateTimeOffset { Offset.Ticks: not 0 } }
        ? throw Unsupported("A part of an instant that is not in UTC")
        : time;

    // Types are known before any value is: what is left to ask is whether there is one.
    Operand.Truth IsOf(QueryNode[] nodes)
    {
        var wanted = nodes[^1] switch
        {
            ConstantNode { Value: string name } => name,
            SingleResourceCastNode cast => cast.TypeReference.FullName(),
            var other => throw Unsupported($"'isof' with '{other.Kind}'"),
        };
        var (source, type) = Plain(nodes[0]) switch
        {
            ResourceRangeVariableReferenceNode entity => (null, entity.TypeReference.FullName()),
            SingleValueNode one => (one, one.TypeReference?.FullName()),
            var other => throw Unsupported($"'isof' of '{other.Kind}'"),
        };
        var value = source is null ? new Operand.Constant(true) : Value(source);
        var isOf = value is not null && (wanted == type || wanted is "Edm.PrimitiveType" or "Edm.Untyped" && source is not null);
        return new Operand.Truth(isOf ? new Filter.Not(IsAbsent(value!)) : new Filter.Or([]));
    }

    // URL conventions 5.1.1.10.1: texts as answers write values, numbers rounded, null where they do not fit.
    Operand Cast(Operand value, SingleValueNode source, string type)
    {
        var isSeconds = source.TypeReference is { } given && (given.IsDuration() || given.IsTimeOfDay());
        return (type, value.Type) switch
        {
            (_, _) when isSeconds => throw Unsupported($"A cast to '{type}'"),
            ("Edm.String", OperandType.Text) or ("Edm.Date", OperandType.Date) or ("Edm.DateTimeOffset", OperandType.Instant)
                or ("Edm.Boolean", OperandType.Boolean) or ("Edm.Double" or "Edm.Decimal", OperandType.Number) => value,
            ("Edm.String", OperandType.Number) => Call("number_as_text", value),
            ("Edm.String", OperandType.Date) => Call("date_as_text", value),
            ("Edm.String", OperandType.Instant) => Call("instant_as_text", value),
            ("Edm.SByte", OperandType.Number) => Rounded(value, sbyte.MinValue, sbyte.MaxValue),
            ("Edm.Byte", OperandType.Number) => Rounded(value, byte.MinValue, byte.MaxValue),
            ("Edm.Int16", OperandType.Number) => Rounded(value, short.MinValue, short.MaxValue),
            ("Edm.Int32", OperandType.Number) => Rounded(value, int.MinValue, int.MaxValue),
            ("Edm.Int64", OperandType.Number) => IsWhole(source) ? value : Rounded(value, long.MinValue, long.MaxValue),
            _ => throw Unsupported($"A cast to '{type}'"),
        };
    }

    static Operand.Call Rounded(Operand value, long least, long greatest) =>
        Call("round_within", value, new Operand.Constant(least), new Operand.Constant(greatest));
}
