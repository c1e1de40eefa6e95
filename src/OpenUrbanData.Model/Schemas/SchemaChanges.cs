using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Collects the differences of two versions.</summary>
sealed class SchemaChanges
{
    readonly List<SchemaChange> _all = [];

    public ImmutableArray<SchemaChange> All => [.. _all];

    public void Breaks(string pointer, bool producers, bool consumers, string reason) =>
        _all.Add(new(pointer, VersionBump.Major, producers, consumers, reason));

    public void BreaksIf(string pointer, bool changed, bool producers, bool consumers, string reason)
    {
        if (changed)
        {
            Breaks(pointer, producers, consumers, reason);
        }
    }

    public void Minor(string pointer, string reason) =>
        _all.Add(new(pointer, VersionBump.Minor, BreaksProducers: false, BreaksConsumers: false, reason));

    public void MinorIf(string pointer, bool changed, string reason)
    {
        if (changed)
        {
            Minor(pointer, reason);
        }
    }

    public void PatchIf(string pointer, bool changed, string reason)
    {
        if (changed)
        {
            _all.Add(new(pointer, VersionBump.Patch, BreaksProducers: false, BreaksConsumers: false, reason));
        }
    }
}
