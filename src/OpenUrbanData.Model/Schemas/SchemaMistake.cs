using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>What is wrong in a file of the registry.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Pointer">Place in it as JSON Pointer (RFC 6901); empty for the whole document.</param>
/// <param name="Expected">What would be right, as one sentence that names the value found.</param>
public sealed record SchemaMistake(string File, string Pointer, string Expected)
{
    /// <summary>File, place and expectation in one line.</summary>
    public override string ToString() => $"{File}#{Pointer}: {Expected}";
}

/// <summary>What came of reading a schema document.</summary>
/// <param name="Schema">The schema; null where there are mistakes.</param>
/// <param name="Mistakes">All mistakes; empty where there is a schema.</param>
public sealed record SchemaReading(FeatureSchema? Schema, ImmutableArray<SchemaMistake> Mistakes)
{
    /// <summary>The schema, for documents that were checked before.</summary>
    /// <exception cref="InvalidDataException">There are mistakes; the message names them all.</exception>
    public FeatureSchema Valid => Schema ?? throw new InvalidDataException(string.Join('\n', Mistakes));
}
