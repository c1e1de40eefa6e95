using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>What mapping made of the records since the last <see cref="Clear"/>: reused for the whole run.</summary>
public sealed class MappedRecords
{
    /// <summary>Features, in the order of the source.</summary>
    public List<Feature> Features { get; } = [];

    /// <summary>What was wrong.</summary>
    public List<Rejection> Rejections { get; } = [];

    /// <summary>Records that a condition under <c>where:</c> left out, over the whole run.</summary>
    public long LeftOut { get; internal set; }

    /// <summary>Values of <c>email</c> that look like the mailbox of a person, over the whole run.</summary>
    public long PersonalMailboxes { get; internal set; }

    /// <summary>Empties features and rejections; the counts go on.</summary>
    public void Clear()
    {
        Features.Clear();
        Rejections.Clear();
    }
}
