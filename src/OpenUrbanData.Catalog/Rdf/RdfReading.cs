namespace OpenUrbanData.Catalog.Rdf;

/// <summary>How one document is read.</summary>
public sealed record RdfReading
{
    /// <summary>Absolute address of the document, to which relative IRIs are resolved; null where it has none.</summary>
    public string? Base { get; init; }

    /// <summary>How much the document may ask of the reader.</summary>
    public RdfLimits Limits { get; init; } = new();

    /// <summary>Where repairs are recorded: what can be repaired is. Null: strict, every fault is an <see cref="RdfException"/>.</summary>
    public RdfRepairs? Repairs { get; init; }

    /// <summary>Begins the labels of nodes without name, so that those of several documents can stand in one graph.</summary>
    public string BlankPrefix { get; init; } = "";

    /// <summary>Clock for <see cref="RdfLimits.Time"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends the reading with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
