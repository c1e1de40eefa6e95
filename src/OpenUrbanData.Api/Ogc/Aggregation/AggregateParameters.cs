using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary>The parameters of <c>/aggregate</c>: conditions as for items, <c>group-by</c>, <c>functions</c>, <c>zoom</c>,
/// <c>sortby</c>, <c>limit</c>, <c>offset</c>.</summary>
sealed class AggregateParameters
{
    /// <summary>Word of <c>group-by</c> for cells of the map.</summary>
    public const string Grid = "grid";

    const int CellsAcross = 5;

    /// <summary>Parameters that are no queryables, in the order of the OpenAPI document.</summary>
    public static ImmutableArray<string> Names { get; } = ["group-by", "functions", "zoom", "sortby", "limit", "offset", "f", "lang"];

    static readonly ImmutableArray<(string Name, AggregateFunction Function)> Functions =
    [
        ("values", AggregateFunction.Values), ("distinct", AggregateFunction.Distinct), ("sum", AggregateFunction.Sum),
        ("mean", AggregateFunction.Mean), ("min", AggregateFunction.Minimum), ("max", AggregateFunction.Maximum),
        ("histogram", AggregateFunction.Histogram),
    ];

    readonly ParameterReader _parameters;
    readonly Collection _collection;
    readonly AggregateLimits _limits;
    readonly List<(string Name, GroupKey Key)> _keys = [];
    readonly List<AskedMeasure> _measures = [];
    readonly FeatureQuery _query;
    readonly int _limit;
    readonly int _offset;
    readonly ImmutableArray<AggregateOrder> _order;

    /// <summary>A function whose bins may depend on the data.</summary>
    /// <param name="Name">As <c>mean(capacity)</c>.</param>
    /// <param name="Function">How.</param>
    /// <param name="Property">Of what.</param>
    /// <param name="Bins">Number of bins of a histogram.</param>
    /// <param name="Edges">Bins where the request says from where to where; null where the data do.</param>
    sealed record AskedMeasure(string Name, AggregateFunction Function, Property Property, int Bins, BinEdges? Edges);

    /// <summary>Reads the parameters and notes all mistakes; the caller finishes.</summary>
    public AggregateParameters(ApiRequest request, Collection collection, ApiOptions options)
    {
        (_parameters, _collection, _limits) = (request.Parameters, collection, options.Aggregates);
        _query = FeatureConditions.Parse(_parameters, collection, options, Names);
        ReadKeys();
        ReadFunctions();
        if (_keys.Count + _measures.Count > _limits.MaximumAggregates)
        {
            _parameters.Reject("functions", null, $"At most {_limits.MaximumAggregates} keys and functions together may be asked for.");
        }

        _order = Order();
        _limit = (int)Math.Min(_parameters.Whole("limit", 1) ?? _limits.DefaultGroups, _limits.MaximumGroups);
        _offset = (int)Math.Min(_parameters.Whole("offset", 0) ?? 0, int.MaxValue);
    }

    /// <summary>Which features.</summary>
    public FeatureQuery Query => _query;

    /// <summary>Per key its name.</summary>
    public ImmutableArray<string> KeyNames => [.. _keys.Select(key => key.Name)];

    /// <summary>Per measure its name.</summary>
    public ImmutableArray<string> FunctionNames => [.. _measures.Select(measure => measure.Name)];

    /// <summary>What has to be asked before the bins are known; null where they are.</summary>
    public FeatureAggregation? Ranges => Open() is { IsEmpty: false } open
        ? new()
        {
            Query = _query,
            Measures = [.. open.SelectMany(one => new[] { new Measure(AggregateFunction.Minimum, one.Property), new(AggregateFunction.Maximum, one.Property) })],
            Limit = 1,
        }
        : null;

    /// <summary>The aggregation.</summary>
    /// <param name="ranges">The answer to <see cref="Ranges"/>: smallest and largest value per open histogram.</param>
    public FeatureAggregation ToAggregation(ImmutableArray<object?> ranges)
    {
        var open = Open();
        return new()
        {
            Query = _query,
            Groups = [.. _keys.Select(key => key.Key)],
            Measures =
            [
                .. _measures.Select(one => new Measure(one.Function, one.Property, one.Function != AggregateFunction.Histogram ? null
                    : one.Edges ?? Facets.Edges(one.Property, ranges[2 * open.IndexOf(one)], ranges[(2 * open.IndexOf(one)) + 1], one.Bins)
                        // No value at all: any bin shows that.
                        ?? Facets.Edges(one.Property, one.Property.Type switch
                        {
                            PropertyType.Date => new DateOnly(2000, 1, 1),
                            PropertyType.DateTime => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
                            _ => 0.0,
                        }, null, one.Bins))),
            ],
            Order = _order,
            Limit = _limit,
            Offset = _offset,
        };
    }

