using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>Reads the query string: collects all mistakes, then rejects once (OGC 17-069r4, 7.5).</summary>
/// <remarks>Names are case-sensitive. Each name that is asked for counts as known.</remarks>
sealed class ParameterReader
{
    const int ShownLength = 200;
    readonly List<(string Name, string Value)> _given = [];
    readonly int _inAddress;
    readonly List<string> _known = [];
    readonly List<ProblemParameter> _mistakes = [];

    /// <summary>Reads a query string, with or without its question mark.</summary>
    /// <param name="queryString">The query string; null or empty for none.</param>
    /// <param name="body">Parameters of the body; null for none.</param>
    public ParameterReader(string? queryString, IReadOnlyList<(string Name, string Value)>? body = null)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            _given.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        _inAddress = _given.Count;
        _given.AddRange(body ?? []);
    }

    /// <summary>All parameters of the address in the order in which they came.</summary>
    public IEnumerable<(string Name, string Value)> Given => _given.Take(_inAddress);

    /// <summary>True where the address has no parameters.</summary>
    public bool HasNone => _inAddress == 0;

    /// <summary>True where a condition looks at the clock, so that the answer changes without a publication: nothing may keep it.</summary>
    public bool LooksAtClock { get; set; }

    /// <summary>True where address or body have a parameter of neither list.</summary>
    public bool HasOthers(ImmutableArray<string> names, ImmutableArray<string> others)
    {
        foreach (var (name, _) in _given)
        {
            if (!names.Contains(name) && !others.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value; null where the parameter is absent or empty (as forms send it). A repeated one is a mistake.</summary>
    public string? Text(string name)
    {
        _known.Add(name);
        string? found = null;
        foreach (var (given, value) in _given)
        {
            if (given != name || value.Length == 0)
            {
                continue;
            }

            if (found is not null)
            {
                Reject(name, value, "May be given once.");
                break;
            }

            found = value;
        }

        return found;
    }

    /// <summary>True where the parameter is given with a value.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A whole number from <paramref name="minimum"/>; null where it is absent or a mistake.</summary>
    public long? Whole(string name, long minimum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // More digits than fit are a large number, no mistake: the caller cuts it to its maximum.
            var value = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : long.MaxValue;
            if (value >= minimum)
            {
                return value;
            }
        }

        Reject(name, text, $"Must be a whole number from {minimum}.");
        return null;
    }

    /// <summary>One of the words; null where it is absent or a mistake.</summary>
    public string? Word(string name, IReadOnlyCollection<string> words)
    {
        if (Text(name) is not { } text || words.Contains(text))
        {
            return Find(name);
        }

        Reject(name, text, $"Must be one of {string.Join(", ", words)}.{Suggest(text, words)}");
        return null;
    }

    /// <summary>Notes a mistake.</summary>
    public void Reject(string name, string? value, string expected)
    {
        var mistake = new ProblemParameter(name, value is { Length: > ShownLength } ? value[..ShownLength] + "…" : value, expected);
        // What is read once for each collection may be wrong for each of them.
        if (!_mistakes.Contains(mistake))
        {
            _mistakes.Add(mistake);
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="ProblemException">There are mistakes, or parameters that nobody asked for.</exception>
    public void Finish()
    {
        foreach (var (name, value) in _given)
        {
            if (!_known.Contains(name))
            {
                Reject(name, value, $"Is not a parameter of this resource.{Suggest(name, _known)}");
            }
        }

        FinishWithMistakes();
    }

    /// <summary>Ends the reading where there are mistakes, without a look at what nobody asked for.</summary>
    /// <exception cref="ProblemException">There are mistakes.</exception>
    public void FinishWithMistakes()
    {
        if (_mistakes.Count > 0)
        {
            throw new ProblemException(Problem.InvalidParameters(_mistakes));
        }
    }

    /// <summary>« Did you mean …? » with the nearest word; empty where none is near.</summary>
    public static string Suggest(string word, IEnumerable<string> words)
    {
        // Two slips, or one in three letters: more would suggest the unrelated.
        var best = words.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, Math.Min(word.Length, pair.candidate.Length) / 3))
            .OrderBy(pair => pair.distance).Select(pair => pair.candidate).FirstOrDefault();
        return best is null ? "" : $" Did you mean '{best}'?";
    }

    static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 3 || left.Length > 60)
        {
            return int.MaxValue;
        }

        // Optimal string alignment: two neighbours that changed places are one slip.
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            (before, last, row) = (last, row, before);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[^1];

        static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
    }

    string? Find(string name) => _given.FirstOrDefault(pair => pair.Name == name && pair.Value.Length > 0).Value;
}
