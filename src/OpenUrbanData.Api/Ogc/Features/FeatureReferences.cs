using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Profiles of references (OGC 23-058r2, 14): GeoJSON writes them as identifiers, addresses or links, all other formats as identifiers.</summary>
static class FeatureReferences
{
    const string Key = "rel-as-key", Address = "rel-as-uri", Link = "rel-as-link";

    /// <summary>Their names, the default first: there are no titles that would make links of use to people.</summary>
    public static string[] Names { get; } = [Key, Address, Link];

    /// <summary>The profile of an answer; null where its features have no references.</summary>
    public static string? Profile(ApiRequest request, Collection collection, Encoder encoder)
    {
        foreach (var property in collection.Schema.Properties)
        {
            if (property.References is not null && collection.Serves(property) && Served.ReferencedBy(property, request.Registry) is not null)
            {
                return encoder is GeoJsonEncoder ? Profiles.Choose(Profiles.Read(request.Parameters, encoder.Profiles), Names) : Key;
            }
        }

        return null;
    }

    /// <summary>How the encoder writes them; null for identifiers.</summary>
    public static ReferenceStyle? Style(ApiRequest request, Collection collection, Encoder encoder) =>
        Profile(request, collection, encoder) is { } profile and not Key
            ? new(profile == Link, property => Served.ReferencedBy(property, request.Registry) is { } id
                ? request.Links.To(Links.Collection(id, "/items/"))
                : null)
            : null;
}
