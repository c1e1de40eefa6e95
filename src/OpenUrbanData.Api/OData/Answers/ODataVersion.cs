using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Which version of the protocol an exchange has (<see href="https://docs.oasis-open.org/odata/odata/v4.01/">protocol 5.1, 8.1.5, 8.2.7</see>).</summary>
/// <remarks>Both versions are answered with the same documents: control information with the prefix <c>@odata.</c>, which 4.0 demands and
/// readers of 4.01 must accept. What differs is said in headers, in the names of types and in context addresses with <c>$expand</c>.</remarks>
static class ODataVersion
{
    /// <summary>Reads the headers and names the version of the answer in its own.</summary>
    /// <returns>True for 4.0.</returns>
    /// <exception cref="ProblemException">400: a version that is not served; 412: isolation that is not offered.</exception>
    public static bool IsOld(HttpContext http)
    {
        var headers = http.Request.Headers;
        var maximum = headers["OData-MaxVersion"].ToString();
        http.Response.Headers["OData-Version"] = "4.01";
        if (maximum.Length > 0 && !IsAtLeast4(maximum))
        {
            throw new ProblemException(Problem.InvalidParameters([new("OData-MaxVersion", maximum, "Must be 4.0 or later: nothing older is answered.")]));
        }

        var isOld = maximum is "4.0" or "4";
        http.Response.Headers["OData-Version"] = isOld ? "4.0" : "4.01";
        if (headers["OData-Version"].ToString() is { Length: > 0 } version && version is not ("4.0" or "4.01"))
        {
            throw new ProblemException(Problem.InvalidParameters([new("OData-Version", version, "Must be 4.0 or 4.01.")]));
        }

        // Whoever wants a snapshot must not get something else (protocol 8.2.6).
        if (headers.ContainsKey("Isolation") || headers.ContainsKey("OData-Isolation"))
        {
            throw new ProblemException(new("precondition-failed", 412, "Precondition failed", "'Isolation': snapshots over several requests are not offered."));
        }

        return isOld;
    }

    static bool IsAtLeast4(string version) =>
        Version.TryParse(version.Contains('.', StringComparison.Ordinal) ? version : version + ".0", out var number) && number.Major >= 4;
}
