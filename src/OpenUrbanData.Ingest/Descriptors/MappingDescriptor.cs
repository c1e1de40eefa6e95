using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>How records become features: data, never a script.</summary>
public sealed record MappingDescriptor
{
    /// <summary>Where the town's key comes from; null where the schema has no such property or none is said.</summary>
    public MunicipalityRule? Municipality { get; init; }

    /// <summary>Columns of the source's key; empty where the id is derived from name and place.</summary>
    public ImmutableArray<string> Key { get; init; } = [];

    /// <summary>Records taken: those that fulfil all conditions.</summary>
    public ImmutableArray<Condition> Where { get; init; } = [];

    /// <summary>Columns whose empty cells repeat the value above.</summary>
    public ImmutableArray<string> FillDown { get; init; } = [];

    /// <summary>Columns that become rows; null for none.</summary>
    public UnpivotRule? Unpivot { get; init; }

    /// <summary>A cell whose parts become rows; null for none.</summary>
    public ExplodeRule? Explode { get; init; }

    /// <summary>Rows that become one feature; null for none.</summary>
    public GroupRule? Group { get; init; }

    /// <summary>Columns that hold the geometry; null: the reader's.</summary>
    public GeometryColumns? Geometry { get; init; }

    /// <summary>Properties, in the order of the file.</summary>
    public ImmutableArray<PropertyRule> Properties { get; init; } = [];

    /// <summary>Columns served verbatim: in <c>source_values</c>, or as properties of a local schema.</summary>
    public ImmutableArray<NamedColumn> Publish { get; init; } = [];

    /// <summary>Columns that change by the minute.</summary>
    public ImmutableArray<StreamRule> Streams { get; init; } = [];

    /// <summary>What happens to features that are not in the source any more.</summary>
    public PublishRule Publishing { get; init; } = PublishRule.Snapshot;
}

/// <summary>A column with the line that names it.</summary>
/// <param name="Line">Line in the descriptor, from 1.</param>
/// <param name="Column">Name in the source.</param>
public sealed record NamedColumn(long Line, string Column);

/// <summary>Where the key of the town comes from; exactly one of the three.</summary>
/// <param name="Constant">The same for all records; null otherwise.</param>
/// <param name="Column">Column with the key, or with a name that <paramref name="Lookup"/> knows; null otherwise.</param>
/// <param name="Lookup">Keys by name; empty where the column holds keys.</param>
/// <param name="FromArea">True: the town in whose area the point lies, resolved in placing.</param>
public sealed record MunicipalityRule(
    string? Constant, string? Column, ImmutableArray<KeyValuePair<string, string>> Lookup, bool FromArea);

/// <summary>What a column must hold for a record to be taken.</summary>
/// <param name="Column">Column.</param>
/// <param name="In">One of these; empty for any.</param>
/// <param name="NotIn">None of these; empty for any.</param>
/// <param name="Empty">True: nothing; false: something; null: either.</param>
/// <param name="Matches">Pattern that the text must match somewhere; null for any.</param>
public sealed record Condition(
    string Column, ImmutableArray<string> In, ImmutableArray<string> NotIn, bool? Empty, Regex? Matches);

/// <summary>Columns that become rows.</summary>
/// <param name="Columns">The columns; with <c>*</c> at the end all that begin so.</param>
/// <param name="Name">New column that gets the column's name.</param>
/// <param name="Value">New column that gets its value.</param>
/// <param name="Capture">Named groups of the column's name become columns too; null for none.</param>
public sealed record UnpivotRule(ImmutableArray<string> Columns, string Name, string Value, Regex? Capture);

/// <summary>A cell whose parts become rows: the column then holds one part.</summary>
/// <param name="Column">Column.</param>
/// <param name="By">Text between the parts.</param>
public sealed record ExplodeRule(string Column, string By);

/// <summary>Rows that become one feature: the values of the first row, and lists of what differs.</summary>
/// <param name="By">Columns that are equal in all rows of one feature.</param>
/// <param name="Collect">Properties that get a list of objects, one per row.</param>
public sealed record GroupRule(ImmutableArray<string> By, ImmutableArray<CollectRule> Collect);

/// <summary>A property that gets a list of objects.</summary>
/// <param name="Line">Line in the descriptor, from 1.</param>
/// <param name="Property">Property.</param>
/// <param name="Members">Members of each object.</param>
public sealed record CollectRule(long Line, string Property, ImmutableArray<PropertyRule> Members);

