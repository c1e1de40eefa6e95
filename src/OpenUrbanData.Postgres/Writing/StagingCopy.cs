using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>A binary COPY of features into the staging table.</summary>
/// <remarks>Without <see cref="CompleteAsync"/> nothing of it stays.</remarks>
public sealed class StagingCopy : IAsyncDisposable
{
    const int FlushAtBytes = 256 * 1024;

    /// <summary>Columns before those of the schema.</summary>
    internal static readonly ImmutableArray<string> SystemColumns =
        ["_row", "_record", "_line", "_id", "_alternative", "_crs", "_source", "_flags", "_observations", "geom"];

    readonly NpgsqlRawCopyStream _stream;
    readonly StagingState _state;
    readonly (int Index, Property Property)[] _columns;
    readonly DerivedId _derived = new();
    readonly WKBWriter _wkb = new(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false);
    CopyBuffer _filling = new(FlushAtBytes * 2);
    CopyBuffer _flushing = new(FlushAtBytes * 2);
    Task _pending = Task.CompletedTask;
    bool _isComplete;

    StagingCopy(NpgsqlRawCopyStream stream, StagingState state)
    {
        _stream = stream;
        _state = state;
        _columns =
        [
            .. FeatureColumns.Of(state.Schema).Where(property => property.Name != FeatureColumns.Flags)
                .Select(property => (state.Schema.Properties.IndexOf(property), property)),
        ];
        _filling.Header();
    }

    /// <summary>Records written.</summary>
    public long Records => _state.Rows;

    internal static async Task<StagingCopy> BeginAsync(StagingState state, CancellationToken cancellation)
    {
        var names = FeatureColumns.List([.. SystemColumns, .. StagingSql.DataColumns(state.Schema)]);
        var stream = await state.Connection.Inner.BeginRawBinaryCopyAsync(
            $"COPY {state.Table} ({names}) FROM STDIN (FORMAT BINARY)", cancellation);
        return new(stream, state);
    }

    /// <summary>Writes one feature: all its values are read before the call returns, so it may be reused.</summary>
    public ValueTask WriteAsync(Feature feature, CancellationToken cancellation)
    {
        var start = _filling.Length;
        try
        {
            Write(feature);
        }
        catch
        {
            _filling.Cut(start);
            throw;
        }

        _state.Rows++;
        return _filling.Length < FlushAtBytes ? ValueTask.CompletedTask : FlushAsync(cancellation);
    }

    /// <summary>Ends the COPY.</summary>
    /// <returns>Records written.</returns>
    public async ValueTask<long> CompleteAsync(CancellationToken cancellation)
    {
        _filling.End();
        await FlushAsync(cancellation);
        await _pending;
        _isComplete = true;
        await _stream.DisposeAsync();
        return _state.Rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _derived.Dispose();
        if (_isComplete)
        {
            return;
        }

        _isComplete = true;
        try
        {
            await _pending;
            await _stream.CancelAsync();
        }
        catch (Exception broken) when (broken is NpgsqlException or IOException or ObjectDisposedException)
        {
            // What broke it has been thrown by the write; a COPY that is broken needs no ending.
        }
    }

    async ValueTask FlushAsync(CancellationToken cancellation)
    {
        // The next rows are made while the last ones are on their way.
        await _pending;
        (_filling, _flushing) = (_flushing, _filling);
        _filling.Clear();
        _pending = _stream.WriteAsync(_flushing.Written, cancellation).AsTask();
    }

    void Write(Feature feature)
    {
        var row = _filling;
        row.Row(SystemColumns.Length + _columns.Length);
        row.Int64(_state.Rows + 1);
        row.Int64(feature.Record);
        Number(feature.Line);
        var derived = Identify(feature);
        var place = Check(feature);
        Place(feature, place);
        if (feature.Flags.Count == 0)
        {
            row.Null();
        }
        else
        {
            row.TextArray(feature.Flags);
        }

        Observations(feature);
        Geometry(place);
        foreach (var (index, property) in _columns)
        {
            switch (property.Name)
            {
                case "source_id":
                    row.Text(derived ?? feature.SourceId!);
                    break;
                case "id_stability":
                    row.Text(derived is null && !feature.IsDerived ? "source" : "derived");
                    break;
                case "source_values":
                    Json(feature.SourceValues);
                    break;
                default:
                    Value(feature.Values[index], property);
                    break;
            }
        }
    }

