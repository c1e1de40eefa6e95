using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>An address below the service root that follows the grammar of OData and keeps its limits: the only kind that gets to
/// the parser. Decides what the parser's refusal means.</summary>
sealed partial class ODataAddress
{
    static readonly string[] Read =
        ["filter", "orderby", "compute", "select", "expand", "search", "apply", "count", "top", "skip", "index", "format", "skiptoken", "deltatoken", "id", "schemaversion"];

    static readonly string[] Last = ["$count", "$ref", "$value", "$query", "$batch", "$metadata"];

    readonly Dictionary<string, ODataGrammar> _grammars = new(StringComparer.Ordinal);
    readonly List<(string Name, string Value)> _options = [];
    readonly List<string> _names = [];
    string _path;
    readonly IEdmModel _model;
    string? _doubtfulPath;

    ODataAddress(string path, IEdmModel model, Cql2Limits filters) => (_path, _model, Filters) = (path, model, filters);

    /// <summary>Limits of all filters.</summary>
    public Cql2Limits Filters { get; }

    /// <summary>Query options in the order in which they came: system options as <c>$filter</c> whatever their spelling, aliases as
    /// <c>@name</c>, others as they came.</summary>
    public IReadOnlyList<(string Name, string Value)> Options => _options;

    /// <summary>What is known of an option, as <c>$apply</c>; null where it is not given.</summary>
    public ODataGrammar? Grammar(string option) => _grammars.GetValueOrDefault(option);

    /// <summary>The parser of this address, which gets it decoded and encoded once more, so that both read the same.</summary>
    /// <exception cref="ProblemException">404: the path is no part of an address.</exception>
    public ODataUriParser Parser()
    {
        var options = string.Join('&', _options.Select(one => Name(one.Name) + "=" + Uri.EscapeDataString(one.Value)));
        return Uri.TryCreate(_path + (options.Length > 0 ? "?" + options : ""), UriKind.Relative, out var address)
            ? new(_model, new Uri("http://localhost/"), address)
            {
                EnableNoDollarQueryOptions = true,
                Resolver = ODataResolver.Instance,
                UrlKeyDelimiter = ODataUrlKeyDelimiter.Slash,
            }
            : throw new ProblemException(Problem.NotFound($"There is nothing at '{Short(_path)}'."));
    }

    /// <summary>Reads an address.</summary>
    /// <param name="path">Path below the service root as it came, percent-encoded.</param>
    /// <param name="query">Query string as it came, with or without question mark; null for none.</param>
    /// <param name="model">The model that its names are of.</param>
    /// <param name="limits">Limits of OData.</param>
    /// <param name="filters">Limits of all filters.</param>
    /// <exception cref="ProblemException">400: it breaks the grammar or a limit; all options that do are named.</exception>
    public static ODataAddress Of(string path, string? query, IEdmModel model, ODataLimits limits, Cql2Limits filters)
    {
        var mistakes = new List<ProblemParameter>();
        var address = new ODataAddress(path.Trim('/'), model, filters);
        var texts = new List<(string Name, string Option, ODataText Text)>();
        var aliases = new Dictionary<string, ODataText>(StringComparer.Ordinal);
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var given = ODataText.Decode(equals < 0 ? part : part.AsSpan(0, equals)).Text;
            var text = ODataText.Decode(equals < 0 ? "" : part.AsSpan(equals + 1));
            var plain = given.TrimStart('$').ToLowerInvariant();
            var (name, option) = given.StartsWith('@') ? (given, "@") : Read.Contains(plain) ? ("$" + plain, plain) : (given, "");
            if (option.Length > 0 && address._options.Exists(one => one.Name == name))
            {
                mistakes.Add(new(name, Short(text.Text), "May be given once."));
                continue;
            }

            if (option.Length == 0 && given.StartsWith('$'))
            {
                mistakes.Add(new(name, Short(text.Text), $"Is no query option.{ParameterReader.Suggest(plain, Read)}"));
            }

            address._options.Add((name, text.Text));
            texts.Add((name, option, text));
            if (option == "@")
            {
                aliases[given[1..]] = text;
            }
        }

        var missing = new HashSet<string>(StringComparer.Ordinal);
        Try("path", address._path, () => address.ReadPath(aliases, missing, limits, filters));
        if (address._path.Split('/')[0] == "$entity")
        {
            address.CheckEntity(mistakes);
        }

