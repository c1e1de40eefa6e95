namespace OpenUrbanData.Model.Schemas;

/// <summary>What a stream measures: a member of the code list <c>observed-properties.csv</c> (schemas/README.md).</summary>
/// <param name="Name">Name (<c>parking.free_spaces</c>).</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit as UCUM code; null for codes.</param>
/// <param name="ValueType"><c>integer</c>, <c>number</c> or <c>code</c>.</param>
/// <param name="Minimum">Smallest plausible number; null for no bound.</param>
/// <param name="Maximum">Largest plausible number; null for no bound.</param>
/// <param name="Codes">Members of its code list, in order; empty for numbers.</param>
/// <param name="MaximumAge">ISO 8601 duration after which the latest value is stale.</param>
public sealed record ObservedProperty(
    string Name,
    LocalizedText Title,
    string? Unit,
    string ValueType,
    double? Minimum,
    double? Maximum,
    System.Collections.Immutable.ImmutableArray<string> Codes,
    string MaximumAge);
