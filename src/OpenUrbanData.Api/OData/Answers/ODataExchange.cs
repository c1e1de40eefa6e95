using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Model;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>A request to OData with what is known before its address is read.</summary>
/// <param name="Request">The request.</param>
/// <param name="Model">The entity model of its registry.</param>
/// <param name="Source">Where rows come from.</param>
/// <param name="Format">What the answer is written as.</param>
/// <param name="Preferences">What the client would like.</param>
/// <param name="IsOld">True for 4.0.</param>
sealed record ODataExchange(
    ApiRequest Request, ODataModel Model, ODataSource Source, ODataFormat Format, ODataPreferences Preferences, bool IsOld)
{
    /// <summary>Value of the header <c>Content-Type</c>.</summary>
    public string ContentType => Format.ContentType(IsOld);

    /// <summary>A context address; its fragment is not percent-encoded (JSON format 4.6.1).</summary>
    public string Context(string fragment) => Request.Links.To($"{ODataEndpoint.Root}/$metadata{(fragment.Length > 0 ? "#" : "")}{fragment}");

    /// <summary>Address of an entity below the service root, percent-encoded: <c>ParkingFacility('08999001.parkhaeuser.1')</c>.</summary>
    public static string Address(string set, string key) =>
        $"{set}('{Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal))}')";

    /// <summary>Address of an entity below the service root, percent-encoded.</summary>
    public static string Address(string set, ReadOnlySpan<byte> key) => Address(set, Encoding.UTF8.GetString(key));

    /// <summary>The same as it stands in a context address: not percent-encoded (protocol 10).</summary>
    public static string Canonical(string set, string key) => $"{set}('{key.Replace("'", "''", StringComparison.Ordinal)}')";

    /// <summary>Sets the headers that are the same for all answers: type, what they depend on, what of the preferences was followed.</summary>
    public void WriteHeaders(string contentType)
    {
        var response = Request.Http.Response;
        response.ContentType = contentType;
        Preferences.Write(response, annotations: "-*");
    }
}
