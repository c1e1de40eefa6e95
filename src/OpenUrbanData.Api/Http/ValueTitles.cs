using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Names for people of values that are codes or keys.</summary>
static class ValueTitles
{
    /// <summary>The name of a value; null where it is one for people already.</summary>
    public static string? Of(ApiRequest request, Property property, object? value) => value is not string text
        ? null
        : property.Name switch
        {
            "municipality_key" => request.Registry.Municipalities.GetValueOrDefault(text)?.Name,
            "dataset_id" => request.Registry.Datasets.GetValueOrDefault(text) is { } dataset ? request.In(dataset.Title) : null,
            _ => property.Codes?.Titles.GetValueOrDefault(text)?.In(request.Language),
        };
}
