using System.Text;
using System.Text.RegularExpressions;
using Microsoft.OData.Edm;
using OpenUrbanData.Model.Cql2;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Reads query options by the <see href="https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/">grammar of OData 4.01</see> and of its
/// extension for aggregation, before the parser sees them: what is not OData is a mistake with its place, what is larger than the limits
/// never gets to the parser, which goes down without end. Names are names, whatever the model has.</summary>
/// <remarks>More lenient than the grammar where clients are: blanks around commas, <c>not(…)</c>, geometries without SRID, suffixes of
/// numbers. What the parser is known not to understand is noted, so that its refusal becomes 501 and not 400; what it knows in other words
/// only is said in these.</remarks>
sealed partial class ODataGrammar
{
    static readonly string[] OfCount = ["filter", "search"];
    static readonly string[] OfReference = [.. OfCount, "orderby", "skip", "top", "count"];
    static readonly string[] OfExpand = [.. OfReference, "select", "expand", "compute", "levels", "apply", "@"];
    static readonly string[] OfSelect = [.. OfReference, "select", "compute", "@"];

    readonly IReadOnlyDictionary<string, ODataText> _aliases;
    readonly ODataBudget _budget;
    readonly ODataText _whole;
    readonly List<(string What, Func<IEdmModel, bool>? Holds)> _doubts = [];
    readonly List<string> _names = [];
    readonly List<(int Start, int End, string Text)> _edits = [];
    readonly Func<string, bool> _isProperty;

    /// <summary>Begins with an option or an alias.</summary>
    /// <param name="text">Its value.</param>
    /// <param name="aliases">Parameter aliases of the request, without <c>@</c>.</param>
    /// <param name="limits">Limits of OData.</param>
    /// <param name="filters">Limits of all filters.</param>
    /// <param name="isProperty">True where a name is that of a property, and so of nothing else.</param>
    public ODataGrammar(
        ODataText text, IReadOnlyDictionary<string, ODataText> aliases, ODataLimits limits, Cql2Limits filters, Func<string, bool> isProperty) =>
        (_whole, Text, _aliases, _budget, _isProperty) = (text, text, aliases, new(limits, filters), isProperty);

    /// <summary>Aliases that are used and not given, without <c>@</c>: they stand for null (URL conventions 5.3).</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>What of the text the parser may not understand although it is OData; null where it should understand it all.</summary>
    public string? Doubtful(IEdmModel model)
    {
        foreach (var (what, holds) in _doubts)
        {
            if (holds is null || holds(model))
            {
                return what;
            }
        }

        return _names.Find(name => ODataNaming.IsOperation(model, name)) is { } operation ? $"the operation '{operation}' of the model"
            : _names.Find(name => !name.Contains('.', StringComparison.Ordinal) && ODataNaming.IsType(model, name)) is { } type ? $"'{type}', the name of a type without its namespace"
            : null;
    }

    /// <summary>The text as the parser takes it.</summary>
    public string ForParser() => Edited(0, _whole.Text.Length);

    string Edited(int start, int end)
    {
        var text = new StringBuilder();
        foreach (var edit in _edits.Where(edit => edit.Start >= start && edit.End <= end).OrderBy(edit => edit.Start))
        {
            text.Append(_whole.Text, start, edit.Start - start).Append(edit.Text);
            start = edit.End;
        }

        return text.Append(_whole.Text, start, end - start).ToString();
    }

    // What is being read: the option, or the alias that it names.
    ODataText Text { get; set; }

    /// <summary>Reads the value of a query option to its end.</summary>
    /// <param name="option">Its name in lower case without the dollar; <c>@</c> for an alias.</param>
    /// <exception cref="ODataSyntaxException">It breaks the grammar or a limit.</exception>
    public void Read(string option)
    {
        Option(option);
        Text.Blanks();
        if (!Text.IsEnd)
        {
            throw Text.Expected("an operator or the end");
        }
    }

