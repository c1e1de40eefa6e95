using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Groups of features, one after the other.</summary>
public sealed class AggregateRows : IAsyncDisposable
{
    readonly FeatureAggregation _aggregation;
    readonly NpgsqlCommand _command;
    readonly NpgsqlDataReader _reader;
    readonly AggregateSession _session;
    readonly int _count;
    bool _isFirstPending;

    internal AggregateRows(FeatureAggregation aggregation, NpgsqlCommand command, NpgsqlDataReader reader, AggregateSession session)
    {
        (_aggregation, _command, _reader, _session) = (aggregation, command, reader, session);
        _count = aggregation.Groups.Sum(AggregateSql.ColumnsOf);
    }

    /// <summary>Number of groups, whatever the page; 0 where the page is empty.</summary>
    public long Groups { get; private set; }

    /// <summary>Sum of the counts of all groups, whatever the page; 0 where the page is empty.</summary>
    public long Total { get; private set; }

    /// <summary>The group that was read last.</summary>
    public AggregateGroup Current { get; private set; } = new([], 0, []);

    /// <summary>Reads the next group; false at the end.</summary>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="AggregateSession.OpenAsync"/>.</exception>
    public async ValueTask<bool> ReadAsync()
    {
        if (_isFirstPending)
        {
            _isFirstPending = false;
        }
        else
        {
            try
            {
                if (!await _reader.ReadAsync(_session.End))
                {
                    return false;
                }
            }
            catch (Exception exception) when (_session.Translate(exception) is { } problem)
            {
                throw problem;
            }
        }

        Current = Group();
        return true;
    }

    /// <summary>Ends the statement; the session stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _command.DisposeAsync();
    }

    internal async Task ReadFirstAsync()
    {
        if (await _reader.ReadAsync(_session.End))
        {
            _isFirstPending = true;
            var last = _count + 1 + _aggregation.Measures.Length;
            (Groups, Total) = (_reader.GetInt64(last), _reader.GetInt64(last + 1));
        }
    }

    AggregateGroup Group()
    {
        var keys = ImmutableArray.CreateBuilder<object?>(_aggregation.Groups.Length);
        var column = 0;
        foreach (var key in _aggregation.Groups)
        {
            keys.Add(_reader.IsDBNull(column) ? null : Key(key, column));
            column += AggregateSql.ColumnsOf(key);
        }

        var values = ImmutableArray.CreateBuilder<object?>(_aggregation.Measures.Length);
        for (var i = 0; i < _aggregation.Measures.Length; i++)
        {
            var place = _count + 1 + i;
            values.Add(_reader.IsDBNull(place) ? null : Value(_aggregation.Measures[i], place));
        }

        return new(keys.MoveToImmutable(), _reader.GetInt64(_count), values.MoveToImmutable());
    }

    object Key(GroupKey key, int column) => key switch
    {
        GroupKey.Value value => Of(value.Of.Type, column),
        GroupKey.Member => _reader.GetString(column),
        GroupKey.Period => _reader.GetFieldValue<DateOnly>(column),
        GroupKey.Bin => _reader.GetInt32(column),
        GroupKey.Cell cell => new GridCell(cell.Zoom, _reader.GetInt64(column), _reader.GetInt64(column + 1)),
        _ => throw new InvalidOperationException($"No case for {key}"),
    };

    object Value(Measure measure, int column) => (measure.Function, measure.Property.Type) switch
    {
        (AggregateFunction.Values or AggregateFunction.Distinct, _) => _reader.GetInt64(column),
        (AggregateFunction.Sum, PropertyType.Integer) => _reader.GetDecimal(column),
        (AggregateFunction.Sum or AggregateFunction.Mean, _) => _reader.GetDouble(column),
        (AggregateFunction.Histogram, _) => _reader.GetFieldValue<long[]>(column),
        (_, var type) => Of(type, column),
    };

    object Of(PropertyType type, int column) => type switch
    {
        PropertyType.Integer => _reader.GetInt64(column),
        PropertyType.Number => _reader.GetDouble(column),
        PropertyType.Boolean => _reader.GetBoolean(column),
        PropertyType.Date => _reader.GetFieldValue<DateOnly>(column),
        PropertyType.DateTime => new DateTimeOffset(DateTime.SpecifyKind(_reader.GetDateTime(column), DateTimeKind.Utc)),
        _ => _reader.GetString(column),
    };
}
