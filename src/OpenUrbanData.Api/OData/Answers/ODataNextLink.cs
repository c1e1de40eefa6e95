using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Addresses of further pages: that of the request with other options.</summary>
static class ODataNextLink
{
    /// <summary>The address of the request without some options and with others.</summary>
    /// <param name="request">The request.</param>
    /// <param name="without">Options that are left out, without dollar.</param>
    /// <param name="with">Options that are added, with their names.</param>
    public static string Of(ApiRequest request, string[] without, params (string Name, string Value)[] with)
    {
        var options = request.Parameters.Given
            .Where(pair => !without.Contains(Plain(pair.Name), StringComparer.Ordinal))
            .Select(pair => $"{Name(pair.Name)}={Uri.EscapeDataString(pair.Value)}")
            .Concat(with.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return $"{request.Links.To(request.Path)}?{string.Join('&', options)}";
    }

    /// <summary>The address of the page after a position.</summary>
    /// <param name="request">The request.</param>
    /// <param name="position">The last entity.</param>
    /// <param name="top">What <c>$top</c> leaves for it; null where it is not given.</param>
    /// <param name="tracked">State that later changes are counted from; null where they are not followed.</param>
    public static string After(ApiRequest request, PagePosition position, long? top, long? tracked)
    {
        var token = ("$skiptoken", new SkipToken(position, tracked).ToString());
        string[] without = ["skip", "skiptoken", "top"];
        return top is { } left
            ? Of(request, without, ("$top", left.ToString(CultureInfo.InvariantCulture)), token)
            : Of(request, without, token);
    }

    /// <summary>The address of the next entities of an expanded collection.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">Path of the collection below the service root.</param>
    /// <param name="expansion">What was asked for.</param>
    /// <param name="position">The last entity.</param>
    /// <param name="written">Number of entities up to there.</param>
    public static string After(ApiRequest request, string path, ODataExpansion expansion, PagePosition position, int written)
    {
        var options = expansion.Options.Where(option => option.Name is not ("skip" or "skiptoken" or "top" or "count"))
            .Select(option => $"${option.Name}={Uri.EscapeDataString(option.Value)}");
        if (expansion.Kind == ExpansionKind.References)
        {
            path += "/$ref";
        }

        if (expansion.Top - written is { } left)
        {
            options = options.Append(string.Create(CultureInfo.InvariantCulture, $"$top={left}"));
        }

        return request.Links.To($"{ODataEndpoint.Root}/{path}?{string.Join('&', options.Append($"$skiptoken={new SkipToken(position)}"))}");
    }

    /// <summary>Name of an option without dollar, in lower case.</summary>
    public static string Plain(string name) => name.TrimStart('$').ToLowerInvariant();

    // Readers of 4.0 know options with dollar only; aliases and our own options have none.
    static string Name(string name) => name.StartsWith('@') ? "@" + Uri.EscapeDataString(name[1..])
        : name == "lang" ? name
        : "$" + Uri.EscapeDataString(name.TrimStart('$'));
}
