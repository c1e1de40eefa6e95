using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Fuzz;

/// <summary>A request that was made up.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query as they are sent.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="BodyType">Media type of the body.</param>
sealed record MadeRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? Body, string? BodyType);

/// <summary>Makes requests up: paths and parameters of the OpenAPI document, values of the corpus and of answers, all of them bent.</summary>
/// <param name="paths">The paths and their parameters.</param>
/// <param name="found">Values that answers held (identifiers, tokens, tags), by the name of a parameter.</param>
/// <param name="seed">The same seed makes the same requests from the same found values.</param>
sealed class RequestMaker(IReadOnlyList<(string Path, string[] Parameters)> paths, ConcurrentDictionary<string, string[]> found, int seed)
{
    static readonly string[] Methods = ["GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"];

    static readonly string[] Others =
    [
        "/", "/conformance", "/collections", "/functions", "/search", "/odata/v4", "/odata/v4/$metadata", "/odata/v4/ParkingFacility", "/odata/v4/ParkingFacility/$count", "/odata/v4/ParkingFacility('08999001.parkhaeuser.1')",
        "/odata/v4/$batch", "/odata/v4/Lindenbrueck_Parkhaeuser", "/odata/v4/ParkingFacility/name", "/odata/v4/ParkingFacility('08999001.parkhaeuser.1')/Dataset/Publisher/Datasets", "/odata/v4/ParkingFacility('08999001.parkhaeuser.1')/geometry/$value",
        "/odata/v4/Datasets", "/odata/v4/Publishers('lindenbrueck')/Datasets/$count", "/odata/v4/Municipalities", "/odata/v4/ParkingFacility/$ref", "/odata/v4/ParkingFacility/08999001.parkhaeuser.1", "/catalog", "/catalog.ttl", "/catalog.jsonld", "/downloads/lindenbrueck.parkhaeuser.csv", "/downloads/lindenbrueck.parkhaeuser.json",
        "/downloads/x.csv", "/collections/parking-facility/tiles", "/collections/parking-facility/tiles/WebMercatorQuad", "/collections/parking-facility/tiles/WebMercatorQuad/10/351/535", "/collections/parking-facility/tiles/WebMercatorQuad/0/0/0",
        "/collections/parking-facility/tiles/WorldCRS84Quad/3/1/8", "/collections/parking-facility/tiles/WebMercatorQuad/30/1/1", "/collections/parking-facility/tiles/WebMercatorQuad/-1/x/9999999999", "/tileMatrixSets", "/tileMatrixSets/WebMercatorQuad",
        "/collections/parking-facility/items", "/collections/parking-facility/facets", "/collections/parking-facility/aggregate", "/collections/lindenbrueck.inseln/items", "/collections/lindenbrueck.abfuhr/items", "/collections/lindenbrueck.inseln/aggregate",
        "/schemas", "/schemas/tree/1.0.0", "/towns/08999001", "/publishers/lindenbrueck", "/solutions/x", "/portability/x/08999001", "/problems/not-found", "/health/ready", "/metrics", "/robots.txt", "/assets/x/portal.css", "/nope", "//", "/..", "/%2e%2e/etc/passwd",
        "/collections/%00", "/collections/%ff", "/collections/..%2f..", "/collections/parking-facility/items/08999001.parkhaeuser.1", "/collections/parking-facility/items/%00", "/collections/parking-facility/items/A%2F1", "/collections//items",
    ];

    static readonly string[] Conditions = ["filter", "bbox", "datetime", "q"];

    readonly Random _random = new(seed);
    bool _isGentle;

    /// <summary>The next one.</summary>
    public MadeRequest Next()
    {
        var (path, parameters) = _random.Next(3) > 0 ? Pick(paths) : (Pick(Others), [.. Corpus.Values.Keys.Where(name => Chance(6))]);
        var target = new StringBuilder(Path(path));
        // Half of them are gentle: a few right values, so that they reach the database.
        _isGentle = Chance(2);
        var names = _isGentle ? Gentle(path, parameters) : parameters.Where(_ => Chance(3)).ToList();
        if (_isGentle && parameters.Contains("filter") && Chance(2) && !names.Contains("filter") && !names.Contains("filter-lang"))
        {
            names.Add("filter");
        }

        if (!_isGentle && Chance(10))
        {
            names.Add(Pick([.. Corpus.Values.Keys]));
        }

        if (!_isGentle && Chance(40))
        {
            names.Add(Bend(Pick([.. Corpus.Values.Keys])));
        }

        if (!_isGentle && Chance(40) && names.Count > 0)
        {
            names.Add(Pick(names));
        }

        for (var i = 0; i < names.Count; i++)
        {
            target.Append(i == 0 ? '?' : '&').Append(Escape(names[i])).Append(Chance(60) ? "" : "=").Append(Escape(Value(names[i])));
        }

        var method = Chance(_isGentle ? 20 : 3) ? Pick(Methods) : "GET";
        var headers = Corpus.Headers.Where(_ => Chance(8)).Select(header => (header.Name, Header(header.Name, header.Values))).ToList();
        var body = method is "POST" or "PUT" or "PATCH" || Chance(200) ? Body() : null;
        return new(method, target.ToString(), headers, body, body is null ? null : Pick(
            ["application/json", "application/query-cql-json", "application/x-www-form-urlencoded", "text/plain", "application/json; charset=utf-16", "multipart/mixed; boundary=b", "x", "application/query+json"]));
    }

