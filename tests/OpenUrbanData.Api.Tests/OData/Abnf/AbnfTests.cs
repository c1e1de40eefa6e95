using System.Globalization;
using System.Text;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Testing;
using YamlDotNet.RepresentationModel;

namespace OpenUrbanData.Api.Tests.OData.Abnf;

/// <summary>The cases of the OASIS committee (<c>abnf/*.yaml</c> of oasis-tcs/odata-abnf), in the folder <c>OUD_ODATA_ABNF</c>: what is OData is
/// read, or is 501 and listed with its reason; what is not OData is 400.</summary>
public sealed class AbnfTests
{
    // Headers, payloads and context addresses are not read from addresses.
    static readonly string[] NotOfAddresses =
    [
        "context", "header", "preference", "prefer", "request-id", "includeAnnotationsPreference", "maxpagesizePreference", "customQueryOption", "stringInUrl",
        "primitiveValue", "enumValue", "booleanValue", "dateValue", "dateTimeOffsetValue", "decimalValue", "doubleValue", "singleValue", "byteValue", "sbyteValue",
        "int16Value", "int32Value", "int64Value", "durationValue", "timeOfDayValue", "odataIdentifier", "entitySetName", "functionParameter",
    ];

    // The cases have keys of several kinds.
    static readonly IEdmModel[] Models =
    [
        .. new[] { EdmPrimitiveTypeKind.Int32, EdmPrimitiveTypeKind.String, EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.TimeOfDay }.Select(AbnfModel.Build),
    ];

    // Options that the suite declares as those of a service; others are refused by name before they are read.
    static readonly string[] Custom = ["find", "!special", "!deltatoken", "ManagerID", "categoryId"];

    // Is wrong only in the kind of a property, within a transformation that is not offered for any.
    const string Tolerated = "$apply=join(ShipTo as Detail,identity)";

    // Cases that follow the grammar and are mistakes all the same, by file and number.
    static readonly Dictionary<(char File, int Number), string> Mistakes = new()
    {
        [('b', 98)] = "names a key that its entity does not have", [('b', 121)] = "names a key that its entity does not have",
        [('b', 335)] = "Size is a truth value in the case before", [('b', 400)] = "LifeTime is a duration in other cases",
        [('b', 402)] = "LifeTime is a duration in other cases", [('b', 532)] = "casts an entity to a complex type",
        [('b', 616)] = "an option may be given once", [('b', 618)] = "an option may be given once",
        [('b', 673)] = "a ring has four positions", [('b', 677)] = "a ring has four positions", [('b', 683)] = "a ring has four positions",
        [('b', 685)] = "a ring has four positions", [('b', 686)] = "a ring has four positions",
        [('g', 4)] = "a text times a number", [('g', 8)] = "a list less a number",
    };

    /// <summary>One case.</summary>
    sealed record Case(int Number, string Rule, string Input, bool Fails);

