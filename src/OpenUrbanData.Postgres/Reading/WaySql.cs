using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Features that others lead to as SQL.</summary>
/// <remarks>The other feature is <c>t</c> inside of a query of its own, as in any statement, and <c>f</c> outside of it, where <c>t</c> is the
/// feature that leads there. The planner makes one query of both, finds the other feature by its key, and joins where it stands alone.</remarks>
static class WaySql
{
    /// <summary>Appends that the other feature is there and meets a condition.</summary>
    /// <exception cref="Model.Problems.ProblemException">Operands of the condition do not fit each other.</exception>
    public static void Write(FilterSql filter, Filter.Leads leads)
    {
        filter.Sql.Append("EXISTS (SELECT FROM (SELECT t._id AS k");
        WriteRest(filter, leads.Key, leads.Target, leads.Condition);
    }

    /// <summary>Appends a value of the other feature.</summary>
    /// <exception cref="Model.Problems.ProblemException">Its parts do not fit each other.</exception>
    public static void Write(FilterSql filter, Operand.Led led)
    {
        filter.Sql.Append("(SELECT f.v FROM (SELECT t._id AS k, ");
        new FilterSql(filter.Sql, led.Target.Datasets).Write(NumberSql.Compute(led.What));
        filter.Sql.Append(" AS v");
        WriteRest(filter, led.Key, led.Target, null);
    }

    static void WriteRest(FilterSql filter, Property key, Collection target, Filter? condition)
    {
        var query = new FeatureQuery { Collection = target, Filter = condition };
        // The key of the table begins with the data set: without its number there is no index for an identifier.
        FeatureSql.WriteFromWhere(filter.Sql, query, DatasetScope.Of(query) with { IsWhole = false });
        filter.Sql.Append(") AS f WHERE f.k = ");
        filter.WriteProperty(key);
        filter.Sql.Append(")");
    }
}