    string? Identify(Feature feature)
    {
        if (feature.SourceId is { } key)
        {
            _filling.Text(_state.IdPrefix, FeatureId.Encode(key));
            _filling.Null();
            return null;
        }

        _state.HasDerivedIds = true;
        var second = _derived.FromValues(feature);
        var first = _derived.FromPlace(feature) ?? second;
        _filling.Text(_state.IdPrefix, first);
        _filling.Text(second);
        return first;
    }

    // The geometry without what cannot be stored; a notice says why it is left out.
    Geometry? Check(Feature feature)
    {
        if (feature.Geometry is not { } geometry)
        {
            return null;
        }

        if (geometry.IsEmpty)
        {
            _state.Notice(feature, Notices.GeometryEmpty, "The geometry has no coordinates; it was left out.");
            return null;
        }

        var box = geometry.EnvelopeInternal;
        if (!double.IsFinite(box.MinX + box.MaxX + box.MinY + box.MaxY)
            || geometry is Point { X: 0, Y: 0 })
        {
            _state.Notice(feature, Notices.GeometryInvalid, "The coordinates are no place; they were left out.");
            return null;
        }

        _state.HasGeometry = true;
        return geometry;
    }

    void Place(Feature feature, Geometry? geometry)
    {
        // Points in the store's own CRS need no transformation and no repair: they go straight to their column.
        _isPlaced = geometry is Point { X: >= -180 and <= 180, Y: >= -90 and <= 90 } && feature.SourceSrid == 4326
            && feature.SourceCrsText is null;
        if (geometry is null || _isPlaced)
        {
            _filling.Null();
            _filling.Null();
            return;
        }

        _filling.Int16(_state.Crs(feature.SourceSrid, feature.SourceCrsText));
        _filling.Bytes(_wkb.Write(geometry));
    }

    bool _isPlaced;

    void Geometry(Geometry? geometry)
    {
        if (_isPlaced && geometry is Point point)
        {
            _filling.Point(Math.Round(point.X * 1e7) / 1e7, Math.Round(point.Y * 1e7) / 1e7, 4326);
        }
        else
        {
            _filling.Null();
        }
    }

    void Observations(Feature feature)
    {
        if (feature.Observations.Count == 0)
        {
            _filling.Null();
            return;
        }

        _state.HasObservations = true;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var one in feature.Observations)
            {
                json.WriteStartObject();
                json.WriteString("property", one.ObservedProperty);
                json.WriteString("qualifier", one.Qualifier);
                if (one.Value is { } value)
                {
                    json.WriteNumber("value", value);
                }

                if (one.Code is { } code)
                {
                    json.WriteString("code", code);
                }

                if (one.Time is { } time)
                {
                    json.WriteString("time", time);
                }

                json.WriteString("quality", one.Quality);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        _filling.Json(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    void Number(long? value)
    {
        if (value is { } number)
        {
            _filling.Int64(number);
        }
        else
        {
            _filling.Null();
        }
    }

    void Json(string? value)
    {
        if (value is null)
        {
            _filling.Null();
        }
        else
        {
            _filling.Json(value);
        }
    }

    void Value(object? value, Property property)
    {
        switch (value)
        {
            case null:
                _filling.Null();
                break;
            case string text when property.Type == PropertyType.Text:
                _filling.Text(text);
                break;
            case string json when property.Type == PropertyType.Json:
                _filling.Json(json);
                break;
            case long whole when property.Type == PropertyType.Integer:
                _filling.Int64(whole);
                break;
            case double number when property.Type == PropertyType.Number:
                _filling.Double(number);
                break;
            case bool truth when property.Type == PropertyType.Boolean:
                _filling.Boolean(truth);
                break;
            case DateOnly day when property.Type == PropertyType.Date:
                _filling.Date(day);
                break;
            case DateTimeOffset time when property.Type == PropertyType.DateTime:
                _filling.Time(time);
                break;
            case IReadOnlyList<string> members when property.Type == PropertyType.TextArray:
                _filling.TextArray(members);
                break;
            default:
                throw new ArgumentException(
                    $"'{property.Name}' is {property.Type} and cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }
}
