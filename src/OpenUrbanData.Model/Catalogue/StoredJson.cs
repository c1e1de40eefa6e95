using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>The JSON in which records are stored, and in which instances exchange them: snake_case, absent members for null.</summary>
/// <remarks>By reflection: what another version has written lacks members, and these must have their initial values. Generated code
/// gives them the default of their type instead. https://github.com/dotnet/runtime/issues/84484</remarks>
public static class StoredJson
{
    /// <summary>How a record is written and read.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="converters">For members that have a form of their own.</param>
    public static JsonTypeInfo<T> Of<T>(params ReadOnlySpan<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
