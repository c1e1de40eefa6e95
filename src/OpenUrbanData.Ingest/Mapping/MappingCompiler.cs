using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Makes the rules of a descriptor ready for one schema and one source, and notes every mistake.</summary>
sealed class MappingCompiler
{
    static readonly FrozenSet<string> SetByPlatform =
        FrozenSet.Create(StringComparer.Ordinal, "source_id", "id_stability", "quality_flags", "source_values", "updated_at", "deleted", "id");

    readonly DatasetDescriptor _dataset;
    readonly MappingDescriptor _mapping;
    readonly FeatureSchema _schema;
    readonly SourceReading _source;
    readonly FrozenDictionary<string, ObservedProperty>? _observed;
    readonly RowColumns _columns;
    readonly List<DescriptorError> _errors = [];
    readonly List<(int Place, ValuePlan Plan)> _values = [];
    readonly List<(int Place, ObjectPlan Plan)> _objects = [];
    OpeningHoursPlan? _openingHours;

    public MappingCompiler(DatasetDescriptor dataset, FeatureSchema schema, SourceReading source, FrozenDictionary<string, ObservedProperty>? observed)
    {
        (_dataset, _mapping, _schema, _source, _observed) = (dataset, dataset.Mapping, schema, source, observed);
        _columns = new(source.Columns, _mapping);
    }

    /// <summary>The mapping.</summary>
    /// <exception cref="IngestException">Mistakes.</exception>
    public RecordMapping Compile()
    {
        var rows = new RowPlan(_mapping, _columns);
        foreach (var rule in _mapping.Properties)
        {
            Property(rule);
        }

        Usual();
        var published = Published();
        var plans = new MappingPlans
        {
            Key = Places(_mapping.Key),
            Municipality = Municipality(),
            Geometry = Geometry(),
            Crs = SourceCrs.Parse(_mapping.Geometry?.Crs) ?? (_mapping.Geometry is null ? _source.Crs : SourceCrs.Parse(_dataset.Reader.Crs)),
            GeometrySource = PlaceOf("geometry_source"),
            Email = PlaceOf("email"),
            Phone = _dataset.IsLocal ? -1 : PlaceOf("phone"),
            Country = PhoneNumber.CountryOf(_mapping.Municipality?.Constant ?? _dataset.Publisher.Key),
            Published = published,
            Streams = [.. _mapping.Streams.Select(Stream)],
            Group = Group(),
            Values = [.. _values],
            Objects = [.. _objects],
            OpeningHours = _openingHours,
        };
        CheckWindow();
        if (_mapping.Geometry?.Crs is { } crs && SourceCrs.Parse(crs) is null)
        {
            Error(1, "geometry.crs", $"'{crs}' is no CRS; expected for example EPSG:25832, or WKT.");
        }

        if (_errors.Count > 0)
        {
            throw new IngestException(IngestCodes.DescriptorInvalid, string.Join('\n', _errors.OrderBy(error => error.Line)));
        }

        return new(_schema, rows, plans)
        {
            DroppedColumns = [.. _source.Columns.Names.Where(name => !_columns.Leaving.Contains(name) && !IsUnpivoted(name))],
            MissingColumns = _columns.Missing.ToImmutableSortedDictionary(StringComparer.Ordinal),
            PersonalColumns = [.. _columns.Leaving.Where(PersonalData.IsLikely).Order(StringComparer.Ordinal)],
        };
    }

    bool IsUnpivoted(string name) => _mapping.Unpivot is { } unpivot && _columns.Leaving.Contains(unpivot.Value)
        && unpivot.Columns.Any(column => column.EndsWith('*') ? name.StartsWith(column[..^1], StringComparison.Ordinal) : column == name);

    int PlaceOf(string property) => _schema.Find(property) is { } found ? _schema.Properties.IndexOf(found) : -1;

    int[] Places(IEnumerable<string> columns) => [.. columns.Select(_columns.FindLeaving).Where(place => place >= 0)];

    void Error(long line, string key, string message) => _errors.Add(new(_dataset.File, line, key, message));

