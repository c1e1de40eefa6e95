using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Members of lists and of objects as SQL.</summary>
/// <remarks>Lists of texts are arrays; objects and lists of objects are jsonb as a source sent them: what is not of the type that the
/// schema says is absent (migration 0003).</remarks>
static class ElementSql
{
    /// <summary>Appends that a member of a list meets a condition.</summary>
    /// <exception cref="Model.Problems.ProblemException">It is no list.</exception>
    public static void Write(FilterSql filter, Filter.Any any)
    {
        filter.Sql.Append("EXISTS (SELECT FROM ");
        WriteElements(filter, any.List);
        filter.Sql.Append(" AS e").Append(any.Member.Number).Append("(v) WHERE ");
        filter.Write(any.Condition);
        filter.Sql.Append(")");
    }

    /// <summary>Appends a member of an object, or the element of a list that a condition speaks of.</summary>
    public static void Write(FilterSql filter, Operand operand)
    {
        if (operand is not Operand.Member member)
        {
            WriteJson(filter, operand);
            return;
        }

        var (begin, end) = member.Property.Type switch
        {
            PropertyType.Text => ("oud.json_text(", ")"),
            PropertyType.Integer or PropertyType.Number => ("oud.json_number(", ")"),
            PropertyType.Boolean => ("oud.json_boolean(", ")"),
            PropertyType.Date => ("oud.text_date(oud.json_text(", "))"),
            PropertyType.DateTime => ("oud.text_instant(oud.json_text(", "))"),
            PropertyType.TextArray => ("ARRAY(SELECT jsonb_array_elements_text(oud.json_array(", ")))"),
            _ => ("nullif(", ", 'null'::jsonb)"),
        };
        filter.Sql.Append(begin);
        WriteJson(filter, operand);
        filter.Sql.Append(end);
    }

    /// <summary>Appends a list of objects as an array.</summary>
    public static void WriteObjects(FilterSql filter, Operand list)
    {
        filter.Sql.Append("ARRAY(SELECT ");
        WriteElements(filter, list);
        filter.Sql.Append(")");
    }

    static void WriteElements(FilterSql filter, Operand list)
    {
        var (begin, end) = (list, list.Type) switch
        {
            (Operand.Member, OperandType.List) => ("jsonb_array_elements_text(oud.json_array(", "))"),
            (_, OperandType.List) => ("unnest(", ")"),
            (_, OperandType.Object) => ("jsonb_array_elements(oud.json_array(", "))"),
            _ => throw FilterSql.Mistake(list, "A list is expected here."),
        };
        filter.Sql.Append(begin);
        if (list is Operand.List)
        {
            filter.Write(list);
        }
        else
        {
            WriteJson(filter, list);
        }

        filter.Sql.Append(end);
    }

    static void WriteJson(FilterSql filter, Operand operand)
    {
        switch (operand)
        {
            case Operand.Member member:
                filter.Sql.Append("(");
                WriteJson(filter, member.Object);
                filter.Sql.Append(" -> ").Bind(member.Property.Name).Append(")");
                break;
            case Operand.Element element:
                filter.Sql.Append("e").Append(element.Number).Append(".v");
                break;
            default:
                filter.Write(operand);
                break;
        }
    }
}
