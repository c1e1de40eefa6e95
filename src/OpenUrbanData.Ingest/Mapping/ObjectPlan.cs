using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Builds the JSON of one object or of a list of objects from a row.</summary>
/// <param name="objects">Members of each object.</param>
/// <param name="isList">True for a list.</param>
sealed class ObjectPlan(ImmutableArray<ImmutableArray<ValuePlan>> objects, bool isList)
{
    readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The JSON; null where nothing has a value.</summary>
    public string? Read(object?[] row, Feature feature)
    {
        _buffer.ResetWrittenCount();
        var any = false;
        using (var json = new Utf8JsonWriter(_buffer, Json.WriterOptions))
        {
            if (isList)
            {
                json.WriteStartArray();
            }

            foreach (var members in objects)
            {
                any |= Write(json, members, row, feature);
            }

            if (isList)
            {
                json.WriteEndArray();
            }
        }

        return any ? Json.Text(_buffer) : null;
    }

    // An object without any value is left out of a list.
    static bool Write(Utf8JsonWriter json, ImmutableArray<ValuePlan> members, object?[] row, Feature feature)
    {
        var started = false;
        var onlyConstants = true;
        var values = new object?[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            values[i] = members[i].Read(row, feature);
            onlyConstants &= values[i] is null || members[i].IsConstant;
        }

        if (onlyConstants)
        {
            return false;
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (values[i] is { } value)
            {
                if (!started)
                {
                    json.WriteStartObject();
                    started = true;
                }

                json.WritePropertyName(members[i].Property.Name);
                Json.Write(json, value);
            }
        }

        json.WriteEndObject();
        return true;
    }
}
