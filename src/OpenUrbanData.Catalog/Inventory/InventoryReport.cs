using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Catalog.Inventory;

/// <summary>How many entries of an inventory are in which state.</summary>
/// <param name="Theme">Code of the EU data theme; empty for entries without one.</param>
/// <param name="States">Entries per state, in the order of <see cref="Lifecycle"/>.</param>
public sealed record ThemeStates(string Theme, ImmutableArray<int> States)
{
    /// <summary>Entries of all states.</summary>
    public int Total => States.Sum();

    /// <summary>Counts entries.</summary>
    public static ThemeStates Of(string theme, IEnumerable<InventoryEntry> entries)
    {
        var states = new int[Lifecycles.Names.Length];
        foreach (var entry in entries)
        {
            states[(int)entry.Lifecycle]++;
        }

        return new(theme, [.. states]);
    }
}

/// <summary>What a publisher, or an instance, has and how far it is with opening it.</summary>
/// <param name="Entries">By id.</param>
/// <param name="Total">All entries.</param>
/// <param name="Themes">Entries per theme; one of several themes counts in each. Those without a theme come last.</param>
public sealed record InventoryReport(ImmutableArray<InventoryEntry> Entries, ThemeStates Total, ImmutableArray<ThemeStates> Themes)
{
    /// <summary>The report on entries.</summary>
    public static InventoryReport Of(IEnumerable<InventoryEntry> entries)
    {
        ImmutableArray<InventoryEntry> all = [.. entries.OrderBy(entry => entry.Id, StringComparer.Ordinal)];
        return new(all, ThemeStates.Of("", all),
        [
            .. all.SelectMany(entry => entry.Themes.DefaultIfEmpty(""), (entry, theme) => (Entry: entry, Theme: theme))
                .GroupBy(pair => pair.Theme, pair => pair.Entry)
                .OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => ThemeStates.Of(group.Key, group)),
        ]);
    }

    /// <summary>All that everybody may see: what is published, and what publishers show beyond.</summary>
    public static IEnumerable<InventoryEntry> Public(Registry registry) =>
        registry.Datasets.Values.Select(InventoryEntry.Of).Concat(registry.Inventory);
}
