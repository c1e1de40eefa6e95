using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Records;

/// <summary>Makes records of what was harvested.</summary>
public static class RecordOfOthers
{
    /// <summary>The record of a document.</summary>
    /// <param name="id">Identifier in the search index.</param>
    /// <param name="source">Name of the harvested catalogue.</param>
    /// <param name="document">What was taken out of the triples.</param>
    public static CatalogueRecord Of(string id, string source, RecordDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var facts = document.Facts;
        LocalizedText? publisher = document.Publisher is { } name ? new(name, name) : null;
        return new()
        {
            Id = id,
            Type = document.Kind switch { RecordKind.Series => "series", RecordKind.Service => "service", _ => "dataset" },
            Title = facts.Title ?? Same(document.Title ?? document.Iri ?? id),
            Description = facts.Description,
            KeywordsDe = facts.Keywords,
            KeywordsEn = facts.Keywords,
            Themes = facts.Themes,
            Publisher = publisher,
            Parties =
            [
                .. publisher is null ? [] : new[] { new RecordParty(publisher, null, facts.PublisherIri, null, null, "publisher") },
                .. facts.Contact is { Name: not null } contact ? new[] { new RecordParty(null, Same(contact.Name), null, contact.Email, contact.Url, "pointOfContact") }
                    : facts.Contact is { } nameless && publisher is not null ? new[] { new RecordParty(publisher, null, null, nameless.Email, nameless.Url, "pointOfContact") } : [],
            ],
            Formats = [.. facts.Formats.Select(code => new RecordFormat(code, facts.Files.FirstOrDefault(file => file.Format == code)?.MediaType))],
            License = facts.License,
            Rights = facts.Rights,
            ExternalIds = [.. new[] { document.Iri }.OfType<string>().Concat(document.Identifiers).Concat(document.OtherIdentifiers).Distinct(StringComparer.Ordinal)],
            ConformsTo = facts.ConformsTo,
            Schema = facts.Schema,
            Languages = facts.Languages,
            Towns = facts.Municipalities,
            IsHvd = facts.Hvd,
            Created = facts.Issued,
            Updated = document.Modified,
            Extent = facts.Box,
            Begins = facts.Begins,
            Ends = facts.Ends,
            Source = source,
            Page = new[] { facts.Page, document.Iri }.FirstOrDefault(IsAddress),
            Links = [.. Links(document)],
        };
    }

    static LocalizedText Same(string text) => new(text, text);

    // What is no address of the web does not go out again.
    static List<RecordLink> Links(RecordDocument document)
    {
        var facts = document.Facts;
        List<RecordLink> all = [];
        Add(facts.Page, "about", "text/html");
        Add(document.Iri, "canonical");
        foreach (var file in facts.Files)
        {
            Add(file.DownloadUrl, "enclosure", file.MediaType, file.Title);
            Add(file.AccessUrl == file.DownloadUrl ? null : file.AccessUrl, "related", null, file.Title);
        }

        Add(facts.Endpoint, "service");
        foreach (var hop in document.Hops)
        {
            Add(hop.Record, "via");
        }

        Add(facts.License, "license");
        return all;

        void Add(string? href, string relation, string? type = null, LocalizedText? title = null)
        {
            if (IsAddress(href))
            {
                all.Add(new(href!, relation, type, title));
            }
        }
    }

    /// <summary>Whether a text is an address of the web that may stand in a document as it is.</summary>
    public static bool IsAddress(string? text) => text is not null && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && !text!.Any(character => character <= ' ' || character is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`');
}
