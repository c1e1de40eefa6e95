using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Model.Identity;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>Whether what a peer says of a data set can be published here: it is written by others and becomes addresses and identifiers.</summary>
static partial class OfferCheck
{
    const int LongestText = 100_000;

    /// <summary>What is wrong with an offer of a published data set; null where nothing is.</summary>
    public static string? Mistake(MirrorOffer offer)
    {
        if (offer is not { Publisher: { } publisher, Title: { } title, Description: { } description, Schema: not null, License: { } license, SourceUrl: { } source, Record: { } record })
        {
            return "publisher, title, description, schema, license, source_url or record is missing.";
        }

        var parts = offer.Id.Split('.');
        return parts.Length != 2 || parts[0] != publisher.Slug || !Slug.IsValid(parts[0], Slug.PublisherLength) || !Slug.IsValid(parts[1], Slug.NameLength)
            ? $"the id '{Shown(offer.Id)}' is not the publisher's slug and a name, with a dot between them."
            : !Key().IsMatch(publisher.IdKey) ? $"the publisher's id_key '{Shown(publisher.IdKey)}' cannot begin an identifier."
            : !Kinds.Contains(publisher.Kind) ? $"the publisher's kind '{Shown(publisher.Kind)}' is not one of {string.Join(", ", Kinds)}."
            : Address(publisher.Iri, "the publisher's iri") ?? (publisher.Website is { } website ? Address(website, "the publisher's website") : null)
            ?? Address(license, "license") ?? Address(source, "source_url") ?? Address(record, "record")
            ?? (offer.Origin is { } origin ? Address(origin, "origin") : null)
            ?? (offer.Musterdatensatz is { } model ? Address(model, "musterdatensatz") : null)
            ?? (offer.Municipalities.Any(town => !Town().IsMatch(town.Key)) ? "a key of a municipality is none." : null)
            ?? (title.De.Length + title.En.Length + description.De.Length + description.En.Length > LongestText ? "title and description are too long." : null);
    }

    static readonly string[] Kinds = ["municipality", "association", "county", "state", "federal", "company"];

    static string? Address(string text, string what) =>
        text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        && uri.IsWellFormedOriginalString()
            ? null
            : $"{what} '{Shown(text)}' is no address.";

    static string Shown(string text) => text.Length > 100 ? text[..100] + "…" : text;

    [GeneratedRegex("^[A-Za-z0-9-]{2,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^((0[1-9]|1[0-6])[0-9]{6}|[A-Z]{2}-[A-Za-z0-9]{2,12})$", RegexOptions.CultureInvariant)]
    private static partial Regex Town();
}
