using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Reads <c>$search</c>: words, phrases, <c>AND</c> (or nothing), <c>OR</c>, <c>NOT</c>, parentheses (URL conventions 5.1.8). What is
/// searched, and how, is the same as for the parameter <c>q</c> of OGC API.</summary>
/// <remarks>Not by the parser, which takes no words with digits in front or apostrophes. The grammar has been checked before.</remarks>
sealed partial class ODataSearch
{
    readonly List<Property> _searched;
    readonly string[] _tokens;
    int _at;

    ODataSearch(List<Property> searched, string text) =>
        (_searched, _tokens) = (searched, [.. Token().Matches(text).Select(match => match.Value)]);

    /// <summary>The condition.</summary>
    /// <param name="collection">The entity set.</param>
    /// <param name="text">Value of the option, decoded.</param>
    /// <param name="mostConditions">Most words times searched properties.</param>
    /// <exception cref="ProblemException">400: too many words, or what follows no grammar.</exception>
    public static Filter Read(Collection collection, string text, int mostConditions)
    {
        var search = new ODataSearch(TextSearch.Properties(collection), text);
        if (search._tokens.Length * search._searched.Count > mostConditions)
        {
            throw Mistake(text, $"At most {mostConditions / search._searched.Count} words are taken.");
        }

        var condition = search.Either();
        return search._at == search._tokens.Length ? condition : throw Mistake(text, "Words, AND, OR and NOT are expected.");
    }

    Filter Either()
    {
        var parts = ImmutableArray.CreateBuilder<Filter>();
        do
        {
            parts.Add(Both());
        }
        while (Take("OR"));
        return parts is [var only] ? only : new Filter.Or(parts.ToImmutable());
    }

    Filter Both()
    {
        var parts = ImmutableArray.CreateBuilder<Filter>();
        do
        {
            parts.Add(One());
        }
        while (Take("AND") || (_at < _tokens.Length && _tokens[_at] is not ("OR" or ")")));
        return parts is [var only] ? only : new Filter.And(parts.ToImmutable());
    }

    Filter One()
    {
        if (Take("NOT"))
        {
            return new Filter.Not(new Filter.Known(One()));
        }

        if (Take("("))
        {
            var inner = Either();
            return Take(")") ? inner : throw Mistake("(", "A closing parenthesis is expected.");
        }

        if (_at == _tokens.Length || _tokens[_at] is "AND" or "OR" or ")")
        {
            throw Mistake(_at == _tokens.Length ? "" : _tokens[_at], "A word is expected.");
        }

        var token = _tokens[_at++];
        return TextSearch.Holds(_searched, token[0] == '"' ? Escaped().Replace(token[1..^1], "$1") : token);
    }

    bool Take(string token)
    {
        var isNext = _at < _tokens.Length && _tokens[_at] == token;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    static ProblemException Mistake(string value, string expected) => new(Problem.InvalidParameters([new("$search", value, expected)]));

    // A phrase in quotes, with backslashes before quotes and backslashes; a parenthesis; a word.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)+"|[()]|[^\s()"]+
        """)]
    private static partial Regex Token();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
