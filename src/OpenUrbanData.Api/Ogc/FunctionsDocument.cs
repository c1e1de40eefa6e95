using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc;

/// <summary><c>/functions</c>: the functions that filters may call (CQL2, requirements class Functions; OGC 19-079r2).</summary>
static class FunctionsDocument
{
    /// <summary>All of them, in the shape of the standard's <c>functions.yml</c>.</summary>
    public static void Write(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("functions");
        foreach (var function in FilterFunction.All)
        {
            json.WriteStartObject();
            json.WriteString("name", function.Name);
            json.WriteString("description", request.In(function.Description));
            json.WriteStartArray("args");
            foreach (var argument in function.Arguments)
            {
                json.WriteStartObject();
                json.WriteString("title", argument.Name);
                if (argument.IsOptional)
                {
                    json.WriteString("description", request.Language == Model.Schemas.Language.German ? "Darf fehlen." : "May be left out.");
                }

                WriteType(json, "type", argument.Type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteType(json, "returns", function.Returns);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Name of a type; the standard has none for lists, intervals and objects.</summary>
    public static string TypeOf(OperandType type) => type switch
    {
        OperandType.Text => "string",
        OperandType.Number => "number",
        OperandType.Boolean => "boolean",
        OperandType.Date or OperandType.Instant => "datetime",
        OperandType.Geometry => "geometry",
        OperandType.List => "array",
        OperandType.Interval => "interval",
        _ => "object",
    };

    static void WriteType(Utf8JsonWriter json, string name, OperandType type)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(TypeOf(type));
        json.WriteEndArray();
    }
}
