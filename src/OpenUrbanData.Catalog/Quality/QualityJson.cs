using System.Text.Json;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Quality;

/// <summary>Scores as JSON.</summary>
public static class QualityJson
{
    /// <summary>Writes the members of a score into an open object.</summary>
    /// <param name="json">Takes them.</param>
    /// <param name="score">The score.</param>
    /// <param name="language">Language of the texts.</param>
    public static void Write(Utf8JsonWriter json, QualityScore score, Language language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(score);
        json.WriteNumber("total", score.Total);
        json.WriteNumber("maximum", score.Maximum);
        json.WriteString("rating", score.Rating);
        json.WriteStartArray("dimensions");
        foreach (var dimension in score.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("id", JsonNamingPolicy.CamelCase.ConvertName(dimension.Dimension.ToString()));
            json.WriteString("title", QualityMetric.Name(dimension.Dimension).In(language));
            json.WriteNumber("points", dimension.Points);
            json.WriteNumber("maximum", dimension.Maximum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (var metric in score.Lost)
        {
            json.WriteStartObject();
            json.WriteString("metric", metric.Id);
            json.WriteString("dimension", JsonNamingPolicy.CamelCase.ConvertName(metric.Dimension.ToString()));
            json.WriteString("title", metric.Title.In(language));
            json.WriteNumber("points", metric.Points);
            json.WriteString("advice", metric.Advice.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("violations");
        foreach (var violation in score.Violations)
        {
            json.WriteStartObject();
            json.WriteString("subject", violation.Subject);
            json.WriteString("property", violation.Property);
            json.WriteString("message", language == Language.German ? violation.German : violation.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
