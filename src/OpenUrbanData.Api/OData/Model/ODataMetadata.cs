using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Answers;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>One form of <c>$metadata</c>.</summary>
/// <param name="IsJson">CSDL JSON (<see href="https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/">4.01</see>), which 4.0 does not
/// have; else CSDL XML.</param>
/// <param name="IsOld">True for clients that know 4.0 only.</param>
/// <param name="Language">Language of its texts.</param>
/// <param name="Limits">Limits that it states.</param>
sealed record ODataMetadata(bool IsJson, bool IsOld, Language Language, ODataLimits Limits)
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Format[] Formats = [new("xml", "application/xml"), new("json", "application/json")];

    /// <summary>Answers a request for it: <c>$format</c>, then <c>Accept</c>, then XML.</summary>
    /// <exception cref="ProblemException">406.</exception>
    public static Task AnswerAsync(ApiRequest request, ODataModel model, ODataLimits limits)
    {
        var http = request.Http;
        var form = Choose(request, limits);
        http.Response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language, OData-MaxVersion";
        return ETags.IsNotModified(request, $"{request.Snapshot.State} {form}", null)
            ? Task.CompletedTask
            : Document.SendAsync(http, form.MediaType, model.Metadata(form), request.Cancellation);
    }

    static ODataMetadata Choose(ApiRequest request, ODataLimits limits)
    {
        var isOld = request.Http.Items[typeof(ODataVersion)] is true;
        string? accept = request.Http.Request.Headers.Accept;
        if (ODataParameters.Option(request.Parameters, "format") is { } format)
        {
            accept = Formats.FirstOrDefault(one => one.Name == format)?.MediaType ?? format;
        }

        // Clients of 4.0 name JSON first for all documents, this one among them, and cannot read it.
        var offered = isOld ? Formats[..1] : Formats;
        return new(Negotiation.Choose(request.Parameters, accept, offered) == Formats[1], isOld, request.Language, limits);
    }

    /// <summary>Media type.</summary>
    public string MediaType => IsJson ? "application/json;charset=utf-8" : "application/xml;charset=utf-8";

    /// <summary>Writes it, UTF-8.</summary>
    public ReadOnlyMemory<byte> Write(ODataModel model)
    {
        var types = new ODataTypes(model, isForParsing: false);
        types.Model.SetEdmVersion(IsOld ? EdmConstants.EdmVersion4 : EdmConstants.EdmVersion401);
        new ODataAnnotations(new(types.Model, IsJson), types, model, Language, Limits).Add();
        using var bytes = new MemoryStream();
        if (!(IsJson ? WriteJson(types.Model, bytes, out var errors) : WriteXml(types.Model, bytes, out errors)))
        {
            throw new InvalidOperationException(string.Join("; ", errors.Select(error => error.ErrorMessage)));
        }

        return bytes.ToArray();
    }

    static bool WriteXml(EdmModel model, MemoryStream bytes, out IEnumerable<Microsoft.OData.Edm.Validation.EdmError> errors)
    {
        using var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        return CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out errors);
    }

    static bool WriteJson(EdmModel model, MemoryStream bytes, out IEnumerable<Microsoft.OData.Edm.Validation.EdmError> errors)
    {
        using var json = new Utf8JsonWriter(bytes, Options);
        return CsdlWriter.TryWriteCsdl(model, json, out errors);
    }
}
