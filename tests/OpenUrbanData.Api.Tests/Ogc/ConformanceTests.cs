using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>Each conformance class that is declared has a request that it promises; what has none may not be declared.</summary>
public sealed class ConformanceTests(ApiServer server)
{
    const string Records = "/collections/records/items";
    const string Items = "/collections/parking-facility/items?limit=1";

    // By the end of the URI; the first that fits.
    static readonly (string Class, string Path)[] Promises =
    [
        ("records-1/1.0/conf/record-core-query-parameters", Records + "?q=park&type=dataset&ids=lindenbrueck.parken&externalIds=x&bbox=8,48,9,50&datetime=2020-01-01/..&limit=1"),
        ("records-1/1.0/conf/record-collection", "/collections/records"), ("records-1/1.0/conf/sorting", "/collections/records/sortables"),
        ("records-1/1.0/conf/filtering", "/collections/records/queryables"), ("records-1/1.0/conf/html", Records + "?f=html"), ("records-1/1.0/conf/oas30", "/api?f=json"),
        ("records-1/1.0/conf/autodiscovery", "/?f=html"), ("conf/searchable-catalog-filtering", Records + "?filter=type='dataset'"),
        ("conf/searchable-catalog-sorting", Records + "?sortby=-title"), ("records-1/", Records),
        ("features-1/1.0/conf/core", Items), ("features-1/1.0/conf/oas30", "/api?f=json"), ("features-1/1.0/conf/html", Items + "&f=html"), ("features-1/1.0/conf/geojson", Items),
        ("features-1/1.1/", "/api?f=openapi31"), ("features-2/1.0/conf/crs", Items + "&crs=http://www.opengis.net/def/crs/EPSG/0/25832"),
        ("features-3/1.0/conf/queryables", "/collections/parking-facility/queryables"), ("conf/queryables-query-parameters", Items + "&capacity=100"),
        ("features-3/1.0/conf/filter", Filter("capacity=100")), ("conf/features-filter", Filter("capacity=100") + "&filter-lang=cql2-text"),
        ("conf/cql2-text", Filter("capacity=100")), ("conf/cql2-json", Filter("""{"op":"=","args":[{"property":"capacity"},100]}""") + "&filter-lang=cql2-json"),
        ("conf/basic-cql2", Filter("NOT (capacity>=100 AND name IS NULL OR has_fee=true)")),
        ("conf/advanced-comparison-operators", Filter("name LIKE 'P%' AND capacity BETWEEN 0 AND 200 AND purpose IN ('car','bicycle')")),
        ("conf/case-insensitive-comparison", Filter("CASEI(name)=CASEI('x')")), ("conf/accent-insensitive-comparison", Filter("ACCENTI(name)=ACCENTI('ü')")),
        ("conf/basic-spatial-functions", Filter("S_INTERSECTS(geometry,POINT(8 49))")), ("conf/basic-spatial-operators", Filter("S_INTERSECTS(geometry,BBOX(8,48,9,50))")),
        ("conf/basic-spatial-functions-plus", Filter("S_INTERSECTS(geometry,POLYGON((8 48,9 48,9 50,8 48)))")), ("conf/spatial-functions", Filter("S_WITHIN(geometry,BBOX(8,48,9,50))")),
        ("conf/temporal-functions", Filter("T_AFTER(valid_from,DATE('2026-01-01'))")), ("conf/array-functions", Filter("A_OVERLAPS(reserved_for,('women'))")),
        ("conf/property-property", Filter("name=street")), ("conf/functions", "/functions"), ("conf/arithmetic", Filter("capacity*2+1>max_height")),
        ("common-1/1.0/conf/oas30", "/api?f=json"), ("common-1/1.0/conf/html", "/?f=html"), ("common-1/", "/?f=json"),
        ("common-2/1.0/conf/html", "/collections?f=html"), ("common-2/", "/collections"),
        ("conf/queryables", "/collections/parking-facility/queryables"), ("conf/sortables", "/collections/parking-facility/sortables"),
        ("conf/profile-parameter", Items + "&profile=jsonfg"), ("conf/profile-codelists", "/collections/parking-facility/schema?profile=codelist-inline"),
        ("common-3/", "/collections/parking-facility/schema"), ("features-5/", "/collections/parking-facility/schema"),
        ("features-6/", Items + "&properties=name"), ("features-7/", Items + "&zoom-level=5"), ("features-8/", Items + "&sortby=-capacity"),
        ("features-9/", Items + "&q=Park"), ("adhoc-query", "/query?limit=1"), ("json-fg-1/", Items + "&profile=jsonfg"),
        ("tilesets-list", "/collections/parking-facility/tiles"), ("dataset-tilesets", "/tiles"), ("tiles-1/", "/collections/parking-facility/tiles/WebMercatorQuad"),
        ("tms/2.0/", "/tileMatrixSets/WebMercatorQuad"),
    ];

    public static TheoryData<string> Declared => [.. Conformance.ConformsTo];

    [Theory]
    [MemberData(nameof(Declared))]
    public async Task What_is_declared_answers(string uri)
    {
        var path = Assert.Single(Promises.Where(one => uri.Contains(one.Class, StringComparison.Ordinal)).Take(1)).Path;
        using var response = await server.SendAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{uri}: {path} answers {(int)response.StatusCode}");
    }

    static string Filter(string filter) => $"{Items}&filter={Uri.EscapeDataString(filter)}";
}
