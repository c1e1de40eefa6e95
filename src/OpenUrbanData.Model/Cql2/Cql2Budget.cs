using System.Globalization;

namespace OpenUrbanData.Model.Cql2;

/// <summary>What one reading of a filter has used of its limits, and the first mistake in it.</summary>
sealed class Cql2Budget(Cql2Limits limits)
{
    int _nodes;
    int _vertices;
    int _depth;

    /// <summary>The first mistake; null for none so far.</summary>
    public Cql2Mistake? Mistake { get; private set; }

    /// <summary>Notes a mistake, unless there is one already.</summary>
    /// <param name="at">Place from 0.</param>
    /// <param name="message">What is wrong.</param>
    public void Fail(int at, string message) => Mistake ??= new(at + 1, message);

    /// <summary>Takes a node into the tree; null where that is one too many or too deep.</summary>
    public Cql2Node? Accept(Cql2Node node)
    {
        if (++_nodes > limits.MaximumNodes)
        {
            Fail(node.Position - 1, $"the filter has more than {Grouped(limits.MaximumNodes)} operations and values");
            return null;
        }

        if (node.Height > limits.MaximumDepth)
        {
            Fail(node.Position - 1, TooDeep());
            return null;
        }

        return node;
    }

    /// <summary>Goes one level deeper in the text. Parentheses may double the levels of the tree, no more.</summary>
    public bool Enter(int at)
    {
        if (++_depth <= 2 * limits.MaximumDepth)
        {
            return true;
        }

        Fail(at, TooDeep());
        return false;
    }

    /// <summary>Comes back from <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;

    /// <summary>Counts a vertex; false where it is one too many.</summary>
    public bool TakeVertex(int at)
    {
        if (++_vertices <= limits.MaximumVertices)
        {
            return true;
        }

        Fail(at, $"the geometries have more than {Grouped(limits.MaximumVertices)} vertices");
        return false;
    }

    /// <summary>True where the filter is not longer than allowed.</summary>
    public bool Fits(int length, string unit)
    {
        if (length <= limits.MaximumLength)
        {
            return true;
        }

        Fail(limits.MaximumLength, $"the filter is longer than {Grouped(limits.MaximumLength)} {unit}");
        return false;
    }

    /// <summary>A day or an instant; null where the text is neither.</summary>
    public static Cql2Node? Instant(string text, int position) =>
        Cql2Instants.TryDate(text, out var day) ? new Cql2Node.Date(day) { Position = position }
        : Cql2Instants.TryTimestamp(text, out var instant) ? new Cql2Node.Timestamp(instant) { Position = position }
        : null;

    /// <summary>Text for a message, cut.</summary>
    public static string Short(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..39]}…";

    string TooDeep() => $"the filter is nested deeper than {Grouped(limits.MaximumDepth)} levels";

    static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
