using System.Text;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>Writes features as GeoJSON: everything that is the same for all rows was prepared as bytes.</summary>
sealed class GeoJsonFeature
{
    readonly Utf8Output _json;
    readonly GeometryText _geometry;
    readonly bool _hasGeometry;
    readonly GeoJsonMembers _properties;
    readonly JsonFgMembers? _members;
    readonly bool _isLink;

    // By column what stands before an identifier that is written as an address; null where none is.
    readonly string?[]? _addresses;

    /// <summary>Takes what was prepared for a layout.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="layout">What the rows hold.</param>
    /// <param name="members">Writes geometries as JSON-FG; null for plain GeoJSON.</param>
    /// <param name="references">Writes references as addresses; null for identifiers.</param>
    public GeoJsonFeature(Utf8Output json, RowLayout layout, JsonFgMembers? members = null, ReferenceStyle? references = null)
    {
        if (references is not null)
        {
            _isLink = references.IsLink;
            _addresses = [.. layout.Columns.Select(one => one.Property.Type == PropertyType.Text ? references.AddressOf(one.Property) : null)];
        }

        (_json, _hasGeometry, _members) = (json, layout.HasGeometry, members);
        _geometry = new(json, layout.Crs);
        _properties = GeoJsonMembers.Of(layout);
    }

    /// <summary>Writes the row as a feature without the brace at its end, so that members can follow.</summary>
    public void WriteMembers(FeatureRows rows)
    {
        if (rows.Layout.HasIdentifier)
        {
            _json.Write("{\"type\":\"Feature\",\"id\":"u8);
            JsonText.Write(_json, rows.Id);
        }
        else
        {
            _json.Write("{\"type\":\"Feature\""u8);
        }

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
        foreach (var step in _properties.Steps)
        {
            if (step.Column < 0)
            {
                WriteNext(_properties.Constants(rows, step), ref first);
            }
            else if (!rows.IsNull(step.Column))
            {
                WriteNext(step.Name, ref first);
                if (_addresses?[step.Column] is { } address)
                {
                    WriteReference(address, rows.Utf8(step.Column));
                }
                else
                {
                    WriteValue(rows, step.Column, step.Type);
                }
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

    void WriteReference(string address, ReadOnlySpan<byte> id)
    {
        _json.Write(_isLink ? "{\"href\":"u8 : ""u8);
        JsonText.Write(_json, address + Uri.EscapeDataString(Encoding.UTF8.GetString(id)));
        _json.Write(_isLink ? "}"u8 : ""u8);
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
}
