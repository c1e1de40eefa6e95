namespace OpenUrbanData.Model.Problems;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearestName
{
    // Longer ones are no slips of the fingers, and the work grows with the square.
    const int MaximumLength = 60;

    /// <summary>The candidate with the fewest edits, when it is near enough to be meant; otherwise null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        if (name.Length > MaximumLength)
        {
            return null;
        }

        var fewest = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var edits = Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    /// <summary><c>; did you mean 'x'?</c>, or <paramref name="otherwise"/> where nothing is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates, string otherwise = ".") =>
        Of(name, candidates) is { } near ? $"; did you mean '{near}'?" : otherwise;

    // Levenshtein, and a swap of neighbours counts as one: the usual slip of the fingers.
    static int Edits(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
