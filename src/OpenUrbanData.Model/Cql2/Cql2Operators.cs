using System.Collections.Frozen;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Names and numbers of arguments of the operators.</summary>
static class Cql2Operators
{
    // In the order of Cql2Operator.
    static readonly string[] Names =
    [
        "and", "or", "not", "=", "<>", "<", "<=", ">", ">=", "like", "between", "in", "isNull", "casei", "accenti",
        "+", "-", "*", "/", "%", "div", "^",
        "s_intersects", "s_disjoint", "s_equals", "s_touches", "s_crosses", "s_overlaps", "s_within", "s_contains",
        "t_after", "t_before", "t_contains", "t_disjoint", "t_during", "t_equals", "t_finishedBy", "t_finishes", "t_intersects",
        "t_meets", "t_metBy", "t_overlappedBy", "t_overlaps", "t_startedBy", "t_starts",
        "a_equals", "a_contains", "a_containedBy", "a_overlaps",
    ];

    static readonly string[] UpperNames = Array.ConvertAll(Names, name => name.ToUpperInvariant());

    static readonly FrozenDictionary<string, Cql2Operator>.AlternateLookup<ReadOnlySpan<char>> ByName = Enum
        .GetValues<Cql2Operator>()
        .ToFrozenDictionary(Name, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Its name in JSON.</summary>
    public static string Name(Cql2Operator one) => Names[(int)one];

    /// <summary>Its name in text, in upper case.</summary>
    public static string UpperName(Cql2Operator one) => UpperNames[(int)one];

    /// <summary>The one of that name in JSON, without regard to case.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out Cql2Operator found) => ByName.TryGetValue(name, out found);

    /// <summary>True where text writes it like a function.</summary>
    public static bool IsCalled(Cql2Operator one) =>
        one is >= Cql2Operator.SpatialIntersects or Cql2Operator.CaseInsensitive or Cql2Operator.AccentInsensitive;

    /// <summary>True for +, -, *, /, %, div and ^.</summary>
    public static bool IsArithmetic(Cql2Operator one) => one is >= Cql2Operator.Add and <= Cql2Operator.Power;

    /// <summary>True for the relations of lists.</summary>
    public static bool IsArray(Cql2Operator one) => one >= Cql2Operator.ArrayEquals;

    /// <summary>How many arguments it takes, at least and at most.</summary>
    public static (int Least, int Most) Arguments(Cql2Operator one) => one switch
    {
        Cql2Operator.And or Cql2Operator.Or => (2, int.MaxValue),
        Cql2Operator.Not or Cql2Operator.IsNull or Cql2Operator.CaseInsensitive or Cql2Operator.AccentInsensitive => (1, 1),
        Cql2Operator.Between => (3, 3),
        _ => (2, 2),
    };
}