    /// <summary>Reads what stands in parentheses behind a name in a path: a key, or parameters.</summary>
    public void ReadArguments()
    {
        do
        {
            Arguments("", Text.At, isResource: true);
        }
        while (Text.Next == '(');
        if (!Text.IsEnd)
        {
            throw Text.Expected("the end of the segment");
        }
    }

    void Option(string name)
    {
        switch (name)
        {
            case "filter":
                Expression();
                break;
            case "orderby":
                Sorting();
                break;
            case "compute":
                Items(() => Named(Expression));
                break;
            case "select":
                Items(SelectItem);
                break;
            case "expand":
                Items(ExpandItem);
                break;
            case "search":
                Text.Blanks();
                Search();
                break;
            case "apply":
                Apply();
                break;
            case "@":
                ParameterValue();
                break;
            case "count":
                var from = Text.At;
                _ = Text.TakeWord("true") || Text.TakeWord("false") ? true : throw Text.Expected("true or false");
                Edit(from, Text.Text[from..Text.At].ToLowerInvariant());
                break;
            case "top":
                Whole();
                break;
            case "skip":
                var start = Text.At;
                Whole();
                // More digits than fit are a large number as well.
                Hold(int.TryParse(Text.Text.AsSpan(start, Text.At - start), out var skipped) ? skipped : int.MaxValue,
                    _budget.Limits.MaximumSkip, "entities to pass over; follow @odata.nextLink instead", Text);
                break;
            case "levels":
                _ = Text.TakeWord("max") || Text.Take(Positive()) is not null ? true : throw Text.Expected("a number from 1, or max");
                break;
            case "index":
                _ = Text.Take('-');
                Whole();
                break;
            default:
                Text.At = Text.Text.Length;
                break;
        }
    }

    void ParameterValue() => Json();

    void Whole() => _ = Text.Take(Digits()) ?? throw Text.Expected("a whole number");

    void Items(Action item)
    {
        do
        {
            item();
        }
        while (Text.TakeSeparator(','));
    }

    void Sorting()
    {
        var count = 0;
        Items(() =>
        {
            Hold(++count, _budget.Limits.MaximumSortKeys, "keys of $orderby", Text);
            Expression();
            var before = Text.At;
            if (!Text.Blanks() || !(Text.TakeWord("asc") || Text.TakeWord("desc")))
            {
                Text.At = before;
            }
        });
    }

    // Something 'as' a name.
    void Named(Action what)
    {
        what();
        if (!Text.Blanks() || !Text.TakeWord("as") || !Text.Blanks())
        {
            throw Text.Expected("' as ' and a name");
        }

        _ = Text.TakeName() ?? throw Text.Expected("a name");
    }

    void InParentheses(Action what)
    {
        Text.Expect('(');
        Text.Blanks();
        what();
        Text.Blanks();
        Text.Expect(')');
    }

    string? TakeQualifiedName()
    {
        var start = Text.At;
        if (Text.TakeName() is null)
        {
            return null;
        }

        for (var end = Text.At; Text.Take('.'); end = Text.At)
        {
            if (Text.TakeName() is null)
            {
                Text.At = end;
                break;
            }
        }

        var name = Text.Text[start..Text.At];
        _names.Add(name);
        return name;
    }

    // Notes what the parser may refuse; with a condition where that hangs on the model.
    void Doubt(string what, Func<IEdmModel, bool>? holds = null) => _doubts.Add((what, holds));

    // Gives the parser another text for what was read from a place on, and for what was changed there before. Aliases are read, and changed,
    // by themselves.
    void Edit(int start, string text)
    {
        if (Text == _whole)
        {
            _edits.RemoveAll(edit => edit.Start >= start);
            _edits.Add((start, Text.At, text));
        }
    }

    [GeneratedRegex(@"\G[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G[1-9][0-9]*")]
    private static partial Regex Positive();
}
