using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>A format that a resource is offered in.</summary>
/// <param name="Name">Value of the parameter <c>f</c>.</param>
/// <param name="MediaType">Media type of the answer, with its parameters.</param>
sealed record Format(string Name, string MediaType)
{
    /// <summary>JSON.</summary>
    public static Format Json { get; } = new("json", "application/json");

    /// <summary>Features as GeoJSON (RFC 7946); clients that ask for JSON get it too.</summary>
    public static Format GeoJson { get; } = new("json", "application/geo+json")
    {
        Aliases = ["geojson"],
        AlsoAccepts = ["application/json", "application/vnd.geo+json"],
    };

    /// <summary>JSON Schema.</summary>
    public static Format Schema { get; } = new("json", "application/schema+json") { AlsoAccepts = ["application/json"] };

    /// <summary>OpenAPI 3.0.</summary>
    public static Format OpenApi { get; } = new("json", "application/vnd.oai.openapi+json;version=3.0")
    {
        Aliases = ["openapi30"],
        AlsoAccepts = ["application/json", "application/openapi+json"],
    };

    /// <summary>OpenAPI 3.1.</summary>
    public static Format OpenApi31 { get; } = new("openapi31", "application/vnd.oai.openapi+json;version=3.1")
    {
        Aliases = ["json31"],
        AlsoAccepts = ["application/openapi+json"],
    };

    /// <summary>A web page.</summary>
    public static Format Html { get; } = new("html", "text/html; charset=utf-8")
    {
        AlsoAccepts = ["application/xhtml+xml"],
    };

    /// <summary>Other values of <c>f</c> that mean it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Media types without parameters that it is sent for although it is another type.</summary>
    public IReadOnlyList<string> AlsoAccepts { get; init; } = [];

    /// <summary>Media type without parameters.</summary>
    public string BareMediaType { get; } = MediaType.Split(';')[0];

    /// <summary>Title of a link to the same document in this format.</summary>
    public LocalizedText AlternateTitle { get; } = new(
        $"{Words.ThisDocumentAs.De} {Name.ToUpperInvariant()}", $"{Words.ThisDocumentAs.En} {Name.ToUpperInvariant()}");

    /// <summary>True where <c>f</c> names it.</summary>
    public bool IsNamed(string name) => Name == name || Aliases.Contains(name);
}
