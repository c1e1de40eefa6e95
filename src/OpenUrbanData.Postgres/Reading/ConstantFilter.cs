using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Evaluates conditions on constants of data sets against the registry, with SQL's three truth values.</summary>
static class ConstantFilter
{
    /// <summary>True where every feature of a data set gives the same answer.</summary>
    public static bool IsConstant(Filter filter) => filter switch
    {
        Filter.And and => and.Parts.All(IsConstant),
        Filter.Or or => or.Parts.All(IsConstant),
        Filter.Not not => IsConstant(not.Inner),
        Filter.Known known => IsConstant(known.Inner),
        Filter.Compare compare => IsConstant(compare.Left) && IsConstant(compare.Right),
        Filter.IsNull isNull => IsConstant(isNull.Operand),
        Filter.In one => IsConstant(one.Property),
        Filter.Matches matches => IsConstant(matches.Property),
        Filter.Has has => IsConstant(has.Property),
        _ => false,
    };

    /// <summary>The answer for all features of a data set; null for unknown.</summary>
    public static bool? Holds(Filter filter, Dataset dataset) => filter switch
    {
        Filter.And and => All(and.Parts.Select(part => Holds(part, dataset))),
        Filter.Or or => !All(or.Parts.Select(part => !Holds(part, dataset))),
        Filter.Not not => !Holds(not.Inner, dataset),
        Filter.Known known => Holds(known.Inner, dataset) == true,
        Filter.Compare compare => Compare(Value(compare.Left, dataset), Value(compare.Right, dataset), compare.Operator),
        Filter.IsNull isNull => Value(isNull.Operand, dataset) is null,
        Filter.In one => dataset.Constant(one.Property) is { } value ? one.Literals.Contains(value) : null,
        Filter.Matches matches => dataset.Constant(matches.Property) is { } text ? Match(text, matches) : null,
        Filter.Has => false,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No case for it"),
    };

    static bool IsConstant(Property property) => property.Origin == PropertyOrigin.Dataset;

    static bool IsConstant(Operand operand) =>
        operand is Operand.Constant || operand is Operand.Value value && IsConstant(value.Property);

    static object? Value(Operand operand, Dataset dataset) => operand switch
    {
        Operand.Value value => dataset.Constant(value.Property),
        Operand.Constant constant => constant.Literal,
        _ => null,
    };

    static bool? All(IEnumerable<bool?> answers)
    {
        bool? result = true;
        foreach (var answer in answers)
        {
            if (answer == false)
            {
                return false;
            }

            result &= answer;
        }

        return result;
    }

    static bool? Compare(object? left, object? right, Comparison comparison)
    {
        int order;
        switch (left, right)
        {
            case (null, _) or (_, null):
                return comparison == Comparison.Same ? left is null && right is null : null;
            case (string one, string other):
                order = string.CompareOrdinal(one, other);
                break;
            case (long or double, long or double):
                order = Convert.ToDouble(left, null).CompareTo(Convert.ToDouble(right, null));
                break;
            case (DateOnly or DateTimeOffset, DateOnly or DateTimeOffset):
                order = Instant(left).CompareTo(Instant(right));
                break;
            case (IComparable one, not null) when one.GetType() == right.GetType():
                order = one.CompareTo(right);
                break;
            default:
                return null;
        }

        return comparison switch
        {
            Comparison.Equal or Comparison.Same => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    // A day that meets an instant is its first one, in UTC.
    static DateTimeOffset Instant(object time) =>
        time as DateTimeOffset? ?? new DateTimeOffset(((DateOnly)time).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    static bool Match(string text, Filter.Matches matches) => matches.Match switch
    {
        TextMatch.Contains => text.Contains(matches.Text, StringComparison.Ordinal),
        TextMatch.StartsWith => text.StartsWith(matches.Text, StringComparison.Ordinal),
        _ => text.EndsWith(matches.Text, StringComparison.Ordinal),
    };
}
