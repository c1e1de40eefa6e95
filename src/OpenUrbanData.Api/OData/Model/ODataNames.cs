using System.Text;
using OpenUrbanData.Model.Catalogue;

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
}
