using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>How a text table is written.</summary>
/// <param name="Delimiter">Between cells.</param>
/// <param name="Quote">Around cells.</param>
/// <param name="Escape">Before a quote inside quotes: the quote itself, or a backslash.</param>
public sealed record CsvDialect(char Delimiter, char Quote, char Escape)
{
    static readonly char[] Delimiters = [';', ',', '\t', '|'];

    /// <summary>Whether NULL without quotes stands for no value, as in the dumps that escape by backslash.</summary>
    public bool HasNull => Escape == '\\';

    /// <summary>The dialect that explains the sample best, within what is declared.</summary>
    /// <param name="sample">The start of the text, cut anywhere.</param>
    /// <param name="isWhole">Whether the sample is all of the text.</param>
    /// <param name="options">What is declared.</param>
    public static CsvDialect Sniff(string sample, bool isWhole, ReaderOptions options)
    {
        var best = new CsvDialect(options.Delimiter ?? ',', options.Quote ?? '"', EscapeOf(sample, options.Quote ?? '"', ',', options));
        var bestScore = double.MinValue;
        foreach (var quote in options.Quote is { } declared ? [declared] : new[] { '"', '\'' })
        {
            foreach (var delimiter in options.Delimiter is { } one ? [one] : Delimiters)
            {
                var dialect = new CsvDialect(delimiter, quote, EscapeOf(sample, quote, delimiter, options));
                if (Score(dialect, sample, isWhole) is var score && score > bestScore)
                {
                    (best, bestScore) = (dialect, score);
                }
            }
        }

        return best;
    }

    /// <summary>A parser for text in this dialect.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bad">Called for each cell whose quotes do not fit; null to take it as it is.</param>
    public CsvParser Parse(TextReader text, BadDataFound? bad = null) => new(text, new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = Delimiter.ToString(),
        Quote = Quote,
        Escape = Escape,
        BadDataFound = bad,
        IgnoreBlankLines = false,
        BufferSize = 1 << 16,
        HasHeaderRecord = false,
        CacheFields = false,
    });

    /// <summary>Rows of a sample without the last, cut one; at most <paramref name="most"/>.</summary>
    public List<string[]> Rows(string sample, bool isWhole, int most, BadDataFound? bad = null)
    {
        using var text = new StringReader(sample);
        using var parser = Parse(text, bad);
        var rows = new List<string[]>();
        while (rows.Count < most && parser.Read())
        {
            rows.Add(parser.Record!);
        }

        if (!isWhole && rows.Count > 1 && rows.Count < most)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows;
    }

    // Many cells, the same number in most rows, quotes that fit: in that order of weight.
    static double Score(CsvDialect dialect, string sample, bool isWhole)
    {
        var bad = 0;
        var rows = dialect.Rows(sample, isWhole, 500, _ => bad++).FindAll(row => !row.All(string.IsNullOrWhiteSpace));
        if (rows.Count == 0)
        {
            return double.MinValue;
        }

        var usual = rows.GroupBy(row => row.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        var share = usual.Count() / (double)rows.Count;
        var quoted = rows.Sum(row => row.Count(cell => cell.Length > 1 && IsWrapped(cell, '"')
            || (dialect.Quote == '"' && cell.Length > 1 && IsWrapped(cell, '\'')))) / (double)(rows.Count * usual.Key);
        return (usual.Key == 1 ? 0 : share * (1 + Math.Log(usual.Key))) - (bad / (double)rows.Count) - (quoted * 2);

        static bool IsWrapped(string cell, char mark) => cell[0] == mark && cell[^1] == mark;
    }

    static char EscapeOf(string sample, char quote, char delimiter, ReaderOptions options)
    {
        if (options.Escape is { } escape)
        {
            return escape switch
            {
                "backslash" or "\\" => '\\',
                "double" => quote,
                _ => throw new IngestException(IngestCodes.OptionInvalid, $"reader.escape: '{escape}' is neither 'double' nor 'backslash'."),
            };
        }

        // A backslash before a quote that does not end its cell: not the path "C:\data\", but \" as MySQL writes it.
        var escaped = 0;
        for (var i = sample.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 2 < sample.Length; i = sample.IndexOf('\\', i + 2))
        {
            escaped += sample[i + 1] == quote && sample[i + 2] != delimiter && sample[i + 2] is not ('\r' or '\n') ? 1 : 0;
        }

        return escaped > 0 ? '\\' : quote;
    }
}
