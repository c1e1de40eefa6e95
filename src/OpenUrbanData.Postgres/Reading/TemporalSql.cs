using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The relations of times as SQL (CQL2, 7.11): every time is an interval with both ends.</summary>
/// <remarks>An instant is an interval with one instant; a day is one day among days, and all its instants among instants
/// (in UTC). An open end is infinite; an absent value makes the relation unknown.</remarks>
static class TemporalSql
{
    enum End
    {
        First,
        Last,
    }


    /// <summary>Appends a relation.</summary>
    /// <exception cref="Model.Problems.ProblemException">An operand is no time.</exception>
    public static void Write(FilterSql filter, Filter.Temporal temporal)
    {
        var (left, right) = (Ends(temporal.Left), Ends(temporal.Right));
        var isDays = IsDay(left.Begin) && IsDay(left.End) && IsDay(right.Begin) && IsDay(right.End)
            && (left.Begin ?? left.End ?? right.Begin ?? right.End) is not null;
        var between = temporal.Relation == TemporalRelation.Disjoint ? " OR " : " AND ";
        filter.Sql.Append("(");
        var isFirst = true;
        foreach (var (first, comparison, second) in Conditions(temporal.Relation))
        {
            filter.Sql.Append(isFirst ? "" : between);
            isFirst = false;
            WriteEnd(filter, left, first, isDays);
            filter.Sql.Append(CompareSql.Sign(comparison));
            WriteEnd(filter, right, second, isDays);
        }

        filter.Sql.Append(")");
    }

    // What the ends of the first time must be to the ends of the second: all of them, or one for DISJOINT.
    static (End First, Comparison Comparison, End Second)[] Conditions(TemporalRelation relation) => relation switch
    {
        TemporalRelation.After => [(End.First, Comparison.Greater, End.Last)],
        TemporalRelation.Before => [(End.Last, Comparison.Less, End.First)],
        TemporalRelation.Contains => [(End.First, Comparison.Less, End.First), (End.Last, Comparison.Greater, End.Last)],
        TemporalRelation.Disjoint => [(End.First, Comparison.Greater, End.Last), (End.Last, Comparison.Less, End.First)],
        TemporalRelation.During => [(End.First, Comparison.Greater, End.First), (End.Last, Comparison.Less, End.Last)],
        TemporalRelation.Equals => [(End.First, Comparison.Equal, End.First), (End.Last, Comparison.Equal, End.Last)],
        TemporalRelation.FinishedBy => [(End.First, Comparison.Less, End.First), (End.Last, Comparison.Equal, End.Last)],
        TemporalRelation.Finishes => [(End.First, Comparison.Greater, End.First), (End.Last, Comparison.Equal, End.Last)],
        TemporalRelation.Intersects =>
            [(End.First, Comparison.LessOrEqual, End.Last), (End.Last, Comparison.GreaterOrEqual, End.First)],
        TemporalRelation.Meets => [(End.Last, Comparison.Equal, End.First)],
        TemporalRelation.MetBy => [(End.First, Comparison.Equal, End.Last)],
        TemporalRelation.OverlappedBy =>
        [
            (End.First, Comparison.Greater, End.First), (End.First, Comparison.Less, End.Last),
            (End.Last, Comparison.Greater, End.Last),
        ],
        TemporalRelation.Overlaps =>
        [
            (End.First, Comparison.Less, End.First), (End.Last, Comparison.Greater, End.First),
            (End.Last, Comparison.Less, End.Last),
        ],
        TemporalRelation.StartedBy => [(End.First, Comparison.Equal, End.First), (End.Last, Comparison.Greater, End.Last)],
        TemporalRelation.Starts => [(End.First, Comparison.Equal, End.First), (End.Last, Comparison.Less, End.Last)],
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "No such relation"),
    };

    static (Operand? Begin, Operand? End) Ends(Operand time)
    {
        if (time is Operand.Interval interval)
        {
            return (Checked(interval.Begin), Checked(interval.End));
        }

        Checked(time);
        return (time, time);
    }

    static Operand? Checked(Operand? time) => time is null or { Type: OperandType.Date or OperandType.Instant }
        ? time
        : throw FilterSql.Mistake(time, "A day, an instant or an interval of them is expected here.");

    static bool IsDay(Operand? time) => time is null or { Type: OperandType.Date };

    static void WriteEnd(FilterSql filter, (Operand? Begin, Operand? End) time, End end, bool isDays)
    {
        switch (end == End.First ? time.Begin : time.End)
        {
            case null:
                filter.Sql.Append(end == End.First ? "'-infinity'::" : "'infinity'::").Append(isDays ? "date" : "timestamptz");
                break;
            case var day when isDays:
                filter.Write(day);
                break;
            case Operand.Constant { Literal: DateOnly day } when end == End.Last:
                filter.Sql.Bind(LastOf(day));
                break;
            case { Type: OperandType.Date } day when end == End.Last:
                filter.Sql.Append("(");
                filter.Write(day);
                filter.Sql.Append("::timestamp AT TIME ZONE 'UTC' + interval '1 day - 1 microsecond')");
                break;
            case var instant:
                filter.WriteInstant(instant);
                break;
        }
    }

    // To the microsecond, which is all that the database keeps.
    static DateTime LastOf(DateOnly day) =>
        day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Add(TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1));
}
