using System.Diagnostics.CodeAnalysis;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Fits a filter to a collection: names become properties, types are checked, places get their CRS.</summary>
public static class Cql2Binder
{
    /// <summary>Fits a filter to a collection; never throws, whatever the filter.</summary>
    /// <param name="filter">As it was written.</param>
    /// <param name="queryables">The property of that name; null where there is none.</param>
    /// <param name="filterCrs">What the coordinates are in, and their order.</param>
    /// <param name="bound">The condition.</param>
    /// <param name="mistake">Why it does not fit.</param>
    /// <param name="names">All names, for suggestions in the message; null for none.</param>
    /// <param name="limits">How large regular expressions and how intricate geometries may be; null for the defaults.</param>
    public static bool TryBind(
        Cql2Node filter,
        Func<string, Operand?> queryables,
        Crs filterCrs,
        [NotNullWhen(true)] out Filter? bound,
        [NotNullWhen(false)] out Cql2Mistake? mistake,
        IEnumerable<string>? names = null,
        Cql2Limits? limits = null)
    {
        var binding = new Cql2Binding(queryables, filterCrs, names ?? [], limits ?? Cql2Limits.Default);
        bound = binding.Condition(filter);
        mistake = binding.Mistake;
        return bound is not null;
    }
}
