using System.Text.RegularExpressions;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Turns one record into rows: fill-down, conditions, unpivot, explode, in this order.</summary>
sealed class RowPlan
{
    readonly int _width;
    readonly int _sourceWidth;
    readonly (int Column, object? Last)[] _fillDown;
    readonly (int Column, Condition Condition)[] _before;
    readonly (int Column, Condition Condition)[] _after;
    readonly (int Column, object?[] Names)[] _unpivot;
    readonly int[] _unpivotTargets;
    readonly int _unpivotValue;
    readonly int _explode;
    readonly string _explodeBy;

    /// <summary>Makes the rules ready. Columns that do not exist are noted, not thrown.</summary>
    /// <param name="mapping">The rules.</param>
    /// <param name="names">Columns: those of the source, then those that rules make; found by place.</param>
    public RowPlan(MappingDescriptor mapping, RowColumns names)
    {
        (_width, _sourceWidth) = (names.Width, names.SourceWidth);
        _fillDown = [.. mapping.FillDown.Select(names.Find).Where(place => place >= 0).Select(place => (place, (object?)null))];
        var conditions = mapping.Where.Select(one => (Column: names.Find(one.Column), Condition: one)).Where(one => one.Column >= 0).ToList();
        _before = [.. conditions.Where(one => one.Column < _sourceWidth)];
        _after = [.. conditions.Where(one => one.Column >= _sourceWidth)];
        _unpivot = [];
        _unpivotTargets = [];
        if (mapping.Unpivot is { } unpivot)
        {
            var groups = unpivot.Capture?.GetGroupNames().Where(group => !char.IsAsciiDigit(group[0])).ToArray() ?? [];
            _unpivotValue = names.Find(unpivot.Value);
            _unpivotTargets = [names.Find(unpivot.Name), .. groups.Select(names.Find)];
            _unpivot = [.. names.Matching(unpivot.Columns).Select(column => (column, Names(unpivot, names.NameOf(column), groups)))];
        }

        _explode = mapping.Explode is { } explode ? names.Find(explode.Column) : -1;
        _explodeBy = mapping.Explode?.By ?? ",";
    }

    /// <summary>True where a record is one row as it is.</summary>
    bool IsPlain => _width == _sourceWidth && _fillDown.Length == 0 && _explode < 0;

    /// <summary>Gives the rows of a record to <paramref name="emit"/>. A row is only good until the next.</summary>
    /// <returns>False where a condition left the record out.</returns>
    public bool Expand(SourceRecord record, Action<object?[]> emit)
    {
        var row = record.Values;
        if (!IsPlain)
        {
            row = new object?[_width];
            Array.Copy(record.Values, row, Math.Min(record.Values.Length, _sourceWidth));
        }
        else if (row.Length < _sourceWidth)
        {
            Array.Resize(ref row, _sourceWidth);
        }

        for (var i = 0; i < _fillDown.Length; i++)
        {
            ref var fill = ref _fillDown[i];
            if (CellText.Of(row[fill.Column]) is null)
            {
                row[fill.Column] = fill.Last;
            }
            else
            {
                fill.Last = row[fill.Column];
            }
        }

        if (!Holds(_before, row))
        {
            return false;
        }

        if (_unpivotTargets.Length == 0)
        {
            return Explode(row, emit);
        }

        var any = false;
        foreach (var (column, names) in _unpivot)
        {
            if (CellText.Of(row[column]) is not { } text || CellText.IsMissing(text))
            {
                continue;
            }

            for (var i = 0; i < names.Length; i++)
            {
                row[_unpivotTargets[i]] = names[i];
            }

            row[_unpivotValue] = row[column];
            any |= Explode(row, emit);
        }

        return any;
    }

    bool Explode(object?[] row, Action<object?[]> emit)
    {
        if (!Holds(_after, row))
        {
            return false;
        }

        if (_explode < 0)
        {
            emit(row);
            return true;
        }

        var whole = row[_explode];
        foreach (var part in (CellText.Of(whole) ?? "").Split(_explodeBy, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            row[_explode] = part;
            emit(row);
        }

        row[_explode] = whole;
        return true;
    }

    static bool Holds((int Column, Condition Condition)[] conditions, object?[] row)
    {
        foreach (var (column, condition) in conditions)
        {
            var text = CellText.Of(row[column]) ?? "";
            if ((!condition.In.IsEmpty && !condition.In.Contains(text))
                || (!condition.NotIn.IsEmpty && condition.NotIn.Contains(text))
                || (condition.Empty is { } empty && empty != CellText.IsMissing(text))
                || condition.Matches?.IsMatch(text) == false)
            {
                return false;
            }
        }

        return true;
    }

    static object?[] Names(UnpivotRule rule, string column, string[] groups)
    {
        var match = rule.Capture?.Match(column) ?? Match.Empty;
        return [column, .. groups.Select(group => match.Groups[group] is { Success: true, Value: { Length: > 0 } value } ? (object?)value : null)];
    }
}

/// <summary>Columns of a row: those of the source, then those that rules add.</summary>
sealed class RowColumns
{
    readonly SourceColumns _source;
    readonly List<string> _added = [];
    readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);

    /// <summary>Columns for a mapping of a source.</summary>
    public RowColumns(SourceColumns source, MappingDescriptor mapping)
    {
        _source = source;
        if (mapping.Unpivot is { } unpivot)
        {
            Add(unpivot.Name);
            Add(unpivot.Value);
            foreach (var group in unpivot.Capture?.GetGroupNames().Where(group => !char.IsAsciiDigit(group[0])) ?? [])
            {
                Add(group);
            }
        }
    }

    /// <summary>Number of columns of the source.</summary>
    public int SourceWidth => _source.Names.Count;

    /// <summary>Number of columns of a row.</summary>
    public int Width => SourceWidth + _added.Count;

    /// <summary>Source columns whose values leave the platform.</summary>
    public HashSet<string> Leaving { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns that something names and the source does not have, with what was perhaps meant.</summary>
    public IReadOnlyDictionary<string, string> Missing => _missing;

    /// <summary>Place of a column; -1 where there is none, which is noted.</summary>
    public int Find(string name)
    {
        if (Peek(name) is >= 0 and var place)
        {
            return place;
        }

        _missing.TryAdd(name, NearestName.Hint(name, _source.Names.Concat(_added), ""));
        return -1;
    }

    /// <summary>Place of a column whose values leave the platform; -1 where there is none, which is noted.</summary>
    public int FindLeaving(string name)
    {
        var place = Find(name);
        if (place >= 0)
        {
            Leaving.Add(name);
        }

        return place;
    }

    /// <summary>Place of a column without noting anything; -1 where there is none.</summary>
    public int Peek(string name) => _added.IndexOf(name) is >= 0 and var added ? SourceWidth + added : _source.IndexOf(name);

    /// <summary>Name of a source column.</summary>
    public string NameOf(int place) => _source.Names[place];

    /// <summary>Places of source columns by name; with <c>*</c> at the end all that begin so.</summary>
    public IEnumerable<int> Matching(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!name.EndsWith('*'))
            {
                if (Find(name) is >= 0 and var place)
                {
                    yield return place;
                }

                continue;
            }

            var any = false;
            for (var i = 0; i < SourceWidth; i++)
            {
                if (_source.Names[i].StartsWith(name[..^1], StringComparison.Ordinal))
                {
                    any = true;
                    yield return i;
                }
            }

            if (!any)
            {
                _missing.TryAdd(name, "");
            }
        }
    }

    void Add(string name)
    {
        if (!_added.Contains(name))
        {
            _added.Add(name);
        }
    }
}
