using System.Collections.Immutable;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Turns the records of one source into features: by a descriptor (<see cref="RecordMapping"/>), or as they are where a peer
/// publishes them in the same schema (<see cref="PeerMapping"/>).</summary>
public abstract class FeatureMapping
{
    /// <summary>Columns of the source whose values stay behind, by name.</summary>
    public ImmutableArray<string> DroppedColumns { get; internal init; } = [];

    /// <summary>Columns that the descriptor names and the source does not have, with a hint or an empty text.</summary>
    public ImmutableSortedDictionary<string, string> MissingColumns { get; internal init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Columns that leave and are likely about persons.</summary>
    public ImmutableArray<string> PersonalColumns { get; internal init; } = [];

    /// <summary>Properties that get their values in placing, so that validation must not ask for them.</summary>
    public virtual ImmutableArray<string> SetLater => [];

    /// <summary>Maps one record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="into">Gets its features, none where it is left out, and what was wrong.</param>
    public abstract void Map(SourceRecord record, MappedRecords into);

    /// <summary>Gives the features that waited for the end of the source.</summary>
    public virtual IEnumerable<Feature> Complete() => [];
}
