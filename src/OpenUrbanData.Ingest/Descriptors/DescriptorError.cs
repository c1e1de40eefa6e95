using System.Globalization;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>One mistake in a descriptor: where it is, what is there, what was expected.</summary>
/// <param name="File">Path of the file as it was given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Key">Path of the key (<c>source.url</c>); empty where the file as a whole is meant.</param>
/// <param name="Message">What is wrong and what was expected, as one sentence.</param>
public sealed record DescriptorError(string File, long Line, string Key, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{File}:{Line}: {(Key.Length == 0 ? "" : $"{Key}: ")}{Message}");
}
