using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>A document that is JSON but no JSON-LD. It stands behind the <see cref="RdfException"/> that names the place.</summary>
/// <param name="code">One of the codes of
/// <see href="https://www.w3.org/TR/json-ld11-api/#jsonlderrorcode">JSON-LD 1.1 API, JsonLdErrorCode</see>.</param>
/// <param name="detail">What was found and what is expected.</param>
/// <param name="place">Where it was found.</param>
public sealed class JsonLdException(string code, string detail, JsonElement place = default) : Exception($"{code}: {detail}")
{
    /// <summary>Code for contexts that ask for too much.</summary>
    internal const string Overflow = "context overflow";

    /// <summary>Code of the standard.</summary>
    public string Code { get; } = code;

    /// <summary>Where it was found; undefined where no place can be named.</summary>
    public JsonElement Place { get; } = place;
}
