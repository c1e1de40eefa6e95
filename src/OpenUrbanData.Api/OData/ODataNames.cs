using System.Text;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData;

/// <summary>Names of entity sets and types: the collection id in OData's alphabet, without a dictionary (design 7).</summary>
static class ODataNames
{
    /// <summary>Namespace of all types.</summary>
    public const string Namespace = "OpenUrbanData";

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

    /// <summary>The type of a collection's entities: one per canonical schema and major version, else its own.</summary>
    public static string EntityType(Collection collection) => EntitySet(collection.Schema.CollectionId);

    /// <summary>The primitive type that holds a property's values; null for JSON, which has any.</summary>
    public static string? EdmType(PropertyType type) => type switch
    {
        PropertyType.Text or PropertyType.TextArray => "Edm.String",
        PropertyType.Integer => "Edm.Int64",
        PropertyType.Number => "Edm.Double",
        PropertyType.Boolean => "Edm.Boolean",
        PropertyType.Date => "Edm.Date",
        PropertyType.DateTime => "Edm.DateTimeOffset",
        _ => null,
    };
}
