using NetTopologySuite.Geometries;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>The columns of a source: shared by all records of one reading.</summary>
/// <remarks>Names are kept as the source writes them, line breaks and repeated blanks as one blank; repeated names get <c>_2</c>, <c>_3</c> …; an empty one
/// <c>column_N</c>.</remarks>
public sealed class SourceColumns
{
    readonly Dictionary<string, int> _places;

    /// <summary>Columns in the source's order.</summary>
    public SourceColumns(IReadOnlyList<string> names)
    {
        Names = names;
        _places = new(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            _places.TryAdd(names[i], i);
        }
    }

    /// <summary>Names in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Place of a column, from 0; -1 where there is none of that name.</summary>
    public int IndexOf(string name) => _places.GetValueOrDefault(name, -1);
}

/// <summary>One record as a reader found it: named values, geometry if any, its place for messages.</summary>
public sealed class SourceRecord(SourceColumns columns, object?[] values)
{
    /// <summary>The columns.</summary>
    public SourceColumns Columns { get; } = columns;

    /// <summary>Values by column: string, long, double, bool, <see cref="DateTime"/> or, for nested values, JSON text
    /// in a <see cref="System.Text.Json.JsonElement"/>; null for none. A text format has strings only.</summary>
    public object?[] Values { get; } = values;

    /// <summary>Place in the source, from 1; quarantine and messages name it.</summary>
    public required long Number { get; init; }

    /// <summary>First line in a text file, from 1; null for other sources.</summary>
    public long? Line { get; init; }

    /// <summary>Geometry in the source's CRS, x before y; null where the format or the record has none.</summary>
    public Geometry? Geometry { get; init; }

    /// <summary>What is wrong with the record itself (ragged row, broken geometry), as a notice code; null for nothing.</summary>
    public string? Defect { get; init; }

    /// <summary>The value of a column; null where it is empty or there is no such column.</summary>
    public object? this[string name] => Columns.IndexOf(name) is >= 0 and var index ? Values[index] : null;
}
