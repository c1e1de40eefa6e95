using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Http;

/// <summary>A place in the order, opaque for clients: the parameter <c>next</c>, in OData <c>$skiptoken</c> (base64url of JSON:
/// absent values, commas and long numbers survive).</summary>
static class PageToken
{
    /// <summary>Longest token that is looked at.</summary>
    public const int MaximumLength = 4096;

    /// <summary>Writes a place.</summary>
    public static string Write(PagePosition position)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteStartArray("V"u8);
        foreach (var value in position.Values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
        json.WriteNumber("D"u8, position.Dataset);
        json.WriteString("I"u8, position.Id);
        json.WriteEndObject();
        json.Flush();
        return Base64Url.EncodeToString(bytes.WrittenSpan);
    }

    /// <summary>Reads a place in an order of so many keys; null for anything that this API has not written.</summary>
    public static PagePosition? Read(string token, int keys)
    {
        if (token.Length > MaximumLength || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(Base64Url.DecodeFromChars(token));
            return ReadObject(ref json) is var (values, dataset, id) && values.Length == keys ? new(values, dataset, id) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // No JSON, or another kind of value than this API writes there.
            return null;
        }
    }

    static (ImmutableArray<string?> Values, int Dataset, string Id)? ReadObject(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject
            || !IsNext(ref json, "V"u8) || json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var values = ImmutableArray.CreateBuilder<string?>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            values.Add(json.GetString());
        }

        if (!IsNext(ref json, "D"u8))
        {
            return null;
        }

        var dataset = json.GetInt32();
        return IsNext(ref json, "I"u8) && json.GetString() is { } id && json.Read() && json.TokenType == JsonTokenType.EndObject
            && !json.Read()
            ? (values.ToImmutable(), dataset, id)
            : null;
    }

    static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read();
}
