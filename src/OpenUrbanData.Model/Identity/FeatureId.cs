using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenUrbanData.Model.Identity;

/// <summary>Identifiers of features: <c>&lt;publisher key&gt;.&lt;data set name&gt;.&lt;source id&gt;</c> (design 7).</summary>
public static class FeatureId
{
    /// <summary>Most characters of the encoded source id that are kept as they are.</summary>
    public const int SourceIdLength = 128;

    const int KeptOfLongId = 100;

    /// <summary>Encodes a source id: every UTF-8 byte outside <c>[A-Za-z0-9._-]</c> becomes <c>~HH</c>; over
    /// <see cref="SourceIdLength"/> characters the first 100, <c>~</c> and 16 hex digits of its SHA-256 remain.</summary>
    public static string Encode(string sourceId)
    {
        var text = new StringBuilder(sourceId.Length);
        foreach (var value in Encoding.UTF8.GetBytes(sourceId))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'_' or (byte)'-')
            {
                text.Append((char)value);
            }
            else
            {
                text.Append('~').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        if (text.Length <= SourceIdLength)
        {
            return text.ToString();
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(sourceId)))[..16];
        return $"{text.ToString(0, KeptOfLongId)}~{hash}";
    }

    /// <summary>The part of all identifiers of one data set, with the dot at its end.</summary>
    public static string Prefix(string publisherKey, string datasetName) => $"{publisherKey}.{datasetName}.";

    /// <summary>The prefix of an identifier: all up to the second dot; null where it has fewer than two.</summary>
    public static string? PrefixOf(string featureId)
    {
        var first = featureId.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : featureId.IndexOf('.', first + 1);
        return second < 0 ? null : featureId[..(second + 1)];
    }
}
