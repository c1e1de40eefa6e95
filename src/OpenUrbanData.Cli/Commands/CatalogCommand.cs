using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Quality;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud catalog check</c>: how good the metadata of what is published are, and what to do about what is missing.</summary>
static class CatalogCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string?>("dataset") { Description = "publisher or publisher/name; without it all data sets", Arity = ArgumentArity.ZeroOrOne };
        var least = new Option<int?>("--min") { Description = "Fail where a data set has fewer points (0 to 405)", HelpName = "POINTS" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var language = new Option<string>("--lang") { Description = "Language of the advice: de or en", DefaultValueFactory = _ => "en" };
        var check = new Command("check", "Score the metadata of what is published by the method of data.europa.eu, and say what to do")
        {
            which, least, json, language.AcceptOnlyFromAmong("de", "en"),
        };
        check.Does((parsed, cancellation) => CheckAsync(
            options.Read(parsed), parsed.GetValue(which), parsed.GetValue(least), parsed.GetValue(json),
            parsed.GetValue(language) == "de" ? Language.German : Language.English, Terminal.Standard, cancellation));
        return new("catalog", "Look at the catalogue as others see it") { check };
    }

    static async Task<int> CheckAsync(
        ProgramSettings settings, string? which, int? least, bool isJson, Language language, Terminal terminal, CancellationToken cancellation)
    {
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var registry = await new RegistryReader(instance.Database).ReadAsync(cancellation);

        // The address does not matter for the score: what is served here counts as reachable.
        var identity = new CatalogueIdentity { Root = new("http://localhost/") };
        var scores = registry.Datasets.Values
            .Where(dataset => which is null || dataset.Publisher.Slug == which || dataset.Id == which.Replace('/', '.'))
            .OrderBy(dataset => dataset.Id, StringComparer.Ordinal)
            .Select(dataset => (Dataset: dataset, Score: QualityScore.Of(registry, dataset, identity))).ToList();
        if (scores.Count == 0)
        {
            throw new FormatException(which is null
                ? "No data set is published."
                : $"There is no published data set '{which}': expected publisher or publisher/name.");
        }

        if (isJson)
        {
            WriteJson(terminal, scores, language);
        }
        else
        {
            WriteTables(terminal, scores, language);
        }

        return scores.Exists(one => one.Score.Total < least) ? 1 : 0;
    }

    static void WriteTables(Terminal terminal, List<(Dataset Dataset, QualityScore Score)> scores, Language language)
    {
        terminal.Table(
            ["data set", "points", "of", "rating", .. scores[0].Score.Dimensions.Select(one => QualityMetric.Name(one.Dimension).In(language))],
            scores.Select(one => new[] { one.Dataset.Id, Text(one.Score.Total), Text(one.Score.Maximum), one.Score.RatingText.In(language) }
                .Concat(one.Score.Dimensions.Select(dimension => $"{Text(dimension.Points)}/{Text(dimension.Maximum)}")).ToArray()));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{scores.Count} data sets, {scores.Average(one => one.Score.Total):0.0} points on average."));
        if (scores.Exists(one => one.Score.Lost.Length > 0))
        {
            terminal.Line();
            terminal.Table(["data set", "missing", "points", "what to do"], scores.SelectMany(one => one.Score.Lost, (one, metric) => new[]
            {
                one.Dataset.Id, metric.Title.In(language), Text(metric.Points), metric.Advice.In(language),
            }));
        }

        if (scores.Exists(one => one.Score.Violations.Length > 0))
        {
            terminal.Line();
            terminal.Table(["data set", "where", "violation of DCAT-AP"], scores.SelectMany(one => one.Score.Violations, (one, violation) => new[]
            {
                one.Dataset.Id, violation.Subject, language == Language.German ? violation.German : violation.English,
            }));
        }
    }

    static void WriteJson(Terminal terminal, List<(Dataset Dataset, QualityScore Score)> scores, Language language)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("mean", Math.Round(scores.Average(one => one.Score.Total), 2));
            json.WriteStartArray("scores");
            foreach (var (dataset, score) in scores)
            {
                json.WriteStartObject();
                json.WriteString("dataset", dataset.Id);
                QualityJson.Write(json, score, language);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.Line(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