    ImmutableArray<AskedMeasure> Open() =>
        [.. _measures.Where(one => one is { Function: AggregateFunction.Histogram, Edges: null })];

    void ReadKeys()
    {
        var zoom = _parameters.Whole("zoom", 0);
        if (zoom > GroupKey.Cell.MaximumZoom)
        {
            _parameters.Reject("zoom", null, $"Must be a whole number from 0 to {GroupKey.Cell.MaximumZoom}.");
        }

        foreach (var name in (_parameters.Text("group-by") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Key(name, (int)Math.Min(zoom ?? DefaultZoom(), GroupKey.Cell.MaximumZoom)) is not { } key)
            {
                continue;
            }

            if (_keys.Any(one => one.Name == name))
            {
                _parameters.Reject("group-by", name, "May be named once.");
                continue;
            }

            _keys.Add((name, key));
        }

        if (zoom is not null && !_keys.Any(one => one.Key is GroupKey.Cell))
        {
            _parameters.Reject("zoom", null, $"Belongs to group-by={Grid}.");
        }
    }

    GroupKey? Key(string name, int zoom)
    {
        if (name == Grid)
        {
            if (_collection.Schema.Geometry is null)
            {
                _parameters.Reject("group-by", name, $"'{_collection.Id}' has no geometries.");
            }

            return new GroupKey.Cell(zoom);
        }

        var (propertyName, unitName) = name.Split(':', 2) is [var first, var second] ? (first, second) : (name, null);
        if (Property("group-by", propertyName) is not { } property)
        {
            return null;
        }

        if (unitName is null)
        {
            return property.Type == PropertyType.TextArray ? new GroupKey.Member(property) : new GroupKey.Value(property);
        }

        CalendarUnit? unit = unitName switch
        {
            "day" => CalendarUnit.Day,
            "week" => CalendarUnit.Week,
            "month" => CalendarUnit.Month,
            "quarter" => CalendarUnit.Quarter,
            "year" => CalendarUnit.Year,
            _ => null,
        };
        if (unit is { } known && property.Type is PropertyType.Date or PropertyType.DateTime)
        {
            return new GroupKey.Period(property, unit.Value);
        }

        _parameters.Reject("group-by", name, "After the colon day, week, month, quarter or year is expected, and before it a property that is a date or a time.");
        return null;
    }

    // About 32 cells across what the collection covers.
    int DefaultZoom()
    {
        var width = _query.Box is { Crs.IsGeographic: true } box && box.MaxX > box.MinX ? box.MaxX - box.MinX
            : _collection.Extent is { } extent && extent.East > extent.West ? extent.East - extent.West : 360;
        return Math.Clamp((int)Math.Floor(Math.Log2(360 / Math.Max(width, 1e-6))) + CellsAcross, 0, GroupKey.Cell.MaximumZoom);
    }

    void ReadFunctions()
    {
        foreach (var name in Split(_parameters.Text("functions") ?? ""))
        {
            if (name == "count")
            {
                continue;
            }

            if (Function(name) is { } measure)
            {
                if (_measures.Any(one => one.Function == measure.Function && one.Property == measure.Property))
                {
                    _parameters.Reject("functions", name, "May be asked for once per property.");
                }
                else
                {
                    _measures.Add(measure);
                }
            }
        }
    }

    AskedMeasure? Function(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? text : text[..open].TrimEnd();
        if (open < 0 || !text.EndsWith(')') || Functions.All(one => one.Name != name))
        {
            _parameters.Reject("functions", text, "Must be count, or a function of a property as mean(capacity); there are "
                + $"{string.Join(", ", Functions.Select(one => one.Name))}.{ParameterReader.Suggest(name, Functions.Select(one => one.Name))}");
            return null;
        }

        var function = Functions.First(one => one.Name == name).Function;
        var arguments = text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        if (Property("functions", arguments[0]) is not { } property)
        {
            return null;
        }

        if (Expected(function, property) is { } expected)
        {
            _parameters.Reject("functions", text, expected);
            return null;
        }

        var asked = new AskedMeasure($"{name}({property.Name})", function, property, _limits.DefaultBins, null);
        return function == AggregateFunction.Histogram ? Histogram(asked, text, arguments)
            : arguments.Length == 1 ? asked
            : Reject(text, $"{name} takes one property.");
    }

