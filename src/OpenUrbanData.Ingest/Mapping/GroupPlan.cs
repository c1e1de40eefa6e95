using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Collects rows that become one feature: the first row's values, and a list of objects from all of them.</summary>
/// <param name="by">Columns that are equal in all rows of one feature.</param>
/// <param name="collect">Place of a property and the members of its objects.</param>
/// <remarks>The rows of a feature may stand anywhere in the source, so the features wait until its end. This is the one
/// place of mapping whose memory grows with the source; <see cref="MaximumRows"/> bounds it.</remarks>
sealed class GroupPlan(int[] by, (int Place, ValuePlan[] Members)[] collect)
{
    /// <summary>Most rows of a source whose rows are grouped.</summary>
    public const int MaximumRows = 1_000_000;

    readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    readonly List<Group> _order = [];
    readonly StringBuilder _key = new();
    int _rows;

    /// <summary>Takes a row.</summary>
    /// <exception cref="IngestException">More than <see cref="MaximumRows"/> rows.</exception>
    public void Add(object?[] row, Func<Feature> map)
    {
        if (++_rows > MaximumRows)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"group: the source has more than {MaximumRows} rows; grouping holds them all, so this is its limit.");
        }

        _key.Clear();
        foreach (var column in by)
        {
            _key.Append(CellText.Of(row[column])).Append('\u001f');
        }

        var key = _key.ToString();
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new(map(), collect.Length);
            _groups.Add(key, group);
            _order.Add(group);
        }

        for (var i = 0; i < collect.Length; i++)
        {
            group.Collect(i, collect[i].Members, row);
        }
    }

    /// <summary>The features, in the order of their first rows.</summary>
    public IEnumerable<Feature> Complete()
    {
        foreach (var group in _order)
        {
            for (var i = 0; i < collect.Length; i++)
            {
                group.Feature.Values[collect[i].Place] = group.ListOf(i);
            }

            yield return group.Feature;
        }
    }

    sealed class Group(Feature feature, int lists)
    {
        readonly StringBuilder?[] _lists = new StringBuilder?[lists];

        public Feature Feature { get; } = feature;

        public string? ListOf(int list) => _lists[list] is { } items ? $"[{items}]" : null;

        public void Collect(int list, ValuePlan[] members, object?[] row)
        {
            var buffer = new ArrayBufferWriter<byte>();
            var any = false;
            using (var json = new Utf8JsonWriter(buffer, Json.WriterOptions))
            {
                json.WriteStartObject();
                foreach (var member in members)
                {
                    if (member.Read(row, Feature) is { } value)
                    {
                        any = true;
                        json.WritePropertyName(member.Property.Name);
                        Json.Write(json, value);
                    }
                }

                json.WriteEndObject();
            }

            if (any)
            {
                _lists[list] = (_lists[list] is { } items ? items.Append(',') : new StringBuilder()).Append(Json.Text(buffer));
            }
        }
    }
}
