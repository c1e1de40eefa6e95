using System.Diagnostics;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Api.Tests.OData.Abnf;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>What of a request gets to the parser, and where a mistake is.</summary>
public sealed class ODataAddressTests
{
    static readonly IEdmModel Model = AbnfModel.Build(EdmPrimitiveTypeKind.Int32);

    static readonly ODataLimits Limits = new()
    {
        MaximumLength = 400, MaximumFunctionDepth = 3, MaximumLambdaDepth = 2, MaximumCasts = 1, MaximumExpandDepth = 2, MaximumExpandItems = 3, MaximumSteps = 4, MaximumSortKeys = 2,
        MaximumList = 3, MaximumSkip = 50,
    };

    static ODataAddress Read(string path, string? query = null, ODataLimits? limits = null) =>
        ODataAddress.Of(path, query, Model, limits ?? new(), new());

    static string Refusal(string path, string? query, ODataLimits? limits = null, Cql2Limits? filters = null)
    {
        var problem = Assert.Throws<ProblemException>(() => ODataAddress.Of(path, query, Model, limits ?? new(), filters ?? new())).Problem;
        Assert.Equal(400, problem.Status);
        return Assert.Single(problem.Parameters).Expected;
    }

    [Theory]
    [InlineData("$filter=Name eq )", "At 9: expected a value, a property or a function, found ')'.")]
    [InlineData("$filter=Name%20eq%20'Neil", "At 9: the text has no closing quote.")]
    [InlineData("$filter=Name is 'x'", "At 6: expected an operator or the end, found 'is 'x''.")]
    [InlineData("$filter=starts(Name,'x')", "At 1: 'starts' is no function of OData.")]
    [InlineData("$filter=contain(Name,'x')", "At 1: 'contain' is no function of OData. Did you mean 'contains'?")]
    [InlineData("$filter=substring(Name)", "At 15: 'substring' takes 2 or 3 arguments, found 1.")]
    [InlineData("$filter=Price add2 eq 3", "At 7: expected an operator or the end, found 'add2 eq 3'.")]
    [InlineData("$filter=Products/all()", "At 14: expected a variable, found ')'.")]
    [InlineData("$filter=Name in ('a', Name)", "At 15: expected a literal, found 'Name)'.")]
    [InlineData("$top=ten", "At 1: expected a whole number, found 'ten'.")]
    [InlineData("$top=5.5", "At 2: expected an operator or the end, found '.5'.")]
    [InlineData("$count=yes", "At 1: expected true or false, found 'yes'.")]
    [InlineData("$filer=true", "Is no query option. Did you mean 'filter'?")]
    [InlineData("$top=1&top=2", "May be given once.")]
    [InlineData("$expand=Items($selct=Name)", "At 7: expected one of $filter, $search, $orderby, $skip, $top, $count, $select, $expand, $compute, $levels, $apply, @alias and '=', found '$selct=Name)'.")]
    [InlineData("$apply=agregate(Price with sum as S)", "At 1: 'agregate' is no transformation. Did you mean 'aggregate'?")]
    [InlineData("$apply=aggregate(Price with mean as M)", "At 22: expected one of sum, min, max, average, countdistinct, found 'mean as M)'.")]
    [InlineData("$search=\"open", "At 1: the phrase is empty or has no closing quote.")]
    public void A_mistake_is_told_with_its_place(string query, string expected) => Assert.StartsWith(expected, Refusal("Products", query), StringComparison.Ordinal);

    [Theory]
    [InlineData("$filter=tolower(tolower(tolower(tolower(Name)))) eq 'x'", "3 functions in each other")]
    [InlineData("$filter=cast(cast(Price,Edm.Int32),Edm.String) eq 'x'", "1 casts")]
    [InlineData("$filter=Model.Customer/Product/Model.Customer/Name eq 'x'", "1 casts")]
    [InlineData("$select=Model.Customer/Address/Model.AddressWithLocation/Location", "1 casts")]
    [InlineData("$expand=Model.Customer/Product/Model.Customer/Items", "1 casts")]
    [InlineData("$filter=Items/any(a:a/Items/any(b:b/Items/any(c:c/Name eq 'x')))", "2 'any' and 'all' in each other")]
    [InlineData("$expand=Items($expand=Items($expand=Items($top=1)))", "2 levels of $expand and $select")]
    [InlineData("$expand=Items,Orders,Customer,Manager", "3 items of $expand")]
    [InlineData("$expand=Items($expand=Items($expand=Items,Orders))", "3 items of $expand")]
    [InlineData("$orderby=Name,Price,ID", "2 keys of $orderby")]
    [InlineData("$filter=ID in (1,2,3,4)", "3 members of a list")]
    [InlineData("$skip=51", "50 entities to pass over; follow @odata.nextLink instead")]
    [InlineData("$skip=99999999999999999999999", "50 entities to pass over; follow @odata.nextLink instead")]
    [InlineData("$expand=Items($skip=51)", "50 entities to pass over; follow @odata.nextLink instead")]
    public void What_is_beyond_a_limit_never_gets_to_the_parser(string query, string limit) =>
        Assert.EndsWith($"expected at most {limit}.", Refusal("Products", query, Limits), StringComparison.Ordinal);

