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
                if (quote == '\'' && options.Quote is null && !sample.StartsWith('\'') && !sample.Contains($"{delimiter}'", StringComparison.Ordinal))
                {
                    continue;
                }

                var dialect = new CsvDialect(delimiter, quote, EscapeOf(sample, quote, delimiter, options));
                if (Score(dialect, sample, isWhole) is var score && score > bestScore)
                {
                    (best, bestScore) = (dialect, score);
                }
            }
        }

        return best;
    }

    /// <summary>Rows of a sample without the last, cut one; at most <paramref name="most"/>.</summary>
    public List<string?[]> Rows(string sample, bool isWhole, int most) => Rows(sample, isWhole, most, out _);

    List<string?[]> Rows(string sample, bool isWhole, int most, out int bad)
    {
        using var text = new DelimitedText(new StringReader(sample), this, int.MaxValue);
        var rows = new List<string?[]>();
        bad = 0;
        while (rows.Count < most && text.Read())
        {
            rows.Add([.. text.Cells]);
            bad += text.BadQuotes + (text.IsUnclosed ? 1 : 0);
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
        var rows = dialect.Rows(sample, isWhole, 500, out var bad).FindAll(row => !row.All(string.IsNullOrWhiteSpace));
        if (rows.Count == 0)
        {
            return double.MinValue;
        }

        var usual = rows.GroupBy(row => row.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        var share = usual.Count() / (double)rows.Count;
        var quoted = rows.Sum(row => row.Count(cell => IsWrapped(cell, '"')
            || (dialect.Quote == '"' && IsWrapped(cell, '\'')))) / (double)(rows.Count * usual.Key);
        return (usual.Key == 1 ? 0 : share * (1 + Math.Log(usual.Key))) - (bad / (double)rows.Count) - (quoted * 2);

        static bool IsWrapped(string? cell, char mark) => cell is { Length: > 1 } && cell[0] == mark && cell[^1] == mark;
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
