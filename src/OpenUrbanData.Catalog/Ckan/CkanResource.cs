using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Ckan;

/// <summary>A distribution as CKAN shows resources.</summary>
/// <param name="Graph">All that is said.</param>
/// <param name="Owner">The data set.</param>
/// <param name="Node">The distribution.</param>
/// <param name="PackageId">Id of the record of the data set.</param>
/// <param name="Position">Place among the distributions, from 0.</param>
/// <param name="Changed">When the record changed in this catalogue.</param>
public sealed record CkanResource(Graph Graph, Graph.Node Owner, Graph.Node Node, string PackageId, int Position, DateTimeOffset Changed)
{
    const string Adms = "http://www.w3.org/ns/adms#";
    const string MediaTypes = "/media-types/";

    /// <summary>Its id: that of the data set and what stays the same of the distribution from run to run.</summary>
    public string Id => $"{PackageId}/{Key()}";

    /// <summary>Writes the resource.</summary>
    public void Write(Utf8JsonWriter json, Language language)
    {
        var (access, download) = (Node.First(Dcat3 + "accessURL"), Node.First(Dcat3 + "downloadURL"));
        var checksum = Graph.Follow(Node, Spdx + "checksum");
        var format = Node.First(Dct + "format");
        var media = Node.First(Dcat3 + "mediaType");
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("package_id", PackageId);
        json.WriteString("name", Node.In(Dct + "title", language) ?? "");
        json.WriteString("description", Node.In(Dct + "description", language) ?? "");
        json.WriteString("url", download ?? access ?? "");
        json.WriteString("access_url", access);
        json.WriteString("download_url", download);
        json.WriteString("format", format is null ? "" : format.Contains("/file-type/", StringComparison.Ordinal) ? CkanNames.Format(GraphTexts.Code(format)) : format);
        json.WriteString("mimetype", media is null ? null : media.Split(MediaTypes)[^1]);
        json.WriteNull("mimetype_inner");
        if (Node.First(Dcat3 + "byteSize") is { } bytes && decimal.TryParse(bytes, NumberStyles.Number, CultureInfo.InvariantCulture, out var size) && size is >= 0 and <= long.MaxValue)
        {
            json.WriteNumber("size", (long)size);
        }
        else
        {
            json.WriteNull("size");
        }

        json.WriteString("hash", checksum?.First(Spdx + "checksumValue") ?? "");
        json.WriteString("hash_algorithm", checksum?.First(Spdx + "algorithm"));
        json.WriteString("created", Time(Dct + "issued") ?? CkanNames.Time(Changed));
        json.WriteString("last_modified", Time(Dct + "modified"));
        json.WriteString("metadata_modified", CkanNames.Time(Changed));
        json.WriteString("issued", Node.First(Dct + "issued"));
        json.WriteString("modified", Node.First(Dct + "modified"));
        json.WriteString("license", Node.First(Dct + "license") ?? Owner.First(Dct + "license"));
        json.WriteString("licenseAttributionByText", Node.In(Dcatde + "licenseAttributionByText", language));
        json.WriteString("rights", Node.In(Dct + "rights", language) ?? Graph.Follow(Node, Dct + "rights")?.In(Rdfs + "label", language) ?? Node.FirstIri(Dct + "rights"));
        json.WriteString("availability", Node.First(Dcatap + "availability"));
        json.WriteString("status", Node.First(Adms + "status"));
        json.WriteString("uri", Node.Subject is Term.Iri ? Node.Iri : null);
        json.WriteStartArray("conforms_to");
        foreach (var standard in Node.All(Dct + "conformsTo"))
        {
            json.WriteStringValue(standard);
        }

        json.WriteEndArray();
        json.WriteNumber("position", Position);
        json.WriteString("state", "active");
        json.WriteNull("resource_type");
        json.WriteNull("url_type");
        json.WriteNull("cache_url");
        json.WriteNull("cache_last_updated");
        json.WriteEndObject();
    }

    string? Time(string predicate) =>
        Node.First(predicate) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? CkanNames.Time(time) : null;

    // Stays the same from run to run: by the name of the distribution, else by what it leads to.
    string Key() => Node.Subject is Term.Iri iri
        ? iri.Value.StartsWith(Owner.Iri + "#", StringComparison.Ordinal) ? iri.Value[(Owner.Iri.Length + 1)..] : Hash(iri.Value)
        : Hash($"{Node.First(Dcat3 + "downloadURL")} {Node.First(Dcat3 + "accessURL")} {Node.First(Dct + "title")} {Node.First(Dct + "format")}");

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
