using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Dcat;

/// <summary><c>/catalog/changes</c>: what other instances harvest (docs/harvesting.md): every entry of the catalogue with its statements; with <c>since</c> only those that are
/// other ones now, and the names of those that are gone. In pages, by id.</summary>
sealed class CatalogueChangesEndpoint(Site site)
{
    const string Since = "since";
    const string Next = "next";

    /// <summary>JSON only.</summary>
    public Resource Resource() => new("/catalog/changes", new Representation(Format.Json, WriteAsync));

    async Task WriteAsync(ApiRequest request)
    {
        var known = request.Parameters.Text(Since);
        var after = request.Parameters.Text(Next) ?? "";
        var history = await site.Reader.CatalogueChanges.HistoryAsync(request.Cancellation);
        var since = known is null ? null : Publication(request, known, history);
        request.Parameters.Finish();
        if (ETags.IsNotModified(request, $"{history} {request.Snapshot.State}", null))
        {
            return;
        }

        var size = site.Options.CataloguePageSize;
        var changes = await site.Reader.CatalogueChanges.PageAsync(since, after, size + 1, request.Cancellation);
        // What is mirrored is shown as the record that its publisher wrote, while that is there.
        var copies = changes.Where(change => change.Source is null).Select(change => Entry(request, change)?.Mirror?.Record)
            .Concat(changes.Where(change => change.Record is not null).Select(change => change.Key)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var mirrored = request.Registry.Datasets.Values.Any(dataset => dataset.Mirror is not null)
            ? await site.Reader.Harvested.VisibleAsync(copies, request.Cancellation) : new HashSet<string>();
        await Document.SendAsync(request.Http, Format.Json.MediaType, Document.Write(json =>
        {
            json.WriteStartObject();
            // The number that the registry has: entries of a later one are not left out, but come again the next time.
            json.WriteString("state", $"{history}-{request.Registry.Publication}");
            json.WriteStartArray("records");
            foreach (var change in changes.Take(size))
            {
                Write(json, request, change, mirrored);
            }

            json.WriteEndArray();
            json.WriteStartArray("links");
            json.WriteLink(request.With(), "self", Format.Json.MediaType);
            if (changes.Count > size)
            {
                json.WriteLink(request.With((Next, changes[size - 1].Id)), "next", Format.Json.MediaType);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), request.Cancellation);
    }

    // Null, with the mistake noted, for a text that is no state.
    static long? Publication(ApiRequest request, string state, string history)
    {
        if (state.Split('-') is not [var name, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var publication))
        {
            request.Parameters.Reject(Since, state, "Must be the state that an earlier answer gave, such as 3f2a91bc-42.");
            return null;
        }

        return name == history && publication <= request.Registry.Publication
            ? publication
            : throw new ProblemException(Problem.Expired($"The state '{state}' is not one of this catalogue, which is at {history}-{request.Registry.Publication}. Ask without {Since} for everything."));
    }

    static Dataset? Entry(ApiRequest request, CatalogueChange change) => change.IsGone ? null : request.Registry.Entry(change.Id);

    static void Write(Utf8JsonWriter json, ApiRequest request, CatalogueChange change, IReadOnlySet<string> mirrored)
    {
        var identity = new CatalogueIdentity { Root = new(request.Links.Root + "/") };
        var key = change.Source is null ? identity.At($"catalog/{change.Key}") : change.Key;
        Graph? graph = null;
        if (change.Record is { } record)
        {
            if (key.StartsWith(identity.Root.ToString(), StringComparison.Ordinal))
            {
                return; // our own, come back from a harvester of ours
            }

            graph = CatalogueEndpoint.Foreign(record).Graph(
                identity, request.Registry.Datasets.Values.Any(dataset => dataset.Mirror is { } mirror && mirror.Record == change.Key));
        }
        else if (Entry(request, change) is { } entry && (entry.Mirror is not { } copy || !mirrored.Contains(copy.Record)))
        {
            graph = CatalogueGraph.Build(request.Registry, entry, identity);
        }
        else if (!change.IsGone && Entry(request, change) is null)
        {
            return; // the registry does not have it yet, and neither has the state
        }

        json.WriteStartObject();
        json.WriteString("key", key);
        if (graph is null)
        {
            json.WriteBoolean("gone", true);
        }
        else
        {
            json.WriteString("triples", RdfFormat.All.OfType<NTriples>().Single().Write(graph));
        }

        json.WriteEndObject();
    }
}