/// <summary>How a geometry is written in columns.</summary>
public enum GeometryNotation
{
    /// <summary>Two columns, x and y.</summary>
    Coordinates,

    /// <summary>Well-known text, with or without <c>SRID=…;</c>.</summary>
    Wkt,

    /// <summary>Extended well-known binary as hex digits.</summary>
    Ewkb,

    /// <summary>A GeoJSON geometry or feature as text.</summary>
    GeoJson,

    /// <summary>Latitude, comma, longitude.</summary>
    LatLon,

    /// <summary>Longitude, comma, latitude.</summary>
    LonLat,
}

/// <summary>Columns that hold the geometry.</summary>
/// <param name="Notation">How it is written.</param>
/// <param name="Column">The column, for coordinates that of x.</param>
/// <param name="YColumn">The column of y; null for other notations.</param>
/// <param name="Crs"><c>EPSG:25832</c> or WKT; null: that of the reader, else WGS 84.</param>
public sealed record GeometryColumns(GeometryNotation Notation, string Column, string? YColumn, string? Crs);

/// <summary>A stream: a value of a feature that changes by the minute.</summary>
/// <param name="Line">Line in the descriptor, from 1.</param>
/// <param name="ObservedProperty">Member of observed-properties (<c>parking.free_spaces</c>).</param>
/// <param name="Value">How the value is read.</param>
/// <param name="TimeColumn">Column with the time of the value; null: the time of the run.</param>
/// <param name="Qualifier">Direction, EVSE …; empty for none.</param>
public sealed record StreamRule(
    long Line, string ObservedProperty, ValueRule Value, string? TimeColumn, string Qualifier);

/// <summary>One property and where its values come from.</summary>
/// <param name="Line">Line in the descriptor, from 1.</param>
/// <param name="Property">Property, or member of an object.</param>
/// <param name="Value">Where its values come from.</param>
public sealed record PropertyRule(long Line, string Property, ValueRule Value);

/// <summary>Where a value comes from and how it is read; applied in the order of the members.</summary>
public sealed record ValueRule
{
    /// <summary>Columns, of which the first that is not empty counts.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>Columns that are put together; empty for none.</summary>
    public ImmutableArray<string> Join { get; init; } = [];

    /// <summary>Text between joined columns.</summary>
    public string Separator { get; init; } = " ";

    /// <summary>The same value for all records; null for none.</summary>
    public string? Constant { get; init; }

    /// <summary>Columns by day for weekly opening hours (<c>mo_fr</c> …); empty for none.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Weekly { get; init; } = [];

    /// <summary>Texts that mean: no value, beside the usual ones.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Pattern whose first group is the value; null for none.</summary>
    public Regex? Capture { get; init; }

    /// <summary>Text at which the value is cut; null for none.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Part that is taken after the cut, from 1, or from the end from -1.</summary>
    public int SplitPart { get; init; } = 1;

    /// <summary>Text between the members of a list; null where the value is one.</summary>
    public string? List { get; init; }

    /// <summary>Values of ours by value of the source.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Map { get; init; } = [];

    /// <summary>Value of ours where the map does not know the source's; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Unit of the source's numbers; null: that of the property.</summary>
    public string? Unit { get; init; }

    /// <summary><c>opening_hours</c> or <c>weekly_hours</c>; null for the usual reading by type.</summary>
    public string? Parse { get; init; }

    /// <summary>Type of a member or of a local property; null: that of the schema.</summary>
    public string? Type { get; init; }

    /// <summary>How dates are written: .NET patterns, <c>epoch_s</c>, <c>epoch_ms</c>; empty: the usual ones.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Time zone of times without one.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Decimal mark; null: that of the reader, else judged by the value.</summary>
    public char? Decimal { get; init; }

    /// <summary>Thousands mark; null: that of the reader, else judged by the value.</summary>
    public char? Thousands { get; init; }

    /// <summary>Members of an object; empty where the value is none.</summary>
    public ImmutableArray<PropertyRule> Object { get; init; } = [];

    /// <summary>Objects of a list, each with its members; empty where the value is none.</summary>
    public ImmutableArray<ImmutableArray<PropertyRule>> Objects { get; init; } = [];
}
