using System.Collections.Frozen;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The functions of filters as SQL: one line for each of <see cref="FilterFunction.All"/>, and those of the catalogue.</summary>
static class FunctionSql
{
    /// <summary>SQL by name; <c>{0}</c> is the first argument. Times arrive as timestamps in UTC. What has no collation or
    /// time zone of its own names one, so that the session's never decide.</summary>
    public static FrozenDictionary<string, string> Templates { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["lower"] = "(lower({0} COLLATE \"und-x-icu\") COLLATE \"C\")",
        ["upper"] = "(upper({0} COLLATE \"und-x-icu\") COLLATE \"C\")",
        ["trim"] = @"btrim({0}, E'\t\n\x0B\f\r\u0020\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')",
        ["char_length"] = "char_length({0})",
        ["concat"] = "({0} || {1})",
        ["position"] = "strpos({0}, {1})",
        ["substring"] = "oud.part({0}, {1}, {2})",
        ["matches"] = "({0} COLLATE \"C\" ~ {1})",
        ["starts_with"] = "starts_with({0}, {1})",
        ["ends_with"] = "(right({0}, length({1})) = {1})",
        ["contains"] = "(strpos({0}, {1}) > 0)",
        ["abs"] = "abs({0}::double precision)",
        ["floor"] = "floor({0}::double precision)",
        ["ceiling"] = "ceil({0}::double precision)",
        ["round"] = "oud.round_half({0}::double precision)",
        ["round_within"] = "(CASE WHEN oud.round_half({0}::double precision) BETWEEN {1} AND {2} THEN oud.round_half({0}::double precision) END)",
        ["number_or"] = "coalesce({0}::double precision, {1}::double precision)",
        ["number_as_text"] = "({0})::text",
        ["year"] = "extract(year FROM {0})::double precision",
        ["month"] = "extract(month FROM {0})::double precision",
        ["day"] = "extract(day FROM {0})::double precision",
        ["hour"] = "extract(hour FROM {0})::double precision",
        ["minute"] = "extract(minute FROM {0})::double precision",
        ["second"] = "floor(extract(second FROM {0})::double precision)",
        ["fraction_of_second"] = "mod(extract(second FROM {0}), 1)::double precision",
        ["second_of_day"] = "extract(epoch FROM {0}::time)::double precision",
        ["date_of"] = "({0})::date",
        ["date_as_text"] = "to_char({0}, 'YYYY-MM-DD')",
        ["instant_as_text"] = "(rtrim(rtrim(to_char({0}, 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '0'), '.') || 'Z')",
        ["add_seconds"] = "oud.later({0}, {1})",
        ["seconds_between"] = "extract(epoch FROM {1} - {0})::double precision",
        ["now"] = "now()",
        ["days_from_now"] = "(CASE WHEN abs({0}::double precision) <= 1000000 THEN now() + {0} * interval '24 hours' END)",
        ["date_from_now"] = "(CASE WHEN abs({0}::double precision) <= 1000000 THEN (now() AT TIME ZONE 'UTC' + {0} * interval '24 hours')::date END)",
        ["distance"] = "ST_Distance({0}::geography, {1}::geography)",
        ["length"] = "ST_Length({0}::geography)",
        ["area"] = "ST_Area({0}::geography)",
        ["cardinality"] = "cardinality({0})",

        // Made once per statement, not once per row.
        [FilterFunction.RecordHas.Name] = "(t.words @@ (SELECT oud.search(string_to_array({0}, ','))))",
        [FilterFunction.RecordRank.Name] = "ts_rank(t.words, (SELECT oud.search(string_to_array({0}, ','))), 1)::double precision",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Appends a call.</summary>
    /// <exception cref="Model.Problems.ProblemException">An argument is missing, or of another type.</exception>
    public static void Write(FilterSql filter, Operand.Call call)
    {
        var function = call.Function;
        if (call.Arguments.Length > function.Arguments.Length || function.Arguments.Skip(call.Arguments.Length).Any(one => !one.IsOptional))
        {
            throw FilterSql.Mistake(call, $"The function '{function.Name}' takes {function.Arguments.Length} arguments.");
        }

        var template = Templates[function.Name].AsSpan();
        for (var open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{'))
        {
            var place = template[open + 1] - '0';
            filter.Sql.Append(template[..open].ToString());
            if (place >= call.Arguments.Length)
            {
                // The only thing that may be left out is a length.
                filter.Sql.Append("'infinity'::double precision");
            }
            else if (function.Name == "matches" && place == 1)
            {
                filter.Sql.HasPattern = true;
                filter.Sql.Bind(Pattern(call.Arguments[place]));
            }
            else
            {
                WriteArgument(filter, call.Arguments[place], function.Arguments[place].Type);
            }

            template = template[(open + 3)..];
        }

        filter.Sql.Append(template.ToString());
    }

    // Written out, so that it is known to be one that the database can run.
    static object Pattern(Operand argument)
    {
        var mistake = "A regular expression is written out here, as text.";
        var pattern = argument is Operand.Constant { Literal: string text } ? TextPattern.ForDatabase(text, TextPatternLimits.None, out mistake) : null;
        return pattern is null ? throw FilterSql.Mistake(argument, mistake!) : SqlValue.Of(pattern);
    }

    static void WriteArgument(FilterSql filter, Operand argument, OperandType type)
    {
        switch (argument.Type)
        {
            case OperandType.Date when type == OperandType.Instant:
                filter.Write(argument);
                filter.Sql.Append("::timestamp");
                break;
            case OperandType.Instant when type == OperandType.Instant:
                filter.Sql.Append("(");
                filter.Write(argument);
                filter.Sql.Append(" AT TIME ZONE 'UTC')");
                break;
            case OperandType.Object when type == OperandType.List:
                ElementSql.WriteObjects(filter, argument);
                break;
            default:
                FilterSql.Require(argument, type);
                filter.Write(NumberSql.Compute(argument));
                break;
        }
    }
}
