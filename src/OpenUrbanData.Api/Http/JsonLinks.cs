using System.Text.Json;

namespace OpenUrbanData.Api.Http;

/// <summary>Writes links as OGC API does.</summary>
static class JsonLinks
{
    /// <summary>One link object.</summary>
    public static void WriteLink(
        this Utf8JsonWriter json, string href, string relation, string? type = null, string? title = null, string? language = null)
    {
        json.WriteStartObject();
        json.WriteString("href", href);
        json.WriteString("rel", relation);
        Write("type", type);
        Write("title", title);
        Write("hreflang", language);
        json.WriteEndObject();

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }

    /// <summary>The links of a resource to itself and to its other formats.</summary>
    public static void WriteSelfAndAlternates(this Utf8JsonWriter json, ApiRequest request)
    {
        json.WriteLink(request.With(), "self", request.Format.BareMediaType, Words.ThisDocument.In(request.Language));
        foreach (var format in request.Offered.Where(format => !ReferenceEquals(format, request.Format)))
        {
            json.WriteLink(request.With(("f", format.Name), ("profile", null)), "alternate", format.BareMediaType,
                $"{Words.ThisDocumentAs.In(request.Language)} {format.Name.ToUpperInvariant()}");
        }
    }
}
