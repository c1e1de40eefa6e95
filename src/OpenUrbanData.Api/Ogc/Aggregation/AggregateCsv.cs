using System.Buffers;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary>Groups as CSV (RFC 4180): keys, with the name of a code in a column of its own, the number of features, one column per
/// function, and per bin of a histogram.</summary>
static class AggregateCsv
{
    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the groups.</summary>
    public static async Task WriteAsync(ApiRequest request, AggregateAnswer answer)
    {
        var output = request.Http.Response.BodyWriter;
        var line = new StringBuilder();
        var aggregation = answer.Aggregation;
        for (var i = 0; i < answer.KeyNames.Length; i++)
        {
            if (aggregation.Groups[i] is GroupKey.Cell)
            {
                line.Append("zoom,x,y,west,south,east,north,");
                continue;
            }

            Append(line, answer.KeyNames[i]);
            if (IsTitled(aggregation.Groups[i]))
            {
                Append(line, answer.KeyNames[i] + "_title");
            }
        }

        line.Append("count");
        for (var i = 0; i < aggregation.Measures.Length; i++)
        {
            foreach (var (name, _) in Columns(answer, i, null))
            {
                line.Append(',');
                Append(line, name);
                line.Length--;
            }
        }

        line.Append("\r\n");
        while (await answer.Rows.ReadAsync())
        {
            WriteGroup(request, line, answer, answer.Rows.Current);
            if (line.Length > AggregateJson.FlushAt)
            {
                await output.WriteAsync(Encoding.UTF8.GetBytes(line.ToString()), request.Cancellation);
                line.Clear();
            }
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(line.ToString()), request.Cancellation);
    }

    /// <summary>The columns of a function, with their values: one, and for a histogram one per bin.</summary>
    public static IEnumerable<(string Name, object? Value)> Columns(AggregateAnswer answer, int measure, object? value)
    {
        var function = answer.FunctionNames[measure];
        if (answer.Aggregation.Measures[measure] is not { Edges: { } edges })
        {
            return [(function, value)];
        }

        object? Count(int bin) => value is long[] counts ? counts[bin] : null;
        return Enumerable.Range(1, edges.Count)
            .Select(bin => ($"{function}[{AggregateJson.Text(edges.Edges[bin - 1])},{AggregateJson.Text(edges.Edges[bin])})", Count(bin)))
            .Prepend(($"{function}.below", Count(0))).Append(($"{function}.above", Count(edges.Count + 1)));
    }

    static bool IsTitled(GroupKey key) =>
        key.Property is { } property && (property.Name is "municipality_key" or "dataset_id" || property.Codes is { Titles.Count: > 0 });

    static void WriteGroup(ApiRequest request, StringBuilder line, AggregateAnswer answer, AggregateGroup group)
    {
        for (var i = 0; i < group.Keys.Length; i++)
        {
            var key = answer.Aggregation.Groups[i];
            if (key is GroupKey.Cell)
            {
                object?[] columns = group.Keys[i] is GridCell cell
                    ? [cell.Zoom, cell.X, cell.Y, Math.Round(cell.West, 7), Math.Round(cell.South, 7), Math.Round(cell.East, 7), Math.Round(cell.North, 7)]
                    : new object?[7];
                foreach (var column in columns)
                {
                    Append(line, column);
                }

                continue;
            }

            Append(line, group.Keys[i]);
            if (IsTitled(key))
            {
                Append(line, ValueTitles.Of(request, key.Property!, group.Keys[i]));
            }
        }

        Append(line, group.Count);
        for (var i = 0; i < group.Values.Length; i++)
        {
            foreach (var (_, value) in Columns(answer, i, group.Values[i]))
            {
                Append(line, value);
            }
        }

        line.Length--;
        line.Append("\r\n");
    }

    static void Append(StringBuilder line, object? value)
    {
        var text = value is null ? "" : AggregateJson.Text(value);
        if (text.AsSpan().ContainsAny(Quoted))
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(text);
        }

        line.Append(',');
    }
}
