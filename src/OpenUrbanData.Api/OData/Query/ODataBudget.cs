using System.Globalization;
using OpenUrbanData.Model.Cql2;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>What a request has used of its limits.</summary>
sealed class ODataBudget(ODataLimits limits, Cql2Limits filters)
{
    readonly int[] _levels = new int[Enum.GetValues<Nesting>().Length];
    int _nodes;
    int _vertices;
    int _expands;

    /// <summary>What may stand in each other.</summary>
    public enum Nesting
    {
        /// <summary>Anything.</summary>
        Expression,

        /// <summary>Functions.</summary>
        Function,

        /// <summary><c>any</c> and <c>all</c>.</summary>
        Lambda,

        /// <summary>Casts.</summary>
        Cast,

        /// <summary>Options of <c>$expand</c> and <c>$select</c>.</summary>
        Expand,
    }

    /// <summary>The limits.</summary>
    public ODataLimits Limits => limits;

    /// <summary>Counts an operation, a value or a step of a path.</summary>
    public void Node(ODataText text) => Hold(++_nodes, filters.MaximumNodes, "operations, values and steps of paths", text);

    /// <summary>Counts vertices of a geometry.</summary>
    public void Vertices(int count, ODataText text) => Hold(_vertices += count, filters.MaximumVertices, "vertices of geometries", text);

    /// <summary>Counts an item of <c>$expand</c>.</summary>
    public void Expanded(ODataText text) => Hold(++_expands, limits.MaximumExpandItems, "items of $expand", text);

    /// <summary>Goes one level deeper.</summary>
    public void Enter(Nesting kind, ODataText text)
    {
        var (most, what) = kind switch
        {
            Nesting.Function => (limits.MaximumFunctionDepth, "functions in each other"),
            Nesting.Lambda => (limits.MaximumLambdaDepth, "'any' and 'all' in each other"),
            Nesting.Cast => (limits.MaximumCasts, "casts"),
            Nesting.Expand => (limits.MaximumExpandDepth, "levels of $expand and $select"),
            _ => (filters.MaximumDepth, "levels of expressions"),
        };
        Hold(++_levels[(int)kind], most, what, text);
    }

    /// <summary>Comes back from <see cref="Enter"/>.</summary>
    public void Leave(Nesting kind, int levels = 1) => _levels[(int)kind] -= levels;

    /// <summary>Refuses more than the limit.</summary>
    public static void Hold(int used, int most, string what, ODataText text)
    {
        if (used > most)
        {
            throw text.Wrong(string.Create(CultureInfo.InvariantCulture, $"expected at most {most:N0} {what}."));
        }
    }
}
