using System.Collections.Immutable;
using System.Text;

namespace OpenUrbanData.Api.Ckan;

/// <summary>A condition in the language of Solr, as clients of CKAN write it in <c>q</c> and <c>fq</c>.</summary>
abstract record SolrQuery
{
    /// <summary>Everything (<c>*:*</c>).</summary>
    public sealed record All : SolrQuery;

    /// <summary>A word or a phrase, in a field or anywhere.</summary>
    /// <param name="Field">Null for anywhere.</param>
    /// <param name="Text">The text; a star at the end of a word means any ending.</param>
    /// <param name="IsPhrase">True where it was quoted.</param>
    public sealed record Term(string? Field, string Text, bool IsPhrase) : SolrQuery;

    /// <summary>From one value to another; null for open.</summary>
    public sealed record Range(string Field, string? From, string? To, bool IncludesFrom, bool IncludesTo) : SolrQuery;

    /// <summary>It does not hold.</summary>
    public sealed record Not(SolrQuery Inner) : SolrQuery;

    /// <summary>All hold; true where there are none.</summary>
    public sealed record And(ImmutableArray<SolrQuery> Parts) : SolrQuery;

    /// <summary>At least one holds.</summary>
    public sealed record Or(ImmutableArray<SolrQuery> Parts) : SolrQuery;

    /// <summary>Reads a query: terms, fields, phrases, ranges, groups, <c>AND OR NOT + - !</c>. What stands side by side must all hold, as CKAN sets it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximumParts">Most terms, ranges and groups.</param>
    /// <param name="mistake">What is wrong; null where nothing is.</param>
    public static SolrQuery Parse(string text, int maximumParts, out string? mistake)
    {
        var parser = new Parser(text, maximumParts);
        var query = parser.Query(null, 0);
        mistake = parser.Mistake ?? (parser.IsAtEnd ? null : $"')' at character {parser.At + 1} closes nothing");
        return query;
    }

    sealed class Parser(string text, int maximumParts)
    {
        const int MaximumDepth = 50;
        int _parts;

        public int At { get; private set; }

        public string? Mistake { get; private set; }

        public bool IsAtEnd => At >= text.Length;

        // One alternative after the other; within each all must hold.
        public SolrQuery Query(string? field, int depth)
        {
            var alternatives = ImmutableArray.CreateBuilder<SolrQuery>();
            var all = ImmutableArray.CreateBuilder<SolrQuery>();
            while (Mistake is null)
            {
                SkipBlanks();
                if (IsAtEnd || text[At] == ')')
                {
                    break;
                }

                if (Word("OR") || Word("||"))
                {
                    alternatives.Add(Join(all));
                    all.Clear();
                }
                else if (!Word("AND") && !Word("&&"))
                {
                    all.Add(Clause(field, depth));
                }
            }

            alternatives.Add(Join(all));
            return alternatives.Count == 1 ? alternatives[0] : new Or([.. alternatives.Where(one => one is not And { Parts.IsEmpty: true })]);
        }

        static SolrQuery Join(ImmutableArray<SolrQuery>.Builder all) => all.Count == 1 ? all[0] : new And(all.ToImmutable());

        SolrQuery Clause(string? field, int depth)
        {
            if (++_parts > maximumParts || depth > MaximumDepth)
            {
                Mistake ??= $"more than {maximumParts} terms, or groups deeper than {MaximumDepth}";
                return new All();
            }

            if (Word("NOT") || Sign('-') || Sign('!'))
            {
                SkipBlanks();
                return new Not(Clause(field, depth + 1));
            }

            _ = Sign('+');
            if (IsAtEnd)
            {
                Mistake ??= "the end comes too early";
                return new All();
            }

            switch (text[At])
            {
                case '(':
                    return Group(field, depth);
                case '[' or '{':
                    return Interval(field);
                case '"':
                    return new Term(field, Quoted(), true);
                default:
                    return Plain(field, depth);
            }
        }

        SolrQuery Group(string? field, int depth)
        {
            At++;
            var inner = Query(field, depth + 1);
            if (IsAtEnd)
            {
                Mistake ??= "')' is missing";
                return inner;
            }

            At++;
            SkipBoost();
            return inner;
        }

        SolrQuery Plain(string? field, int depth)
        {
            var start = At;
            if (field is null && FieldName() is { } name)
            {
                At++;
                SkipBlanks();
                if (name == "*" && Sign('*'))
                {
                    return new All();
                }

                return Clause(name, depth + 1);
            }

            At = start;
            var word = new StringBuilder();
            while (!IsAtEnd && !char.IsWhiteSpace(text[At]) && text[At] is not ('(' or ')' or '"' or '[' or ']' or '{' or '}' or '^' or '~'))
            {
                if (text[At] == '\\' && At + 1 < text.Length)
                {
                    At++;
                }

                word.Append(text[At++]);
            }

            if (word.Length == 0)
            {
                Mistake ??= $"'{text[At]}' at character {At + 1} was not expected";
                At++;
            }

            SkipBoost();
            return word.ToString() == "*" ? field is null ? new All() : new Range(field, null, null, true, true) : new Term(field, word.ToString(), false);
        }

        // What stands before a colon.
        string? FieldName()
        {
            var end = At;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '*' or '-'))
            {
                end++;
            }

            if (end == At || end >= text.Length || text[end] != ':')
            {
                return null;
            }

            var name = text[At..end];
            At = end;
            return name;
        }

        SolrQuery Interval(string? field)
        {
            var start = At;
            var end = text.AsSpan(At).IndexOfAny(']', '}');
            var bounds = end < 0 ? [] : text[(At + 1)..(At + end)].Split(" TO ", StringSplitOptions.TrimEntries);
            if (field is null || bounds.Length != 2 || bounds[0].Length == 0 || bounds[1].Length == 0)
            {
                Mistake ??= $"the range at character {start + 1} is not 'field:[from TO to]'";
                At = text.Length;
                return new All();
            }

            At += end + 1;
            return new Range(field, Bound(bounds[0]), Bound(bounds[1]), text[start] == '[', text[At - 1] == ']');

            static string? Bound(string bound) => bound == "*" ? null : bound.Trim('"').Replace("\\", "", StringComparison.Ordinal);
        }

        string Quoted()
        {
            var phrase = new StringBuilder();
            for (At++; !IsAtEnd && text[At] != '"'; At++)
            {
                if (text[At] == '\\' && At + 1 < text.Length)
                {
                    At++;
                }

                phrase.Append(text[At]);
            }

            if (IsAtEnd)
            {
                Mistake ??= "a quotation mark is missing";
                return "";
            }

            At++;
            SkipBoost();
            return phrase.ToString();
        }

        // ^4 and ~2 say how much a term counts and how near it must be: the order of our answers does without.
        void SkipBoost()
        {
            while (!IsAtEnd && text[At] is '^' or '~')
            {
                for (At++; !IsAtEnd && (char.IsAsciiDigit(text[At]) || text[At] == '.');)
                {
                    At++;
                }
            }
        }

        void SkipBlanks()
        {
            while (!IsAtEnd && char.IsWhiteSpace(text[At]))
            {
                At++;
            }
        }

        bool Sign(char sign)
        {
            if (IsAtEnd || text[At] != sign)
            {
                return false;
            }

            At++;
            return true;
        }

        bool Word(string word)
        {
            var rest = text.AsSpan(At);
            if (!rest.StartsWith(word, StringComparison.Ordinal) || (rest.Length > word.Length && !char.IsWhiteSpace(rest[word.Length]) && rest[word.Length] != '('))
            {
                return false;
            }

            At += word.Length;
            return true;
        }
    }
}
