using System.Collections.Immutable;

namespace OpenUrbanData.Api.Http;

/// <summary>Conformance classes (OGC 17-069r4, 7.4): only those that are implemented.</summary>
static class Conformance
{
    const string Spec = "http://www.opengis.net/spec/";

    /// <summary>What is implemented, and spellings of it that clients look for.</summary>
    public static ImmutableArray<string> ConformsTo { get; } =
    [
        Spec + "ogcapi-features-1/1.0/conf/core",
        Spec + "ogcapi-features-1/1.0/conf/oas30",
        // OpenAPI 3.1 is a class of the draft of version 1.1.
        Spec + "ogcapi-features-1/1.1/conf/oas30",
        Spec + "ogcapi-features-1/1.1/conf/oas31",
        Spec + "ogcapi-features-1/1.0/conf/html",
        Spec + "ogcapi-features-1/1.0/conf/geojson",
        Spec + "ogcapi-features-2/1.0/conf/crs",
        Spec + "ogcapi-features-3/1.0/conf/queryables",
        Spec + "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        Spec + "ogcapi-common-1/1.0/conf/core",
        Spec + "ogcapi-common-1/1.0/conf/landing-page",
        Spec + "ogcapi-common-1/1.0/conf/oas30",
        Spec + "ogcapi-common-1/1.0/conf/html",
        Spec + "ogcapi-common-1/1.0/conf/json",
        Spec + "ogcapi-common-2/1.0/conf/collections",
        Spec + "ogcapi-common-2/1.0/conf/html",
        Spec + "ogcapi-common-2/1.0/conf/json",
        "https://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "https://www.opengis.net/spec/ogcapi-common-2/1.0/conf/html",
        "https://www.opengis.net/spec/ogcapi-common-2/1.0/conf/json",
        Spec + "ogcapi-common-3/1.0/conf/schemas",
        Spec + "ogcapi-common-3/1.0/conf/advanced-property-roles",
        Spec + "ogcapi-common-3/1.0/conf/references",
        Spec + "ogcapi-common-3/1.0/conf/profile-references",
        Spec + "ogcapi-common-3/1.0/conf/returnables-and-receivables",
        Spec + "ogcapi-common-3/1.0/conf/queryables",
        Spec + "ogcapi-common-3/1.0/conf/sortables",
        Spec + "ogcapi-common-3/1.0/conf/profile-parameter",
        Spec + "ogcapi-common-3/1.0/conf/profile-codelists",
        Spec + "ogcapi-common-3/1.0/conf/profile-domains",
        // The spelling before publication: QGIS and MapServer know only this one.
        Spec + "ogcapi-features-5/1.0/conf/schemas",
        Spec + "ogcapi-features-5/1.0/conf/returnables-and-receivables",
        Spec + "ogcapi-features-5/1.0/conf/queryables",
        Spec + "ogcapi-features-5/1.0/conf/sortables",
        Spec + "ogcapi-features-5/1.0/conf/profile-parameter",
        Spec + "ogcapi-features-5/1.0/conf/profile-codelists",
        Spec + "ogcapi-features-5/1.0/conf/feature-references",
        Spec + "ogcapi-tiles-1/1.0/conf/core",
        Spec + "ogcapi-tiles-1/1.0/conf/tileset",
        Spec + "ogcapi-tiles-1/1.0/conf/tilesets-list",
        Spec + "ogcapi-tiles-1/1.0/conf/dataset-tilesets",
        Spec + "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        Spec + "ogcapi-tiles-1/1.0/conf/collections-selection",
        // The spelling of ldproxy.
        Spec + "ogcapi-tiles-1/1.0/conf/collection-selection",
        Spec + "ogcapi-tiles-1/1.0/conf/datetime",
        Spec + "ogcapi-tiles-1/1.0/conf/mvt",
        Spec + "ogcapi-tiles-1/1.0/conf/oas30",
        Spec + "tms/2.0/conf/tilematrixset",
        Spec + "tms/2.0/conf/json-tilematrixset",
        Spec + "tms/2.0/conf/tilematrixsetlimits",
        Spec + "tms/2.0/conf/json-tilematrixsetlimits",
        Spec + "tms/2.0/conf/tilesetmetadata",
        Spec + "tms/2.0/conf/json-tilesetmetadata",
        Spec + "ogcapi-features-6/1.0/conf/properties",
        Spec + "ogcapi-features-6/1.0/conf/properties-features",
        Spec + "ogcapi-features-8/1.0/conf/sortables",
        Spec + "ogcapi-features-8/1.0/conf/sorting",
        Spec + "ogcapi-features-8/1.0/conf/features-sorting",
    ];
}
