using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using OpenUrbanData.Formats.Dictionaries;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Formats.Tests;

/// <summary>CSV is what its dictionaries say: read by them, with a reader that knows nothing else. The reader itself finds what is wrong.</summary>
public sealed class DictionaryTests
{
    // Constraints of every kind, and a list that points at features of the same table.
    static readonly FeatureSchema Schema = Places.Schema with
    {
        Properties =
        [
            .. Places.Schema.Properties.Select(property => property.Name switch
            {
                "places" => property with { Minimum = -5 },
                "height" => property with { Maximum = 1e22 },
                "municipality_key" => property with { Pattern = "^[0-9]{8}$", MinimumLength = 8 },
                _ => property,
            }),
            new() { Name = "parent", Type = PropertyType.Text, Role = "reference", References = "place", Title = new("Gehört zu", "Part of") },
        ],
    };

    static CsvTable Table()
    {
        var dataset = Places.Collection.Datasets[0];
        dataset = dataset with { Schema = Schema, Filled = [.. dataset.Filled, "parent"], ModifiedAt = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), Revision = 3 };
        var collection = Places.Collection with { Schema = Schema, Datasets = [dataset, Places.Collection.Datasets[1]] };
        return new()
        {
            Layout = new RowLayout(new() { Collection = collection }),
            Dataset = dataset,
            Iri = "https://example.org/catalog/linden.places",
            Url = "https://example.org/downloads/linden.places.csv",
            Page = "https://example.org/collections/linden.places",
            Items = "https://example.org/collections/linden.places/items/",
            Referenced = property => property.References is null ? null : $"https://example.org/collections/{property.References}/items/",
            CodeList = property => $"https://example.org/collections/linden.places/codelists/{property.Name}",
        };
    }

    static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return [.. bytes.ToArray(), (byte)'\n'];
    }

    static async Task<string> CsvAsync(CsvTable table) => Encoding.UTF8.GetString(
        (await Places.EncodeAsync(Encoders.Find("csv")!, new MemoryRows(table.Layout, Places.Rows), EncodingContext.File)).Bytes);

    [Fact]
    public async Task They_are_as_the_golden_files()
    {
        await Golden.MatchesAsync("places.csv-metadata.json", Write(json => CsvwMetadata.Write(json, Table())));
        await Golden.MatchesAsync("places.datapackage.json", Write(json => DataPackage.Write(json, Table(), Language.English)));
    }

    [Fact]
    public async Task Csv_reads_by_its_csvw_metadata()
    {
        var metadata = JsonDocument.Parse(Write(json => CsvwMetadata.Write(json, Table()))).RootElement;
        var csv = await CsvAsync(Table());
        Assert.Equal([], CsvwMistakes(metadata, csv));

        // What the reader must find, each in the place of something right.
        foreach (var (right, wrong, mistake) in new[]
        {
            ("08212000", "8212000", "municipality_key: '8212000' is not of the format"), (",park,", ",parc,", "kind: 'parc' is not of the format"),
            (",1200,", ",-6,", "places: -6 is too small"), ("1.5,", "1e23,", "height: 1E+23 is too large"), (",true,", ",ja,", "open: 'ja' is no boolean"),
            ("2020-02-29", "2021-02-29", "since: '2021-02-29' is no date"), ("seen_at", "seen", "heading 'seen' is no title of seen_at"),
        })
        {
            Assert.Contains(right, csv, StringComparison.Ordinal);
            Assert.Equal([mistake], CsvwMistakes(metadata, csv.Replace(right, wrong, StringComparison.Ordinal)));
        }

        Assert.Equal(["id: is missing", "id: '' twice"], CsvwMistakes(metadata, csv.Replace("08999001.places.1", "", StringComparison.Ordinal)
            .Replace("08999001.places.2", "", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task Both_dictionaries_name_the_columns_of_the_file()
    {
        var headings = (await CsvAsync(Table())).Split("\r\n")[0].Split(',');
        var csvw = JsonDocument.Parse(Write(json => CsvwMetadata.Write(json, Table()))).RootElement;
        var package = JsonDocument.Parse(Write(json => DataPackage.Write(json, Table(), Language.German))).RootElement;
        Assert.Equal(headings, csvw.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal(headings, package.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
    }

    static List<string> CsvwMistakes(JsonElement metadata, string csv)
    {
        var mistakes = new List<string>();
        var dialect = metadata.GetProperty("dialect");
        using var reader = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = dialect.GetProperty("delimiter").GetString()!,
            NewLine = dialect.GetProperty("lineTerminators")[0].GetString()!,
            Quote = dialect.GetProperty("quoteChar").GetString()![0],
        });
        Assert.True(reader.Read());
        JsonElement[] columns = [.. metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray()];
        Assert.Equal(columns.Length, reader.Record!.Length);
        mistakes.AddRange(columns.Zip(reader.Record).Where(pair => pair.First.GetProperty("titles").EnumerateObject().All(title => title.Value.GetString() != pair.Second))
            .Select(pair => $"heading '{pair.Second}' is no title of {pair.First.GetProperty("name").GetString()}"));
        var keys = new HashSet<string>();
        var key = Array.FindIndex(columns, column => column.GetProperty("name").GetString() == metadata.GetProperty("tableSchema").GetProperty("primaryKey").GetString());
        while (reader.Read())
        {
            Assert.Equal(columns.Length, reader.Record.Length);
            foreach (var (column, value) in columns.Zip(reader.Record))
            {
                var members = value.Length > 0 && column.TryGetProperty("separator", out var separator) ? value.Split(separator.GetString()!) : [value];
                mistakes.AddRange(members.SelectMany(member => ValueMistakes(column, member)));
            }

            if (!keys.Add(reader.Record[key]))
            {
                mistakes.Add($"id: '{reader.Record[key]}' twice");
            }
        }

        return mistakes;
    }

    static IEnumerable<string> ValueMistakes(JsonElement column, string value)
    {
        var name = column.GetProperty("name").GetString();
        if (value.Length == 0)
        {
            return column.TryGetProperty("required", out var required) && required.GetBoolean() ? [$"{name}: is missing"] : [];
        }

        var type = column.GetProperty("datatype");
        var format = type.TryGetProperty("format", out var given) ? given.GetString() : null;
        switch (type.GetProperty("base").GetString())
        {
            case "long" or "double":
                var number = double.Parse(value, CultureInfo.InvariantCulture);
                return type.TryGetProperty("minimum", out var minimum) && number < minimum.GetDouble() ? [$"{name}: {number} is too small"]
                    : type.TryGetProperty("maximum", out var maximum) && number > maximum.GetDouble() ? [$"{name}: {number} is too large"] : [];
            case "boolean":
                return format!.Split('|').Contains(value) ? [] : [$"{name}: '{value}' is no boolean"];
            case "date":
                return DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : [$"{name}: '{value}' is no date"];
            case "dateTime":
                _ = System.Xml.XmlConvert.ToDateTimeOffset(value);
                return [];
            case "json":
                JsonDocument.Parse(value).Dispose();
                return [];
            default:
                return format is null || Regex.IsMatch(value, format, RegexOptions.ECMAScript) ? [] : [$"{name}: '{value}' is not of the format"];
        }
    }
}