    void Property(PropertyRule rule)
    {
        var key = $"mapping.{rule.Property}";
        if (_schema.Find(rule.Property) is not { } property)
        {
            var hint = NearestName.Hint(rule.Property, _schema.Properties.Select(one => one.Name));
            Error(rule.Line, key, $"{_schema.Name}/{_schema.Version} has no such property{hint}");
            return;
        }

        if (property.Origin != PropertyOrigin.Record || property.ReadOnly || SetByPlatform.Contains(property.Name))
        {
            Error(rule.Line, key, "This property is set by the platform; expected no mapping of it.");
            return;
        }

        var place = _schema.Properties.IndexOf(property);
        if (rule.Value.Parse is not null)
        {
            OpeningHours(rule, property, place);
        }
        else if (!rule.Value.Object.IsEmpty || !rule.Value.Objects.IsEmpty)
        {
            var isList = !rule.Value.Objects.IsEmpty;
            if (property.Type != PropertyType.Json || property.IsArray != isList)
            {
                Error(rule.Line, key, $"This property is {Kind(property)}; expected '{(isList ? "objects" : "object")}' only where the schema has it.");
                return;
            }

            ImmutableArray<ImmutableArray<PropertyRule>> objects = isList ? rule.Value.Objects : [rule.Value.Object];
            _objects.Add((place, new([.. objects.Select(members => Members(members, property))], isList)));
        }
        else
        {
            _values.Add((place, Value(rule, property)));
        }
    }

    static string Kind(Property property) => property.Type switch
    {
        PropertyType.Json => property.IsArray ? "a list of objects" : "an object",
        PropertyType.TextArray => "a list of texts",
        _ => $"of type {property.Type}",
    };

    ValuePlan Value(PropertyRule rule, Property property)
    {
        if (rule.Value.Unit is { } unit)
        {
            var code = Units.CodeOf(unit);
            if (code is null)
            {
                Error(rule.Line, $"mapping.{rule.Property}.unit", $"'{unit}' is no known unit; expected one of {string.Join(", ", Units.All)}.");
            }
            else if (property.Unit is { } target && Units.Factor(code, target) is null)
            {
                Error(rule.Line, $"mapping.{rule.Property}.unit", $"'{unit}' cannot be converted to {target}, the unit of the property.");
            }
        }

        return new(rule.Value, property, _columns.FindLeaving, _source.MarksOf);
    }

    ImmutableArray<ValuePlan> Members(ImmutableArray<PropertyRule> members, Property of)
    {
        var plans = ImmutableArray.CreateBuilder<ValuePlan>();
        foreach (var member in members)
        {
            var known = of.Items.FirstOrDefault(item => item.Name == member.Property);
            if (known is null && !of.Items.IsEmpty)
            {
                Error(member.Line, $"mapping.{of.Name}.{member.Property}",
                    $"{of.Name} has no such member{NearestName.Hint(member.Property, of.Items.Select(item => item.Name))}");
                continue;
            }

            plans.Add(Value(member, known ?? new()
            {
                Name = member.Property,
                Type = TypeOf(member.Value.Type) ?? PropertyType.Text,
                Title = new(member.Property, member.Property),
            }));
        }

        return plans.DrainToImmutable();
    }

    /// <summary>The type that a descriptor names; null for none.</summary>
    internal static PropertyType? TypeOf(string? name) => name switch
    {
        "text" => PropertyType.Text,
        "integer" => PropertyType.Integer,
        "number" => PropertyType.Number,
        "boolean" => PropertyType.Boolean,
        "date" => PropertyType.Date,
        "date_time" => PropertyType.DateTime,
        "text_array" => PropertyType.TextArray,
        "json" => PropertyType.Json,
        _ => null,
    };

    void OpeningHours(PropertyRule rule, Property property, int place)
    {
        if (property.Type != PropertyType.Text)
        {
            Error(rule.Line, $"mapping.{rule.Property}.parse", $"This property is {Kind(property)}; opening hours are a text.");
            return;
        }

        var isTextMapped = _mapping.Properties.Any(other => other.Property == "opening_hours_text");
        var textPlace = isTextMapped ? -1 : PlaceOf("opening_hours_text");
        if (rule.Value.Parse == "opening_hours")
        {
            _openingHours = new(Value(rule, property), [], place, textPlace);
            return;
        }

        _openingHours = new(null,
            [
                .. rule.Value.Weekly.Select(day =>
                {
                    var (selector, name) = Days(day.Key);
                    return (selector, name, new ValuePlan(rule.Value with { From = [day.Value] }, property, _columns.FindLeaving, _source.MarksOf));
                }),
            ],
            place, textPlace);
    }

    static (string Selector, string Name) Days(string key) => key switch
    {
        "mo_fr" => ("Mo-Fr", "Mo-Fr"),
        "mo_sa" => ("Mo-Sa", "Mo-Sa"),
        "mo_su" => ("Mo-Su", "Mo-So"),
        "sa_su" => ("Sa-Su", "Sa-So"),
        "mo" => ("Mo", "Mo"),
        "tu" => ("Tu", "Di"),
        "we" => ("We", "Mi"),
        "th" => ("Th", "Do"),
        "fr" => ("Fr", "Fr"),
        "sa" => ("Sa", "Sa"),
        "su" => ("Su", "So"),
        _ => ("PH", "Feiertag"),
    };

