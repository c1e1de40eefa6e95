using System.Text.RegularExpressions;

namespace OpenUrbanData.Model.Identity;

/// <summary>Names in addresses: lower-case words with single hyphens between them (design 7).</summary>
public static partial class Slug
{
    /// <summary>Most characters of a publisher's slug.</summary>
    public const int PublisherLength = 30;

    /// <summary>Most characters of the name of a data set.</summary>
    public const int NameLength = 50;

    /// <summary>True for a slug of at most <paramref name="length"/> characters.</summary>
    public static bool IsValid(string text, int length) => text.Length <= length && Pattern().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
