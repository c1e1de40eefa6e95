using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Which column of the result holds what: the agreement between <see cref="FeatureSql"/> and the cursor.</summary>
/// <remarks>0 is the number of the data set, 1 the identifier; constants of data sets are not selected.</remarks>
sealed class RowPlan
{
    /// <summary>Place of what the result does not have.</summary>
    public const int Absent = -1;

    static readonly ConditionalWeakTable<Collection, ConcurrentDictionary<Crs, RowPlan>> Known = [];

    readonly Simplification? _simplify;
    readonly List<Operand> _selected = [];
    string? _select;

    RowPlan(FeatureQuery query)
    {
        Layout = new(query);
        Columns =
        [
            .. Layout.Columns.Take(Layout.Columns.Length - query.Computed.Length).Select(column => Place(new Operand.Value(column.Property))),
            .. query.Computed.Select(column => Select(column.Value)),
        ];
        SortKeys = query.Sort;
        Sort = [.. query.Sort.Select(key => Place(key.By))];
        var next = FirstProperty + _selected.Count;
        Geometry = Layout.HasGeometry ? next++ : Absent;
        Fallback = Layout.HasFallback ? next++ : Absent;
        Latest = Layout.HasLatest ? next : Absent;
        _simplify = query.Simplify;
    }

    const int FirstProperty = 2;

    /// <summary>Plans the answer to a query. The plan of whole features in the order of keys, which nearly all requests ask
    /// for, is made once per collection of a registry and CRS; what encoders prepare for its layout lives as long.</summary>
    public static RowPlan Of(FeatureQuery query) => query is
        { From: null, Properties: null, Computed.IsEmpty: true, Sort.IsEmpty: true, Geometry: true, Simplify: null, Fallback: false, Latest: false }
        ? Known.GetValue(query.Collection, static _ => new()).GetOrAdd(query.Crs, static (_, query) => new(query), query)
        : new(query);

    /// <summary>What encoders see.</summary>
    public RowLayout Layout { get; }

    /// <summary>Per column of the layout: its place in the result, <see cref="Absent"/> for constants of data sets.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>Per sort key: its place in the result, <see cref="Absent"/> for constants of data sets.</summary>
    public ImmutableArray<int> Sort { get; }

    /// <summary>The order.</summary>
    public ImmutableArray<SortKey> SortKeys { get; }

    /// <summary>Place of the geometry.</summary>
    public int Geometry { get; }

    /// <summary>Place of the geometry in CRS84.</summary>
    public int Fallback { get; }

    /// <summary>Place of the latest observations.</summary>
    public int Latest { get; }

    /// <summary>Appends what is selected, in the order of the plan.</summary>
    public void WriteSelect(SqlText sql, ImmutableArray<Dataset> datasets, Crs crs)
    {
        if (_simplify is not null || _selected.Any(one => one is not Operand.Value))
        {
            WriteNewSelect(sql, datasets, crs);
            return;
        }

        // Selected are columns of the table alone, so there is nothing to bind.
        if (_select is null)
        {
            var text = new SqlText();
            WriteNewSelect(text, datasets, crs);
            _select = text.ToStatement().Text;
        }

        sql.Append(_select);
    }

    void WriteNewSelect(SqlText sql, ImmutableArray<Dataset> datasets, Crs crs)
    {
        var expressions = new FilterSql(sql, datasets);
        sql.Append("SELECT t._dataset, t._id");
        foreach (var one in _selected)
        {
            sql.Append(", ");
            expressions.Write(one);

            // Functions give whole numbers of several sizes, and texts in the order of the server.
            sql.Append(one is Operand.Value ? "" : one.Type switch
            {
                OperandType.Number => "::double precision",
                OperandType.Text => " COLLATE \"C\"",
                _ => "",
            });
        }

        if (Layout.HasGeometry)
        {
            sql.Append(", ");
            WriteGeometry(sql, crs);
        }

        if (Layout.HasFallback)
        {
            sql.Append(", ");
            WriteGeometry(sql, Crs.Crs84);
        }

        if (Layout.HasLatest)
        {
            sql.Append(", ").Append(LatestObservations);
        }
    }

    // EWKB as the server keeps it: ST_AsBinary would cost a call per row. Simplified geometries keep their type and at least the fewest
    // vertices that it needs, so no feature vanishes.
    void WriteGeometry(SqlText sql, Crs crs)
    {
        var isSimplifiedFirst = _simplify is { Crs.Srid: var srid } && srid == Crs.Crs84.Srid;
        var isSimplifiedLast = _simplify is { Crs.Srid: var own } && !isSimplifiedFirst && own == crs.Srid;
        sql.Append(isSimplifiedLast ? "ST_SimplifyPreserveTopology(" : "");
        sql.Append(crs.Srid == Crs.Crs84.Srid ? "" : "ST_Transform(");
        sql.Append(isSimplifiedFirst ? "ST_SimplifyPreserveTopology(t.geom, " : "t.geom");
        if (isSimplifiedFirst)
        {
            sql.Bind(_simplify!.Tolerance).Append(")");
        }

        if (crs.Srid != Crs.Crs84.Srid)
        {
            sql.Append(", ").Append(crs.Srid).Append(")");
        }

        if (isSimplifiedLast)
        {
            sql.Append(", ").Bind(_simplify!.Tolerance).Append(")");
        }
    }

    // One object per feature; a value is stale once it is older than the code list allows.
    const string LatestObservations =
        """
        (SELECT json_object_agg(
            o.observed_property || CASE WHEN o.qualifier = '' THEN '' ELSE '/' || o.qualifier END,
            json_strip_nulls(json_build_object('value', o.value, 'code', o.code,
                'phenomenon_time', to_char(o.phenomenon_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'quality', o.quality, 'stale', o.phenomenon_time + p.max_age < now()))
            ORDER BY o.observed_property, o.qualifier)
        FROM oud.observation_latest AS o LEFT JOIN oud.observed_property AS p ON p.name = o.observed_property
        WHERE o.dataset = t._dataset AND o.feature_id = t._id)
        """;

    int Place(Operand operand)
    {
        switch (operand)
        {
            case Operand.Value { Property.Origin: PropertyOrigin.Dataset }:
                return Absent;
            case Operand.Value { Property.Role: "id" }:
                return 1;
            default:
                return Select(operand);
        }
    }

    int Select(Operand operand)
    {
        var index = _selected.IndexOf(operand);
        if (index < 0)
        {
            index = _selected.Count;
            _selected.Add(operand);
        }

        return FirstProperty + index;
    }
}
