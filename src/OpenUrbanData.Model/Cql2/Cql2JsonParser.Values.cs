using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Model.Cql2;

/// <content>Values: numbers, texts, days, instants, intervals and boxes.</content>
ref partial struct Cql2JsonParser
{
    Cql2Node? Number()
    {
        if (_reader.TryGetInt64(out var whole))
        {
            return _budget.Accept(new Cql2Node.Whole(whole) { Position = Position });
        }

        return _reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? _budget.Accept(Cql2Node.Numeric(value, Position))
            : Fail("the number is too large");
    }

    Cql2Node? Instant(int start, string expected)
    {
        if (Text(expected) is not { } text)
        {
            return null;
        }

        return Cql2Budget.Instant(text, start) ?? Fail($"expected {expected}, found '{Cql2Budget.Short(text)}'");
    }

    Cql2Node? Interval(int start)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return Fail("expected an array with the begin and the end of the interval");
        }

        if (!_budget.Enter(start - 1) || !IntervalEnd(out var begin) || !IntervalEnd(out var end))
        {
            return null;
        }

        _budget.Leave();
        _reader.Read();
        return _reader.TokenType == JsonTokenType.EndArray
            ? new Cql2Node.Interval(begin, end) { Position = start }
            : Fail("an interval has two ends");
    }

    bool IntervalEnd(out Cql2Node? bound)
    {
        bound = null;
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.String)
        {
            if (_reader.ValueTextEquals(".."u8))
            {
                return true;
            }

            var at = Position;
            if (Text() is not { } text)
            {
                return false;
            }

            bound = Cql2Budget.Instant(text, at) is { } instant
                ? _budget.Accept(instant)
                : Fail($"'{Cql2Budget.Short(text)}' is neither a day (2024-01-31) nor an instant (2024-01-31T12:00:00Z) nor '..'");
            return bound is not null;
        }

        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            bound = Object();
            if (bound is null or Cql2Node.Property or Cql2Node.Function or Cql2Node.Date or Cql2Node.Timestamp)
            {
                return bound is not null;
            }
        }

        Fail("the ends of an interval are days, instants, '..', properties or functions");
        return false;
    }

    Cql2Node? Box(int start)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return Fail("expected an array of four or six numbers");
        }

        var bounds = ImmutableArray.CreateBuilder<double>(6);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetDouble(out var bound) || !double.IsFinite(bound))
            {
                return Fail("expected a finite number");
            }

            if (bounds.Count == 6)
            {
                return Fail("a box has four or six numbers");
            }

            // Zero without a sign.
            bounds.Add(bound + 0d);
        }

        return bounds.Count is 4 or 6
            ? new Cql2Node.Box(bounds.ToImmutable()) { Position = start }
            : Fail(start, $"a box has four or six numbers, found {bounds.Count}");
    }

    // The text that is the value of the current member.
    string? Text(string expected)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.String)
        {
            return Text();
        }

        Fail($"expected {expected}");
        return null;
    }

    string? Text()
    {
        var text = _reader.GetString()!;
        if (!text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        Fail("the character U+0000 is not allowed");
        return null;
    }
}
