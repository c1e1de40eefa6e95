using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Links and counts of feature answers: in the document where it has a place for them, and in headers for all.</summary>
static class FeatureHeaders
{
    /// <summary>Links that are known before the first row.</summary>
    /// <param name="request">The request.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="encoder">The format.</param>
    /// <param name="profile">Its variant; null for the default.</param>
    public static ImmutableArray<Link> Links(ApiRequest request, Collection collection, Encoder encoder, string? profile)
    {
        var links = ImmutableArray.CreateBuilder<Link>();
        links.Add(new(request.With(), "self", request.Format.BareMediaType, Words.ThisDocument.In(request.Language)));
        // An address cannot say what the body of a request said.
        foreach (var format in IsPost(request) ? [] : request.Offered)
        {
            if (!ReferenceEquals(format, request.Format))
            {
                links.Add(new(request.With(("f", format.Name), ("profile", null)), "alternate", format.BareMediaType, request.In(format.AlternateTitle)));
            }
        }

        links.Add(new(request.Links.To(Http.Links.Collection(collection.Id)), "collection", "application/json", request.In(collection.Title)));
        foreach (var license in Served.Licenses(collection))
        {
            links.Add(new(license, "license"));
        }

        // The register has those of GeoJSON (OGC 23-058r2, /req/profile-parameter/profile-param-response).
        if (encoder.CarriesLinks)
        {
            links.Add(new(Profiles.Register + (profile ?? encoder.Profiles[0]), "profile"));
        }

        if (FeatureReferences.Profile(request, collection, encoder) is { } references)
        {
            links.Add(new(Profiles.Register + references, "profile"));
        }

        return links.ToImmutable();
    }

    /// <summary>The link to the next page; the body of a POST request goes with it once more.</summary>
    public static Link Next(ApiRequest request, string token, string mediaType) => new(
        request.With(("next", token), ("offset", null)), "next", mediaType, null, IsPost(request) ? HttpMethods.Post : null);

    static bool IsPost(ApiRequest request) => HttpMethods.IsPost(request.Http.Request.Method);

    /// <summary>Sets <c>Link</c> and counts. Where the document has no place for a next link and the count is known, a next link by
    /// offset stands in the header.</summary>
    public static void SetLinks(
        ApiRequest request, FeatureQuery query, Encoder encoder, ImmutableArray<Link> links, long? matched)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[1024]);
        foreach (var link in links)
        {
            if (link.Relation is "self" or "alternate" or "collection" or "profile" or "via")
            {
                Append(ref text, ReferenceEquals(link, links[0]) ? "<" : ", <", link.Href, link.Relation, link.Type);
            }
        }

        if (!encoder.CarriesLinks && !IsPost(request) && query is { Limit: { } limit, After: null } && matched > query.Offset + (long)limit)
        {
            var offset = (query.Offset + limit).ToString(CultureInfo.InvariantCulture);
            Append(ref text, ", <", request.With(("offset", offset)), "next", encoder.MediaType);
        }

        request.Http.Response.Headers.Link = text.ToStringAndClear();
        if (matched is { } count)
        {
            SetMatched(request, count);
        }
    }

    static void Append(ref DefaultInterpolatedStringHandler text, string start, string address, string relation, string? type)
    {
        text.AppendLiteral(start);
        text.AppendLiteral(address);
        text.AppendLiteral(">; rel=\"");
        text.AppendLiteral(relation);
        if (type is not null)
        {
            text.AppendLiteral("\"; type=\"");
            text.AppendLiteral(type);
        }

        text.AppendLiteral("\"");
    }

    /// <summary>Says how many features match.</summary>
    public static void SetMatched(ApiRequest request, long count) =>
        request.Http.Response.Headers["OGC-NumberMatched"] = count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names the file that a browser stores, for formats that it does not show.</summary>
    public static void SetFileName(HttpResponse response, string name, Encoder encoder, string? profile)
    {
        if (!encoder.CarriesLinks)
        {
            var suffix = profile is null ? "" : $".{profile}";
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}{suffix}.{encoder.Name}\"";
        }
    }
}
