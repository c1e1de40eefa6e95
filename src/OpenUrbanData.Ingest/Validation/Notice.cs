namespace OpenUrbanData.Ingest.Validation;

/// <summary>What validation found in a JSON document.</summary>
/// <param name="Code">Stable notice code (docs/notices.md).</param>
/// <param name="Pointer">Place in the document as JSON Pointer (RFC 6901); for an absent value the place where it would stand.</param>
/// <param name="Message">What was expected, as one sentence.</param>
/// <param name="Rejects">True where a record with it is quarantined; false where only the value is dropped.</param>
public sealed record Notice(string Code, string Pointer, string Message, bool Rejects);
