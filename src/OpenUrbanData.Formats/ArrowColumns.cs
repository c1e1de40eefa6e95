using System.Collections.Immutable;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>One column of a record batch in the making.</summary>
/// <param name="field">Name and type.</param>
abstract class ArrowColumn(Field field)
{
    /// <summary>Name and type.</summary>
    public Field Field { get; } = field;

    /// <summary>Adds the value of a row.</summary>
    /// <returns>About how many bytes it takes.</returns>
    public abstract int Append(FeatureRows rows);

    /// <summary>The values so far, as an array; the column begins again.</summary>
    public abstract IArrowArray Build();
}

/// <summary>Which columns of Arrow a layout becomes.</summary>
static class ArrowColumns
{
    /// <summary>Identifier, properties, geometry, latest observations.</summary>
    public static ImmutableArray<ArrowColumn> Of(RowLayout layout)
    {
        var columns = ImmutableArray.CreateBuilder<ArrowColumn>();
        if (layout.HasIdentifier)
        {
            columns.Add(new TextColumn(new("id", StringType.Default, nullable: false), rows => rows.Id));
        }

        for (var i = 0; i < layout.Columns.Length; i++)
        {
            columns.Add(Of(layout.Columns[i].Property, i));
        }

        if (layout.HasGeometry)
        {
            columns.Add(new GeometryColumn(layout.Crs));
        }

        if (layout.HasLatest)
        {
            columns.Add(new TextColumn(Nullable("latest", StringType.Default), rows => rows.Latest, rows => rows.Latest.IsEmpty));
        }

        return columns.ToImmutable();
    }

    static ArrowColumn Of(Property property, int column) => property.Type switch
    {
        PropertyType.Text => new TextColumn(
            Nullable(property.Name, StringType.Default), rows => rows.Utf8(column), rows => rows.IsNull(column)),
        PropertyType.Json => new TextColumn(
            Nullable(property.Name, StringType.Default), rows => rows.Json(column), rows => rows.IsNull(column)),
        PropertyType.TextArray => new ListColumn(property.Name, column),
        PropertyType.Integer => new NumberColumn<long, Int64Array, Int64Array.Builder>(
            Nullable(property.Name, Int64Type.Default), column, static (rows, i) => rows.Int64(i), static () => new()),
        PropertyType.Number => new NumberColumn<double, DoubleArray, DoubleArray.Builder>(
            Nullable(property.Name, DoubleType.Default), column, static (rows, i) => rows.Double(i), static () => new()),
        PropertyType.Boolean => new NumberColumn<bool, BooleanArray, BooleanArray.Builder>(
            Nullable(property.Name, BooleanType.Default), column, static (rows, i) => rows.Boolean(i), static () => new()),
        PropertyType.Date => new NumberColumn<DateTime, Date32Array, Date32Array.Builder>(
            Nullable(property.Name, Date32Type.Default), column, static (rows, i) => rows.Time(i), static () => new()),
        PropertyType.DateTime => new NumberColumn<DateTimeOffset, TimestampArray, TimestampArray.Builder>(
            Nullable(property.Name, Microseconds), column, static (rows, i) => new(rows.Time(i), TimeSpan.Zero),
            static () => new(Microseconds)),
        _ => throw new ArgumentOutOfRangeException(nameof(property), property.Type, "No column of Arrow for it"),
    };

    static TimestampType Microseconds { get; } = new(TimeUnit.Microsecond, "UTC");

    static Field Nullable(string name, IArrowType type) => new(name, type, nullable: true);

    delegate ReadOnlySpan<byte> TextOf(FeatureRows rows);

    sealed class TextColumn(Field field, TextOf text, Predicate<FeatureRows>? isNull = null) : ArrowColumn(field)
    {
        StringArray.Builder _values = new();

        public override int Append(FeatureRows rows)
        {
            if (isNull?.Invoke(rows) == true)
            {
                _values.AppendNull();
                return 0;
            }

            var bytes = text(rows);
            _values.Append(bytes);
            return bytes.Length;
        }

        public override IArrowArray Build()
        {
            var array = _values.Build();
            _values = new();
            return array;
        }
    }

    sealed class GeometryColumn(Crs crs) : ArrowColumn(new("geometry", BinaryType.Default, nullable: true, Metadata(crs)))
    {
        BinaryArray.Builder _values = new();

        public override int Append(FeatureRows rows)
        {
            if (rows.IsGeometryNull)
            {
                _values.AppendNull();
                return 0;
            }

            var wkb = rows.Wkb;
            _values.Append(wkb);
            return wkb.Length;
        }

        public override IArrowArray Build()
        {
            var array = _values.Build();
            _values = new();
            return array;
        }

        static KeyValuePair<string, string>[] Metadata(Crs crs) =>
        [
            new("ARROW:extension:name", "geoarrow.wkb"),
            new("ARROW:extension:metadata",
                $$"""{"crs":"{{(crs == Crs.Crs84 ? "OGC:CRS84" : $"EPSG:{crs.Srid}")}}","crs_type":"authority_code"}"""),
        ];
    }

    sealed class NumberColumn<T, TArray, TBuilder>(
        Field field, int column, Func<FeatureRows, int, T> value, Func<TBuilder> create) : ArrowColumn(field)
        where TArray : IArrowArray
        where TBuilder : IArrowArrayBuilder<T, TArray, TBuilder>
    {
        TBuilder _values = create();

        public override int Append(FeatureRows rows)
        {
            if (rows.IsNull(column))
            {
                _values.AppendNull();
            }
            else
            {
                _values.Append(value(rows, column));
            }

            return 0;
        }

        public override IArrowArray Build()
        {
            var array = _values.Build(Apache.Arrow.Memory.MemoryAllocator.Default.Value);
            _values = create();
            return array;
        }
    }

    sealed class ListColumn(string name, int column) : ArrowColumn(Nullable(name, new ListType(Item)))
    {
        static readonly Field Item = Nullable("item", StringType.Default);

        ListArray.Builder _values = new(Item);

        public override int Append(FeatureRows rows)
        {
            if (rows.IsNull(column))
            {
                _values.AppendNull();
                return 0;
            }

            _values.Append();
            var members = (StringArray.Builder)_values.ValueBuilder;
            var json = rows.Json(column);
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
                {
                    members.Append(reader.GetString());
                }
            }

            return json.Length;
        }

        public override IArrowArray Build()
        {
            var array = _values.Build();
            _values = new(Item);
            return array;
        }
    }
}
