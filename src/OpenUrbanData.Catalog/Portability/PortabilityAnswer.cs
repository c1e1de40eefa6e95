using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Catalog.Portability;

/// <summary>What becomes of a solution in a town.</summary>
public enum Verdict
{
    /// <summary>A function without which it makes no sense does not work.</summary>
    Blocked,

    /// <summary>It can be used, some functions not, or only where the data are.</summary>
    Partial,

    /// <summary>All functions work.</summary>
    Full,
}

/// <summary>What becomes of a function in a town.</summary>
public enum CapabilityState
{
    /// <summary>It must not be offered.</summary>
    Off,

    /// <summary>It can be offered for the features that have the data.</summary>
    Degraded,

    /// <summary>It can be offered.</summary>
    Works,
}

/// <summary>One number that decides, measured against what is needed.</summary>
/// <param name="Name">Property, or observed properties joined by <c>|</c>, or <c>features</c>, or a horizon in days.</param>
/// <param name="Measured">Share from 0 to 1, or a count.</param>
/// <param name="Needed">The smallest that is enough, in the same unit.</param>
public sealed record Measure(string Name, double Measured, double Needed)
{
    // Shares come from divisions: 19 of 20 must meet 0.95.
    const double Tolerance = 1e-9;

    /// <summary>True where it is enough.</summary>
    public bool IsMet => Measured >= Needed - Tolerance;
}

/// <summary>The answer for one function.</summary>
/// <param name="Capability">The function.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="Reason">Stable code of what stands against it; null where it works.</param>
/// <param name="Measures">The numbers, in the order of the manifest.</param>
public sealed record CapabilityAnswer(
    Capability Capability, CapabilityState State, string? Reason, ImmutableArray<Measure> Measures);

/// <summary>The data that a town has for a need.</summary>
/// <param name="Need">The need.</param>
/// <param name="Datasets">The data sets that can be used; empty where there are none.</param>
/// <param name="Features">Features that meet its conditions.</param>
/// <param name="Reason">Stable code of why it cannot be met; null where it can.</param>
public sealed record NeedAnswer(Need Need, ImmutableArray<Dataset> Datasets, long Features, string? Reason)
{
    /// <summary>The shape of the features: the newest version among them; null where there are none.</summary>
    public FeatureSchema? Schema => Datasets.MaxBy(dataset => dataset.Schema!.Version)?.Schema;
}

/// <summary>Whether, and how far, a solution runs in a town.</summary>
public sealed record PortabilityAnswer
{
    /// <summary>The solution.</summary>
    public required SolutionManifest Manifest { get; init; }

    /// <summary>The town.</summary>
    public required Municipality Town { get; init; }

    /// <summary>When the question was asked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The data, by need, in the order of the manifest's needs.</summary>
    public required ImmutableArray<NeedAnswer> Needs { get; init; }

    /// <summary>The functions, in the order of the manifest.</summary>
    public required ImmutableArray<CapabilityAnswer> Capabilities { get; init; }

    /// <summary>Number of functions that work.</summary>
    public int Working => Capabilities.Count(one => one.State == CapabilityState.Works);

    /// <summary>What becomes of the solution.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Capabilities.Any(one => one.Capability.IsMinimum && one.State != CapabilityState.Works))
            {
                return Verdict.Blocked;
            }

            return Working == Capabilities.Length ? Verdict.Full : Verdict.Partial;
        }
    }

    /// <summary>Properties each of which alone would let more functions work where there are features, with those
    /// functions; most first.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Capabilities)> UnlockedBy =>
    [
        .. Capabilities
            .Where(one => one.State != CapabilityState.Works && one.Measures.Count(measure => !measure.IsMet) == 1)
            .Where(one => Needs.All(need => need.Reason is null || one.Capability.Uses.All(use => use.Need != need.Need.Name)))
            .GroupBy(one => one.Measures.First(measure => !measure.IsMet).Name)
            .Select(group => (group.Key, group.Select(one => one.Capability.Id).ToImmutableArray()))
            .OrderByDescending(unlock => unlock.Item2.Length).ThenBy(unlock => unlock.Key, StringComparer.Ordinal),
    ];
}
