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

        double? german = null, english = null;
        var any = 0.0;
        var list = new WeightedList(acceptLanguage);
        while (list.Next())
        {
            if (IsLanguage(list.Name, "de"))
            {
                german = Math.Max(german ?? 0, list.Quality);
            }
            else if (IsLanguage(list.Name, "en"))
            {
                english = Math.Max(english ?? 0, list.Quality);
            }
            else if (list.Name is "*")
            {
                any = list.Quality;
            }
        }

        return (english ?? any) > (german ?? any) ? Language.English : Language.German;
    }

    /// <summary>How much the header wants the format: 0 (not at all) to 1. The most specific range decides.</summary>
    static double QualityOf(Format format, string accept)
    {
        var quality = 0.0;
        var specificity = -1;
        var list = new WeightedList(accept);
        while (list.Next())
        {
            var found = Specificity(format, list);
            if (found > specificity || (found == specificity && found >= 0 && list.Quality > quality))
            {
                (quality, specificity) = (list.Quality, found);
            }
        }

        return quality;
    }

    static int Specificity(Format format, WeightedList range)
    {
        var name = range.Name;
        if (name.Equals(format.BareMediaType, StringComparison.OrdinalIgnoreCase))
        {
            return OfParameters(format, range.Parameters) is var parameters && parameters < 0 ? -1 : 3 + parameters;
        }

        foreach (var other in format.AlsoAccepts)
        {
            if (name.Equals(other, StringComparison.OrdinalIgnoreCase))
            {
                return OfParameters(format, range.Parameters) < 0 ? -1 : 2;
            }
        }

        if (name is "*/*")
        {
            return 0;
        }

        return name.EndsWith("/*") && format.BareMediaType.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase) ? 1 : -1;
    }

    // `version=3.1` is another format than `version=3.0`. What the format does not state is no difference, nor is the charset: text is
    // always UTF-8. Negative where they differ, else 1 for a match.
    static int OfParameters(Format format, ReadOnlySpan<char> asked)
    {
        var stated = format.MediaType.AsSpan(format.BareMediaType.Length);
        var found = 0;
        foreach (var part in stated.Split(';'))
        {
            var one = stated[part].Trim();
            var equals = one.IndexOf('=');
            if (equals <= 0 || one[..equals].Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = WeightedList.Value(asked, one[..equals]);
            if (!value.IsEmpty)
            {
                if (!value.Equals(one[(equals + 1)..].Trim('"'), StringComparison.OrdinalIgnoreCase))
                {
                    return -1;
                }

                found = 1;
            }
        }

        return found;
    }

    static bool IsLanguage(ReadOnlySpan<char> range, string language) =>
        range.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (range.Length == 2 || range[2] == '-');
}
