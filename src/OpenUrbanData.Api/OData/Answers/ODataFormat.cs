using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>How much control information an answer has (<see href="https://docs.oasis-open.org/odata/odata-json-format/v4.01/">JSON
/// format 4.01</see>, 3.1).</summary>
enum MetadataLevel
{
    /// <summary>Only counts and links to more.</summary>
    None,

    /// <summary>What cannot be computed from <c>$metadata</c>.</summary>
    Minimal,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>What an answer is written as: OData's JSON with its parameters, or one of the other formats of features.</summary>
sealed record ODataFormat
{
    /// <summary>Writes features in another format; null for OData's JSON.</summary>
    public Encoder? Encoder { get; init; }

    /// <summary>How much control information.</summary>
    public MetadataLevel Metadata { get; init; } = MetadataLevel.Minimal;

    /// <summary>True where whole numbers of 64 bits are texts, because a client keeps numbers as IEEE 754.</summary>
    public bool IsIeee754 { get; init; }

    /// <summary>True where the client named the character set, so that the answer has to name it too, and else must not (protocol 8.2.1).</summary>
    public bool HasCharset { get; init; }

    /// <summary>Value of the header <c>Content-Type</c>.</summary>
    /// <param name="isOld">True for OData 4.0, which writes the parameters with a prefix; 4.01 must not (JSON format 3.1).</param>
    public string ContentType(bool isOld)
    {
        if (Encoder is not null)
        {
            return Encoder.ContentType;
        }

        var prefix = isOld ? "odata." : "";
        var level = Metadata switch { MetadataLevel.None => "none", MetadataLevel.Full => "full", _ => "minimal" };
        return $"application/json;{prefix}metadata={level};{prefix}streaming=true"
            + (IsIeee754 ? ";IEEE754Compatible=true" : "") + (HasCharset ? ";charset=utf-8" : "");
    }

    /// <summary>Chooses: <c>$format</c> beats <c>Accept</c>; without both it is JSON.</summary>
    /// <param name="option">Value of <c>$format</c>; null where it is not given.</param>
    /// <param name="accept">The header; null or empty for anything.</param>
    /// <param name="others">True where features are answered, which other formats can hold.</param>
    /// <exception cref="ProblemException">406.</exception>
    public static ODataFormat Choose(string? option, string? accept, bool others)
    {
        if (option is not null)
        {
            return Named(option, others) ?? throw NotAcceptable($"$format={option}", others);
        }

        if (string.IsNullOrWhiteSpace(accept))
        {
            return new();
        }

        ODataFormat? best = null;
        var (bestQuality, bestSpecificity) = (0.0, -1);
        var list = new WeightedList(accept);
        while (list.Next())
        {
            var specificity = list.Name is "*/*" ? 0 : list.Name.EndsWith("/*") ? 1 : 2;
            if (list.Quality > 0 && (list.Quality, specificity).CompareTo((bestQuality, bestSpecificity)) > 0
                && Ranged(list.Name, list.Parameters, others) is { } found)
            {
                (best, bestQuality, bestSpecificity) = (found, list.Quality, specificity);
            }
        }

        return best ?? throw NotAcceptable($"Accept: {accept}", others);
    }

    static ODataFormat? Named(string option, bool others)
    {
        // The short name has no parameters (JSON format, 3).
        if (option.Equals("json", StringComparison.OrdinalIgnoreCase))
        {
            return new();
        }

        var list = new WeightedList(option);
        return list.Next() && list.Name.Contains('/')
            ? Ranged(list.Name, list.Parameters, others)
            // 'json' names OData's own, so GeoJSON has its other name only.
            : others && Encoders.Find(option.ToLowerInvariant()) is { } encoder ? new() { Encoder = encoder } : null;
    }

    static ODataFormat? Ranged(ReadOnlySpan<char> name, ReadOnlySpan<char> parameters, bool others)
    {
        if (name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name is "*/*"
            || name.Equals("application/*", StringComparison.OrdinalIgnoreCase))
        {
            return Json(parameters);
        }

        if (others)
        {
            foreach (var encoder in Encoders.All)
            {
                if (name.Equals(encoder.MediaType, StringComparison.OrdinalIgnoreCase))
                {
                    return new() { Encoder = encoder };
                }
            }
        }

        return null;
    }

    // Parameters and values may be in any case, with the prefix of 4.0 or without; what is not known must be refused (protocol 8.2.1).
    static ODataFormat? Json(ReadOnlySpan<char> parameters)
    {
        var format = new ODataFormat();
        foreach (var range in parameters.Split(';'))
        {
            var one = parameters[range].Trim();
            if (one.IsEmpty)
            {
                continue;
            }

            var equals = one.IndexOf('=');
            var name = (equals < 0 ? one : one[..equals]).Trim().ToString().ToLowerInvariant();
            var value = equals < 0 ? "" : one[(equals + 1)..].Trim().Trim('"').ToString().ToLowerInvariant();
            switch (name.StartsWith("odata.", StringComparison.Ordinal) ? name[6..] : name, value)
            {
                case ("q", _) or ("streaming", "true" or "false") or ("ieee754compatible", "false") or ("exponentialdecimals", "true" or "false"):
                    break;
                case ("ieee754compatible", "true"):
                    format = format with { IsIeee754 = true };
                    break;
                case ("metadata", "none"):
                    format = format with { Metadata = MetadataLevel.None };
                    break;
                case ("metadata", "minimal"):
                    format = format with { Metadata = MetadataLevel.Minimal };
                    break;
                case ("metadata", "full"):
                    format = format with { Metadata = MetadataLevel.Full };
                    break;
                case ("charset", "utf-8"):
                    format = format with { HasCharset = true };
                    break;
                default:
                    return null;
            }
        }

        return format;
    }

    static ProblemException NotAcceptable(string asked, bool others)
    {
        ImmutableArray<string> offered = ["json", .. others ? Encoders.All.Select(encoder => encoder.Name) : []];
        return new(Problem.NotAcceptable(
            $"'{asked}': offered are {string.Join(", ", offered)}; json with the parameters metadata, streaming, IEEE754Compatible and charset=utf-8."));
    }
}
