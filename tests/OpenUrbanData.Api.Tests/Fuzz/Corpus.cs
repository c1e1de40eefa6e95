namespace OpenUrbanData.Api.Tests.Fuzz;

/// <summary>Values that requests begin from: right ones, and ones that broke other servers.</summary>
static class Corpus
{
    /// <summary>Pieces that are put into any value.</summary>
    public static readonly string[] Nasty =
    [
        "\0", "%", "%00", "%zz", "%u1234", "'", "''", "\"", "\\", "(", ")", "((((((((((", "))))", ",", ",,", ";", ":", "/", "//", "..", "../..", "&", "=", "#", "?", "+", "-", "--", "/*", "*", "$1", "{0}",
        "\u00df", "\u0130", "\u00e9e\u0301", "\ud83c\udf33", "\ufeff", "\u202e", "\uffff", "\u0000", "\r\n", "\t", " ", "   ", "NULL", "null", "NaN", "Infinity", "-Infinity", "1e309", "-1e309", "1e-400", "-0",
        "0x1F", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999999999999999999999", "0.1e", "1e999999999", "true", "TRUE", "undefined", "[]", "{}", "[[[[", "{\"",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "10000-01-01", "2026-02-30", "24:00:00", "2026-01-01T00:00:60Z", "+99:99", "T", "Z", "P1D", "SELECT pg_sleep(10)", "';DROP TABLE x;--", "<script>", "\u00a0",
    ];

    /// <summary>Filters in CQL2 text over the properties of parking facilities and the other samples.</summary>
    public static readonly string[] Filters =
    [
        "purpose = 'car'", "capacity > 100 AND has_fee = TRUE", "capacity BETWEEN 100 AND 300 OR purpose IN ('car','bicycle')", "NOT (name IS NULL)", "name IS NOT NULL", "name LIKE 'Park%'", "CASEI(name) LIKE CASEI('%süd%')",
        "ACCENTI(name) = ACCENTI('Parkhaus Süd <1>')", "casei(accenti(street)) = casei(accenti('RINGSTRASSE'))", "S_INTERSECTS(geometry, POLYGON((8 48, 9 48, 9 50, 8 50, 8 48)))", "S_WITHIN(geometry, BBOX(8,48,9,50))",
        "S_INTERSECTS(geometry, BBOX(170,-90,-170,90))", "S_DISJOINT(geometry, POINT(8.4 49))", "S_EQUALS(geometry, POINT Z (8.4 49 1))", "S_CROSSES(geometry, LINESTRING(8 48, 9 50))", "S_TOUCHES(geometry, MULTIPOINT((8 48),(9 49)))",
        "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(8 48), LINESTRING(8 48, 9 49)))", "S_CONTAINS(geometry, POLYGON EMPTY)", "S_OVERLAPS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))", "T_AFTER(valid_from, DATE('2026-03-01'))",
        "T_INTERSECTS(INTERVAL(valid_from, valid_to), INTERVAL('2026-01-01', '..'))", "T_DURING(INTERVAL(valid_from, valid_to), INTERVAL('..','2026-12-31T00:00:00Z'))", "T_MEETS(INTERVAL(valid_from,valid_to),INTERVAL('2026-01-15','2026-02-01'))",
        "T_EQUALS(updated_at, TIMESTAMP('2026-01-01T00:00:00Z'))", "updated_at > TIMESTAMP('0000-01-01T00:00:00Z')", "A_CONTAINS(reserved_for, ('women'))", "A_OVERLAPS(reserved_for, ('women','families'))", "A_EQUALS(reserved_for, ())",
        "A_CONTAINEDBY(reserved_for, ('residents','women'))", "capacity + 10 * 2 ^ 3 > max_height / 2 - capacity % 7", "capacity div 0 = 1", "capacity / 0 > 1", "10 ^ 400 > capacity", "capacity = max_height", "'car' = purpose", "TRUE", "FALSE OR TRUE",
        "char_length(name) > 3", "year(valid_from) = 2026", "distance(geometry, POINT(8.4 49)) < 1000", "round(capacity) = 100", "concat(name, street) LIKE '%x'", "position(name,'a') = 0", "now() > valid_from", "nope = 1", "name = 1", "a OR b AND c",
        "name = 'it''s'", "\"name\" = 'x'", "id = '08999001.parkhaeuser.1'", "dataset_id = 'lindenbrueck.parkhaeuser' OR capacity > 1", "license LIKE '%dl-by%'", "capacity IN (1,2,3,NULL)", "capacity = 1e308 * 10", "-capacity < 0", "(((((TRUE)))))",
        "{\"op\":\"=\",\"args\":[{\"property\":\"purpose\"},\"car\"]}", "{\"op\":\"and\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"capacity\"},1]},{\"op\":\"isNull\",\"args\":[{\"property\":\"name\"}]}]}",
        "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[8.4,49]}]}", "{\"op\":\"t_before\",\"args\":[{\"property\":\"valid_from\"},{\"date\":\"2026-01-01\"}]}", "{\"op\":\"in\",\"args\":[{\"property\":\"purpose\"},[\"car\"]]}",
        "{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"P%\"]}", "{\"op\":\"a_contains\",\"args\":[{\"property\":\"reserved_for\"},[\"women\"]]}", "{\"op\":\"not\",\"args\":[true]}", "{\"op\":\"between\",\"args\":[{\"property\":\"capacity\"},1,2]}",
    ];

    /// <summary>Values by the name of a parameter, whatever the resource.</summary>
    public static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["filter"] = Filters,
        ["filter-lang"] = ["cql2-text", "cql2-json", "cql-text", "ecql"],
        ["filter-crs"] = Crs,
        ["crs"] = Crs,
        ["bbox-crs"] = Crs,
        ["bbox"] =
        [
            "8,48,9,50", "-180,-90,180,90", "170,-20,-170,0", "8,48,0,9,50,100", "8,48,9", "9,50,8,48", "8,48,8,48", "NaN,1,2,3", "1e308,1e308,1e309,1e309", "-1e308,-1e308,1e308,1e308", "8,48,9,", ",,,", "0,0,1e-320,1e-320", "400000,5400000,500000,5500000",
            "8,-91,9,91", "-540,-90,540,90", "3e6,5e6,4e6,6e6",
        ],
        ["datetime"] =
        [
            "2026-05-01", "2026-05-01T00:00:00Z", "2026-01-01/2026-02-01", "../2026-01-01", "2026-01-01/..", "../..", "/", "0000-01-01T00:00:00Z/9999-12-31T00:00:00Z", "2026-01-01T00:00:00+14:00", "2026-02-30", "2026-01-02/2026-01-01", "2026-01-01T00:00:00.123456789Z",
            "2026-W01", "/2026", "2026-05-01T00:00:00-23:59", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
        ],
        ["limit"] = ["1", "0", "10", "10000", "100000000000000000000", "-1", "1.5"],
        ["offset"] = ["0", "1", "149", "150", "2147483647", "2147483648", "99999999999999999999"],
        ["zoom"] = ["0", "10", "30", "31"],
        ["zoom-level"] = ["0", "5", "24", "25", "-1", "1.5", "1e9"],
        ["max-allowable-offset"] = ["0", "0.1", "1e-300", "1e300", "-1", "NaN"],
        ["sortby"] = ["capacity", "-capacity", "name,-capacity", "+name", "id", "municipality_key", "reserved_for", "count", "-count", "name,name", ","],
        ["properties"] = ["name", "name,capacity", "geometry", "id", "purpose,capacity,valid_from,reserved_for", "opening_hours", ","],
        ["exclude-properties"] = ["name", "geometry", "id,name", "nope"],
        ["group-by"] = ["purpose", "grid", "valid_from:month", "capacity,purpose", "reserved_for,purpose,grid", "updated_at:week", "max_height", "dataset_id,license", "geometry", "name:year"],
        ["functions"] =
        [
            "count", "mean(capacity)", "sum(capacity),sum(max_height),min(valid_from),max(updated_at)", "histogram(capacity)", "histogram(capacity,100)", "histogram(max_height,3,0,1e308)", "histogram(valid_from,10,2026-01-01,2026-12-31)",
            "histogram(updated_at,7,0001-01-01,9999-12-31)", "distinct(name),values(name)", "histogram(capacity,10,-1e308,1e308)", "mean(", "sum(sum(capacity))", "min(name)",
        ],
        ["q"] = ["Parkhaus", "süd", "\"", "a b c d e f g h i j k l m n o p", "%", "_", "\\", "RINGSTRASSE"],
        ["profile"] = ["excel-de", "rfc7946", "jsonfg", "jsonfg-plus", "rel-as-uri", "rel-as-key", "rel-as-link", "codes-as-text"],
        ["f"] = ["json", "html", "csv", "arrow", "geojson", "jsonfg", "openapi31", "mvt", "xml", ""],
        ["lang"] = ["de", "en", "fr"],
        ["expand"] = ["latest", "all"],
        ["since"] = ["0", "1", "5", "99999999999"],
        ["next"] = ["", "bm90aGluZw", "d.bm90aGluZw", "eyJWIjpbXSwiRCI6MSwiSSI6IngifQ", "////", "AAAA"],
        ["collections"] = ["parking-facility", "parking-facility,lindenbrueck.abfuhr", "nope", "lindenbrueck.inseln"],
        ["$filter"] = ["capacity gt 10", "startswith(name,'Park')", "contains(name,'\u00fc') and not (capacity eq 3)", "geo.distance(geometry,geography'POINT(8.4 49)') lt 1000", "name eq null", "capacity add 1 gt 2", "year(valid_from) eq 2026", "purpose in ('car')", "nope eq 1", "capacity div 0 eq 1", "1 eq 1", "reserved_for/any(r:r eq 'women')", "reserved_for/$count gt 1", "not (reserved_for/all(r:startswith(r,'w')))", "name in ['a','b',name]", "matchesPattern(name,'^(a+)+$')", "capacity add 1 divby 0 gt capacity mod 7", "tolower(concat(trim(name),'x')) eq indexof(name,'a')", "geo.intersects(geometry,geography'Polygon((8 48,9 48,9 50,8 50,8 48))')", "updated_at lt now() sub duration'P1D'", "date(updated_at) eq 2026-01-01", "Dataset/features gt 3 and Municipality ne null", "purpose has OpenUrbanData.ParkingFacility_purpose'car'", "@a and @b", "round(max_height) eq -1e308 mul 1e308", "cast(capacity,Edm.String) eq '1'", "substring(name,99999999999) eq ''", "$it/name eq 'x'", "year(valid_from) in (2026,2027)", "length(name) gt null"],
        ["$select"] = ["name", "name,capacity", "*", "nope", "id,geometry", "reserved_for($top=1)", "Dataset", "charge_points/evse_id"],
        ["$orderby"] = ["name", "capacity desc,name asc", "nope", "length(name) desc", "geo.distance(geometry,geography'POINT(8 49)')", "id,id", "reserved_for", "Dataset/title"],
        ["$top"] = ["0", "1", "5", "-1", "99999999999"],
        ["$skip"] = ["0", "10", "-1", "99999999999"],
        ["$count"] = ["true", "false", "maybe"],
        ["$apply"] = ["groupby((purpose))", "aggregate(capacity with sum as total)", "filter(capacity gt 1)/groupby((purpose),aggregate($count as n))", "groupby((purpose,has_fee),aggregate(capacity with average as a,$count as n))/filter(n gt 1)", "compute(capacity mul 2 as d)/aggregate(d with max as m)", "identity", "concat(identity,identity)", "aggregate(name with countdistinct as n)", "groupby((rollup(purpose,name)))", "topcount(1,capacity)"],
        ["$expand"] = ["x", "datasets", "Dataset($expand=Publisher)", "Publisher($expand=Datasets($top=1;$count=true))", "*", "Municipality/$ref", "Datasets($filter=features gt 1)", "Dataset($select=title;$levels=2)"],
        ["$search"] = ["Park", "\"a b\"", "NOT Park", "(Park OR 08/15) AND b", "AND", "a;b"],
        ["$format"] = ["json", "xml", "application/json;odata.metadata=full", "csv", "arrow", "geojson", "application/json;odata.metadata=none;IEEE754Compatible=true"],
        ["$deltatoken"] = ["1", "0", "x", "99999999999999999999"],
        ["@a"] = ["capacity gt 1", "@b", "@a", "['x']", "{\"a\":1}"],
        ["@b"] = ["true", "@a", "'x'"],
        ["$skiptoken"] = ["x", "bm90aGluZw", "1.WzFd", "..", "e30"],
        ["$compute"] = ["capacity add 1 as x", "capacity div 0 as x,tolower(name) as y", "now() as t"],
    };

    /// <summary>Values of request headers.</summary>
    public static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["*/*", "application/json", "application/geo+json", "text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "application/vnd.oai.openapi+json;version=3.1", "text/csv;q=0.1,application/json;q=2", "application/*;q=x", ";;;", ",", "image/png", "application/json;q=0", "application/vnd.mapbox-vector-tile", "text/turtle"]),
        ("Accept-Encoding", ["gzip", "br", "zstd", "identity;q=0", "*;q=0", "gzip;q=0.5, br;q=1.0", "deflate", "x", "gzip;q=nan", "", "identity"]),
        ("Accept-Language", ["de", "en", "en-GB;q=0.9,de;q=0.1", "*", "x-klingon", ";q=1"]),
        ("If-None-Match", ["*", "\"x\"", "W/\"x\"", "\"a\", \"b\"", "\"", ",,,"]),
        ("If-Modified-Since", ["Mon, 01 Jan 2029 00:00:00 GMT", "yesterday", "0"]),
        ("If-Match", ["*", "\"x\""]),
        ("Range", ["bytes=0-10", "bytes=10-0", "bytes=-5", "bytes=0-0,5-9", "bytes=99999999999999999999-", "lines=1-2", "bytes=a-b"]),
        ("If-Range", ["\"x\"", "Mon, 01 Jan 2029 00:00:00 GMT"]),
        ("Prefer", ["maxpagesize=1", "maxpagesize=0", "odata.maxpagesize=99999999999", "return=minimal", "handling=strict"]),
        ("OData-MaxVersion", ["4.0", "3.0", "x"]),
        ("X-Forwarded-Host", ["evil.example"]),
        ("X-Forwarded-Proto", ["https", "javascript"]),
        ("Forwarded", ["host=evil.example;proto=https", ";;;", "for=\"[::1\""]),
        ("Origin", ["https://app.example", "null"]),
        ("Access-Control-Request-Method", ["GET", "DELETE"]),
        ("Content-Crs", ["<http://www.opengis.net/def/crs/EPSG/0/3857>"]),
    ];

    static string[] Crs =>
    [
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326", "http://www.opengis.net/def/crs/EPSG/0/3857", "http://www.opengis.net/def/crs/EPSG/0/25832", "http://www.opengis.net/def/crs/EPSG/0/2056",
        "http://www.opengis.net/def/crs/EPSG/0/31467", "EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/99999",
    ];
}
