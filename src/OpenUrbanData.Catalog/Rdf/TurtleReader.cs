namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Reads Turtle with a stack of its own: what is nested costs neither the stack of the program nor more memory than its
/// depth. Where repairs are wanted, a statement that cannot be understood is left out up to the next line that ends with a dot.</summary>
sealed class TurtleReader
{
    readonly RdfText _text;
    readonly RdfTokens _tokens;
    readonly TurtleNames _names;
    readonly StatementCount _count;
    readonly Stack<Frame> _frames = [];
    readonly Queue<Statement> _ready = [];
    Expectation _expected;
    int _made;

    /// <summary>Begins with the document.</summary>
    public TurtleReader(Stream input, RdfReading reading)
    {
        _text = new(input, reading);
        _tokens = new(_text);
        _names = new(_tokens);
        _count = new(reading.Limits);
    }

    enum Expectation
    {
        /// <summary>A directive, a subject or the end.</summary>
        Statement,

        /// <summary>A predicate.</summary>
        Verb,

        /// <summary>A predicate, or the end of what began: behind a semicolon, in an opened bracket.</summary>
        VerbOrEnd,

        /// <summary>An object.</summary>
        Object,

        /// <summary>Comma, semicolon, or the end of what began.</summary>
        Separator,

        /// <summary>A member of a list, or its end.</summary>
        Member,
    }

    /// <summary>The statements.</summary>
    public IEnumerable<Statement> Read()
    {
        Markup.Refuse(_text);
        while (Step())
        {
            while (_ready.TryDequeue(out var statement))
            {
                _count.Add(_text);
                yield return statement;
            }
        }
    }

    bool Step()
    {
        if (_text.Reading.Repairs is not { } repairs)
        {
            return ReadOn();
        }

        var (line, column) = (_text.Line, _text.Column);
        try
        {
            return ReadOn();
        }
        catch (RdfException mistake) when (!mistake.IsLimit && mistake.Line > 0)
        {
            if (!SkipStatement())
            {
                throw;
            }

            repairs.Add(new(RdfFault.Statement, mistake.Line, mistake.Column, mistake.Message, ""));
            _frames.Clear();
            _expected = Expectation.Statement;
            return true;
        }
    }

    // One term, one sign or one directive; false at the end.
    bool ReadOn()
    {
        _names.SkipSpace();
        switch (_expected)
        {
            case Expectation.Statement:
                if (_text.Peek(0) == RdfText.End)
                {
                    return false;
                }

                if (!_names.ReadDirective())
                {
                    _frames.Push(new());
                    ReadSubject();
                }

                break;
            case Expectation.VerbOrEnd when _text.Peek(0) == ';':
                _text.Advance(1);
                break;
            case Expectation.VerbOrEnd when _text.Peek(0) is '.' or ']':
                End();
                break;
            case Expectation.Verb or Expectation.VerbOrEnd:
                _frames.Peek().Predicate = _names.ReadVerb();
                _expected = Expectation.Object;
                break;
            case Expectation.Member when _text.Peek(0) == ')':
                EndList();
                break;
            case Expectation.Object or Expectation.Member:
                ReadObject();
                break;
            case Expectation.Separator when _text.Peek(0) == ',':
                _text.Advance(1);
                _expected = Expectation.Object;
                break;
            case Expectation.Separator when _text.Peek(0) == ';':
                _expected = Expectation.VerbOrEnd;
                break;
            default:
                End();
                break;
        }

        return true;
    }

    void ReadSubject()
    {
        switch (_text.Peek(0))
        {
            case '(':
                OpenList();
                break;
            case '[':
                OpenBracket();
                break;
            case '_':
                Take(_tokens.ReadBlank());
                break;
            default:
                Take(_names.ReadIri());
                break;
        }
    }

