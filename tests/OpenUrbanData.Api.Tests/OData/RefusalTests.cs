using System.Globalization;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Api.Tests.OData.Abnf;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>Made-up options that follow the grammar: the parser reads them or refuses them in a way that is known, whatever they say. What is
/// not known would be an error of the server.</summary>
public sealed class RefusalTests
{
    static readonly IEdmModel Model = AbnfModel.Build(EdmPrimitiveTypeKind.Int32);

    static readonly string[] Names = [.. ((IEdmEntityType)((IEdmCollectionType)Model.FindDeclaredEntitySet("Products").Type).ElementType.Definition).Properties().Select(one => one.Name)];

    static readonly string[] Literals =
    [
        "null", "true", "1", "-1", "2.5", "1e3", "INF", "NaN", "'x'", "''", "2026-01-31", "2026-01-31T10:00:00Z", "10:11:12", "duration'P1D'", "12345678901234567890",
        "00000000-0000-0000-0000-000000000001", "geography'SRID=4326;POINT(8 49)'", "Model.Color'Yellow'", "Model.Color'1'", "binary'AAAA'", "@a", "@b", "@c", "[1,2]", "[\"a\",null]", "{\"a\":1}", "[]", "{}", "$it", "$this",
        "$root/Products(1)/Name", "99999999999999999999999999999999999999999", "0.00000000000000000000000000000000000000001", "1e999", "Model.Sales", "x",
    ];

    static readonly string[] Operators = ["and", "or", "eq", "ne", "lt", "ge", "in", "has", "add", "sub", "mul", "div", "divby", "mod"];

    static readonly string[] Functions =
    [
        "concat", "contains", "endswith", "indexof", "length", "matchespattern", "startswith", "substring", "tolower", "trim", "year", "hour", "fractionalseconds", "totalseconds", "date", "time",
        "totaloffsetminutes", "mindatetime", "now", "round", "floor", "geo.distance", "geo.length", "geo.intersects", "hassubset", "isdefined", "cast", "isof", "case",
    ];

    static readonly string[] Types = ["Edm.String", "Edm.Int32", "Edm.Date", "Edm.TimeOfDay", "Edm.Duration", "Edm.GeographyPoint", "Model.Customer", "Model.Color", "Collection(Edm.String)", "Edm.Nothing", "Model.Nothing"];

    static readonly string[] Others =
    [
        "$top={0}", "$orderby={0}", "$orderby={0} desc,{1}", "$compute={0} as x", "$compute={0} as x,{1} as y&$filter=x eq y&$select=x", "$filter={0}", "$filter={0}&@a={1}", "$filter={0}&@a={1}&@b=@a&@c={2}", "$orderby={0}&@a={1}",
        "$compute={0} as x&@a={1}", "$expand=Items($filter={0})", "$expand=Items($orderby={0};$compute={1} as x)", "$select=Name($filter={0})", "$apply=filter({0})/aggregate({1} with sum as s)", "$apply=compute({0} as x)/groupby((x))",
        "$apply=groupby((Name),aggregate({0} with max as m,$count as n))", "$apply=filter({0})&@a={1}",
    ];

    static readonly string[] Paths = ["Products", "Products", "Products", "Products", "Products({0})", "Products(ID={0})/Items", "Products(1)/Items({0})/Name", "Products({0},{0})", "Products/{0}", "Products(@a)", "Products(ID=@b)/Name"];

