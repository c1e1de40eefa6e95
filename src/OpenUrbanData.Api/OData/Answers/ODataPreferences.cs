using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>What a client would like (RFC 7240; <see href="https://docs.oasis-open.org/odata/odata/v4.01/">protocol 8.2.8</see>). What is not
/// known here is ignored, as it must be.</summary>
sealed class ODataPreferences
{
    readonly List<string> _applied = [];
    readonly bool _asksForAnnotations;
    readonly int? _maximumPageSize;

    /// <summary>Reads the header.</summary>
    public ODataPreferences(StringValues prefer)
    {
        foreach (var (name, value) in Members(prefer))
        {
            switch (name)
            {
                // Nothing is no page: a size of 0 must not get round paging.
                case "maxpagesize" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0:
                    _maximumPageSize ??= size;
                    break;
                case "track-changes":
                    TracksChanges = true;
                    break;
                case "include-annotations":
                    _asksForAnnotations = true;
                    break;
            }
        }
    }

    /// <summary>True where a link to later changes is wanted.</summary>
    public bool TracksChanges { get; }

    /// <summary>Most entities of a page.</summary>
    /// <param name="usual">Where the client does not say.</param>
    /// <param name="most">Whatever it says.</param>
    public int PageSize(int usual, int most)
    {
        if (_maximumPageSize is not { } size)
        {
            return Math.Min(usual, most);
        }

        size = Math.Min(size, most);
        Applied(string.Create(CultureInfo.InvariantCulture, $"maxpagesize={size}"));
        return size;
    }

    /// <summary>Notes what was done.</summary>
    public void Applied(string preference)
    {
        if (!_applied.Contains(preference))
        {
            _applied.Add(preference);
        }
    }

    /// <summary>Says what was done.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="annotations">Annotations that it has, as the preference names them: <c>*</c> or <c>-*</c>.</param>
    public void Write(HttpResponse response, string annotations)
    {
        if (_asksForAnnotations)
        {
            Applied($"include-annotations=\"{annotations}\"");
        }

        if (_applied.Count > 0)
        {
            response.Headers["Preference-Applied"] = string.Join(", ", _applied);
        }
    }

    // preference = token [ "=" word ] *( ";" parameter ), by commas outside of quotes. 4.0 writes a prefix; the first of two counts.
    static IEnumerable<(string Name, string Value)> Members(StringValues headers)
    {
        foreach (var member in headers.SelectMany(header => SplitOutsideQuotes(header ?? "")))
        {
            var one = member.Split(';')[0];
            var equals = one.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? one : one[..equals]).Trim().ToLowerInvariant();
            yield return (name.StartsWith("odata.", StringComparison.Ordinal) ? name[6..] : name, equals < 0 ? "" : one[(equals + 1)..].Trim().Trim('"'));
        }
    }

    static IEnumerable<string> SplitOutsideQuotes(string header)
    {
        var (start, isQuoted) = (0, false);
        for (var at = 0; at < header.Length; at++)
        {
            isQuoted ^= header[at] == '"';
            if (header[at] == ',' && !isQuoted)
            {
                yield return header[start..at];
                start = at + 1;
            }
        }

        yield return header[start..];
    }
}
