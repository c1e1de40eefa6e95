using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>Writes features as GeoJSON: everything that is the same for all rows was prepared as bytes.</summary>
sealed class GeoJsonFeature
{
    readonly Utf8Output _json;
    readonly GeometryText _geometry;
    readonly bool _hasGeometry;
    readonly ImmutableArray<Step> _steps;
    readonly byte[][] _constants;
    readonly RowLayout _layout;
    readonly JsonFgMembers? _members;

    // A column of the row, or (Column < 0) a run of constants of its data set: the same bytes for all its rows.
    readonly record struct Step(int Column, PropertyType Type, byte[] Name, ImmutableArray<int> Run);

    /// <summary>Prepares names for a layout.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="layout">What the rows hold.</param>
    /// <param name="members">Writes geometries as JSON-FG; null for plain GeoJSON.</param>
    public GeoJsonFeature(Utf8Output json, RowLayout layout, JsonFgMembers? members = null)
    {
        (_json, _layout, _hasGeometry, _members) = (json, layout, layout.HasGeometry, members);
        _geometry = new(json, layout.Crs);
        _steps = [.. Steps(layout)];
        _constants = new byte[layout.Datasets.Length * _steps.Length][];
    }

    /// <summary>Writes the row as a feature without the brace at its end, so that members can follow.</summary>
    public void WriteMembers(FeatureRows rows)
    {
        _json.Write("{\"type\":\"Feature\",\"id\":"u8);
        JsonText.Write(_json, rows.Id);
        if (_members is not null)
        {
            _members.WriteFeature(rows);
        }
        else if (_hasGeometry && !rows.IsGeometryNull)
        {
            _json.Write(",\"geometry\":"u8);
            _geometry.WriteGeoJson(rows.Wkb);
        }
        else
        {
            // A feature always has the member (RFC 7946, 3.2).
            _json.Write(",\"geometry\":null"u8);
        }

        _json.Write(",\"properties\":{"u8);
        var first = true;
        for (var step = 0; step < _steps.Length; step++)
        {
            if (_steps[step].Column < 0)
            {
                var constants = _constants[rows.Dataset * _steps.Length + step] ??= Constants(rows, _steps[step]);
                WriteNext(constants, ref first);
            }
            else if (!rows.IsNull(_steps[step].Column))
            {
                WriteNext(_steps[step].Name, ref first);
                WriteValue(rows, _steps[step].Column, _steps[step].Type);
            }
        }

        _json.Byte((byte)'}');
        if (rows.Layout.HasLatest && rows.Latest is { IsEmpty: false } latest)
        {
            _json.Write(",\"latest\":"u8);
            _json.Write(latest);
        }
    }

    // Names and constants begin with a comma, which the first member must not have.
    void WriteNext(ReadOnlySpan<byte> member, ref bool first)
    {
        if (member.IsEmpty)
        {
            return;
        }

        _json.Write(first ? member[1..] : member);
        first = false;
    }

    void WriteValue(FeatureRows rows, int column, PropertyType type)
    {
        switch (type)
        {
            case PropertyType.Text:
                JsonText.Write(_json, rows.Utf8(column));
                break;
            case PropertyType.Integer:
                _json.Int64(rows.Int64(column));
                break;
            case PropertyType.Number:
                var number = rows.Double(column);
                if (double.IsFinite(number))
                {
                    _json.Double(number);
                }
                else
                {
                    _json.Write("null"u8);
                }

                break;
            case PropertyType.Boolean:
                _json.Write(rows.Boolean(column) ? "true"u8 : "false"u8);
                break;
            case PropertyType.Date:
                _json.Byte((byte)'"');
                _json.Day(rows.Time(column));
                _json.Byte((byte)'"');
                break;
            case PropertyType.DateTime:
                _json.Byte((byte)'"');
                _json.Instant(rows.Time(column));
                _json.Byte((byte)'"');
                break;
            default:
                _json.Write(rows.Json(column));
                break;
        }
    }

    byte[] Constants(FeatureRows rows, Step step)
    {
        var members = new MemoryStream();
        foreach (var column in step.Run.Where(column => !rows.IsNull(column)))
        {
            members.Write(NameOf(_layout.Columns[column]));
            members.WriteByte((byte)'"');
            members.Write(JsonEncodedText.Encode(rows.Utf8(column), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            members.WriteByte((byte)'"');
        }

        return members.ToArray();
    }

    static IEnumerable<Step> Steps(RowLayout layout)
    {
        var run = ImmutableArray.CreateBuilder<int>();
        for (var column = 0; column < layout.Columns.Length; column++)
        {
            var property = layout.Columns[column].Property;
            if (property.Origin == PropertyOrigin.Dataset)
            {
                run.Add(column);
                continue;
            }

            if (run.Count > 0)
            {
                yield return new(-1, default, [], run.DrainToImmutable());
            }

            yield return new(column, property.Type, NameOf(layout.Columns[column]), []);
        }

        if (run.Count > 0)
        {
            yield return new(-1, default, [], run.DrainToImmutable());
        }
    }

    // Names of properties are identifiers: nothing in them needs an escape.
    static byte[] NameOf(RowColumn column) => Encoding.UTF8.GetBytes($",\"{column.Property.Name}\":");
}
