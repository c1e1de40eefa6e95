using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Writes JSON-LD in compacted form with its context inside, so that no reader must fetch one: the prefixes of
/// <see cref="Vocabulary"/>. Statements of one subject that follow each other become one node.</summary>
/// <remarks>Of <see href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithm">compaction</see> it does what a context
/// of prefixes needs: compact IRIs, <c>@type</c>, values with type or language. Nodes are never nested, values always stand
/// in arrays, numbers and truth values stay texts with their type (nothing is rounded), lists stay
/// <c>rdf:first</c> and <c>rdf:rest</c>.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Finish ends it; it holds nothing but memory.")]
sealed class JsonLdWriter : RdfWriter
{
    const int MostPending = 16_384;

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    readonly Utf8JsonWriter _json;
    readonly OrderedDictionary<string, List<Term>> _said = new(StringComparer.Ordinal);
    Term? _subject;
    Term? _graph;
    bool _isShort = true;

    /// <summary>Begins the document.</summary>
    public JsonLdWriter(IBufferWriter<byte> output)
    {
        _json = new(output, Options);
        _json.WriteStartObject();
        _json.WriteStartObject(Keyword.Context);
        foreach (var (prefix, start) in Vocabulary.Prefixes)
        {
            _json.WriteString(prefix, start);
        }

        _json.WriteEndObject();
        _json.WriteStartArray(Keyword.Graph);
    }

    /// <inheritdoc/>
    public override void Write(Statement statement)
    {
        if (statement.Subject != _subject || statement.Graph != _graph)
        {
            WriteNode();
            SwitchTo(statement.Graph);
            _subject = statement.Subject;
        }

        if (!_said.TryGetValue(statement.Predicate.Value, out var values))
        {
            _said.Add(statement.Predicate.Value, values = []);
        }

        values.Add(statement.Object);
    }

    /// <inheritdoc/>
    public override void Flush() => _json.Flush();

    /// <inheritdoc/>
    public override void Finish()
    {
        WriteNode();
        SwitchTo(null);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
    }

    void SwitchTo(Term? graph)
    {
        if (graph == _graph)
        {
            return;
        }

        if (_graph is not null)
        {
            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _graph = graph;
        _isShort = graph is null || !IsMistakable(graph);
        if (graph is not null)
        {
            _json.WriteStartObject();
            WriteId(graph);
            _json.WriteStartArray(Keyword.Graph);
        }
    }

    void WriteNode()
    {
        if (_subject is null)
        {
            return;
        }

        // A node with the name geo:… or a property of such a name cannot use prefixes: geo is one.
        var names = _said.Keys.Concat(_said.GetValueOrDefault(Vocabulary.Type)?.OfType<Term.Iri>().Select(type => type.Value) ?? []);
        var isShort = _isShort && !IsMistakable(_subject) && !names.Any(IsMistakable);
        _json.WriteStartObject();
        if (!isShort)
        {
            _json.WriteNull(Keyword.Context);
        }

        _json.WriteString(Keyword.Id, Id(_subject));
        foreach (var (predicate, values) in _said)
        {
            Write(predicate, values, isShort);
        }

        _json.WriteEndObject();
        _said.Clear();
        _subject = null;
        if (_json.BytesPending > MostPending)
        {
            _json.Flush();
        }
    }

    void Write(string predicate, List<Term> values, bool isShort)
    {
        // Types that are no resources are rare and wrong, but they are said.
        var isType = predicate == Vocabulary.Type && values.TrueForAll(value => value is not Term.Literal);
        _json.WriteStartArray(isType ? Keyword.Type : Name(predicate, isShort));
        foreach (var value in values)
        {
            if (isType)
            {
                _json.WriteStringValue(value is Term.Iri type ? Name(type.Value, isShort) : Id(value));
            }
            else
            {
                Write(value, isShort);
            }
        }

        _json.WriteEndArray();
    }

    void Write(Term value, bool isShort)
    {
        switch (value)
        {
            case Term.Literal { Language: null, Datatype: null } plain:
                _json.WriteStringValue(plain.Text);
                break;
            case Term.Literal literal:
                var isMistakable = isShort && literal.Datatype is { } datatype && IsMistakable(datatype);
                _json.WriteStartObject();
                if (isMistakable)
                {
                    _json.WriteNull(Keyword.Context);
                }

                _json.WriteString(Keyword.Value, literal.Text);
                if (literal.Language is { } language)
                {
                    _json.WriteString(Keyword.Language, language);
                }
                else
                {
                    _json.WriteString(Keyword.Type, Name(literal.Datatype!, isShort && !isMistakable));
                }

                _json.WriteEndObject();
                break;
            default:
                _json.WriteStartObject();
                if (isShort)
                {
                    WriteId(value);
                }
                else
                {
                    _json.WriteString(Keyword.Id, Id(value));
                }

                _json.WriteEndObject();
                break;
        }
    }

    void WriteId(Term resource)
    {
        if (IsMistakable(resource))
        {
            _json.WriteNull(Keyword.Context);
        }

        _json.WriteString(Keyword.Id, Id(resource));
    }

    static bool IsMistakable(Term resource) => resource is Term.Iri iri && IsMistakable(iri.Value);

    // geo:51.9,7.6 is an IRI (RFC 5870), but where geo is a prefix, it would be read as one of GeoSPARQL.
    static bool IsMistakable(string iri)
    {
        foreach (var (prefix, _) in Vocabulary.Prefixes)
        {
            if (iri.Length > prefix.Length && iri[prefix.Length] == ':' && iri.StartsWith(prefix, StringComparison.Ordinal))
            {
                return !iri.AsSpan(prefix.Length + 1).StartsWith("//");
            }
        }

        return false;
    }

    static string Id(Term resource) => resource is Term.Iri iri ? iri.Value : "_:" + ((Term.Blank)resource).Label;

    static string Name(string iri, bool isShort) => isShort && Vocabulary.Shorten(iri) is { } shortened ? shortened : iri;
}
