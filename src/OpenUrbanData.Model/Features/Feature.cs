using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Features;

/// <summary>One record on its way in, after mapping: values in the order of the schema's properties.</summary>
/// <remarks>As an object it exists in ingest only; the way out is <see cref="Rows.FeatureRows"/>.</remarks>
public sealed class Feature(FeatureSchema schema)
{
    /// <summary>The shape.</summary>
    public FeatureSchema Schema { get; } = schema;

    /// <summary>Place of the record in its source, from 1.</summary>
    public required long Record { get; init; }

    /// <summary>First line of the record in a text file, from 1; null for other sources.</summary>
    public long? Line { get; init; }

    /// <summary>Key of the record in the source; null where it has none (the id is then derived, in placing).</summary>
    public string? SourceId { get; set; }

    /// <summary>True where <see cref="SourceId"/> is no key of a source, but was derived by the instance that published the record first.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Values by the place of the property in <see cref="FeatureSchema.Properties"/>; null means absent. Types by
    /// <see cref="PropertyType"/>: string, long, double, bool, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
    /// string[], and for JSON a string that holds it.</summary>
    public object?[] Values { get; } = new object?[schema.Properties.Length];

    /// <summary>Geometry in the source's coordinates, x before y; null where it has none.</summary>
    public Geometry? Geometry { get; set; }

    /// <summary>EPSG code of <see cref="Geometry"/>; null where <see cref="SourceCrsText"/> says it.</summary>
    public int? SourceSrid { get; set; }

    /// <summary>WKT or PROJ text of the CRS of <see cref="Geometry"/>; null where <see cref="SourceSrid"/> says it.</summary>
    public string? SourceCrsText { get; set; }

    /// <summary>Columns under <c>publish:</c> as a JSON object; null for none.</summary>
    public string? SourceValues { get; set; }

    /// <summary>Quality flags, without repetition.</summary>
    public List<string> Flags { get; } = [];

    /// <summary>Values that change by the minute, never part of the feature.</summary>
    public List<Observation> Observations { get; } = [];

    /// <summary>Value of a property by name; null where absent or unknown to the schema.</summary>
    public object? this[string name]
    {
        get => IndexOf(name) is >= 0 and var index ? Values[index] : null;
        set => Values[IndexOf(name) is >= 0 and var index
            ? index
            : throw new ArgumentException($"'{Schema.Name}' has no property '{name}'.", nameof(name))] = value;
    }

    int IndexOf(string name) => Schema.Find(name) is { } property ? Schema.Properties.IndexOf(property) : -1;
}

/// <summary>A value of a feature at a time: the latest one per observed property and qualifier is kept.</summary>
/// <param name="ObservedProperty">Member of the code list observed-properties (<c>parking.free_spaces</c>).</param>
/// <param name="Qualifier">Direction, EVSE …; empty for none.</param>
/// <param name="Value">The number; null for codes and missing values.</param>
/// <param name="Code">The code; null for numbers.</param>
/// <param name="Time">When it held; null where the source does not say (then the time of the run).</param>
/// <param name="Quality"><c>valid</c>, <c>provisional</c>, <c>estimated</c>, <c>suspect</c> or <c>missing</c>.</param>
public sealed record Observation(
    string ObservedProperty, string Qualifier, double? Value, string? Code, DateTimeOffset? Time, string Quality);

/// <summary>Why a record, or one value of it, was not taken.</summary>
/// <param name="Record">Place of the record in its source, from 1.</param>
/// <param name="Line">Line in a text file; null for other sources.</param>
/// <param name="Property">Property, or source column; null where the whole record is meant.</param>
/// <param name="Code">Stable notice code (docs/notices.md).</param>
/// <param name="Value">The value, for the operator only, cut to 200 characters; null for none.</param>
/// <param name="Message">What was expected, as one sentence.</param>
/// <param name="Rejects">True where the record is quarantined; false where only the value was dropped.</param>
public sealed record Rejection(
    long Record, long? Line, string? Property, string Code, string? Value, string Message, bool Rejects);
