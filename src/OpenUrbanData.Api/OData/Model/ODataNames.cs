using System.Text;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Names of entity sets and types: the collection id in OData's alphabet, without a dictionary (design 7).</summary>
static partial class ODataNames
{
    /// <summary>Namespace of all types.</summary>
    public const string Namespace = "OpenUrbanData";

    /// <summary>Term for the values of an open list: those that are known, among others that may come.</summary>
    public const string KnownValues = "KnownValues";

    /// <summary>Type of objects whose members are not known.</summary>
    public const string OpenObject = "OpenObject";

    /// <summary>Name of the geometry among the properties.</summary>
    public const string Geometry = "geometry";

    /// <summary><c>parking-facility</c> → <c>ParkingFacility</c>, <c>koeln.parkhaeuser</c> → <c>Koeln_Parkhaeuser</c>.</summary>
    public static string EntitySet(string collectionId)
    {
        var name = new StringBuilder(collectionId.Length);
        var begins = true;
        foreach (var character in collectionId)
        {
            if (character == '-')
            {
                begins = true;
                continue;
            }

            name.Append(character == '.' ? '_' : begins ? char.ToUpperInvariant(character) : character);
            begins = character == '.';
        }

        return name.ToString();
    }

    /// <summary>Name of the way that a property with an identifier leads: <c>catchment_unit_id</c> → <c>CatchmentUnit</c>.</summary>
    public static string Navigation(string property)
    {
        var name = property.EndsWith("_id", StringComparison.Ordinal) ? property[..^3] : property;
        return string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    /// <summary>The enumeration or complex type of a property: <c>ParkingFacility_purpose</c>. It depends on nothing but its own
    /// schema, so that other schemas never rename it.</summary>
    public static string PropertyType(string owner, string property) => $"{owner}_{property}";

    /// <summary>True where the values of a property are the members of an enumeration: the list is closed, all of it are names in OData's
    /// alphabet, and 64 bits are enough for them.</summary>
    public static bool IsEnumeration(Property property) => property.Codes is { IsClosed: true, Values.Length: > 0 and <= 62 } codes
        && codes.Values.All(value => Identifier().IsMatch(value));

    /// <summary>The type of a collection's entities: one per canonical schema and major version, else its own.</summary>
    public static string EntityType(Collection collection) => EntitySet(collection.Schema.CollectionId);

    // CSDL 4.01, 17.1.1 simple identifiers; of letters only those without marks, which all lists here keep to.
    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
