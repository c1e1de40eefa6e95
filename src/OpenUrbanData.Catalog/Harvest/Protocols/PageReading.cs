using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>One page on its way through a protocol: how it is read, and what it says beside its records.</summary>
sealed class PageReading
{
    /// <summary>Its address.</summary>
    public required Uri Address { get; init; }

    /// <summary>Media type as the server calls it; null where it does not.</summary>
    public required string? MediaType { get; init; }

    /// <summary>Number of pages that were read before.</summary>
    public required int Number { get; init; }

    /// <summary>Number of records that pages before it had.</summary>
    public required long Before { get; init; }

    /// <summary>Limits.</summary>
    public required HarvestLimits Limits { get; init; }

    /// <summary>How its document is read.</summary>
    public required RdfReading Reading { get; init; }

    /// <summary>Takes problems of single records and of the page; those without key make the reading partial.</summary>
    public required Action<HarvestProblem> Note { get; init; }

    /// <summary>References to the next page, the preferred one first, as they stand; empty on the last page.</summary>
    public IReadOnlyList<string> Next { get; set; } = [];

    /// <summary>References to further pages, all of which are to be read; for catalogues that have one page per record, or several lists.</summary>
    public IReadOnlyList<string> Further { get; set; } = [];

    /// <summary>Announced number of data sets of all pages; null where it is not said.</summary>
    public long? Total { get; set; }

    /// <summary>Whether services count in <see cref="Total"/>, too.</summary>
    public bool CountsServices { get; set; }

    /// <summary>Keys of records that the page says are withdrawn; only where it was asked for changes.</summary>
    public List<string> Withdrawn { get; } = [];

    /// <summary>State of the source, by which it can be asked for changes later; null where the protocol has none.</summary>
    public string? State { get; set; }

    /// <summary>Number of entries that are counted in <see cref="Total"/> and are no records.</summary>
    public int Ignored { get; set; }

    /// <summary>What the page is where it has no record: null for a page of a catalogue, otherwise a description for messages.</summary>
    public string? Otherwise { get; set; }

    /// <summary>Notes records that were larger than the limit: which ones they are nobody knows.</summary>
    public void NoteTooLarge(int count)
    {
        if (count > 0)
        {
            Note(new(HarvestCodes.RecordUnreadable, $"{count} records of the page are larger than {Limits.RecordBytes} bytes (limit RecordBytes).", Address.AbsoluteUri));
        }
    }
}
