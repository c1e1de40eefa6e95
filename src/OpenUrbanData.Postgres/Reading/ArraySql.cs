using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The relations of lists as SQL (CQL2, 7.12): lists are sets here, and an absent member is in no set.</summary>
static class ArraySql
{
    /// <summary>Appends a relation.</summary>
    /// <exception cref="Model.Problems.ProblemException">An operand is no list, or the members are of two types.</exception>
    public static void Write(FilterSql filter, Filter.Array array)
    {
        FilterSql.Require(array.Left, OperandType.List);
        FilterSql.Require(array.Right, OperandType.List);
        var (left, right) = (MemberType(array.Left), MemberType(array.Right));
        if (left is { } one && right is { } other && one != other)
        {
            throw FilterSql.Mistake(array.Left, $"Lists of {one} and of {other} have nothing in common.");
        }

        var type = left ?? right ?? OperandType.Text;
        filter.Sql.Append("(");
        WriteList(filter, array.Left, type);
        filter.Sql.Append(array.Relation switch
        {
            ArrayRelation.ContainedBy => " <@ ",
            ArrayRelation.Overlaps => " && ",
            _ => " @> ",
        });
        WriteList(filter, array.Right, type);
        if (array.Relation == ArrayRelation.Equals)
        {
            filter.Sql.Append(" AND ");
            WriteList(filter, array.Left, type);
            filter.Sql.Append(" <@ ");
            WriteList(filter, array.Right, type);
        }

        filter.Sql.Append(")");
    }

    /// <summary>Appends a list.</summary>
    /// <exception cref="Model.Problems.ProblemException">The members are of two types, or of one that no list has.</exception>
    public static void Write(FilterSql filter, Operand.List list) => WriteList(filter, list, MemberType(list) ?? OperandType.Text);

    static void WriteList(FilterSql filter, Operand operand, OperandType type)
    {
        if (operand is not Operand.List list)
        {
            filter.Write(operand);
            return;
        }

        var sqlType = type switch
        {
            OperandType.Text => "text[]",
            OperandType.Number => "double precision[]",
            OperandType.Boolean => "boolean[]",
            OperandType.Date => "date[]",
            OperandType.Instant => "timestamptz[]",
            _ => throw FilterSql.Mistake(operand, "A list of texts, numbers, truth values, days or instants is expected."),
        };
        filter.Sql.Append("ARRAY[");
        for (var i = 0; i < list.Members.Length; i++)
        {
            filter.Sql.Append(i == 0 ? "" : ", ");
            filter.Write(NumberSql.Compute(list.Members[i]));
            filter.Sql.Append(type == OperandType.Number ? "::double precision" : "");
        }

        filter.Sql.Append("]::").Append(sqlType);
    }

    // Null for an empty list, which fits every other.
    static OperandType? MemberType(Operand operand)
    {
        if (operand is not Operand.List list)
        {
            return OperandType.Text;
        }

        OperandType? type = list.Members.IsEmpty ? null : list.Members[0].Type;
        return list.Members.FirstOrDefault(member => member.Type != type) is { } odd
            ? throw FilterSql.Mistake(odd, $"A list has members of one type; it begins with {type}.")
            : type;
    }
}
