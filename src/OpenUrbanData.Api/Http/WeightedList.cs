using System.Globalization;

namespace OpenUrbanData.Api.Http;

/// <summary>Walks over the members of <c>Accept</c>, <c>Accept-Language</c> and <c>Accept-Encoding</c> with their weights
/// (RFC 9110, 12.4.2) without copying anything.</summary>
/// <param name="header">The header's value; empty for no members.</param>
ref struct WeightedList(ReadOnlySpan<char> header)
{
    ReadOnlySpan<char> _rest = header;

    /// <summary>The member without parameters: <c>text/html</c>, <c>de-DE</c>, <c>gzip</c>, <c>*</c>.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>What stands between the name and the next member, the weight among it: <c>version=3.0;q=0.5</c>.</summary>
    public ReadOnlySpan<char> Parameters { get; private set; }

    /// <summary>From 0 (not at all) to 1; 0 where it cannot be read.</summary>
    public double Quality { get; private set; }

    /// <summary>Goes to the next member; false where there is none.</summary>
    public bool Next()
    {
        while (!_rest.IsEmpty)
        {
            var comma = _rest.IndexOf(',');
            var member = (comma < 0 ? _rest : _rest[..comma]).Trim();
            _rest = comma < 0 ? [] : _rest[(comma + 1)..];
            if (member.IsEmpty)
            {
                continue;
            }

            var semicolon = member.IndexOf(';');
            Name = (semicolon < 0 ? member : member[..semicolon]).TrimEnd();
            Parameters = semicolon < 0 ? [] : member[(semicolon + 1)..];
            Quality = QualityOf(Parameters);
            return true;
        }

        return false;
    }

    /// <summary>The value of a parameter in a list as <c>version=3.0;q=0.5</c>, without quotes; empty where it is not given.</summary>
    public static ReadOnlySpan<char> Value(ReadOnlySpan<char> parameters, ReadOnlySpan<char> name)
    {
        foreach (var range in parameters.Split(';'))
        {
            var one = parameters[range].Trim();
            var equals = one.IndexOf('=');
            if (equals > 0 && one[..equals].TrimEnd().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return one[(equals + 1)..].Trim().Trim('"');
            }
        }

        return [];
    }

    static double QualityOf(ReadOnlySpan<char> parameters)
    {
        if (parameters.IsEmpty)
        {
            return 1;
        }

        var value = Value(parameters, "q");
        return value.IsEmpty ? 1
            : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? Math.Min(quality, 1)
            : 0;
    }
}
