using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>What a page of changes holds.</summary>
enum DeltaPart
{
    /// <summary>No changes: entities.</summary>
    None,

    /// <summary>Entities that vanished.</summary>
    Deleted,

    /// <summary>Entities that changed and do not meet the condition (any more).</summary>
    Left,

    /// <summary>Entities that are new or changed.</summary>
    Changed,
}

/// <summary>Value of <c>$skiptoken</c>: where a page begins, and for what follows changes since which publication. Opaque for clients.</summary>
/// <param name="Position">Place in the order; null for the beginning.</param>
/// <param name="Publication">State of the first page, which later changes are counted from; null where they are not followed.</param>
/// <param name="Part">What a page of changes holds.</param>
sealed record SkipToken(PagePosition? Position, long? Publication = null, DeltaPart Part = DeltaPart.None)
{
    const char Separator = '.';

    /// <inheritdoc/>
    public override string ToString()
    {
        var position = Position is null ? "" : PageToken.Write(Position);
        return Publication is { } publication
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)Part}{Separator}{publication}{Separator}{position}")
            : position;
    }

    /// <summary>Reads a token of an order of so many keys; null for anything that this API has not written.</summary>
    public static SkipToken? Read(string token, int keys)
    {
        var parts = token.Split(Separator);
        if (parts.Length == 1)
        {
            return PageToken.Read(token, keys) is { } position ? new(position) : null;
        }

        if (parts.Length != 3 || parts[0] is not ("0" or "1" or "2" or "3")
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var publication))
        {
            return null;
        }

        var part = (DeltaPart)(parts[0][0] - '0');
        var place = parts[2].Length == 0 ? null : PageToken.Read(parts[2], keys);
        return place is null && (parts[2].Length > 0 || part == DeltaPart.None) ? null : new(place, publication, part);
    }
}
