using System.Globalization;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Chooses format and language (RFC 9110, 12): a parameter beats the header.</summary>
static class Negotiation
{
    /// <summary>Chooses among the offered formats, of which the first is the default.</summary>
    /// <param name="parameters">Where <c>f</c> is read; a wrong value is noted there.</param>
    /// <param name="accept">The header <c>Accept</c>; null or empty for anything.</param>
    /// <param name="offered">At least one.</param>
    /// <exception cref="ProblemException">406: the header takes none of them.</exception>
    public static Format Choose(ParameterReader parameters, string? accept, IReadOnlyList<Format> offered)
    {
        if (parameters.Text("f") is { } name)
        {
            if (offered.FirstOrDefault(format => format.IsNamed(name)) is { } named)
            {
                return named;
            }

            var names = offered.Select(format => format.Name).ToList();
            parameters.Reject("f", name, $"Must be one of {string.Join(", ", names)}.{ParameterReader.Suggest(name, names)}");
            return offered[0];
        }

        if (string.IsNullOrWhiteSpace(accept))
        {
            return offered[0];
        }

        Format? best = null;
        var bestQuality = 0.0;
        foreach (var format in offered)
        {
            var quality = QualityOf(format, accept);
            if (quality > bestQuality)
            {
                (best, bestQuality) = (format, quality);
            }
        }

        return best ?? throw new ProblemException(Problem.NotAcceptable(
            $"'Accept: {accept}' takes none of {string.Join(", ", offered.Select(format => format.BareMediaType))}."));
    }

    /// <summary>Chooses the language: <c>lang</c>, then <c>Accept-Language</c>, then German.</summary>
    public static Language ChooseLanguage(ParameterReader parameters, string? acceptLanguage)
    {
        switch (parameters.Word("lang", ["de", "en"]))
        {
            case "de":
                return Language.German;
            case "en":
                return Language.English;
        }

        var german = 0.0;
        var english = 0.0;
        foreach (var (range, _, quality) in Ranges(acceptLanguage ?? ""))
        {
            if (IsLanguage(range, "de"))
            {
                german = Math.Max(german, quality);
            }
            else if (IsLanguage(range, "en"))
            {
                english = Math.Max(english, quality);
            }
        }

        return english > german ? Language.English : Language.German;
    }

    /// <summary>How much the header wants the format: 0 (not at all) to 1. The most specific range decides.</summary>
    static double QualityOf(Format format, string accept)
    {
        var quality = 0.0;
        var specificity = -1;
        foreach (var (range, parameters, given) in Ranges(accept))
        {
            var found = Specificity(format, range, parameters);
            if (found > specificity || (found == specificity && found >= 0 && given > quality))
            {
                (quality, specificity) = (given, found);
            }
        }

        return quality;
    }

    static int Specificity(Format format, string range, string[] parameters)
    {
        // A range with a version takes only that version; other parameters (charset, profile) say nothing of the format.
        if (parameters.FirstOrDefault(one => one.StartsWith("version=", StringComparison.OrdinalIgnoreCase)) is { } version)
        {
            if (!format.MediaType.EndsWith(";" + version.Replace("\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                return -1;
            }

            return range.Equals(format.BareMediaType, StringComparison.OrdinalIgnoreCase)
                || format.AlsoAccepts.Contains(range, StringComparer.OrdinalIgnoreCase) ? 4 : -1;
        }

        if (range.Equals(format.BareMediaType, StringComparison.OrdinalIgnoreCase))
        {
            return 3;
        }

        if (format.AlsoAccepts.Contains(range, StringComparer.OrdinalIgnoreCase))
        {
            return 2;
        }

        if (range.EndsWith("/*", StringComparison.Ordinal) && range != "*/*")
        {
            return format.BareMediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 1 : -1;
        }

        return range == "*/*" ? 0 : -1;
    }

    static IEnumerable<(string Range, string[] Parameters, double Quality)> Ranges(string header)
    {
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            var quality = 1.0;
            foreach (var piece in pieces.Skip(1))
            {
                if (piece.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                {
                    quality = double.TryParse(piece.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
                        ? Math.Min(q, 1)
                        : 0;
                }
            }

            yield return (pieces[0], pieces[1..], quality);
        }
    }

    static bool IsLanguage(string range, string language) =>
        range.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (range.Length == 2 || range[2] == '-');
}
