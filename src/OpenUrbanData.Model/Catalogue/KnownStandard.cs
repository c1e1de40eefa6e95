using System.Collections.Immutable;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>A standard that descriptors may name by a short code.</summary>
/// <param name="Code">The code (<c>wms</c>).</param>
/// <param name="Iri">The IRI that catalogues use.</param>
/// <param name="Title">Its name.</param>
public sealed record KnownStandard(string Code, string Iri, string Title)
{
    const string ServiceType = "http://www.opengis.net/def/serviceType/ogc/";
    const string Specification = "http://www.opengis.net/spec/";

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownStandard> All { get; } =
    [
        new("wms", ServiceType + "wms", "OGC Web Map Service"),
        new("wmts", ServiceType + "wmts", "OGC Web Map Tile Service"),
        new("wfs", ServiceType + "wfs", "OGC Web Feature Service"),
        new("wcs", ServiceType + "wcs", "OGC Web Coverage Service"),
        new("csw", ServiceType + "csw", "OGC Catalogue Service for the Web"),
        new("ogc-api-features", Specification + "ogcapi-features-1/1.0/conf/core", "OGC API - Features - Part 1: Core"),
        new("ogc-api-tiles", Specification + "ogcapi-tiles-1/1.0/conf/core", "OGC API - Tiles - Part 1: Core"),
        new("ogc-api-records", Specification + "ogcapi-records-1/1.0/conf/core", "OGC API - Records - Part 1: Core"),
        new("sensorthings", Specification + "iot_sensing/1.1", "OGC SensorThings API 1.1"),
        new("odata", "https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html", "OData 4.01"),
        new("gtfs", "https://gtfs.org/documentation/schedule/reference/", "GTFS Schedule"),
        new("gtfs-realtime", "https://gtfs.org/documentation/realtime/reference/", "GTFS Realtime"),
        new("gbfs", "https://gbfs.org/documentation/reference/", "GBFS"),
        new("oparl", "https://schema.oparl.org/1.1/", "OParl 1.1"),
        new("xplangml", "https://xleitstelle.de/xplanung", "XPlanGML"),
    ];

    /// <summary>The standard of an IRI; null where none is known.</summary>
    public static KnownStandard? Find(string iri) => All.FirstOrDefault(one => one.Iri == iri);
}
