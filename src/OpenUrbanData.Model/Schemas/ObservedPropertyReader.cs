using System.Collections.Immutable;
using System.Globalization;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Reads <c>observed-properties.csv</c>: comma-separated, one line per member, quoted where a text has a comma.</summary>
static class ObservedPropertyReader
{
    static readonly string[] Header =
        ["name", "title_de", "title_en", "unit", "value_type", "aggregation", "minimum", "maximum", "codes", "max_age", "aligns"];

    public static ImmutableArray<ObservedProperty> Read(string file, ImmutableArray<SchemaMistake>.Builder mistakes)
    {
        var properties = ImmutableArray.CreateBuilder<ObservedProperty>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var cells = Cells(line);
            if (number == 1)
            {
                if (!cells.SequenceEqual(Header))
                {
                    mistakes.Add(new(file, "/line/1", $"must be '{string.Join(',', Header)}'."));
                    break;
                }
            }
            else if (cells.Count != Header.Length || cells[0].Length == 0)
            {
                mistakes.Add(new(file, $"/line/{number}", $"must have {Header.Length} cells, the first one with a name."));
            }
            else
            {
                properties.Add(new(
                    cells[0], new(cells[1], cells[2]), cells[3].Length == 0 ? null : cells[3], cells[4],
                    Number(cells[6]), Number(cells[7]),
                    [.. cells[8].Split(' ', StringSplitOptions.RemoveEmptyEntries)], cells[9]));
            }
        }

        return properties.ToImmutable();
    }

    static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
