using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>Makes an ordinary data set of what a peer offers: same name, publisher, licence and source; its source is the peer's API.</summary>
static class MirrorDescriptor
{
    /// <summary>The descriptor of an offer that was checked.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="schema">The schema here, the one of the peer or a near version of it.</param>
    /// <param name="copy">What is copied.</param>
    /// <param name="file">File that subscribes it, for messages.</param>
    /// <param name="known">Towns that are known here: they keep their names.</param>
    public static DatasetDescriptor Of(
        MirrorOffer offer, FeatureSchema schema, PeerCopy copy, string file, IReadOnlyDictionary<string, Municipality> known)
    {
        var publisher = offer.Publisher!;
        return new()
        {
            Publisher = new()
            {
                Slug = publisher.Slug,
                File = file,
                Kind = publisher.Kind,
                Name = publisher.Name,
                Key = publisher.Key,
                IdKey = publisher.IdKey,
                Iri = publisher.Iri,
                Website = publisher.Website,
                ContactName = publisher.ContactName,
                ContactEmail = publisher.ContactEmail,
                Municipalities = [.. offer.Municipalities.Where(town => !known.ContainsKey(town.Key))],
                Population = publisher.Population,
            },
            Name = offer.Id[(publisher.Slug.Length + 1)..],
            File = file,
            Hash = $"{offer.DescriptionHash()} {copy.Since}",
            Title = offer.Title!,
            Description = offer.Description!,
            KeywordsDe = offer.KeywordsDe,
            KeywordsEn = offer.KeywordsEn,
            Themes = [.. offer.Themes.Where(theme => DataThemes.Codes.Contains(theme))],
            IsPublished = true,
            Owner = offer.Owner,
            Musterdatensatz = offer.Musterdatensatz,
            License = offer.License!,
            Attribution = offer.Attribution,
            CoverageClaim = offer.CoverageClaim,
            Schedule = offer.Schedule,
            SchemaName = schema.Name,
            SchemaVersion = schema.Version,
            Source = new(null, offer.SourceUrl) { Peer = copy },
            Reader = new ReaderOptions { Format = "geojson", KeepsObjects = true },
            Mapping = new() { Publishing = copy.Since is null ? PublishRule.Snapshot : new(PublishMode.Changes) },

            // What vanished, vanished at its publisher, whose own guard let it pass; a copy that is not whole is none.
            Guard = new() { VanishedShare = 1 },
        };
    }
}
