using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Makes statements of an expanded document
/// (<see href="https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm">JSON-LD 1.1 API, 8.1</see>), without
/// the map of all nodes that the standard describes: statements are a set, and so one node after the other says the same.</summary>
/// <remarks>The direction of a text is dropped, as the standard does by default. What is no IRI is dropped with its
/// statements, as the standard says; where repairs are wanted, they say so.</remarks>
sealed class JsonLdStatements(RdfReading reading, JsonLdText text)
{
    static readonly Term.Iri Type = new(Vocabulary.Type);
    static readonly Term.Iri First = new(Vocabulary.First);
    static readonly Term.Iri Rest = new(Vocabulary.Rest);
    static readonly Term.Iri Nil = new(Vocabulary.Nil);

    readonly Dictionary<string, Term.Blank> _labels = new(StringComparer.Ordinal);
    readonly Dictionary<(Term?, Term), string> _indexes = [];
    long _count;
    int _blanks;

    /// <summary>What was said and not yet taken away.</summary>
    public List<Statement> Said { get; } = [];

    /// <summary>Says what stands at the top of a document.</summary>
    public void Add(Expanded? item) => Add(item, new(null, false));

    void Add(Expanded? item, Scope graph)
    {
        foreach (var node in ExpandedArray.Of(item).Items.OfType<ExpandedMap>())
        {
            if (!node.IsValue && !node.IsList)
            {
                Say(node, Subject(node), graph);
            }
        }
    }

    // The subject is null where its name is no IRI: only the nodes below it count.
    void Say(ExpandedMap node, Term? subject, Scope graph)
    {
        foreach (var (key, value) in node.Entries)
        {
            switch (key)
            {
                case Keyword.Type:
                    foreach (var type in ExpandedArray.Of(value).Items.OfType<ExpandedText>())
                    {
                        Emit(subject, Type, Resource(type), graph);
                    }

                    break;
                case Keyword.Index:
                    CheckIndex(subject, graph, (ExpandedText)value);
                    break;
                case Keyword.Reverse:
                    foreach (var (property, items) in ((ExpandedMap)value).Entries)
                    {
                        SayReverse(subject, Predicate(property), items, graph);
                    }

                    break;
                case Keyword.Graph:
                    Add(value, new(subject, graph.IsDropped || subject is null));
                    break;
                case Keyword.Included:
                    Add(value, graph);
                    break;
                default:
                    if (!Keyword.Is(key))
                    {
                        var predicate = Predicate(key);
                        foreach (var item in ExpandedArray.Of(value).Items.OfType<ExpandedMap>())
                        {
                            Say(subject, predicate, item, graph);
                        }
                    }

                    break;
            }
        }
    }

    void SayReverse(Term? subject, Term.Iri? predicate, Expanded items, Scope graph)
    {
        foreach (var item in ExpandedArray.Of(items).Items.OfType<ExpandedMap>())
        {
            var other = Subject(item);
            Emit(other, predicate, subject, graph);
            Say(item, other, graph);
        }
    }

    void Say(Term? subject, Term.Iri? predicate, ExpandedMap item, Scope graph)
    {
        if (item.IsValue)
        {
            if (subject is not null && predicate is not null)
            {
                Emit(subject, predicate, Literal(item), graph);
            }
        }
        else if (item.IsList)
        {
            SayList(subject, predicate, ExpandedArray.Of(item[Keyword.List]), graph);
        }
        else
        {
            var other = Subject(item);
            Emit(subject, predicate, other, graph);
            Say(item, other, graph);
        }
    }

    void SayList(Term? subject, Term.Iri? predicate, ExpandedArray list, Scope graph)
    {
        var isSaid = subject is not null && predicate is not null;
        Term? cell = list.Items.Count == 0 ? Nil : NewBlank();
        Emit(subject, predicate, cell, graph);
        for (var i = 0; i < list.Items.Count; i++)
        {
            Say(isSaid ? cell : null, First, (ExpandedMap)list.Items[i], graph);
            Term next = i + 1 < list.Items.Count ? NewBlank() : Nil;
            Emit(isSaid ? cell : null, Rest, next, graph);
            cell = next;
        }
    }

    void Emit(Term? subject, Term.Iri? predicate, Term? value, Scope graph)
    {
        if (subject is null || predicate is null || value is null || graph.IsDropped)
        {
            return;
        }

        if (++_count > reading.Limits.Statements)
        {
            throw RdfException.Limit($"The document has more than {reading.Limits.Statements} statements (limit Statements).");
        }

        Said.Add(new(subject, predicate, value, graph.Name));
    }

