using System.Text.RegularExpressions;
using Microsoft.OData.Edm;
using OpenUrbanData.Api.Http;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <content>What stands in parentheses behind a name (construction rules 1 and 4).</content>
sealed partial class ODataGrammar
{
    void Call(string name, int least, int most)
    {
        _budget.Enter(Nesting.Function, Text);
        var count = 0;
        InParentheses(() =>
        {
            if (Text.Next == ')')
            {
                return;
            }

            do
            {
                Expression();
                count++;
            }
            while (Text.TakeSeparator(','));
        });
        if (count < least || count > most)
        {
            throw Text.Wrong($"'{name}' takes {(least == most ? least.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{least} or {most}")} arguments, found {count}.", Text.At - 1);
        }

        _budget.Leave(Nesting.Function);
    }

    // Key, or named parameters of a function of the model.
    void Arguments(string name, int start, bool isResource)
    {
        _budget.Enter(Nesting.Function, Text);
        Text.Expect('(');
        Text.Blanks();
        if (Text.Take(')'))
        {
            _budget.Leave(Nesting.Function);
            return;
        }

        var isNamed = Named().IsMatch(Text.Text, Text.At);
        do
        {
            if (isNamed)
            {
                _ = Text.Take(Named()) ?? throw Text.Expected("name=value");
            }

            if (isNamed && !isResource)
            {
                ParameterValue();
            }
            else if (Literal() || TakeAlias())
            {
                if (!isResource)
                {
                    Doubt("a key in an expression");
                }
            }
            else
            {
                throw isResource || isNamed
                    ? Text.Expected("a literal or an alias")
                    : Text.Wrong($"'{name}' is no function of OData.{ParameterReader.Suggest(name, Functions.Keys)}", start);
            }
        }
        while (isNamed && Text.TakeSeparator(','));
        Text.Blanks();
        Text.Expect(')');
        _budget.Leave(Nesting.Function);
    }

    bool TakeAlias()
    {
        var start = Text.At;
        if (Text.Take(Alias()) is not { } alias)
        {
            return false;
        }

        if (!_aliases.TryGetValue(alias[1..], out var value))
        {
            Missing.Add(alias[1..]);
        }

        // As a key the parser leaves it unread.
        Edit(start, value?.Text ?? "null");
        return true;
    }

    void Cast()
    {
        _budget.Enter(Nesting.Cast, Text);
        _budget.Enter(Nesting.Function, Text);
        InParentheses(() =>
        {
            var before = Text.At;
            if (Text.Take(TypeName()) is { } type)
            {
                CastTo(type);
                Text.Blanks();
                if (Text.Next == ')')
                {
                    return;
                }
            }

            Text.At = before;
            Expression();
            Text.Blanks();
            Text.Expect(',');
            Text.Blanks();
            CastTo(Text.Take(TypeName()) ?? throw Text.Expected("the name of a type"));
        });
        _budget.Leave(Nesting.Function);
        _budget.Leave(Nesting.Cast);
    }

    void CastTo(string type)
    {
        _names.Add(type);
        if (!type.StartsWith("Edm.", StringComparison.Ordinal))
        {
            Doubt("a cast to a type of the model", model => model.SchemaElements.Any(element => element is IEdmSchemaType && (element.Name == type || element.FullName() == type)));
        }
    }

    void Case()
    {
        _budget.Enter(Nesting.Function, Text);
        InParentheses(() =>
        {
            do
            {
                Expression();
                Text.Blanks();
                Text.Expect(':');
                Text.Blanks();
                Expression();
            }
            while (Text.TakeSeparator(','));
        });
        _budget.Leave(Nesting.Function);
    }

    void Lambda(bool isAll)
    {
        _budget.Enter(Nesting.Lambda, Text);
        InParentheses(() =>
        {
            if (!isAll && Text.Next == ')')
            {
                return;
            }

            _variables.Add(Text.TakeName() ?? throw Text.Expected("a variable"));
            Text.Blanks();
            Text.Expect(':');
            Text.Blanks();
            Expression();
        });
        _budget.Leave(Nesting.Lambda);
    }

    [GeneratedRegex(@"\G[a-zA-Z_]\w*=")]
    private static partial Regex Named();

    [GeneratedRegex(@"\G@[a-zA-Z_]\w*")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\G(?:Collection\([a-zA-Z_][\w.]*\)|[a-zA-Z_][\w.]*)")]
    private static partial Regex TypeName();
}
