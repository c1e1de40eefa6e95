using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.IO;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Answers with one property of an entity, as a document, as its plain value, or with the number of its members
/// (protocol 11.2.5, JSON format 11).</summary>
/// <param name="site">Readers.</param>
/// <param name="exchange">The exchange.</param>
/// <param name="target">What the address leads to.</param>
sealed class ODataProperties(Site site, ODataExchange exchange, ODataTarget target)
{
    readonly ApiRequest _request = exchange.Request;
    readonly string _owner = ODataNames.EntityType(target.Collection);

    /// <summary>Answers.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public async Task AnswerAsync()
    {
        var name = target.Path[0];
        var isGeometry = name == ODataNames.Geometry;
        var property = exchange.Model.Properties(target.Collection).FirstOrDefault(one => one.Name == name);
        var column = property is null ? null : target.Collection.Schema.Find(name);
        var query = new FeatureQuery
        {
            Collection = target.Collection, Id = target.Key, Properties = column is null ? [] : [column], Geometry = isGeometry, Limit = 1,
        };
        var text = new ArrayBufferWriter<byte>();
        string? geometry = null;
        await using (var rows = await exchange.Source.OpenAsync(query, _request.Cancellation))
        {
            if (!await rows.ReadAsync(_request.Cancellation))
            {
                throw await site.MissingAsync(target.Collection, target.Key!, _request.Cancellation);
            }

            using var json = new Utf8JsonWriter(text, ODataRelated.Json);
            Write(json, rows, property, isGeometry);
            geometry = isGeometry && target.Kind == TargetKind.Value && !rows.IsGeometryNull ? Wkt(rows.Wkb) : null;
        }

        _request.Timing.End("sql");
        using var document = JsonDocument.Parse(text.WrittenMemory);
        await AnswerAsync(document.RootElement, property, geometry);
    }

    void Write(Utf8JsonWriter json, FeatureRows rows, Property? property, bool isGeometry)
    {
        if (isGeometry)
        {
            if (rows.IsGeometryNull)
            {
                json.WriteNullValue();
            }
            else
            {
                GeoJsonGeometry.Write(json, rows.Wkb);
            }
        }
        else if (property is null)
        {
            json.WriteStringValue(rows.Id);
        }
        else if (rows.Layout.Columns.IsEmpty || rows.IsNull(0))
        {
            ODataValues.WriteAbsent(json, property);
        }
        else
        {
            // The plain value of a number is the number, whatever JSON would need.
            new ODataValues(exchange.Format.IsIeee754 && target.Kind == TargetKind.Resource, exchange.Format.Metadata == MetadataLevel.Full, exchange.IsOld)
                .Write(json, rows, 0, property, _owner, []);
        }
    }

    Task AnswerAsync(JsonElement value, Property? property, string? geometry)
    {
        foreach (var name in target.Path.Skip(1))
        {
            property = property!.Items.First(item => item.Name == name);
            value = value.ValueKind == JsonValueKind.Object ? value.GetProperty(name) : default;
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            // A property without a value has no content (protocol 11.2.5).
            ETags.Withdraw(_request.Http);
            _request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return target.Kind switch
        {
            TargetKind.Resource => AnswerDocumentAsync(value, property),
            TargetKind.Count when value.ValueKind == JsonValueKind.Array =>
                AnswerTextAsync(value.GetArrayLength().ToString(CultureInfo.InvariantCulture)),
            TargetKind.Value when geometry is not null => AnswerTextAsync(geometry),
            TargetKind.Value when value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object) => AnswerTextAsync(value.ToString() switch
            {
                // What .NET writes of truth values begins with a capital.
                "True" => "true",
                "False" => "false",
                var plain => plain,
            }),
            _ => throw new ProblemException(Problem.NotFound($"'/$value' follows single values, '/$count' lists; '{string.Join('/', target.Path)}' is another thing.")),
        };
    }

    Task AnswerTextAsync(string text)
    {
        exchange.WriteHeaders("text/plain");
        return Document.SendAsync(_request.Http, "text/plain", Encoding.UTF8.GetBytes(text), _request.Cancellation);
    }

    Task AnswerDocumentAsync(JsonElement value, Property? property)
    {
        exchange.WriteHeaders(exchange.ContentType);
        var isObject = property is { Type: PropertyType.Json, IsArray: false, Items.IsEmpty: false } && value.ValueKind == JsonValueKind.Object;
        return Document.SendAsync(_request.Http, exchange.ContentType, Document.Write(json =>
        {
            json.WriteStartObject();
            if (exchange.Format.Metadata != MetadataLevel.None)
            {
                json.WriteString(
                    "@odata.context", exchange.Context($"{ODataExchange.Canonical(target.Set, target.Key!)}/{string.Join('/', target.Path)}"));
            }

            if (isObject)
            {
                foreach (var member in value.EnumerateObject())
                {
                    member.WriteTo(json);
                }
            }
            else
            {
                json.WritePropertyName("value");
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }), _request.Cancellation);
    }

    // ABNF: fullPointLiteral and its kin have no spaces but between coordinates.
    static string Wkt(ReadOnlySpan<byte> wkb) => "SRID=4326;" + new WKTWriter().Write(new WKBReader().Read(wkb.ToArray()))
        .Replace(" (", "(", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal);
}
