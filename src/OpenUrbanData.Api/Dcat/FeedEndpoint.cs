using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Dcat;

/// <summary><c>/catalog/feed.atom</c>: what is new, changed and withdrawn in the catalogue, the latest first: each data set once, with its last change.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc4287">Atom (RFC 4287)</see>, in pages (RFC 5005, 3). What is gone is an entry that everybody can read, and
/// beside it a tombstone (RFC 6721) for programs.</remarks>
sealed class FeedEndpoint(Site site)
{
    /// <summary>Its path.</summary>
    public const string Path = "/catalog/feed.atom";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/atom+xml";

    const string Atom = "http://www.w3.org/2005/Atom";
    const string Tombstones = "http://purl.org/atompub/tombstones/1.0";
    const string After = "after";

    static readonly Format Xml = new("atom", MediaType + "; charset=utf-8");
    static readonly LocalizedText Title = new("Änderungen am Katalog", "Changes of the catalogue");
    static readonly LocalizedText New = new("neu", "new");
    static readonly LocalizedText Changed = new("geändert", "changed");
    static readonly LocalizedText Withdrawn = new("zurückgezogen", "withdrawn");
    static readonly LocalizedText Removed = new("Auf Dauer entfernt", "Removed for good");

    /// <summary>The address.</summary>
    public Resource Resource() => new(Path, new Representation(Xml, AnswerAsync)) { IsNegotiated = false };

    async Task AnswerAsync(ApiRequest request)
    {
        var after = ReadAfter(request.Parameters);
        request.Parameters.Finish();
        var size = site.Options.FeedPageSize;
        var changes = await site.Reader.LastChanges.LastAsync(after, size + 1, request.Cancellation);
        var bytes = Write(request, [.. changes.Take(size)], changes.Length > size ? changes[size - 1] : null);

        // Whatever changed it: equal bytes, equal tag.
        if (!ETags.IsNotModified(request, Convert.ToHexStringLower(SHA256.HashData(bytes)), null))
        {
            await Document.SendAsync(request.Http, Xml.MediaType, bytes, request.Cancellation);
        }
    }

    static (DateTimeOffset, string)? ReadAfter(ParameterReader parameters)
    {
        if (parameters.Text(After) is not { } token)
        {
            return null;
        }

        if (PageToken.Read(token, 1) is { Values: [{ } text], Id: var id }
            && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && !id.Contains('\0', StringComparison.Ordinal))
        {
            return (time, id);
        }

        parameters.Reject(After, token, "Must be what a link of this feed says.");
        return null;
    }

    static byte[] Write(ApiRequest request, ImmutableArray<FeedChange> changes, FeedChange? last)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xmlns", "at", null, Tombstones);
            xml.WriteAttributeString("xml", "lang", null, request.Language == Language.German ? "de" : "en");
            Element(xml, "id", request.Links.To(Path));
            Element(xml, "title", $"{request.In(Words.SiteTitle)}: {request.In(Title)}");
            Element(xml, "updated", Time(changes.IsEmpty ? DateTimeOffset.UnixEpoch : changes[0].At));
            Element(xml, "generator", "Open Urban Data");
            WriteAuthor(xml, request.In(Words.SiteTitle));
            Link(xml, "self", request.With(), MediaType);
            Link(xml, "alternate", request.Links.To("/collections"), "text/html");
            Link(xml, "first", request.With((After, null)), MediaType);
            if (last is not null)
            {
                Link(xml, "next", request.With((After, PageToken.Write(new([last.At.ToString("O", CultureInfo.InvariantCulture)], 0, last.Id)))), MediaType);
            }

            foreach (var change in changes)
            {
                WriteEntry(request, xml, change);
            }

            foreach (var change in changes.Where(change => change.IsGone))
            {
                xml.WriteStartElement("deleted-entry", Tombstones);
                xml.WriteAttributeString("ref", Iri(request, change));
                xml.WriteAttributeString("when", Time(change.At));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    static void WriteEntry(ApiRequest request, XmlWriter xml, FeedChange change)
    {
        var own = change.Source is null ? request.Registry.Entry(change.Id) : null;
        var (term, word) = change.IsGone ? ("withdrawn", Withdrawn) : change.Since is { } since && change.At <= since ? ("new", New) : ("changed", Changed);
        var title = own is null ? change.Title : request.In(own.Title);
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", Iri(request, change));
        Element(xml, "title", title ?? $"{request.In(Removed)}: {change.Id}");
        Element(xml, "updated", Time(change.At));
        if (change.Since is { } first)
        {
            Element(xml, "published", Time(first));
        }

        WriteAuthor(xml, (own is null ? change.Publisher : request.In(own.Publisher.Name)) ?? request.In(Words.SiteTitle));
        Link(xml, "alternate", request.Links.To(PageOf(change, own)), "text/html");
        if (own is not null)
        {
            Link(xml, "describedby", request.Links.To($"/catalog/datasets/{own.Id}.ttl"), "text/turtle");
        }

        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("scheme", request.Links.To("/catalog#change"));
        xml.WriteAttributeString("label", request.In(word));
        xml.WriteEndElement();
        foreach (var theme in own?.Themes ?? [])
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", theme);
            xml.WriteAttributeString("scheme", "http://publications.europa.eu/resource/authority/data-theme");
            xml.WriteAttributeString("label", request.In(DataThemes.Title(theme)));
            xml.WriteEndElement();
        }

        Element(xml, "summary", change switch
        {
            { Reason: { } reason } => $"{request.In(Removed)}: {reason}",
            { IsGone: true } => request.In(Withdrawn),
            _ => (own is null ? change.Summary : request.In(own.Description)) ?? request.In(word),
        });
        xml.WriteEndElement();
    }

    // The name stays, whatever becomes of the data set.
    static string Iri(ApiRequest request, FeedChange change) => change.Source is null ? request.Links.To($"/catalog/{change.Id}")
        : change.Iri is { } iri && Uri.TryCreate(iri, UriKind.Absolute, out var address) ? address.AbsoluteUri
        : request.Links.To(Links.Item(RecordCollection.Id, change.Id));

    static string PageOf(FeedChange change, Dataset? own) => change.Source is not null ? Links.Item(RecordCollection.Id, change.Id)
        : own is { Schema: not null } ? Links.Collection(own.Id) : $"/catalog/{change.Id}";

    static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Allowed(text));

    // Others write characters into titles that no XML may hold.
    static string Allowed(string text) =>
        text.All(one => XmlConvert.IsXmlChar(one)) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