    // What the registry says of values that no town writes down (schemas/README.md 2.3, status).
    void Usual()
    {
        if (!_dataset.IsLocal && _schema.Find("status") is { Origin: PropertyOrigin.Record, Codes: { } codes } status
            && codes.Values.Contains("active") && _mapping.Properties.All(rule => rule.Property != "status"))
        {
            _values.Add((PlaceOf("status"), new(new() { Default = "active" }, status, _ => -1, _source.MarksOf)));
        }
    }

    // Columns of a local schema are properties; of a canonical one they go to source_values.
    (int Column, string Name)[] Published()
    {
        var published = new List<(int, string)>();
        foreach (var (_, column) in _mapping.Publish)
        {
            var place = _columns.FindLeaving(column);
            if (place < 0)
            {
                continue;
            }

            if (_dataset.IsLocal && _schema.Properties.FirstOrDefault(one => one.SourceNames.Contains(column)) is { } property)
            {
                var rule = new ValueRule { From = [column], Zone = TimeZoneInfo.FindSystemTimeZoneById(ValueReader.UsualZone) };
                _values.Add((_schema.Properties.IndexOf(property), new(rule, property, _columns.FindLeaving, _source.MarksOf)));
            }
            else
            {
                published.Add((place, column));
            }
        }

        return [.. published];
    }

    MunicipalityPlan? Municipality()
    {
        if (_mapping.Municipality is not { } rule)
        {
            return null;
        }

        var place = PlaceOf("municipality_key");
        if (place < 0)
        {
            Error(1, "municipality", $"{_schema.Name}/{_schema.Version} has no property municipality_key.");
        }

        var lookup = rule.Lookup.IsEmpty ? null : rule.Lookup.DistinctBy(pair => pair.Key.Trim().ToUpperInvariant())
            .ToFrozenDictionary(pair => pair.Key.Trim(), pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        var column = rule.Column is null ? -1 : lookup is null ? _columns.FindLeaving(rule.Column) : _columns.Find(rule.Column);
        return new(place, rule.Constant, column, lookup, rule.FromArea);
    }

    GeometryPlan? Geometry()
    {
        if (_mapping.Geometry is not { } rule)
        {
            return null;
        }

        var (column, y) = (_columns.FindLeaving(rule.Column), rule.YColumn is null ? -1 : _columns.FindLeaving(rule.YColumn));
        return column < 0 || (rule.YColumn is not null && y < 0) ? null : new(rule, column, y);
    }

    StreamPlan Stream(StreamRule rule)
    {
        var known = _observed?.GetValueOrDefault(rule.ObservedProperty);
        if (_observed is not null && known is null)
        {
            Error(rule.Line, $"streams.{rule.ObservedProperty}",
                $"This is no observed property{NearestName.Hint(rule.ObservedProperty, _observed.Keys, "; schemas/observed-properties.csv lists them.")}");
        }

        var isCode = known?.ValueType == "code";
        var property = new Property
        {
            Name = rule.ObservedProperty,
            Type = isCode ? PropertyType.Text : PropertyType.Number,
            Unit = known?.Unit,
            Title = new(rule.ObservedProperty, rule.ObservedProperty),
        };
        var time = rule.TimeColumn is null ? null : new ValuePlan(
            rule.Value with { From = [rule.TimeColumn], Map = [], Missing = [], Capture = null, Default = null, Unit = null },
            property with { Type = PropertyType.DateTime }, _columns.FindLeaving, _source.MarksOf);
        return new(rule.ObservedProperty, rule.Qualifier, new(rule.Value, property, _columns.FindLeaving, _source.MarksOf), time, isCode);
    }

    GroupPlan? Group()
    {
        if (_mapping.Group is not { } group)
        {
            return null;
        }

        var collect = new List<(int, ValuePlan[])>();
        foreach (var rule in group.Collect)
        {
            if (_schema.Find(rule.Property) is { Type: PropertyType.Json, IsArray: true } property)
            {
                collect.Add((_schema.Properties.IndexOf(property), [.. Members(rule.Members, property)]));
            }
            else
            {
                Error(rule.Line, $"group.collect.{rule.Property}", $"{_schema.Name}/{_schema.Version} has no such list of objects.");
            }
        }

        return new([.. group.By.Select(_columns.Find).Where(place => place >= 0)], [.. collect]);
    }

    void CheckWindow()
    {
        if (_mapping.Publishing.WindowProperty is { } window
            && _schema.Find(window) is not { Type: PropertyType.Date or PropertyType.DateTime, Origin: PropertyOrigin.Record })
        {
            Error(1, "mode.window", $"'{window}' is no date property of {_schema.Name}/{_schema.Version}.");
        }
    }
}
