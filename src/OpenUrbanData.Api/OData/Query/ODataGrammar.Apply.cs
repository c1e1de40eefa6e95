using System.Text.RegularExpressions;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Model;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <content><c>$apply</c> (<see href="https://docs.oasis-open.org/odata/odata-data-aggregation-ext/v4.0/">OData aggregation 4.0</see>).</content>
sealed partial class ODataGrammar
{
    static readonly string[] Transformations =
    [
        "aggregate", "compute", "filter", "groupby", "concat", "identity", "search", "orderby", "top", "skip", "topcount", "topsum", "toppercent",
        "bottomcount", "bottomsum", "bottompercent", "nest", "addnested", "join", "outerjoin", "ancestors", "descendants", "traverse",
    ];

    readonly List<(int Start, int End)> _steps = [];
    int _applies;

    /// <summary>The transformations of <c>$apply</c> one after the other, as the parser takes them.</summary>
    public IEnumerable<string> Steps => _steps.Select(step => Edited(step.Start, step.End));

    /// <summary>What of <c>$apply</c> is not offered, whatever the parser knows of it; null where all of it is.</summary>
    public string? NotOffered { get; private set; }

    void Apply()
    {
        _budget.Enter(Nesting.Expression, Text);
        var isInner = _applies++ > 0;
        var count = 0;
        do
        {
            var start = Text.At;
            var name = Transformation();
            if (!isInner)
            {
                _steps.Add((start, Text.At));
            }
            else if (name != "aggregate" || ++count > 1)
            {
                NotOffered ??= $"'{name}' inside of groupby";
            }
        }
        while (Text.TakeSeparator('/'));
        _applies--;
        _budget.Leave(Nesting.Expression);
    }

    // Its name.
    string Transformation()
    {
        _budget.Node(Text);
        var start = Text.At;
        var name = TakeQualifiedName() ?? throw Text.Expected("a transformation");
        if (!ODataCapabilities.Transformations.Contains(name))
        {
            Never($"'{name}' in $apply");
        }
        else if (name == "identity")
        {
            Doubt("'identity' in $apply");
        }

        switch (name)
        {
            case "identity":
                break;
            case "aggregate":
                InParentheses(() => Items(() => Aggregate(isNamed: true)));
                break;
            case "compute":
                InParentheses(() => Items(() => Named(Expression)));
                break;
            case "filter":
                InParentheses(Expression);
                break;
            case "groupby":
                InParentheses(GroupBy);
                break;
            case "concat":
                InParentheses(() => Items(Apply));
                break;
            case "search":
                InParentheses(Search);
                break;
            case "orderby":
                InParentheses(Sorting);
                break;
            case "top" or "skip":
                InParentheses(Whole);
                break;
            case "nest":
                InParentheses(() => Items(() => Named(Apply)));
                break;
            case "addnested":
                InParentheses(() => Then(Names, () => Items(() => Named(Apply))));
                break;
            case "join" or "outerjoin":
                InParentheses(() =>
                {
                    Named(Path);
                    IfMore(Apply);
                });
                break;
            case "ancestors" or "descendants":
                InParentheses(Relatives);
                break;
            case "traverse":
                InParentheses(Traverse);
                break;
            case var _ when name.Contains('.', StringComparison.Ordinal) && Text.Next == '(':
                Arguments(name, start, isResource: false);
                break;
            case var _ when Transformations.Contains(name):
                InParentheses(() => Then(Expression, Expression));
                break;
            default:
                throw Text.Wrong($"'{name}' is no transformation.{ParameterReader.Suggest(name, Transformations)}", start);
        }

        return name;
    }

    void Never(string what, Func<IEdmModel, bool>? holds = null)
    {
        Doubt(what, holds);
        NotOffered ??= what;
    }

    // $count as n · amount with sum as total · amount with sum from day with average as n · custom as n
    void Aggregate(bool isNamed)
    {
        if (Text.TakeWord("$count", StringComparison.Ordinal))
        {
            From(needsMethod: true);
        }
        else
        {
            var start = Text.At;
            if (Text.Take(CastAlone()) is not null)
            {
                Doubt("a cast in aggregate");
            }
            else
            {
                Expression();
            }

            var what = Text.Text[start..Text.At];
            if (What("with"))
            {
                RelatedIn(what);
                Method();
                From(needsMethod: true);
            }
            else if (what.EndsWith("/$count", StringComparison.Ordinal))
            {
                Doubt("'/$count' in aggregate");
                From(needsMethod: true);
            }
            else
            {
                // Only a custom aggregate may stand alone, and needs no name.
                bool IsCustom(IEdmModel model) => !ODataNaming.IsProperty(model, what[(what.LastIndexOf('/') + 1)..]);
                Doubt($"the custom aggregate '{what}'", IsCustom);
                var before = Text.At;
                From(needsMethod: false, IsCustom);
                isNamed = isNamed && (Text.At > before || HasAlias());
            }
        }

        if (isNamed)
        {
            Named(static () => { });
        }
    }