    [Fact]
    public void Casts_in_the_path_have_a_limit() =>
        Assert.EndsWith("expected at most 1 casts.", Refusal("Products(1)/Model.Customer/Product/Model.Customer", null, Limits), StringComparison.Ordinal);

    [Theory]
    [InlineData("$filter=Name eq '{0}'")]
    [InlineData("$filter=Name eq @a&@a='{0}'")]
    [InlineData("$select={0}")]
    [InlineData("$search={0}")]
    [InlineData("$skiptoken={0}")]
    public void Options_have_a_length(string query) => Assert.EndsWith(
        "expected at most 400 characters.", Refusal("Products", string.Format(null, query, new string('x', 401)), Limits), StringComparison.Ordinal);

    [Fact]
    public void Expressions_have_a_depth_and_a_size()
    {
        var filters = new Cql2Limits { MaximumDepth = 10, MaximumNodes = 50, MaximumVertices = 4 };
        foreach (var deep in new[] { "(", "not ", "-", "[", "not(" })
        {
            Assert.EndsWith("10 levels of expressions.", Refusal("Products", "$filter=" + string.Concat(Enumerable.Repeat(deep, 20)), null, filters), StringComparison.Ordinal);
        }

        Assert.EndsWith("10 levels of expressions.", Refusal("Products", "$search=" + new string('(', 20), null, filters), StringComparison.Ordinal);
        Assert.EndsWith(
            "10 levels of expressions.", Refusal("Products", "$apply=" + string.Concat(Enumerable.Repeat("concat(", 20)), null, filters), StringComparison.Ordinal);
        Assert.EndsWith(
            "50 operations, values and steps of paths.",
            Refusal("Products", "$filter=" + string.Join(" or ", Enumerable.Repeat("ID eq 1", 40)), null, filters), StringComparison.Ordinal);
        Assert.EndsWith(
            "50 operations, values and steps of paths.", Refusal("Products", "$filter=" + string.Join('/', Enumerable.Repeat("Product", 60)), null, filters), StringComparison.Ordinal);
        Assert.EndsWith("10 segments.", Refusal(string.Join('/', Enumerable.Repeat("Product", 20)), null, null, filters), StringComparison.Ordinal);
        Assert.EndsWith(
            "4 vertices of geometries.",
            Refusal("Products", "$filter=geo.length(geography'SRID=4326;LineString(1 1,2 2,3 3,4 4,5 5)') gt 1", null, filters), StringComparison.Ordinal);
        Assert.EndsWith(
            "8 parentheses in each other in a geometry.",
            Refusal("Products", $"$filter=Location eq geography'GeometryCollection{string.Concat(Enumerable.Repeat("(GeometryCollection", 20))}()'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$filter=@a&@a=@a")]
    [InlineData("$filter=@a eq 1&@a=@b&@b=(@a)")]
    public void Aliases_in_a_circle_are_a_mistake(string query) =>
        Assert.EndsWith("64 levels of expressions.", Assert.Throws<ProblemException>(() => Read("Products", query)).Problem.Parameters[0].Expected, StringComparison.Ordinal);

    [Theory]
    [InlineData("Products(@k)", "@k='a/b%27%27c'", 200)]
    [InlineData("Products(@k)", "", 404)]
    [InlineData("Products(@k)", "@k='x')/Products('y'", 400)]
    public void Keys_may_be_aliases(string path, string query, int status)
    {
        var answer = 200;
        try
        {
            var address = ODataAddress.Of(path, query, AbnfModel.Build(EdmPrimitiveTypeKind.String), new(), new());
            address.ParsePath(address.Parser());
        }
        catch (ProblemException problem)
        {
            answer = problem.Problem.Status;
        }

        Assert.Equal(status, answer);
    }

    [Fact]
    public void Lists_in_lists_are_not_written_out_without_end()
    {
        var list = Enumerable.Range(0, 6).Aggregate("Name", (inner, _) => $"({inner}) in [{string.Join(',', Enumerable.Repeat("Name", 9))}]");
        Assert.EndsWith("16,384 characters, the list written out.", Refusal("Products", "$filter=" + list), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_count_as_often_as_they_are_used()
    {
        var bomb = "$filter=@a0&" + string.Join('&', Enumerable.Range(0, 30).Select(i => $"@a{i}=(@a{i + 1} or @a{i + 1})")) + "&@a30=true";
        var clock = Stopwatch.StartNew();
        Assert.Contains("2,000 operations", Assert.Throws<ProblemException>(() => Read("Products", bomb)).Problem.Detail, StringComparison.Ordinal);
        // Not a measurement: unbounded it would take hours.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void What_the_limits_let_pass_does_not_exhaust_the_stack_of_the_parser()
    {
        var many = string.Join(" or ", Enumerable.Repeat("ID eq 1", 300));
        var deep = string.Concat(Enumerable.Repeat("not(", 30)) + "true" + new string(')', 30);
        foreach (var (filter, isRead) in new[] { (many, true), (deep, true), (string.Join(" add ", Enumerable.Repeat("1", 1900)) + " eq 1", false) })
        {
            var address = ODataAddress.Of("Products", "$filter=" + filter, Model, new() { MaximumLength = 100_000 }, new());
            var mistakes = new List<ProblemParameter>();
            // The stack that threads have on the smallest systems.
            var thread = new Thread(() => Parse(address, mistakes), 1024 * 1024);
            thread.Start();
            thread.Join();
            Assert.Equal(isRead, mistakes.Count == 0);
        }

        static void Parse(ODataAddress address, List<ProblemParameter> mistakes)
        {
            var parser = address.Parser();
            address.Parse("$filter", parser.ParseFilter, mistakes);
        }
    }

    [Theory]
    [InlineData("$search=08/15", "\"08/15\"")]
    [InlineData("$search=NOT NOT", "NOT \"NOT\"")]
    [InlineData("$search=AND OR NOT", "\"AND\" OR \"NOT\"")]
    [InlineData("$search=open AND (B55 OR \"a b\")", "open AND (\"B55\" OR \"a b\")")]
    [InlineData("$search=tree+2", "tree \"2\"")]
    [InlineData("$count=TRUE", "true")]
    [InlineData("$filter=Price%20eq%20%2B42", "Price eq 42")]
    [InlineData("FILTER=Name eq 'a%26b'", "Name eq 'a&b'")]
    [InlineData("$filter=Price divby 2 gt 1", "Price mul 1e0 div 2 gt 1")]
    [InlineData("$filter=now gt mindatetime and now() lt MaxDateTime", "now() gt mindatetime() and now() lt MaxDateTime()")]
    [InlineData("$filter=Names/any(now:now eq 'x')", "Names/any(now:now eq 'x')")]
    [InlineData("$filter=not (Name) in [\"a'b\",tolower(Name)] and true", "not ((Name) eq ('a''b') or (Name) eq (tolower(Name))) and true")]
    [InlineData("$filter=1 eq 1 and Price divby 2 in [Price divby 3] ", "1 eq 1 and Price mul 1e0 div (2 eq (Price mul 1e0 div 3)) ")]
    [InlineData("$filter=Name in [\"a\",\"b\"]", "Name in [\"a\",\"b\"]")]
    [InlineData("$filter=geo.length(geography'Collection(Point(1 2))') gt 1", "geo.length(geography'GeometryCollection(Point(1 2))') gt 1")]
    public void The_parser_gets_the_spelling_that_it_knows(string query, string expected)
    {
        var address = Read("Products", query);
        Assert.Equal(expected, Assert.Single(address.Options).Value);
        var parser = address.Parser();
        var mistakes = new List<ProblemParameter>();
        address.Parse("$search", parser.ParseSearch, mistakes);
        address.Parse("$filter", parser.ParseFilter, mistakes);
        // What binds as it is written may still be of a wrong type.
        Assert.Equal(query.Contains("divby 3", StringComparison.Ordinal), mistakes.Count > 0);
    }

    [Theory]
    [InlineData("$filter=$these/$count gt 1", "$these")]
    [InlineData("$compute=case(Price gt 1:2,true:3) as P", "'case'")]
    [InlineData("$filter=Price/@Measures.Currency eq 'EUR'", "annotations in expressions")]
    [InlineData("$apply=topcount(2,Price)", "'topcount' in $apply")]
    public void What_the_parser_does_not_know_is_501(string query, string what)
    {
        var address = Read("Products", query);
        var parser = address.Parser();
        var problem = Assert.Throws<ProblemException>(() =>
        {
            address.Parse("$filter", parser.ParseFilter, []);
            address.Parse("$compute", parser.ParseCompute, []);
            address.Parse("$apply", parser.ParseApply, []);
        }).Problem;
        Assert.Equal(501, problem.Status);
        Assert.Contains(what, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_settings()
    {
        var names = new Dictionary<string, string>
        {
            ["OUD_DATABASE"] = "Host=db.example.org", ["OUD_ODATA_LENGTH"] = "400", ["OUD_ODATA_FUNCTION_DEPTH"] = "3", ["OUD_ODATA_LAMBDA_DEPTH"] = "2",
            ["OUD_ODATA_CASTS"] = "1", ["OUD_ODATA_EXPAND_DEPTH"] = "2", ["OUD_ODATA_EXPAND_ITEMS"] = "3", ["OUD_ODATA_STEPS"] = "4", ["OUD_ODATA_ORDERBY"] = "2", ["OUD_ODATA_LIST"] = "3",
            ["OUD_ODATA_SKIP"] = "50",
        };
        Assert.Equal(Limits, ApiOptions.Read(name => names.GetValueOrDefault(name)).OData);
        Assert.Equal(new ODataLimits(), ApiOptions.Read(name => name == "OUD_DATABASE" ? "Host=db.example.org" : null).OData);
    }
}
