using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Rows of a <see cref="RegistrySet"/>: the answer to the same query that the database answers for features.</summary>
sealed class RegistryRows : FeatureRows
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly FeatureQuery _query;
    readonly RegistryOrder _order;
    readonly DateTimeOffset _now;
    readonly List<MemoryFeature> _entities;
    int _place = -1;

    RegistryRows(FeatureQuery query, RegistryOrder order, DateTimeOffset now, List<MemoryFeature> entities)
        : base(new(query)) => (_query, _order, _now, _entities) = (query, order, now, entities);

    /// <inheritdoc/>
    public override bool IsEmpty => _entities.Count == 0;

    /// <inheritdoc/>
    public override int Dataset => 0;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Id => Encoding.UTF8.GetBytes(Entity.Id);

    /// <inheritdoc/>
    public override bool IsGeometryNull => true;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Wkb => [];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Latest => [];

    /// <inheritdoc/>
    public override PagePosition Position => _order.Place(Entity);

    MemoryFeature Entity => _entities[_place];

    /// <summary>Answers a query: condition, order, place and length of the page.</summary>
    /// <param name="set">The entities.</param>
    /// <param name="query">The query.</param>
    /// <param name="now">Time of the request.</param>
    public static RegistryRows Open(RegistrySet set, FeatureQuery query, DateTimeOffset now)
    {
        var order = new RegistryOrder(query.Sort, now);
        var entities = Matching(set, query, now);
        if (query.After is { } after)
        {
            entities = entities.Where(entity => order.IsAfter(entity, after));
        }

        // By key without sort keys: that is the order they are in.
        entities = (query.Sort.IsEmpty ? entities : entities.Order(order)).Skip(query.Offset);
        return new(query, order, now, [.. query.Limit is { } limit ? entities.Take(limit) : entities]);
    }

    /// <summary>Number of entities that meet the query, without regard to its page.</summary>
    /// <param name="set">The entities.</param>
    /// <param name="query">The query.</param>
    /// <param name="now">Time of the request.</param>
    public static long Count(RegistrySet set, FeatureQuery query, DateTimeOffset now) => Matching(set, query, now).LongCount();

    /// <inheritdoc/>
    public override ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read());
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    public bool Read() => ++_place < _entities.Count;

    /// <inheritdoc/>
    public override bool IsNull(int column) => Value(column) is null;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes((string)Value(column)!);

    /// <inheritdoc/>
    public override long Int64(int column) => Convert.ToInt64(Value(column), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override double Double(int column) => Convert.ToDouble(Value(column), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool Boolean(int column) => (bool)Value(column)!;

    /// <inheritdoc/>
    public override DateTime Time(int column) => Value(column) is DateOnly day
        ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
        : ((DateTimeOffset)Value(column)!).UtcDateTime;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Json(int column) => JsonSerializer.SerializeToUtf8Bytes((object?[])Value(column)!, Plain);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static IEnumerable<MemoryFeature> Matching(RegistrySet set, FeatureQuery query, DateTimeOffset now) => set.Entities.Where(entity =>
        (query.Id is not { } id || entity.Id == id) && (query.Filter is not { } filter || new FilterEvaluator(entity, now).Holds(filter) == true));

    // What is computed stands behind the properties.
    object? Value(int column) => Layout.Columns[column].Property is { Origin: not PropertyOrigin.Computed } property
        ? Entity.Values.GetValueOrDefault(property.Name)
        : new FilterEvaluator(Entity, _now).Value(_query.Computed[column - Layout.Columns.Length + _query.Computed.Length].Value);
}
