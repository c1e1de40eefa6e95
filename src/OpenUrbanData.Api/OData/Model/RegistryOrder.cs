using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Order of entities in memory, as the database orders features; ties by key.</summary>
/// <param name="keys">The keys of the order.</param>
/// <param name="now">Time of the request.</param>
sealed class RegistryOrder(ImmutableArray<SortKey> keys, DateTimeOffset now) : IComparer<MemoryFeature>
{
    /// <summary>Place of an entity in the order.</summary>
    public PagePosition Place(MemoryFeature entity) => new([.. keys.Select(key => Text(Value(entity, key)))], 0, entity.Id);

    object? Value(MemoryFeature entity, SortKey key) => new FilterEvaluator(entity, now).Value(key.By);

    static string? Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    /// <inheritdoc/>
    public int Compare(MemoryFeature? x, MemoryFeature? y)
    {
        foreach (var key in keys)
        {
            var order = Compare(Value(x!, key), Value(y!, key), key);
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(x!.Id, y!.Id);
    }

    /// <summary>True where an entity comes after a place.</summary>
    public bool IsAfter(MemoryFeature entity, PagePosition place)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var order = Compare(Value(entity, keys[i]), Read(place.Values[i], keys[i].Type), keys[i]);
            if (order != 0)
            {
                return order > 0;
            }
        }

        return string.CompareOrdinal(entity.Id, place.Id) > 0;
    }

    static object? Read(string? text, PropertyType type) => text is null ? null : type switch
    {
        PropertyType.Integer or PropertyType.Number => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
        PropertyType.Boolean => text == bool.TrueString,
        PropertyType.Date => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null,
        PropertyType.DateTime => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null,
        _ => text,
    };

    static int Compare(object? one, object? other, SortKey key)
    {
        if (one is null || other is null)
        {
            return key.AbsentFirst ? (other is null).CompareTo(one is null) : (one is null).CompareTo(other is null);
        }

        var order = (one, other) switch
        {
            (string left, string right) => string.CompareOrdinal(left, right),
            (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
            (DateOnly left, DateOnly right) => left.CompareTo(right),
            _ => Convert.ToDouble(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(other, CultureInfo.InvariantCulture)),
        };
        return key.Descending ? -order : order;
    }
}