    static string Value(Random random, int depth)
    {
        string Next() => Value(random, depth - 1);
        string Pick(string[] from) => from[random.Next(from.Length)];
        return (depth <= 0 ? random.Next(2) : random.Next(12)) switch
        {
            0 => Pick(Literals),
            1 => Pick(Names),
            2 or 3 => $"{Next()} {Pick(Operators)} {Next()}",
            4 => $"({Next()})",
            5 => $"not ({Next()})",
            6 => $"{Pick(Functions)}({string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next()))})",
            7 => $"cast({Next()},{Pick(Types)})",
            8 => $"isof({(random.Next(2) == 0 ? Next() + "," : "")}{Pick(Types)})",
            9 => $"{Pick(Names)}/{Pick(Names)}",
            10 => $"{Pick(Names)}/{(random.Next(2) == 0 ? "any" : "all")}(v:v{(random.Next(2) == 0 ? "/" + Pick(Names) : "")} {Pick(Operators)} {Next()})",
            _ => $"{Pick(Names)}{(random.Next(3) switch { 0 => "/$count", 1 => "/" + Pick(Types), _ => "" })} in ({string.Join(',', Enumerable.Range(0, 2).Select(_ => Pick(Literals)))})",
        };
    }

    [Fact]
    public void The_parser_fails_in_known_ways_only()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("OUD_FUZZ_ODATA") ?? "4000", CultureInfo.InvariantCulture);
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable("OUD_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture));
        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            var option = string.Format(
                CultureInfo.InvariantCulture, Others[random.Next(Others.Length)], Escaped(), Escaped(), Escaped());
            var status = 200;
            try
            {
                Read(Paths[random.Next(Paths.Length)].Replace("{0}", Uri.EscapeDataString(Literals[random.Next(Literals.Length)]), StringComparison.Ordinal), option);
            }
            catch (ProblemException refused)
            {
                status = refused.Problem.Status;
            }
            catch (Exception wrong)
            {
                Assert.Fail($"{option}\n{wrong}");
            }

            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        // None of the answers is only thought of.
        Assert.All(new[] { 200, 400, 501 }, status => Assert.True(statuses.GetValueOrDefault(status) > count / 100, string.Join(' ', statuses)));

        string Escaped() => Uri.EscapeDataString(Value(random, random.Next(4)));
    }

    /// <summary>What each of the caught exceptions is for: an option that makes the parser throw it.</summary>
    [Theory]
    [InlineData("$compute=Items as x", 501)]
    [InlineData("$apply=compute(Items as x)", 501)]
    [InlineData("$select=Name($filter=isof(Edm.String))", 501)]
    [InlineData("$filter=null in EmailAddresses", 501)]
    [InlineData("$apply=compute('x' in Details as x)", 400)]
    [InlineData("$filter=Name in (1,2)", 400)]
    public void A_refusal_of_the_parser_is_told(string options, int status)
    {
        var problem = Assert.Throws<ProblemException>(() => Read("Products", options)).Problem;
        Assert.True(problem.Status == status, $"{problem.Status} {problem.Detail}");
    }

    [Fact]
    public void An_error_of_our_own_is_no_refusal()
    {
        var address = ODataAddress.Of("Products", "$filter=true", Model, new(), new());
        string? nothing = null;
        object number = 1;
        Assert.Throws<NullReferenceException>(() => address.Parse<object>("$filter", () => nothing!.Length, []));
        Assert.Throws<InvalidCastException>(() => address.Parse<object>("$filter", () => (string)number, []));
        Assert.Throws<ArgumentNullException>(() => address.Parse<object>("$filter", () => string.Concat((IEnumerable<string>)null!), []));
        Assert.Throws<ArgumentException>(() => address.Parse<object>("$filter", () => Enum.Parse<DayOfWeek>("x"), []));
    }

    static void Read(string path, string options)
    {
        var address = ODataAddress.Of(path, options, Model, new(), new());
        var parser = address.Parser();
        address.ParsePath(parser);
        var mistakes = new List<ProblemParameter>();
        address.Parse("$compute", parser.ParseCompute, mistakes);
        address.Parse("$apply", parser.ParseApply, mistakes);
        address.Parse("$filter", parser.ParseFilter, mistakes);
        address.Parse("$orderby", parser.ParseOrderBy, mistakes);
        address.Parse("$select", parser.ParseSelectAndExpand, mistakes);
        if (mistakes.Count > 0)
        {
            throw new ProblemException(Problem.InvalidParameters(mistakes));
        }
    }
}
