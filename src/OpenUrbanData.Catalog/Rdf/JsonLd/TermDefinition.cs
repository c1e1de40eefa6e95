namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>What collects the values of a term (<c>@container</c>).</summary>
[Flags]
enum Containers
{
    None = 0,
    Graph = 1,
    Id = 2,
    Index = 4,
    Language = 8,
    List = 16,
    Set = 32,
    Type = 64,
}

/// <summary>What a context says of one term
/// (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-term-definition">JSON-LD 1.1 API, 4.1</see>).</summary>
sealed record TermDefinition
{
    /// <summary>What it stands for: an IRI, a keyword or the label of a node; null where it stands for nothing.</summary>
    public string? Iri { get; init; }

    /// <summary>Whether it may begin a compact IRI.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Whether contexts further in must not change it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether the value is the subject.</summary>
    public bool IsReverse { get; init; }

    /// <summary>Data type of its values, or <c>@id</c>, <c>@vocab</c>, <c>@json</c>, <c>@none</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What collects its values.</summary>
    public Containers Containers { get; init; }

    /// <summary>The property that the keys of an index become; null for <c>@index</c>.</summary>
    public string? Index { get; init; }

    /// <summary>Context for its values.</summary>
    public LocalContext? Context { get; init; }

    /// <summary>Address of the document in which <see cref="Context"/> stands.</summary>
    public string? ContextBase { get; init; }

    /// <summary>Whether it has a language of its own, also none.</summary>
    public bool HasLanguage { get; init; }

    /// <summary>Language of its values.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it has a direction of its own, also none.</summary>
    public bool HasDirection { get; init; }

    /// <summary>Direction of its values.</summary>
    public string? Direction { get; init; }

    /// <summary>The key below which it is nested.</summary>
    public string? Nest { get; init; }

    /// <summary>Whether it says the same, protected or not.</summary>
    public bool Says(TermDefinition other) =>
        this with { IsProtected = false, Context = null } == other with { IsProtected = false, Context = null }
        && LocalContext.Same(Context, other.Context);
}
