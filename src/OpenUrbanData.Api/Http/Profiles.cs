using System.Collections.Immutable;

namespace OpenUrbanData.Api.Http;

/// <summary>The parameter <c>profile</c> (OGC 23-058r2, 13): variants of a representation, one per kind of variant.</summary>
/// <remarks>A profile that the format does not have is no mistake (recommendation 7): the answer says which it has.</remarks>
static class Profiles
{
    /// <summary>First part of the address of a registered profile.</summary>
    public const string Register = "http://www.opengis.net/def/profile/OGC/0/";

    /// <summary>Identifiers that are registered and that some resource here knows or may be asked for.</summary>
    static readonly ImmutableArray<string> Registered =
    [
        "rfc7946", "jsonfg", "jsonfg-plus", "rel-as-key", "rel-as-uri", "rel-as-link", "codelist-inline", "codelist-ref", "valid-domain", "actual-domain",
    ];

    /// <summary>The identifiers that are asked for, in their order; empty where the parameter is absent. What is neither registered nor
    /// one of <paramref name="own"/> nor an address is a mistake.</summary>
    public static ImmutableArray<string> Read(ParameterReader parameters, params IEnumerable<string> own)
    {
        if (parameters.Text("profile") is not { } text)
        {
            return [];
        }

        var wanted = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.StartsWith(Register, StringComparison.OrdinalIgnoreCase) ? part[Register.Length..] : part;
            if (Registered.Contains(name) || own.Contains(name))
            {
                wanted.Add(name);
            }
            else if (!name.StartsWith("http://", StringComparison.Ordinal) && !name.StartsWith("https://", StringComparison.Ordinal))
            {
                string[] known = [.. Registered, .. own];
                parameters.Reject("profile", part, $"Must be of {string.Join(", ", known)}.{ParameterReader.Suggest(name, known)}");
            }
        }

        return wanted.ToImmutable();
    }

    /// <summary>The first of the wanted ones that is offered, or else the default.</summary>
    public static string Choose(ImmutableArray<string> wanted, params ReadOnlySpan<string> offered)
    {
        foreach (var name in wanted)
        {
            if (offered.Contains(name))
            {
                return name;
            }
        }

        return offered[0];
    }

    /// <summary>Names the profiles of the answer in its headers (requirement 22 and its recommendations).</summary>
    public static void State(HttpResponse response, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            response.Headers.Append("Link", $"<{Register}{name}>; rel=\"profile\"");
        }
    }
}