    // Parameters that the resource has, and for which there are right values.
    List<string> Gentle(string path, string[] parameters)
    {
        IEnumerable<string> fitting = path.StartsWith("/odata", StringComparison.Ordinal) ? Corpus.Values.Keys.Where(name => name[0] is '$' or '@')
            : !Others.Contains(path) ? parameters.Where(Corpus.Values.ContainsKey)
            : path.EndsWith("/items", StringComparison.Ordinal) ? [.. Conditions, "limit", "sortby", "properties", "crs", "f"]
            : path.EndsWith("/facets", StringComparison.Ordinal) ? [.. Conditions, "properties", "limit"]
            : path.EndsWith("/aggregate", StringComparison.Ordinal) ? [.. Conditions, "group-by", "functions", "sortby", "limit", "f"]
            : path.Contains("/tiles/", StringComparison.Ordinal) ? [.. Conditions, "properties"]
            : path == "/search" ? [.. Conditions, "collections", "limit"]
            : [];
        return [.. fitting.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4))];
    }

    string Path(string path)
    {
        foreach (var part in new[] { "collectionId", "featureId", "publisher", "town", "file", "code" })
        {
            path = path.Replace("{" + part + "}", Escape(Value(part)), StringComparison.Ordinal);
        }

        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && path.IndexOf('}', open) is > 0 and var close)
        {
            path = path[..open] + Escape(Value(path[(open + 1)..close])) + path[(close + 1)..];
        }

        return !_isGentle && Chance(50) ? path + Pick(["/", "//", "/x", "%20", ";a=b", "/.", "%00", "%"]) : path;
    }

    string Header(string name, string[] values)
    {
        var value = found.TryGetValue(name, out var known) && Chance(2) ? Pick(known) : Pick(values);
        return new([.. (Chance(6) ? Bend(value) : value).Where(c => c is >= ' ' and < (char)127)]);
    }

    string Value(string name)
    {
        // Right values stand first.
        var value = found.TryGetValue(name, out var known) && Chance(2) ? Pick(known)
            : _isGentle && name != "filter" && Corpus.Values.TryGetValue(name, out var right) ? Pick(right[..((right.Length + 1) / 2)])
            : Corpus.Values.TryGetValue(name, out var values) ? Pick(values)
            : name.StartsWith("max", StringComparison.Ordinal) || name is "capacity" ? Pick(["100", "2.1", "0", "-1", "1e300"])
            : Pick(["1", "true", "car", "08999001", "2026-01-01", "x", "0", "100", Pick(Corpus.Nasty)]);
        if (name == "filter" && Chance(2) && !value.StartsWith('{'))
        {
            var other = Pick(Corpus.Filters);
            value = other.StartsWith('{') ? value : $"({value}) {Pick(["AND", "OR", "AND NOT", "OR NOT"])} ({other})";
        }

        for (var times = Chance(_isGentle ? 30 : 3) ? _random.Next(1, 4) : 0; times > 0; times--)
        {
            value = Bend(value);
        }

        return value;
    }

    string Bend(string value)
    {
        var place = _random.Next(value.Length + 1);
        var other = _random.Next(value.Length + 1);
        var (from, to) = (Math.Min(place, other), Math.Max(place, other));
        return _random.Next(9) switch
        {
            0 => value[..place] + Pick(Corpus.Nasty) + value[place..],
            1 => value[..from] + value[to..],
            2 => value[..from] + Pick(Corpus.Nasty) + value[to..],
            3 => value + value[from..to],
            4 => string.Concat(Enumerable.Repeat(value[from..to], _random.Next(1, 20))),
            5 => value[..place] + Pick(Corpus.Filters),
            6 => Pick(Corpus.Nasty),
            7 => value.Length == 0 ? "x" : value[..Math.Min(place, value.Length - 1)] + (char)_random.Next(1, 0x2fff) + value[Math.Min(place + 1, value.Length)..],
            _ => new string('(', _random.Next(200)) + value + (Chance(2) ? "" : new string(')', _random.Next(200))),
        };
    }

    string Body()
    {
        var filter = Pick(Corpus.Filters);
        var text = _random.Next(5) switch
        {
            0 => filter,
            1 => $"{{\"collections\":[\"parking-facility\"],\"filter\":{(filter.StartsWith('{') ? filter : JsonSerializer.Serialize(filter))},\"limit\":{Pick(["1", "0", "1e9", "\"x\"", "null"])}}}",
            2 => $"{{\"bbox\":[8,48,9,50],\"datetime\":\"2026-01-01/..\",\"sortby\":[{{\"field\":\"capacity\",\"direction\":\"desc\"}}],\"q\":[\"park\"]}}",
            3 => "--b\r\nContent-Type: application/http\r\n\r\nGET ParkingFacility HTTP/1.1\r\n\r\n\r\n--b--",
            _ => "{\"requests\":[{\"id\":\"1\",\"method\":\"get\",\"url\":\"ParkingFacility?$top=1\"},{\"id\":\"2\",\"dependsOn\":[\"1\"],\"method\":\"GET\",\"url\":\"/odata/v4/Datasets?$filter=@a&@a=@a\"}]}",
        };
        return Chance(2) ? Bend(text) : text;
    }

    // Sometimes not escaped as it should be: servers get that, too.
    string Escape(string value)
    {
        if (!_isGentle && Chance(12))
        {
            return new([.. value.Where(c => c is > ' ' and < (char)127 and not '#' and not '?')]);
        }

        var text = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)one) || "-._~,:".Contains((char)one, StringComparison.Ordinal))
            {
                text.Append((char)one);
            }
            else
            {
                text.Append('%').Append(one.ToString(Chance(3) ? "x2" : "X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
