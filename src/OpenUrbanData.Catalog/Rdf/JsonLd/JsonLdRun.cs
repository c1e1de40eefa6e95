using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Reads one JSON-LD document.</summary>
sealed class JsonLdRun : IDisposable
{
    // Asking for the time costs more than most steps.
    const int StepsBetweenChecks = 1024;

    readonly RdfReading _reading;
    readonly JsonLdText _text;
    readonly Expansion _expansion;
    readonly ActiveContext _context;
    readonly long _began;
    int _steps;

    /// <summary>Takes the document apart.</summary>
    /// <param name="input">Its bytes.</param>
    /// <param name="reading">How it is read.</param>
    /// <param name="library">The contexts that it may name.</param>
    /// <param name="context">Address of a context that holds before its own; null for none.</param>
    /// <exception cref="RdfException">It is no JSON, or beyond a limit.</exception>
    public JsonLdRun(Stream input, RdfReading reading, ContextLibrary library, string? context)
    {
        _reading = reading;
        _began = reading.Clock.GetTimestamp();
        _text = JsonLdText.Read(input, reading);
        var iris = new IriExpansion(reading.Limits);
        var contexts = new ContextProcessor(library, reading.Limits, iris);
        _expansion = new(contexts, iris, reading.Base, isStrict: reading.Repairs is null, Check);
        _context = new() { Base = reading.Base, OriginalBase = reading.Base };
        if (context is not null)
        {
            _context = Guard(() => contexts.Process(_context, library.Load(context, default), context));
        }
    }

    /// <summary>The statements.</summary>
    public IEnumerable<Statement> Read()
    {
        var statements = new JsonLdStatements(_reading, _text);
        foreach (var (active, property, element) in Top())
        {
            Guard(() =>
            {
                statements.Add(_expansion.Expand(active, property, element));
                return true;
            });
            foreach (var statement in statements.Said)
            {
                yield return statement;
            }

            statements.Said.Clear();
        }
    }

    /// <summary>The expanded document.</summary>
    public ExpandedArray Expand()
    {
        var result = new ExpandedArray();
        foreach (var (active, property, element) in Top())
        {
            result.Add(Guard(() => _expansion.Expand(active, property, element)));
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    // What stands in an array, or in the only @graph, is expanded one after the other: all of it at once would fill the memory.
    IEnumerable<(ActiveContext Active, string? Property, JsonElement Element)> Top()
    {
        var root = _text.Root;
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray().Select(item => (_context, (string?)null, item));
        }

        if (root.ValueKind == JsonValueKind.Object && Guard(() => FindGraph(root)) is var (active, graph))
        {
            return graph.ValueKind == JsonValueKind.Array
                ? graph.EnumerateArray().Select(item => (active, (string?)Keyword.Graph, item))
                : [(active, Keyword.Graph, graph)];
        }

        return root.ValueKind == JsonValueKind.Object
            ? [(_context, null, root)]
            : throw new RdfException($"This is no JSON-LD: {root.ValueKind} where an object or an array is expected.", 1, 1);
    }

    (ActiveContext Active, JsonElement Graph)? FindGraph(JsonElement root)
    {
        JsonProperty? only = null;
        foreach (var entry in root.EnumerateObject())
        {
            if (entry.Name != Keyword.Context)
            {
                if (only is not null)
                {
                    return null;
                }

                only = entry;
            }
        }

        if (only is not { } graph)
        {
            return null;
        }

        var active = root.TryGetProperty(Keyword.Context, out var context) ? _expansion.Process(_context, context) : _context;
        return _expansion.Name(active, graph.Name) == Keyword.Graph ? (active, graph.Value) : null;
    }

    T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (JsonLdException mistake)
        {
            throw _text.Mistake(mistake);
        }
    }

    void Check()
    {
        if (++_steps % StepsBetweenChecks != 0)
        {
            return;
        }

        _reading.Cancellation.ThrowIfCancellationRequested();
        if (_reading.Clock.GetElapsedTime(_began) > _reading.Limits.Time)
        {
            throw RdfException.Limit($"The document takes longer than {_reading.Limits.Time.TotalSeconds:0} seconds (limit Time).");
        }
    }
}