        foreach (var (name, option, text) in texts.Where(one => one.Option.Length > 0))
        {
            Try(name, text.Text, () =>
            {
                ODataBudget.Hold(text.Text.Length, limits.MaximumLength, "characters", text);
                var grammar = address._grammars[name] = new(text, aliases, limits, filters, address.IsProperty);
                text.At = 0;
                grammar.Read(option);
                address._options[address._options.FindIndex(one => one.Name == name)] = (name, grammar.ForParser());
                missing.UnionWith(grammar.Missing);
            });
        }

        address._options.AddRange(missing.Select(name => ("@" + name, "null")));

        return mistakes.Count == 0 ? address : throw new ProblemException(Problem.InvalidParameters(mistakes));

        void Try(string name, string value, Action read)
        {
            try
            {
                read();
            }
            catch (ODataSyntaxException wrong)
            {
                mistakes.Add(new(name, Short(value), char.ToUpperInvariant(wrong.Message[0]) + wrong.Message[1..]));
            }
        }
    }

    /// <summary>Has the parser read an option, and says what its refusal means: text that follows the grammar may name what the model does
    /// not have, or have something that the parser does not know although it is OData.</summary>
    /// <param name="option">As <c>$filter</c>.</param>
    /// <param name="read">What reads it.</param>
    /// <param name="mistakes">Where mistakes are collected.</param>
    /// <returns>What was read; null where the option is absent or a mistake.</returns>
    /// <exception cref="ProblemException">501.</exception>
    /// <remarks>Nothing of our own may run inside of <paramref name="read"/>: its errors are not to be taken for those of the parser.</remarks>
    public T? Parse<T>(string option, Func<T?> read, List<ProblemParameter> mistakes)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (IsRefusal(wrong))
        {
            var doubtful = _grammars.GetValueOrDefault(option)?.Doubtful(_model) is { } what ? what
                : IsMistake(wrong) ? null
                : "what the parser does not know";
            if (doubtful is not null)
            {
                throw new ProblemException(Problem.NotImplemented($"'{option}' has {doubtful}: valid OData, but not supported here."), wrong);
            }

            mistakes.Add(new(option, Short(_options.Find(one => one.Name == option).Value ?? ""), wrong.Message));
            return default;
        }
    }

    /// <summary>Has the parser read the path.</summary>
    /// <exception cref="ProblemException">404: there is nothing. 501: there is something that is not supported.</exception>
    public ODataPath ParsePath(ODataUriParser parser)
    {
        try
        {
            return Checked(parser.ParsePath());
        }
        catch (Exception wrong) when (IsRefusal(wrong))
        {
            throw new ProblemException(
                DoubtfulPath() is { } what ? Problem.NotImplemented($"The path has {what}: valid OData, but not supported here.") : Problem.NotFound(wrong.Message), wrong);
        }
    }

    bool IsProperty(string name) => ODataNaming.IsProperty(_model, name);

    string? DoubtfulPath() => _doubtfulPath
        ?? (_names.Find(name => name == _names[0] ? ODataNaming.IsImport(_model, name) : ODataNaming.IsOperation(_model, name)) is { } operation ? $"the operation '{operation}' of the model"
            : _names.Find(name => name != _names[0] && ODataNaming.IsType(_model, name)) is { } type ? $"'{type}', the name of a type without its namespace"
            : null);

    // What the parser lets pass although the grammar does not: a cast of a cast, and the bare value of what has parts.
    static ODataPath Checked(ODataPath path)
    {
        ODataPathSegment? before = null;
        foreach (var segment in path)
        {
            if ((before, segment) is (TypeSegment, TypeSegment)
                || (segment is ValueSegment && before is not KeySegment && before?.EdmType is { TypeKind: EdmTypeKind.Complex or EdmTypeKind.Collection }))
            {
                throw new ODataException($"'{segment.Identifier}' cannot follow '{before.Identifier}'.");
            }

            before = segment;
        }

        return path;
    }

    // The parser is not prepared for all that the grammar allows, and then fails with more than its own exception: computing something
    // without a type ('null as x') and 'in' with such a list refer to null; '$apply' casts lists to values; 'isof' and 'cast' without an
    // entity around them and casts within 'in' are arguments that are null.
    static bool IsRefusal(Exception wrong) => IsMistake(wrong)
        || (wrong is NullReferenceException or InvalidCastException or ArgumentNullException && IsOfLibrary(wrong));

    // Members of another type than what is looked for among them are the one mistake that has no exception of its own.
    static bool IsMistake(Exception wrong) => wrong is ODataException || (wrong.GetType() == typeof(ArgumentException) && IsOfLibrary(wrong));

    // Whose code failed: the first that is not of .NET. The parser calls ours (ODataResolver), whose errors are errors.
    static bool IsOfLibrary(Exception wrong) => new StackTrace(wrong).GetFrames()
        .Select(frame => frame.GetMethod()?.Module.Assembly.GetName().Name ?? "")
        .First(name => !name.StartsWith("System.", StringComparison.Ordinal)).StartsWith("Microsoft.OData.", StringComparison.Ordinal);

    void ReadPath(Dictionary<string, ODataText> aliases, HashSet<string> missing, ODataLimits limits, Cql2Limits filters)
    {
        var whole = ODataText.Decode(_path, isQuery: false);
        ODataBudget.Hold(whole.Text.Length, limits.MaximumLength, "characters", whole);
        var segments = _path.Split('/');
        ODataBudget.Hold(segments.Length, filters.MaximumDepth, "segments", whole);
        var casts = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            var text = ODataText.Decode(segments[i], isQuery: false);
            if (i > 0 && Last.Contains(segments[i - 1]) && (segments[i - 1], segments[i]) is not ("$ref" or "$value", "$query"))
            {
                throw text.Wrong($"nothing may follow '{segments[i - 1]}', found '{Short(text.Text)}'.");
            }

            if (Segment().Match(text.Text) is not { Success: true } match)
            {
                _doubtfulPath ??= i > 0 && text.Text.Length > 0 ? "a key as a segment" : null;
                _ = text.Text.Contains('(', StringComparison.Ordinal) ? throw text.Expected("a name before '('") : true;
                continue;
            }

            ODataBudget.Hold(casts += match.Groups["dot"].Success ? 1 : 0, limits.MaximumCasts, "casts", text);
            if (match.Groups["keyword"] is { Success: true, Value: var keyword })
            {
                _doubtfulPath ??= keyword is "$count" or "$value" or "$batch" or "$metadata" ? null : $"'{keyword}'";
            }

            else if (char.IsAsciiDigit(match.Value[^1]) && match.Value.TrimStart('-').All(char.IsAsciiDigit))
            {
                _doubtfulPath ??= "a number as a segment";
            }
            else
            {
                _names.Add(match.Value);
            }

            text.At = match.Length;
            if (text.IsEnd)
            {
                continue;
            }

            var grammar = new ODataGrammar(text, aliases, limits, filters, IsProperty);
            if (match.Value == "$filter")
            {
                grammar.Read("filter");
            }
            else if (match.Value != "$crossjoin")
            {
                grammar.ReadArguments();
            }

            missing.UnionWith(grammar.Missing);
            segments[i] = grammar.ForParser() is var other && other != text.Text ? Uri.EscapeDataString(other) : segments[i];
        }

        _path = string.Join('/', segments);
    }

    // $entity takes $id, and behind a cast $select and $expand.
    void CheckEntity(List<ProblemParameter> mistakes)
    {
        if (!_options.Exists(one => one.Name == "$id"))
        {
            mistakes.Add(new("$id", null, "Must be given with $entity."));
        }

        mistakes.AddRange(_options
            .Where(one => one.Name.StartsWith('$') && !(one.Name is "$id" or "$format" || (one.Name is "$select" or "$expand" && _path.Contains('/', StringComparison.Ordinal))))
            .Select(one => new ProblemParameter(one.Name, Short(one.Value), "Is not taken by $entity.")));
    }

    static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;

    static string Name(string name) => name[0] is '$' or '@' ? name[0] + Uri.EscapeDataString(name[1..]) : Uri.EscapeDataString(name);

    [GeneratedRegex(@"^(?:(?<keyword>\$(?:count|ref|value|query|batch|metadata|all|entity|each|crossjoin|filter))|-?[0-9]+$|[\p{L}_][\w]*(?:(?<dot>\.)[\p{L}_]\w*)*)(?=\(|$)")]
    private static partial Regex Segment();
}
