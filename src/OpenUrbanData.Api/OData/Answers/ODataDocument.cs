using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Writes entities as <see href="https://docs.oasis-open.org/odata/odata-json-format/v4.01/">OData JSON 4.01</see>
/// with minimal metadata, row by row, without an object per row.</summary>
sealed class ODataDocument
{
    static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    readonly FeatureRows _rows;
    readonly List<Member> _members = [];
    readonly bool _hasIdentifier;
    readonly bool _isGrouped;
    readonly string _entitySet;
    readonly string _key;

    /// <summary>What stands where in an entity.</summary>
    /// <param name="Name">Name of the property.</param>
    /// <param name="Column">Its column of the row; -1 where these rows do not have it.</param>
    /// <param name="Property">The property; null for the geometry.</param>
    /// <param name="Type">What to say of its type; null where <c>$metadata</c> says it.</param>
    readonly record struct Member(JsonEncodedText Name, int Column, Property? Property, (JsonEncodedText Name, JsonEncodedText Value)? Type = null);

    /// <summary>Prepares the shape that all entities have.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="properties">Properties of the entity type, without the identifier.</param>
    /// <param name="selected">Names that were selected; null for all.</param>
    /// <param name="entitySet">Name of the entity set.</param>
    /// <param name="applied">What <c>$apply</c> made of the entities; null without it.</param>
    public ODataDocument(
        FeatureRows rows, IEnumerable<Property> properties, IReadOnlyCollection<string>? selected, string entitySet, ODataRows? applied = null)
    {
        (_rows, _entitySet) = (rows, entitySet);
        _key = rows.Layout.Schema.WithRole("id")?.Name ?? "id";
        _isGrouped = applied is { IsGrouped: true };
        _hasIdentifier = !_isGrouped && (selected?.Contains(_key) ?? true);
        var columns = rows.Layout.Columns;
        foreach (var property in properties.Where(property => selected?.Contains(property.Name) ?? true))
        {
            var column = 0;
            while (column < columns.Length && columns[column].Property.Name != property.Name)
            {
                column++;
            }

            // Data of this set lack what others of the type have: null, as the standard demands.
            _members.Add(new(
                JsonEncodedText.Encode(property.Name), column < columns.Length ? column : -1, property,
                applied?.Dynamic.GetValueOrDefault(property.Name) is { } type
                    ? (JsonEncodedText.Encode(property.Name + "@odata.type"), JsonEncodedText.Encode(type))
                    : null));
        }

        if (rows.Layout.HasGeometry)
        {
            _members.Add(new(JsonEncodedText.Encode(ODataNames.Geometry), 0, null));
        }
    }

    /// <summary>Writes a page.</summary>
    /// <param name="context">Context URL.</param>
    /// <param name="count">Value of <c>@odata.count</c>; null for none.</param>
    /// <param name="limit">Most entities; the rows have one more where there is a next page.</param>
    /// <param name="next">Makes the address of the next page; null where this page is all that was asked for.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WritePageAsync(
        string context, long? count, int limit, Func<PagePosition, string>? next, PipeWriter output,
        CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("@odata.context"u8, context);
        if (count is { } matched)
        {
            json.WriteNumber("@odata.count"u8, matched);
        }

        json.WriteStartArray("value"u8);
        PagePosition? last = null;
        var written = 0;
        while (await _rows.ReadAsync(cancellation))
        {
            if (written == limit)
            {
                WriteNext(json, last, next);
                json.WriteEndObject();
                return;
            }

            json.WriteStartObject();
            WriteMembers(json);
            json.WriteEndObject();
            written++;
            last = written == limit && next is not null ? _rows.Position : null;
            if (output.UnflushedBytes + json.BytesPending >= Formats.Encoder.FlushAtBytes)
            {
                await json.FlushAsync(cancellation);
                await output.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one entity, which the rows stand on.</summary>
    public void WriteEntity(string context, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("@odata.context"u8, context);
        WriteMembers(json);
        json.WriteEndObject();
    }

    static void WriteNext(Utf8JsonWriter json, PagePosition? last, Func<PagePosition, string>? next)
    {
        json.WriteEndArray();
        if (last is not null && next is not null)
        {
            json.WriteString("@odata.nextLink"u8, next(last));
        }
    }

    void WriteMembers(Utf8JsonWriter json)
    {
        if (_hasIdentifier)
        {
            json.WriteString(_key, _rows.Id);
        }
        else if (_isGrouped)
        {
            // Nobody can ask for a group by an address of its own (JSON format, 4.6.9).
            json.WriteNull("@odata.id"u8);
        }
        else
        {
            // Without its key an entity names itself (JSON format, 4.6.9).
            json.WriteString("@odata.id"u8, $"{_entitySet}('{Encoding.UTF8.GetString(_rows.Id)}')");
        }

        foreach (var (name, column, property, type) in _members)
        {
            if (type is { } said)
            {
                json.WriteString(said.Name, said.Value);
            }

            json.WritePropertyName(name);
            if (property is null)
            {
                WriteGeometry(json);
            }
            else if (column < 0 || _rows.IsNull(column))
            {
                WriteAbsent(json, property);
            }
            else
            {
                WriteValue(json, column, property.Type);
            }
        }
    }

    void WriteGeometry(Utf8JsonWriter json)
    {
        if (_rows.IsGeometryNull)
        {
            json.WriteNullValue();
        }
        else
        {
            GeoJsonGeometry.Write(json, _rows.Wkb);
        }
    }

    // Collections are never null in OData.
    static void WriteAbsent(Utf8JsonWriter json, Property property)
    {
        if (property.Type == PropertyType.TextArray)
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }

    void WriteValue(Utf8JsonWriter json, int column, PropertyType type)
    {
        Span<byte> text = stackalloc byte[40];
        switch (type)
        {
            case PropertyType.Text:
                json.WriteStringValue(_rows.Utf8(column));
                break;
            case PropertyType.Integer:
                json.WriteNumberValue(_rows.Int64(column));
                break;
            case PropertyType.Number:
                json.WriteNumberValue(_rows.Double(column));
                break;
            case PropertyType.Boolean:
                json.WriteBooleanValue(_rows.Boolean(column));
                break;
            case PropertyType.Date:
                _rows.Time(column).TryFormat(text, out var day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                json.WriteStringValue(text[..day]);
                break;
            case PropertyType.DateTime:
                _rows.Time(column).TryFormat(
                    text, out var time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
                json.WriteStringValue(text[..time]);
                break;
            case PropertyType.TextArray or PropertyType.Json:
                json.WriteRawValue(_rows.Json(column), skipInputValidation: true);
                break;
        }
    }
}