    bool HasAlias()
    {
        var before = Text.At;
        var has = Text.Blanks() && Text.TakeWord("as");
        Text.At = before;
        return has;
    }

    bool What(string word)
    {
        var before = Text.At;
        if (Text.Blanks() && Text.TakeWord(word, StringComparison.Ordinal) && Text.Blanks())
        {
            return true;
        }

        Text.At = before;
        return false;
    }

    void Method()
    {
        var start = Text.At;
        var method = TakeQualifiedName() ?? throw Text.Expected("a method");
        if (method.Contains('.', StringComparison.Ordinal))
        {
            Doubt($"the method '{method}'");
        }
        else if (method is not ("sum" or "min" or "max" or "average" or "countdistinct"))
        {
            throw Text.Expected("one of sum, min, max, average, countdistinct", start);
        }
    }

    void From(bool needsMethod, Func<IEdmModel, bool>? holds = null)
    {
        while (What("from"))
        {
            Never("'from' in aggregate", holds);
            Items(() => GroupingProperty(isKey: false));
            if (What("with"))
            {
                Method();
            }
            else if (needsMethod)
            {
                throw Text.Expected("' with ' and a method");
            }
        }
    }

    // A path by itself may lead through a collection.
    void RelatedIn(string path)
    {
        if (path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && !path.Contains(' ', StringComparison.Ordinal))
        {
            Doubt("aggregating over other entities", model => ODataNaming.IsNavigation(model, path[..slash]));
        }
    }

    void GroupBy()
    {
        InParentheses(() => Items(() =>
        {
            var before = Text.At;
            var word = Text.TakeName();
            if (word is "rollup" && Text.Next == '(')
            {
                Never("'rollup' in groupby");
                InParentheses(() => Items(() =>
                {
                    // The total of all, as an older edition has it.
                    if (!Text.TakeWord("$all", StringComparison.Ordinal))
                    {
                        GroupingProperty(isKey: true);
                    }
                }));
            }
            else if (word is "rolluprecursive" && Text.Next == '(')
            {
                Never("'rolluprecursive' in groupby");
                InParentheses(() =>
                {
                    Hierarchy();
                    IfMore(Apply);
                });
            }
            else
            {
                Text.At = before;
                GroupingProperty(isKey: true);
            }
        }));
        IfMore(Apply);
    }

    // Names and casts, a name at the end.
    void GroupingProperty(bool isKey)
    {
        var name = Names();
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw Text.Expected("'/' and a property");
        }

        if (isKey)
        {
            Doubt($"grouping by '{name}', another entity", model => ODataNaming.IsNavigation(model, name));
        }
    }

    // The last one of names with slashes between them.
    string Names()
    {
        string name;
        do
        {
            _budget.Node(Text);
            name = TakeQualifiedName() ?? throw Text.Expected("the name of a property");
        }
        while (Text.Take('/'));
        return name;
    }

    void Hierarchy() => Then(Path, () => Then(() => _ = Text.TakeName() ?? throw Text.Expected("a hierarchy"), () => Names()));

    void Relatives()
    {
        Then(Hierarchy, Apply);
        IfMore(() =>
        {
            if (Text.Take(Digits()) is null)
            {
                KeepStart();
            }
            else
            {
                IfMore(KeepStart);
            }
        });
    }

    void KeepStart()
    {
        if (!Text.TakeWord("keep") || !Text.Blanks() || !Text.TakeWord("start"))
        {
            throw Text.Expected("a distance or 'keep start'");
        }
    }

    void Traverse()
    {
        Then(Hierarchy, () => _ = Text.TakeWord("preorder") || Text.TakeWord("postorder") ? true : throw Text.Expected("preorder or postorder"));
        IfMore(() =>
        {
            var before = Text.At;
            if (Text.TakeName() is { } name && Transformations.Contains(name))
            {
                Text.At = before;
                Apply();
                IfMore(Sorting);
            }
            else
            {
                Text.At = before;
                Sorting();
            }
        });
    }

    void Then(Action first, Action second)
    {
        first();
        if (!Text.TakeSeparator(','))
        {
            throw Text.Expected("','");
        }

        second();
    }

    void Then(Func<string> first, Action second) => Then(() => { _ = first(); }, second);

    void IfMore(Action what)
    {
        if (Text.TakeSeparator(','))
        {
            what();
        }
    }

    [GeneratedRegex(@"\G[a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)+(?:/\$count)?(?= )")]
    private static partial Regex CastAlone();
}
