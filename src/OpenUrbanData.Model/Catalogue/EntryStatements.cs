using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>What a publisher says of an entry because nobody can measure it.</summary>
public sealed record EntryStatements
{
    /// <summary>Values of <see cref="Availability"/>, codes of the EU list planned-availability, as descriptors write them.</summary>
    public static ImmutableArray<string> Availabilities { get; } = ["available", "stable", "temporary", "experimental"];

    /// <summary>Values of <see cref="Access"/>, codes of the EU list access-right, as descriptors write them.</summary>
    public static ImmutableArray<string> Accesses { get; } = ["public", "restricted", "non_public"];

    /// <summary>Codes of its categories of high-value data sets (<see cref="HvdCategory"/>); empty where it is none.</summary>
    public ImmutableArray<string> Hvd { get; init; } = [];

    /// <summary>First day that the data are about; null where not said or open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day that the data are about; null where not said or open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Terms of use beside the licence; null where the licence says all.</summary>
    public LocalizedText? Rights { get; init; }

    /// <summary>How long it is meant to stay, one of <see cref="Availabilities"/>.</summary>
    public string Availability { get; init; } = "available";

    /// <summary>Who may have it, one of <see cref="Accesses"/>.</summary>
    public string Access { get; init; } = "public";

    /// <summary>Whether it is a data set of high value.</summary>
    public bool IsHvd => !Hvd.IsDefaultOrEmpty;
}