    AskedMeasure? Histogram(AskedMeasure asked, string text, string[] arguments)
    {
        if (arguments.Length is not (1 or 2 or 4))
        {
            return Reject(text, "histogram takes a property, a number of bins, and from where to where: histogram(capacity,10,0,500).");
        }

        if (arguments.Length > 1)
        {
            if (!int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bins) || bins < 1 || bins > _limits.MaximumBins)
            {
                return Reject(text, $"The number of bins must be a whole number from 1 to {_limits.MaximumBins}.");
            }

            asked = asked with { Bins = bins };
        }

        if (arguments.Length < 4)
        {
            return asked;
        }

        if (Edge(asked.Property, arguments[2]) is not { } low || Edge(asked.Property, arguments[3]) is not { } high
            || Comparer<object>.Default.Compare(low, high) >= 0)
        {
            return Reject(text, $"From and to must be {Example(asked.Property)}, the second one larger.");
        }

        return asked with { Edges = BinEdges.Equal(low, high, asked.Bins) };
    }

    AskedMeasure? Reject(string text, string expected)
    {
        _parameters.Reject("functions", text, expected);
        return null;
    }

    static string Example(Property property) => property.Type switch
    {
        PropertyType.Date => "days as 2026-05-01",
        PropertyType.DateTime => "instants as 2026-05-01T08:00:00Z",
        _ => "numbers",
    };

    static object? Edge(Property property, string text) => property.Type switch
    {
        PropertyType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        PropertyType.DateTime => FeatureTime.TryParse(text, out var time) && time is { Begin: { } begin } ? begin : null,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    static string? Expected(AggregateFunction function, Property property) => function switch
    {
        AggregateFunction.Sum or AggregateFunction.Mean when property.Type is not (PropertyType.Integer or PropertyType.Number) =>
            $"'{property.Name}' must be a number.",
        AggregateFunction.Histogram when !Facets.HasBins(property) => $"'{property.Name}' must be a number, a date or a time.",
        AggregateFunction.Minimum or AggregateFunction.Maximum when property.Type is PropertyType.Boolean or PropertyType.TextArray =>
            $"'{property.Name}' must have an order.",
        AggregateFunction.Distinct when property.Type == PropertyType.TextArray => $"'{property.Name}' must have single values.",
        _ => null,
    };

    ImmutableArray<AggregateOrder> Order()
    {
        var order = ImmutableArray.CreateBuilder<AggregateOrder>();
        foreach (var part in Split(_parameters.Text("sortby") ?? ""))
        {
            var name = part.TrimStart('+', '-');
            var descending = part.StartsWith('-');
            var (key, measure) = (_keys.FindIndex(one => one.Name == name), _measures.FindIndex(one => one.Name == name));
            if (name == "count")
            {
                order.Add(new(AggregateColumn.Count, 0, descending));
            }
            else if (key >= 0)
            {
                order.Add(new(AggregateColumn.Key, key, descending));
            }
            else if (measure >= 0 && _measures[measure].Function != AggregateFunction.Histogram)
            {
                order.Add(new(AggregateColumn.Measure, measure, descending));
            }
            else
            {
                _parameters.Reject("sortby", part, "Must be count, a name of 'group-by', or a function of 'functions' that is no histogram.");
            }
        }

        return order.ToImmutable();
    }

    Property? Property(string parameter, string name)
    {
        var found = Served.Queryables(_collection).FirstOrDefault(one => one.Name == name);
        if (found is null)
        {
            _parameters.Reject(parameter, name,
                $"'{name}' is not a property of '{_collection.Id}' to group or compute by.{ParameterReader.Suggest(name, Served.Queryables(_collection).Select(one => one.Name))}");
        }

        return found;
    }

    // At commas that are not inside parentheses.
    static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (i == text.Length || (c == ',' && depth <= 0))
            {
                if (text[start..i].Trim() is { Length: > 0 } part)
                {
                    parts.Add(part);
                }

                start = i + 1;
            }
        }

        return parts;
    }
}
