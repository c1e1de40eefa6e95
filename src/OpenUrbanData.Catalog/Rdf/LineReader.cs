namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Reads N-Triples and N-Quads. A line that cannot be repaired is left out where repairs are wanted: the next one
/// does not depend on it.</summary>
sealed class LineReader
{
    readonly RdfText _text;
    readonly RdfTokens _tokens;
    readonly StatementCount _count;
    readonly bool _withGraphs;

    /// <summary>Begins with the document.</summary>
    public LineReader(Stream input, RdfReading reading, bool withGraphs)
    {
        _text = new(input, reading);
        _tokens = new(_text);
        _count = new(reading.Limits);
        _withGraphs = withGraphs;
    }

    /// <summary>The statements.</summary>
    public IEnumerable<Statement> Read()
    {
        Markup.Refuse(_text);
        while (true)
        {
            SkipEmpty();
            if (_text.Peek(0) == RdfText.End)
            {
                yield break;
            }

            if (ReadLine() is { } statement)
            {
                _count.Add(_text);
                yield return statement;
            }
        }
    }

    Statement? ReadLine()
    {
        var (line, column) = (_text.Line, _text.Column);
        try
        {
            var subject = Subject();
            SkipBlanks();
            var predicate = Iri();
            SkipBlanks();
            var value = Object();
            SkipBlanks();
            var graph = _withGraphs && _text.Peek(0) != '.' ? Subject() : null;
            SkipBlanks();
            _tokens.Expect('.');
            SkipBlanks();
            if (_text.Peek(0) == '#')
            {
                SkipLine();
            }

            return _text.Peek(0) is '\n' or '\r' or RdfText.End
                ? new Statement(subject, predicate, value, graph)
                : throw _text.Mistake($"Expected is the end of the line, found is {_text.Next}.");
        }
        catch (RdfException mistake) when (_text.Reading.Repairs is { } repairs && mistake is { IsLimit: false, Line: > 0 })
        {
            SkipLine();
            repairs.Add(new(RdfFault.Statement, line, column, mistake.Message, ""));
            return null;
        }
    }

    Term Subject() => _text.Peek(0) == '_' ? _tokens.ReadBlank() : Iri();

    Term Object()
    {
        if (_text.Peek(0) != '"')
        {
            return _text.Peek(0) is '_' or '<' ? Subject() : throw _text.Mistake($"Expected is <, _: or \", found is {_text.Next}.");
        }

        var value = _tokens.ReadQuoted(many: false);
        if (_text.Peek(0) == '@')
        {
            return new Term.Literal(value, _tokens.ReadLanguage());
        }

        if (_text.Peek(0) != '^')
        {
            return new Term.Literal(value);
        }

        _text.Advance(1);
        _tokens.Expect('^');
        return new Term.Literal(value, Datatype: Iri().Value);
    }

    Term.Iri Iri()
    {
        var (line, column) = (_text.Line, _text.Column);
        var iri = _tokens.ReadIri();
        if (IriReference.IsAbsolute(iri))
        {
            return new(iri);
        }

        var detail = $"<{iri}> is relative; expected is an absolute IRI.";
        if (_text.Reading.Base is not { } start)
        {
            throw new RdfException(detail, line, column);
        }

        var resolved = IriReference.Resolve(start, iri);
        _text.Repair(RdfFault.RelativeIri, line, column, iri, resolved, detail);
        return new(resolved);
    }

    void SkipBlanks()
    {
        while (_text.Peek(0) is ' ' or '\t')
        {
            _text.Advance(1);
        }
    }

    void SkipLine()
    {
        while (_text.Peek(0) is not ('\n' or '\r' or RdfText.End))
        {
            _text.Advance(1);
        }
    }

    void SkipEmpty()
    {
        while (_text.Peek(0) is ' ' or '\t' or '\n' or '\r' or '#')
        {
            if (_text.Peek(0) == '#')
            {
                SkipLine();
            }
            else
            {
                _text.Advance(1);
            }
        }
    }
}
