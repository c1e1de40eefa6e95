using System.Collections.Immutable;
using Microsoft.OpenApi;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The headers of answers in the OpenAPI document.</summary>
static class OpenApiHeaders
{
    /// <summary>Those of answers with features.</summary>
    public static ImmutableArray<string> OfFeatures { get; } = ["ETag", "Link", "Content-Crs", "OGC-NumberMatched"];

    /// <summary>Those of one feature.</summary>
    public static ImmutableArray<string> OfFeature { get; } = ["ETag", "Link", "Content-Crs"];

    /// <summary>All of them.</summary>
    public static Dictionary<string, IOpenApiHeader> Write(Language language)
    {
        return new(StringComparer.Ordinal)
        {
            ["ETag"] = Header(OpenApiSchemas.Text(), "Marke dieser Fassung, für If-None-Match.", "Tag of this version, for If-None-Match."),
            ["Link"] = Header(OpenApiSchemas.Text(), "Verweise nach RFC 8288, auch 'next' bei Formaten ohne Platz dafür.",
                "Links of RFC 8288, among them 'next' for formats without a place for it."),
            ["Content-Crs"] = Header(OpenApiSchemas.Text(), "Koordinatensystem der Geometrien, in spitzen Klammern.", "CRS of the geometries, in angle brackets."),
            ["OGC-NumberMatched"] = Header(OpenApiSchemas.Whole(), "Anzahl aller Treffer; fehlt, wo sie nicht in der Zeit gezählt werden konnte.",
                "Number of all matches; absent where it could not be counted in time."),
            ["RateLimit"] = Header(OpenApiSchemas.Text(), "Was von den Anfragen dieses Clients noch übrig ist.", "What is left of this client's requests."),
            ["RateLimit-Policy"] = Header(OpenApiSchemas.Text(), "Wie viele Anfragen ein Client hat.", "How many requests a client has."),
            ["Retry-After"] = Header(OpenApiSchemas.Whole(), "Sekunden bis zum nächsten Versuch.", "Seconds until the next attempt."),
        };

        OpenApiHeader Header(OpenApiSchema schema, string german, string english) =>
            new() { Description = language == Language.German ? german : english, Schema = schema };
    }
}
