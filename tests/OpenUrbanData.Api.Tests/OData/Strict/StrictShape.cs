namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>What a client expects of entities: <c>$select</c> and <c>$expand</c> as it wrote them, read by the rules of the protocol alone.</summary>
sealed class StrictShape
{
    readonly StrictModel _model;

    StrictShape(StrictModel model, string set) => (_model, Set, Type) = (model, set, model.TypeOfSet(set));

    public string Set { get; }

    public StrictType Type { get; }

    /// <summary>Selected structural properties; null for all.</summary>
    public List<string>? Selected { get; private init; }

    /// <summary>Selected navigation properties.</summary>
    public List<string> Links { get; private init; } = [];

    public bool HasStar { get; private init; }

    /// <summary>Expanded navigation properties with what is said of them.</summary>
    public List<(StrictProperty Way, StrictShape Shape, string Suffix, IReadOnlyDictionary<string, string> Options)> Expanded { get; private init; } = [];

    public static StrictShape Read(StrictModel model, string set, string? select, string? expand)
    {
        var type = model.TypeOfSet(set);
        var items = select is null ? [] : Split(select, ',').Select(item => item.Trim()).ToList();
        var shape = new StrictShape(model, set)
        {
            HasStar = items.Contains("*"),
            Selected = select is null || items.Contains("*") ? null
                : [.. type.Properties.Select(property => property.Name).Where(name => items.Exists(item => item == name || item.StartsWith(name + "/", StringComparison.Ordinal)))],
            Links = [.. items.Where(type.Navigations.ContainsKey)],
        };
        if (expand is not null)
        {
            var given = Split(expand, ',').Select(item => item.Trim()).ToList();
            var all = given.Contains("*") ? type.Navigations.Keys.Where(name => !given.Exists(item => item.Split('(', '/')[0] == name)) : [];
            shape.Expanded.AddRange(given.Where(item => item != "*").Concat(all).Select(shape.Expansion));
        }

        return shape;
    }

    /// <summary>The part of a context URL behind the set (protocol 10.7 to 10.10). The order of its members is the service's choice, so that
    /// it is compared as a set.</summary>
    public HashSet<string> SelectList(bool isOld)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        if (HasStar)
        {
            members.Add("*");
        }

        members.UnionWith(Selected ?? []);
        members.UnionWith(Links);
        foreach (var (way, shape, suffix, _) in Expanded.Where(one => one.Suffix.Length == 0))
        {
            var nested = shape.SelectList(isOld);
            if (nested.Count > 0 || !isOld)
            {
                members.Add($"{way.Name}({string.Join(',', nested.Order(StringComparer.Ordinal))})");
            }
        }

        return members;
    }

    /// <summary>Reads such a list from a context URL into the same form.</summary>
    public static HashSet<string> ReadList(string list) => [.. Split(list, ',').Select(member => member.IndexOf('(', StringComparison.Ordinal) is var open and >= 0
        ? $"{member[..open]}({string.Join(',', ReadList(member[(open + 1)..^1]).Order(StringComparer.Ordinal))})"
        : member).Where(member => member.Length > 0)];

    /// <summary>Splits outside of parentheses and quotes.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, from, isQuoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            depth += isQuoted ? 0 : text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] == separator && depth == 0 && !isQuoted)
            {
                yield return text[from..i];
                from = i + 1;
            }
        }

        yield return text[from..];
    }

    (StrictProperty, StrictShape, string, IReadOnlyDictionary<string, string>) Expansion(string item)
    {
        var open = item.IndexOf('(', StringComparison.Ordinal);
        var path = open < 0 ? item : item[..open];
        var options = open < 0 ? [] : Split(item[(open + 1)..^1], ';').Select(option => option.Split('=', 2))
            .ToDictionary(option => option[0].Trim().TrimStart('$'), option => option[1], StringComparer.Ordinal);
        var name = path.Split('/')[0];
        return (
            Type.Navigations[name],
            Read(_model, _model.Target(Set, name), options.GetValueOrDefault("select"), options.GetValueOrDefault("expand")),
            path[name.Length..],
            options);
    }
}
