using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>A way from an entity to others: exactly one of <paramref name="OfDataset"/>, <paramref name="Own"/> and
/// <paramref name="Inverse"/> says which.</summary>
/// <param name="Name">Name of the navigation property.</param>
/// <param name="Target">Name of the entity set that it leads to.</param>
/// <param name="IsMany">True where it leads to any number of entities; false for at most one.</param>
/// <param name="OfDataset">Key of the target, which all features of one data set share.</param>
/// <param name="Own">Property of this entity that holds the key of the target, or for a list the keys of the targets.</param>
/// <param name="Inverse">Property of the targets that holds the key of this entity, or a list with it among others.</param>
sealed record ODataNavigation(
    string Name, string Target, bool IsMany, Func<Dataset, string>? OfDataset = null, Property? Own = null, Property? Inverse = null)
{
    /// <summary>True where there is always exactly one target: what all features of a data set share, and the publisher of a data set.</summary>
    public bool IsCertain { get; init; } = OfDataset is not null;

    /// <summary>The condition that the targets of an entity meet, where <see cref="Inverse"/> leads to them.</summary>
    /// <param name="key">Key of the entity.</param>
    /// <exception cref="InvalidOperationException">The way is another one.</exception>
    public Filter ConditionFor(string key) => Inverse switch
    {
        null => throw new InvalidOperationException($"'{Name}' is no inverse way."),
        { Type: PropertyType.TextArray } list => new Filter.Has(list, key),
        var one => new Filter.Compare(new Operand.Value(one), Comparison.Equal, new Operand.Constant(key)),
    };
}