    void ReadObject()
    {
        switch (_text.Peek(0))
        {
            case '(':
                OpenList();
                break;
            case '[':
                OpenBracket();
                break;
            case '_':
                Take(_tokens.ReadBlank());
                break;
            case '"' or '\'':
                var value = _tokens.ReadQuoted(many: true);
                Take(_text.Peek(0) == '@' ? new Term.Literal(value, _tokens.ReadLanguage())
                    : _text.Peek(0) == '^' && _text.Peek(1) == '^' ? new Term.Literal(value, Datatype: _names.ReadDatatype())
                    : new Term.Literal(value));
                break;
            case (>= '0' and <= '9') or '+' or '-' or '.':
                Take(_names.ReadNumber());
                break;
            default:
                Take(_names.ReadBoolean() ?? (Term)_names.ReadIri());
                break;
        }
    }

    // What was read is the subject of its frame, the object of a predicate or a member of a list.
    void Take(Term term)
    {
        var frame = _frames.Peek();
        if (frame.IsList)
        {
            var cell = New();
            Say(frame.Last, Vocabulary.Rest, cell);
            Say(cell, Vocabulary.First, term);
            frame.Subject ??= cell;
            frame.Last = cell;
            _expected = Expectation.Member;
        }
        else if (frame.Subject is null)
        {
            frame.Subject = term;
            _expected = Expectation.Verb;
        }
        else
        {
            _ready.Enqueue(new(frame.Subject, frame.Predicate!, term));
            _expected = Expectation.Separator;
        }
    }

    void Say(Term? subject, string predicate, Term value)
    {
        if (subject is not null)
        {
            _ready.Enqueue(new(subject, new(predicate), value));
        }
    }

    void OpenBracket()
    {
        _text.Advance(1);
        Push(new() { Subject = New(), IsBracket = true });
        _expected = Expectation.VerbOrEnd;
        _names.SkipSpace();
        if (_text.Peek(0) is not (']' or RdfText.End))
        {
            _expected = Expectation.Verb;
        }
    }

    void OpenList()
    {
        _text.Advance(1);
        Push(new() { IsList = true });
        _expected = Expectation.Member;
    }

    void EndList()
    {
        _text.Advance(1);
        var list = _frames.Pop();
        Say(list.Last, Vocabulary.Rest, new Term.Iri(Vocabulary.Nil));
        Take(list.Subject ?? new Term.Iri(Vocabulary.Nil));
    }

    // The dot behind a statement or the bracket behind a node.
    void End()
    {
        var frame = _frames.Peek();
        var isBracket = frame.IsBracket;
        if (_text.Peek(0) != (isBracket ? ']' : '.'))
        {
            throw _text.Mistake($"Expected is , ; or {(isBracket ? ']' : '.')}, found is {_text.Next}.");
        }

        _text.Advance(1);
        _frames.Pop();
        if (!isBracket)
        {
            _expected = Expectation.Statement;
            return;
        }

        Take(frame.Subject!);
        if (_expected == Expectation.Verb && frame.Predicate is not null)
        {
            // [ … ] . is a whole statement, [] . is none.
            _expected = Expectation.VerbOrEnd;
            _names.SkipSpace();
            if (_text.Peek(0) == ';')
            {
                throw _text.Mistake("Expected is a predicate or a dot, found is ';'.");
            }
        }
    }

    void Push(Frame frame)
    {
        if (_frames.Count > _text.Reading.Limits.Depth)
        {
            throw RdfException.Limit($"Nested deeper than {_text.Reading.Limits.Depth} (limit Depth).", _text.Line, _text.Column);
        }

        _frames.Push(frame);
    }

    Term.Blank New() => new($"{_text.Reading.BlankPrefix}g{++_made}");

    // Behind a dot at the end of a line; false where there is none. What was said in the statement before the fault stays said.
    bool SkipStatement()
    {
        var hasDot = false;
        while (_text.Read() is var next && next != RdfText.End)
        {
            if (next == '\n' && hasDot)
            {
                return true;
            }

            hasDot = next == '.' || (hasDot && next is ' ' or '\t' or '\r');
        }

        return false;
    }

    /// <summary>What was begun and is not yet ended: a statement, a bracket or a list.</summary>
    sealed class Frame
    {
        public bool IsBracket { get; init; }

        public bool IsList { get; init; }

        /// <summary>The subject; of a list its first cell.</summary>
        public Term? Subject { get; set; }

        public Term.Iri? Predicate { get; set; }

        /// <summary>The last cell of a list.</summary>
        public Term? Last { get; set; }
    }
}
