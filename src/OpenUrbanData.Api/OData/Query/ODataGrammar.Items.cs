using System.Text.RegularExpressions;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <content><c>$select</c>, <c>$expand</c> and <c>$search</c> (construction rules 2).</content>
sealed partial class ODataGrammar
{
    void SelectItem()
    {
        _budget.Node(Text);
        if (Text.Take('*'))
        {
            return;
        }

        var casts = 0;
        for (var isFirst = true; isFirst || Text.Take('/'); isFirst = false)
        {
            _budget.Node(Text);
            if (Text.Take('@'))
            {
                Doubt("annotations in $select");
            }

            var name = TakeQualifiedName() ?? throw Text.Expected("the name of a property");
            if (name.Contains('.', StringComparison.Ordinal))
            {
                _budget.Enter(Nesting.Cast, Text);
                casts++;
                if (Text.Text.AsSpan(Text.At).StartsWith(".*"))
                {
                    Doubt("operations in $select");
                    Text.At += 2;
                    break;
                }
            }
            else if (Text.Text.AsSpan(Text.At).StartsWith(".*"))
            {
                Doubt("operations in $select");
                Text.At += 2;
                break;
            }

            if (Text.Next == '(')
            {
                if (Text.Take(ParameterNames()) is not null)
                {
                    Doubt("operations in $select");
                }
                else
                {
                    Options(OfSelect);
                }

                break;
            }
        }

        _budget.Leave(Nesting.Cast, casts);
    }

    void ExpandItem()
    {
        _budget.Expanded(Text);
        if (Text.TakeWord("$value", StringComparison.Ordinal))
        {
            Doubt("'$value' in $expand");
            return;
        }

        var casts = 0;
        for (var isFirst = true; isFirst || Text.Take('/'); isFirst = false)
        {
            _budget.Node(Text);
            if (Text.Take('*'))
            {
                Doubt("'*' in $expand");
                if (!TakeReference() && Text.Next == '(')
                {
                    Options(["levels"]);
                }

                break;
            }

            if (!isFirst && Text.TakeWord("$count", StringComparison.Ordinal))
            {
                Doubt("'/$count' in $expand");
                OptionsIfAny(OfCount);
                break;
            }

            if (!isFirst && Text.TakeWord("$ref", StringComparison.Ordinal))
            {
                Doubt("'/$ref' in $expand");
                OptionsIfAny(OfReference);
                break;
            }

            if (Text.Take('@'))
            {
                Doubt("annotations in $expand");
            }

            var name = TakeQualifiedName() ?? throw Text.Expected("the name of a navigation property");
            if (name.Contains('.', StringComparison.Ordinal))
            {
                _budget.Enter(Nesting.Cast, Text);
                casts++;
            }

            if (Text.Next == '(')
            {
                Options(OfExpand);
                break;
            }
        }

        _budget.Leave(Nesting.Cast, casts);
    }

    bool TakeReference()
    {
        if (!Text.Text.AsSpan(Text.At).StartsWith("/$ref"))
        {
            return false;
        }

        Text.At += 5;
        return true;
    }

    void OptionsIfAny(string[] allowed)
    {
        if (Text.Next == '(')
        {
            Options(allowed);
        }
    }

    // ( option ; option … )
    void Options(string[] allowed)
    {
        _budget.Enter(Nesting.Expand, Text);
        InParentheses(() =>
        {
            do
            {
                var start = Text.At;
                _ = Text.Take('$');
                var isAlias = Text.Take('@');
                var name = Text.TakeName()?.ToLowerInvariant() ?? "";
                var option = isAlias ? "@" : name;
                if (!allowed.Contains(option) || !Text.Take('='))
                {
                    throw Text.Expected($"one of {string.Join(", ", allowed.Select(one => one == "@" ? "@alias" : "$" + one))} and '='", start);
                }

                if (isAlias)
                {
                    Doubt("aliases in the options of $expand and $select");
                }
                else if (option == "search")
                {
                    Doubt("$search in the options of $expand and $select");
                }

                Option(option);
            }
            while (Text.TakeSeparator(';'));
        });
        _budget.Leave(Nesting.Expand);
    }

    // Words, phrases and parentheses. AND, OR and NOT are operators where something stands on both sides of them (behind NOT), else words.
    void Search()
    {
        if (Text.Take(Quoted()) is not null)
        {
            Doubt("an unfinished $search in single quotes");
            return;
        }

        for (var hasLeft = false; ;)
        {
            _budget.Node(Text);
            _budget.Enter(Nesting.Expression, Text);
            var isOperator = SearchTerm(hasLeft);
            _budget.Leave(Nesting.Expression);
            var after = Text.At;
            if (!Text.Blanks() || !IsSearchTerm())
            {
                Text.At = after;
                return;
            }

            hasLeft = !isOperator;
        }
    }

    bool IsSearchTerm() => !Text.IsEnd && (Text.Next is not (')' or ',' or ';') || Text.IsEncoded);

    // True for an operator.
    bool SearchTerm(bool hasLeft)
    {
        var start = Text.At;
        if (Text.Take('('))
        {
            Text.Blanks();
            Search();
            Text.Blanks();
            Text.Expect(')');
            return false;
        }

        if (Text.Next == '"')
        {
            _ = Text.Take(Phrase()) ?? throw Text.Wrong("the phrase is empty or has no closing quote.");
            return false;
        }

        SearchWord();
        var word = Text.Text[start..Text.At];
        var end = Text.At;
        var isOperator = (word == "NOT" || (hasLeft && word is "AND" or "OR")) && Text.Blanks() && IsSearchTerm();
        Text.At = end;
        if (!isOperator && (word is "AND" or "OR" or "NOT" || !word.All(char.IsAsciiLetter)))
        {
            // The parser knows words of letters only, and phrases of anything.
            Edit(start, $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        }

        return isOperator;
    }

    void SearchWord()
    {
        var before = Text.At;
        while (!Text.IsEnd && Text.Next is not (' ' or '\t' or '(' or ')' or '"') && (Text.Next != ';' || Text.IsEncoded)
            && (Text.Next != '\'' || Text.At > before))
        {
            Text.At++;
        }

        if (Text.At == before)
        {
            throw Text.Expected("a word or a phrase");
        }
    }

    [GeneratedRegex(@"\G""[^""]+""")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\G\([a-zA-Z_]\w*(?:,[a-zA-Z_]\w*)*\)")]
    private static partial Regex ParameterNames();
}
