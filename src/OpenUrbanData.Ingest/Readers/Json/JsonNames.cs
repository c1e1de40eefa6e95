using System.Text.Json;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>Collects the columns that the objects of a file have, in the order in which they first come.</summary>
sealed class JsonNames
{
    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly List<string> _order = [];

    /// <summary>All names so far.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <summary>Whether there is a column of that name.</summary>
    public bool Contains(string name) => _known.Contains(name);

    /// <summary>Adds the columns of one object.</summary>
    /// <exception cref="IngestException">There are more of them than the limit.</exception>
    public void AddAll(JsonElement element, ReaderLimits limits, string place) => AddAll(JsonValues.Flatten(element), limits, place);

    /// <summary>Adds columns.</summary>
    /// <exception cref="IngestException">There are more of them than the limit.</exception>
    public void AddAll(IEnumerable<(string Name, JsonElement Value)> columns, ReaderLimits limits, string place)
    {
        foreach (var (name, _) in columns)
        {
            if (_known.Add(name))
            {
                _order.Add(name);
                if (_order.Count > limits.Columns)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge, $"{place}: more than {limits.Columns} different members.");
                }
            }
        }
    }
}
