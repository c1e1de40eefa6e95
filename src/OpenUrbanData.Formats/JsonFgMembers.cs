using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>What JSON-FG 1.0 (OGC 21-045) adds to GeoJSON: declarations of the document, and time and place of each feature.</summary>
/// <remarks>In CRS84 a place would say the same as the geometry, so it is null; in any other CRS the geometry is null, or in
/// <c>jsonfg-plus</c> the same one in CRS84.</remarks>
sealed class JsonFgMembers
{
    /// <summary>The profile with both geometries.</summary>
    public const string Plus = "jsonfg-plus";

    readonly Utf8Output _json;
    readonly RowLayout _layout;
    readonly GeometryText _place;
    readonly GeometryText? _geometry;
    readonly bool _hasPlace;
    readonly int _instant;
    readonly int _begin;
    readonly int _end;

    JsonFgMembers(Utf8Output json, RowLayout layout)
    {
        (_json, _layout) = (json, layout);
        _hasPlace = layout.Crs != Crs.Crs84;
        _place = new(json, layout.Crs);
        _geometry = !_hasPlace || layout.HasFallback ? new(json, Crs.Crs84) : null;
        _instant = ColumnOf("primary-instant");
        _begin = ColumnOf("primary-interval-start");
        _end = ColumnOf("primary-interval-end");
    }

    /// <summary>The members of a document, or null where its profile is plain GeoJSON.</summary>
    public static JsonFgMembers? For(Utf8Output json, RowLayout layout, string? profile) =>
        profile is "jsonfg" or Plus ? new(json, layout) : null;

    /// <summary>Writes the members of the root object, each with a comma before it.</summary>
    public void WriteRoot(EncodingContext context)
    {
        _json.Write(",\"conformsTo\":[\"http://www.opengis.net/spec/json-fg-1/1.0/conf/core\",\"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas\"]"u8);
        WriteText(",\"featureType\":"u8, _layout.Schema.Name);
        if (context.FeatureSchema is { } schema)
        {
            WriteText(",\"featureSchema\":"u8, schema);
        }

        if (_hasPlace)
        {
            WriteText(",\"coordRefSys\":"u8, _layout.Crs.Uri);
        }

        if (!context.IsSingle && Dimension(_layout.Schema.Geometry) is { } dimension)
        {
            _json.Write(",\"geometryDimension\":"u8);
            _json.Int64(dimension);
        }
    }

    /// <summary>Writes time, place and geometry of a feature, each with a comma before it.</summary>
    public void WriteFeature(FeatureRows rows)
    {
        _json.Write(",\"time\":"u8);
        WriteTime(rows);
        var isThere = _layout.HasGeometry && !rows.IsGeometryNull;
        _json.Write(",\"place\":"u8);
        Write(_place, _hasPlace && isThere ? rows.Wkb : []);
        _json.Write(",\"geometry\":"u8);
        Write(_geometry, !isThere || _geometry is null ? [] : _hasPlace ? rows.FallbackWkb : rows.Wkb);
    }

    void Write(GeometryText? text, ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            _json.Write("null"u8);
            return;
        }

        text!.WriteGeoJson(wkb);
    }

    void WriteTime(FeatureRows rows)
    {
        if (IsThere(rows, _instant))
        {
            _json.Write(_layout.Columns[_instant].Property.Type == PropertyType.Date ? "{\"date\":"u8 : "{\"timestamp\":"u8);
            WriteMoment(rows, _instant);
            _json.Byte((byte)'}');
        }
        else if (IsThere(rows, _begin) || IsThere(rows, _end))
        {
            _json.Write("{\"interval\":["u8);
            WriteMoment(rows, _begin);
            _json.Byte((byte)',');
            WriteMoment(rows, _end);
            _json.Write("]}"u8);
        }
        else
        {
            _json.Write("null"u8);
        }
    }

    void WriteMoment(FeatureRows rows, int column)
    {
        _json.Byte((byte)'"');
        if (!IsThere(rows, column))
        {
            _json.Write(".."u8);
        }
        else if (_layout.Columns[column].Property.Type == PropertyType.Date)
        {
            _json.Day(rows.Time(column));
        }
        else
        {
            _json.Instant(rows.Time(column));
        }

        _json.Byte((byte)'"');
    }

    void WriteText(ReadOnlySpan<byte> member, string value)
    {
        _json.Write(member);
        JsonText.Write(_json, value);
    }

    static bool IsThere(FeatureRows rows, int column) => column >= 0 && !rows.IsNull(column);

    int ColumnOf(string role)
    {
        for (var column = 0; column < _layout.Columns.Length; column++)
        {
            if (_layout.Columns[column].Property is { Type: PropertyType.Date or PropertyType.DateTime } property && property.Role == role)
            {
                return column;
            }
        }

        return -1;
    }

    // 0 for points, 1 for lines, 2 for surfaces; null where a feature may be one or the other.
    static int? Dimension(GeometryRule? rule)
    {
        ImmutableArray<int> all = [.. (rule?.Types ?? []).Select(type => type switch
        {
            "Point" or "MultiPoint" => 0,
            "LineString" or "MultiLineString" => 1,
            "Polygon" or "MultiPolygon" => 2,
            _ => -1,
        }).Distinct()];
        return all is [>= 0 and var one] ? one : null;
    }
}
