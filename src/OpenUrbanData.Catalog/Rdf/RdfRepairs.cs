using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>What can be repaired in a document that breaks the rules of its format.</summary>
public enum RdfFault
{
    /// <summary>Bytes that are no UTF-8, taken for Windows-1252.</summary>
    WrongBytes,

    /// <summary>A control character where none may stand, left out.</summary>
    ControlCharacter,

    /// <summary>Blanks around an IRI, left out, or a character that no IRI may hold, written as percent code.</summary>
    IllegalIri,

    /// <summary>A relative IRI where none may stand, resolved to the address of the document.</summary>
    RelativeIri,

    /// <summary>A language tag that is none: underscores become hyphens, the rest is dropped.</summary>
    LanguageTag,

    /// <summary>An <c>&amp;</c> in XML that begins no entity or a <c>&lt;</c> that begins no tag, escaped, or an entity of HTML,
    /// replaced by its character.</summary>
    Ampersand,

    /// <summary>Blanks before the declaration of XML, left out.</summary>
    Declaration,

    /// <summary>A backslash with a character that it does not escape, taken as it stands.</summary>
    Escape,

    /// <summary>A line break in a value between single quotation marks, kept.</summary>
    LineBreak,

    /// <summary>A name of XML or a local name with characters that it must not have, kept or escaped.</summary>
    Name,

    /// <summary>A prefix that is declared nowhere; the well-known namespace stands for it.</summary>
    Prefix,

    /// <summary>Text where none may stand in RDF/XML, left out.</summary>
    StrayText,

    /// <summary>A statement that cannot be understood and was left out.</summary>
    Statement,
}

/// <summary>One repair.</summary>
/// <param name="Fault">What was wrong.</param>
/// <param name="Line">From 1; 0 where no place can be named.</param>
/// <param name="Column">In characters, from 1; 0 where no place can be named.</param>
/// <param name="Found">What stood there, shortened.</param>
/// <param name="Became">What it was taken for; empty where it was left out.</param>
public sealed record RdfRepair(RdfFault Fault, long Line, long Column, string Found, string Became);

/// <summary>The repairs that made a document readable: the first ones with their place, all of them counted.</summary>
/// <param name="most">How many are kept; 1,000 by default.</param>
[SuppressMessage("Naming", "CA1710", Justification = "The name says what they are.")]
public sealed class RdfRepairs(int most = 1000) : IReadOnlyList<RdfRepair>
{
    const int Longest = 200;
    readonly List<RdfRepair> _kept = [];

    /// <summary>How many there were, also those that are not kept.</summary>
    public long Total { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count => _kept.Count;

    /// <inheritdoc/>
    public RdfRepair this[int index] => _kept[index];

    /// <summary>Records one.</summary>
    public void Add(RdfRepair repair)
    {
        Total++;
        if (_kept.Count < most)
        {
            _kept.Add(repair with { Found = Shorten(repair.Found), Became = Shorten(repair.Became) });
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RdfRepair> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Shorten(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
