using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Portal;

/// <summary>Which part of a long list of the inventory is shown.</summary>
/// <param name="Limit">Most entries.</param>
/// <param name="Offset">Entries before them.</param>
readonly record struct InventoryPart(int Limit, int Offset)
{
    /// <summary>Reads the part before a representation that is made from the registry does its work.</summary>
    public static Representation Of(ApiOptions options, Representation all) => all with
    {
        AnswerAsync = request =>
        {
            var parameters = request.Parameters;
            request.Http.Items[typeof(InventoryPart)] = new InventoryPart(
                (int)Math.Min(parameters.Whole("limit", 1) ?? options.InventoryPageSize, options.MaximumLimit), (int)Math.Min(parameters.Whole("offset", 0) ?? 0, int.MaxValue));
            return all.AnswerAsync(request);
        },
    };

    /// <summary>The part that a request asks for.</summary>
    public static InventoryPart Of(ApiRequest request) => (InventoryPart)request.Http.Items[typeof(InventoryPart)]!;

    /// <summary>The entries of the part.</summary>
    public ImmutableArray<T> Cut<T>(IEnumerable<T> all) => [.. all.Skip(Offset).Take(Limit)];

    /// <summary>Addresses of the parts before and after it; null where there is none.</summary>
    public (string? Previous, string? Next) Neighbours(ApiRequest request, int all)
    {
        var end = Offset + (long)Limit;
        return (Offset == 0 ? null : request.With(("offset", Number(Math.Max(0, Math.Min(Offset, all) - Limit)))), end < all ? request.With(("offset", Number(end))) : null);
    }

    /// <summary>Writes how many there are and links to the parts before and after it.</summary>
    public void WriteCounts(Utf8JsonWriter json, int all)
    {
        json.WriteNumber("numberMatched", all);
        json.WriteNumber("numberReturned", Math.Max(0, Math.Min(Limit, all - (long)Offset)));
    }

    /// <summary>Writes links to the parts before and after it.</summary>
    public void WriteLinks(ApiRequest request, Utf8JsonWriter json, int all)
    {
        var (previous, next) = Neighbours(request, all);
        if (previous is not null)
        {
            json.WriteLink(previous, "prev", request.Format.BareMediaType);
        }

        if (next is not null)
        {
            json.WriteLink(next, "next", request.Format.BareMediaType);
        }
    }

    /// <summary>Links to the parts before and after it, for people; nothing where it is the whole.</summary>
    public void WriteLinks(ApiRequest request, PortalPage page, int all)
    {
        var (previous, next) = Neighbours(request, all);
        if (previous is null && next is null)
        {
            return;
        }

        using (page.Html.Open("nav", ("class", "pages"), ("aria-label", page.T("Seiten", "Pages"))))
        {
            if (previous is not null)
            {
                page.Html.Link(previous, page.T("Zurück", "Previous"), ("rel", "prev"));
            }

            page.Html.Text($" {page.Values.Number(Math.Min(Offset + 1L, all))}–{page.Values.Number(Math.Min(Offset + (long)Limit, all))} {page.T("von", "of")} {page.Values.Number(all)} ");
            if (next is not null)
            {
                page.Html.Link(next, page.T("Weiter", "Next"), ("rel", "next"));
            }
        }
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