    // Node Map Generation, 6.8
    void CheckIndex(Term? subject, Scope graph, ExpandedText index)
    {
        if (subject is not null && !_indexes.TryAdd((graph.Name, subject), index.Value!) && _indexes[(graph.Name, subject)] != index.Value)
        {
            throw new JsonLdException("conflicting indexes", $"a node has the indexes '{_indexes[(graph.Name, subject)]}' and '{index.Value}'", index.Place);
        }
    }

    Term? Subject(ExpandedMap node) => node[Keyword.Id] is ExpandedText id ? Resource(id) : NewBlank();

    Term? Resource(ExpandedText name)
    {
        if (name.Value is not { } value)
        {
            return null;
        }

        return value.StartsWith("_:", StringComparison.Ordinal) ? Blank(value) : Iri(value, name.Place);
    }

    Term.Iri? Predicate(string name) => name.StartsWith("_:", StringComparison.Ordinal) ? null : Iri(name, default);

    Term.Iri? Iri(string value, JsonElement place)
    {
        var isAbsolute = IriReference.IsAbsolute(value);
        var hash = value.IndexOf('#', StringComparison.Ordinal) + 1;
        var isBroken = IriReference.IndexOfForbidden(value) >= 0 || (hash > 0 && value.AsSpan(hash).Contains('#'));
        if (isAbsolute && !isBroken)
        {
            return value.Length <= reading.Limits.NameLength
                ? new(value)
                : throw RdfException.Limit($"The document has an IRI of {value.Length} characters; at most {reading.Limits.NameLength} (limit NameLength).");
        }

        if (reading.Repairs is null)
        {
            return null;
        }

        var became = !isAbsolute ? "" : IriReference.Escape(
            hash == 0 ? value.Trim() : value[..hash] + value[hash..].Trim().Replace("#", "%23", StringComparison.Ordinal));
        Repair(isAbsolute ? RdfFault.IllegalIri : RdfFault.RelativeIri, place, value, became);
        return isAbsolute ? new(became) : null;
    }

    Term.Blank Blank(string name)
    {
        if (_labels.TryGetValue(name, out var known))
        {
            return known;
        }

        var label = name[2..];
        var isPlain = label.Length > 0 && label.All(char.IsAsciiLetterOrDigit);
        var blank = isPlain ? new Term.Blank(reading.BlankPrefix + Names.Labelled(label)) : NewBlank();
        _labels.Add(name, blank);
        return blank;
    }

    Term.Blank NewBlank() => new($"{reading.BlankPrefix}g{++_blanks}");

    // Object to RDF Conversion, 4 to 14; null where it is none.
    Term.Literal? Literal(ExpandedMap item)
    {
        var type = (item[Keyword.Type] as ExpandedText)?.Value;
        var value = ((ExpandedJson)item[Keyword.Value]!).Value;
        if (type == Keyword.Json)
        {
            return new(CanonicalJson.Write(value), Datatype: Vocabulary.Rdf + "JSON");
        }

        var datatype = type is null ? null : Iri(type, value)?.Value;
        if (type is not null && datatype is null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return JsonLdNumber.Of(value, datatype);
        }

        var given = value.GetString()!;
        if (given.Length > reading.Limits.LiteralLength)
        {
            var (line, column) = text.Find(value);
            throw RdfException.Limit($"A value has {given.Length} characters; at most {reading.Limits.LiteralLength} (limit LiteralLength).", line, column);
        }

        if (reading.Repairs is not null)
        {
            given = Names.Clean(given, repair => Repair(repair.Fault, value, repair.Found, repair.Became));
        }

        if (item[Keyword.Language] is ExpandedText { Value: { } language })
        {
            return Language(language, value) is { } tag ? new(given, tag) : reading.Repairs is null ? null : new(given);
        }

        return new(given, Datatype: datatype);
    }

    string? Language(string language, JsonElement place)
    {
        if (Names.IsLanguage(language))
        {
            return language;
        }

        if (reading.Repairs is null)
        {
            return null;
        }

        var became = language.Trim().Replace('_', '-');
        became = Names.IsLanguage(became) ? became : "";
        Repair(RdfFault.LanguageTag, place, language, became);
        return became.Length == 0 ? null : became;
    }

    void Repair(RdfFault fault, JsonElement place, string found, string became)
    {
        var (line, column) = text.Find(place);
        reading.Repairs!.Add(new(fault, line, column, found, became));
    }

    /// <summary>The graph in which something is said.</summary>
    /// <param name="Name">Null for the default graph.</param>
    /// <param name="IsDropped">Whether its name is no IRI, so that nothing of it counts.</param>
    readonly record struct Scope(Term? Name, bool IsDropped);
}
