using System.Text.Json;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>What the first bytes of a JSON file say about it.</summary>
/// <param name="IsJson">Whether they are the start of JSON.</param>
/// <param name="Type">The root's member <c>type</c>; null for none so far.</param>
/// <param name="HasFeatures">Whether the root has <c>features</c> with a <c>geometry</c> and <c>properties</c> of GeoJSON.</param>
sealed record JsonShape(bool IsJson, string? Type, bool HasFeatures)
{
    /// <summary>Looks at the head of a file.</summary>
    public static JsonShape Of(SourceFile file)
    {
        var head = file.Head.Span;
        if (head.StartsWith("\uFEFF"u8))
        {
            head = head[3..];
        }

        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'['))
        {
            return new(false, null, false);
        }

        string? type = null;
        bool hasFeatures = false, isGeoJson = false, isBroken = false;
        var reader = new Utf8JsonReader(head, file.Length <= SourceFile.HeadBytes, new(new() { AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (reader.CurrentDepth == 1 && reader.ValueTextEquals("type"u8) && reader.Read())
                {
                    type ??= reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
                else if (reader.CurrentDepth == 1 && reader.ValueTextEquals("features"u8))
                {
                    hasFeatures = true;
                }
                else if (reader.CurrentDepth == 3 && reader.ValueTextEquals("properties"u8))
                {
                    isGeoJson = true;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Latin-1 in a string fails here; whether the whole is JSON is said by the reader that tries.
            isBroken = reader.BytesConsumed == 0;
        }

        return new(!isBroken, type, hasFeatures && isGeoJson);
    }
}
