namespace OpenUrbanData.Model.Schemas;

/// <summary>Which part of a version a change asks to raise.</summary>
public enum VersionBump
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Texts and hints only.</summary>
    Patch,

    /// <summary>Old data stays valid and old solutions stay right.</summary>
    Minor,

    /// <summary>It breaks producers or consumers.</summary>
    Major,
}

/// <summary>One difference between two versions of a schema.</summary>
/// <param name="Pointer">Place in the newer document (in the older one for what was removed) as JSON Pointer.</param>
/// <param name="Bump">What it asks for.</param>
/// <param name="BreaksProducers">True where data or a mapping that was valid before is no longer valid.</param>
/// <param name="BreaksConsumers">True where a solution that was right before can be wrong.</param>
/// <param name="Reason">What changed and why that matters, as one sentence.</param>
public sealed record SchemaChange(string Pointer, VersionBump Bump, bool BreaksProducers, bool BreaksConsumers, string Reason)
{
    /// <summary>One line: bump, who breaks, place, reason.</summary>
    public override string ToString()
    {
        var breaks = (BreaksProducers, BreaksConsumers) switch
        {
            (true, true) => " (breaks producers and consumers)",
            (true, false) => " (breaks producers)",
            (false, true) => " (breaks consumers)",
            _ => "",
        };
        return $"{Bump.ToString().ToUpperInvariant()}{breaks} {Pointer}: {Reason}";
    }
}
