using System.Text.RegularExpressions;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>Finds the header among the first rows of a table and makes the column names from it.</summary>
static partial class HeaderRow
{
    /// <summary>Place of the header among the rows, from 0.</summary>
    /// <param name="rows">First rows of the table, the preamble among them.</param>
    /// <param name="options">Header by names or by row, or neither.</param>
    /// <param name="place">Name of the source for messages.</param>
    /// <exception cref="IngestException">No row holds the declared names, or there is no such row.</exception>
    public static int Find(IReadOnlyList<string?[]> rows, ReaderOptions options, string place)
    {
        if (options.HeaderRow is { } number)
        {
            return number >= 1 && number <= rows.Count ? number - 1 : throw new IngestException(
                IngestCodes.OptionInvalid, $"{place}: reader.header_row is {number}, but only {rows.Count} rows were looked at.");
        }

        if (!options.Header.IsDefaultOrEmpty)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var names = rows[i].Select(Clean).ToHashSet(StringComparer.OrdinalIgnoreCase);
                if (options.Header.All(name => names.Contains(Clean(name))))
                {
                    return i;
                }
            }

            throw new IngestException(IngestCodes.OptionInvalid,
                $"{place}: none of the first {rows.Count} rows holds the names of reader.header ({string.Join(", ", options.Header)}).");
        }

        // Above a table stand its title and notes: few cells. The first row about as full as the fullest is the header.
        var most = rows.Count == 0 ? 0 : rows.Max(Filled);
        for (var i = 0; i < rows.Count; i++)
        {
            if (Filled(rows[i]) is var filled && filled > 0 && filled >= most * 0.6)
            {
                return i;
            }
        }

        throw new IngestException(IngestCodes.SourceEmpty, $"{place}: there is no row with values.");

        static int Filled(string?[] row) => row.Count(cell => !string.IsNullOrWhiteSpace(cell));
    }

    /// <summary>Columns from the cells of the header: cleaned, made unique, the empty ones at the end left out.</summary>
    public static SourceColumns Columns(IReadOnlyList<string?> cells)
    {
        var count = cells.Count;
        while (count > 0 && Clean(cells[count - 1]).Length == 0)
        {
            count--;
        }

        var names = new List<string>(count);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = Clean(cells[i]) is { Length: > 0 } clean ? clean : $"column_{i + 1}";
            var unique = name;
            for (var repeat = 2; !known.Add(unique); repeat++)
            {
                unique = $"{name}_{repeat}";
            }

            names.Add(unique);
        }

        return new(names);
    }

    /// <summary>Whether a row is the header once more, as when files were joined: its first cell is the first column's
    /// name, and half of all cells are names of columns.</summary>
    /// <remarks>Other cells may hold numbers: a dump of a database that had the header imported as data gives it an id.</remarks>
    public static bool IsRepeated(SourceColumns columns, object?[] values)
    {
        if (values.Length == 0 || values[0] is not string first
            || !first.AsSpan().Trim().Equals(columns.Names[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var names = values.Count(value => value is string text && columns.Names.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase));
        return names * 2 >= values.Length;
    }

    /// <summary>A name without line breaks, repeated blanks and marks that only steer.</summary>
    public static string Clean(string? name) => name is null ? "" : Blanks().Replace(name, " ").Trim(' ', '\uFEFF');

    [GeneratedRegex(@"[\s\u00a0\u200b\0]+")]
    private static partial Regex Blanks();
}