    [Theory]
    [InlineData("odata-abnf-testcases.yaml", 840)]
    [InlineData("odata-aggregation-testcases.yaml", 201)]
    public async Task Cases_of_the_standard_are_read_refused_or_listed(string file, int count)
    {
        var folder = Environment.GetEnvironmentVariable("OUD_ODATA_ABNF");
        if (folder is null)
        {
            Assert.Skip("Set OUD_ODATA_ABNF to the folder of the cases");
        }

        var cases = Read(Path.Combine(folder, file));
        Assert.Equal(count, cases.Count);
        var wrong = new List<string>();
        var notRead = new StringBuilder();
        foreach (var one in cases.Where(one => !NotOfAddresses.Contains(one.Rule)))
        {
            var answers = Addresses(one).SelectMany(address => Models[..(!one.Fails && one.Rule is "resourcePath" or "odataRelativeUri" or "odataUri" ? Models.Length : 1)].Select(model => Answer(address, model))).ToList();
            if (one.Fails)
            {
                // The grammar of service roots is not ours.
                if (one.Rule == "odataUri" || one.Input == Tolerated)
                {
                    continue;
                }

                wrong.AddRange(answers.Where(answer => answer.Status is not (400 or 404)).Select(answer => $"{one.Rule} | {one.Input} | {answer.Status} {answer.Why} | must be 400"));
                continue;
            }

            var best = answers.MinBy(answer => answer.Status switch { 200 => 0, 501 => 1, _ => 2 });
            if (best.Status is not (200 or 501) && !Mistakes.ContainsKey((file[7], one.Number)))
            {
                wrong.Add($"{one.Number} {one.Rule} | {one.Input} | {best.Status} {best.Why} | must be read or 501");
            }

            if (best.Status == 501)
            {
                notRead.Append(CultureInfo.InvariantCulture, $"{one.Number} {one.Rule}: {best.Why[..best.Why.LastIndexOf(": valid OData", StringComparison.Ordinal)]}\n");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await Golden.MatchesAsync(Path.ChangeExtension(file, ".txt"), notRead.ToString());
    }

    static (int Status, string Why) Answer(string address, IEdmModel model)
    {
        try
        {
            // What stands behind # never comes to a server.
            var parts = address.Split('#')[0].Split('?', 2);
            var read = ODataAddress.Of(parts[0], parts.ElementAtOrDefault(1), model, new(), new());
            if (read.Options.FirstOrDefault(option => option.Name[0] is not ('$' or '@') && !Custom.Contains(option.Name)).Name is { } unknown)
            {
                throw new ProblemException(Problem.InvalidParameters([new(unknown, null, "Is no query option.")]));
            }

            var parser = read.Parser();
            if (parts[0] is not ("$metadata" or "$batch" or ""))
            {
                read.ParsePath(parser);
            }

            var mistakes = new List<ProblemParameter>();
            Try("$filter", parser.ParseFilter);
            Try("$orderby", parser.ParseOrderBy);
            Try("$select", parser.ParseSelectAndExpand);
            Try("$expand", parser.ParseSelectAndExpand);
            Try("$compute", parser.ParseCompute);
            Try("$search", parser.ParseSearch);
            Try("$apply", parser.ParseApply);
            Try("$top", () => parser.ParseTop());
            Try("$skip", () => parser.ParseSkip());
            Try("$count", () => parser.ParseCount());
            return mistakes.Count == 0 ? (200, "") : throw new ProblemException(Problem.InvalidParameters(mistakes));

            void Try(string option, Func<object?> parse)
            {
                if (!read.Options.Any(one => one.Name == option))
                {
                    return;
                }

                read.Parse(option, parse, mistakes);
            }
        }
        catch (ProblemException problem)
        {
            return (problem.Problem.Status, problem.Problem.Detail);
        }
        catch (KeyNotFoundException) when (model != Models[0])
        {
            return (400, "keys of type Edm.TimeOfDay, which the parser cannot read and no set of ours has");
        }
    }

    // Where a case may stand.
    static IEnumerable<string> Addresses(Case one)
    {
        var input = one.Input;
        switch (one.Rule)
        {
            case "odataRelativeUri" or "resourcePath":
                return [input];
            case "filter" when input.Contains("$it", StringComparison.Ordinal):
                return ["Suppliers(1)/EmailAddresses?" + input];
            case "odataUri":
                var root = input.IndexOf(".svc/", StringComparison.Ordinal) is > 0 and var service ? service + 5 : input.IndexOf('/', Math.Min(input.Length - 1, 8));
                return [input[(root < 0 ? 0 : root)..].Replace("/service/", "", StringComparison.Ordinal).Replace("/MyService/", "", StringComparison.Ordinal)];
            case "boolean":
                return ["Products?$count=" + input];
            case "search" or "searchExpr":
                return ["Products?$search=" + input.Replace("$search=", "", StringComparison.Ordinal)];
            case "deltatoken" or "skiptoken" or "queryOptions" or "systemQueryOption" or "filter" or "select" or "expand" or "orderby" or "orderBy" or "compute":
                return ["Products?" + input];
            case "date" or "dateTimeOffsetLiteral" or "dateTimeOffsetValueInUrl" when one.Fails:
                return ["Products?$filter=Date eq " + input];
            case "anyExpr":
                return ["Products?$filter=Products/" + input];
            default:
                string[] hosts =
                [
                    "{0}", "{0} eq null", "{0} eq {0}", "{0}/$count gt 0", "{0}/any()", "Products/any(lambda:{0})", "Products/any(lambda:{0} eq null)",
                    "Names/any(lambda:{0})", "Addresses/any(lambda:{0})",
                ];
                return [
                    .. hosts.Take(one.Fails ? 1 : hosts.Length).Select(host => "Products?$filter=" + string.Format(null, host, one.Rule == "stringLiteral" ? input.Replace("&", "%26", StringComparison.Ordinal) : input)),
                    $"Products?$compute={input} as Result",
                ];
        }
    }

    static List<Case> Read(string path)
    {
        var yaml = new YamlStream();
        // A tab within a value is fine in YAML, but not for each of its readers; percent-encoded it is the same to the grammar.
        yaml.Load(new StringReader(File.ReadAllText(path).Replace("\t", "%09", StringComparison.Ordinal)));
        var cases = (YamlSequenceNode)yaml.Documents[0].RootNode["TestCases"];
        return [.. cases.Cast<YamlMappingNode>().Select((one, place) => new Case(place + 1, Text(one, "Rule"), Text(one, "Input"), one.Children.ContainsKey("FailAt")))];

        static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;
    }
}
