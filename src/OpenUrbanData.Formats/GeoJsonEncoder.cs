using System.Collections.Immutable;
using System.IO.Pipelines;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>GeoJSON: RFC 7946, with links and counts as OGC API Features asks (OGC 17-069r4, 7.15.7), and JSON-FG 1.0 as its
/// profiles (OGC 21-045, 14).</summary>
/// <remarks>Absent values are left out: in the schemas absent means unknown, and null is no valid value. Coordinates stand
/// in the axis order of the CRS (OGC 18-058r1). Links and <c>numberReturned</c> follow the features, so that nothing waits.</remarks>
public sealed class GeoJsonEncoder : Encoder
{
    /// <inheritdoc/>
    public override string Name => "geojson";

    /// <inheritdoc/>
    public override ImmutableArray<string> Aliases => ["json"];

    /// <inheritdoc/>
    public override string MediaType => "application/geo+json";

    /// <inheritdoc/>
    public override string Title => "GeoJSON";

    /// <inheritdoc/>
    public override ImmutableArray<string> Profiles => ["rfc7946", "jsonfg", JsonFgMembers.Plus];

    /// <inheritdoc/>
    public override bool CarriesLinks => true;

    /// <inheritdoc/>
    public override async Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation)
    {
        using var json = new Utf8Output(output);
        var members = JsonFgMembers.For(json, rows.Layout, context.Profile);
        var writer = new GeoJsonFeature(json, rows.Layout, members, context.References);
        var page = new PageOfRows(rows, context);
        if (context.IsSingle)
        {
            if (await page.ReadAsync(json.Written, cancellation))
            {
                writer.WriteMembers(rows);
                members?.WriteRoot(context);
                WriteLinks(json, context.Links, next: null);
                json.Byte((byte)'}');
            }

            await json.FlushAsync(cancellation);
            return page.Result;
        }

        json.Write("{\"type\":\"FeatureCollection\""u8);
        members?.WriteRoot(context);
        json.Write(",\"features\":["u8);
        var first = true;
        var (matched, count) = (context.NumberMatched, context.Count);
        while (await page.ReadAsync(json.Written, cancellation))
        {
            if (count is not null && json.Written > CountAtBytes)
            {
                matched = await count(null);
                count = null;
            }

            json.Write(first ? "\n"u8 : ",\n"u8);
            first = false;
            writer.WriteMembers(rows);
            json.Byte((byte)'}');
            await json.RowAsync(cancellation);
        }

        json.Write("\n]"u8);
        WriteCounts(json, count is null ? matched : await count(page.Result), page.Result.NumberReturned);
        WriteLinks(json, context.Links, page.Result.Next is { } next && context.Next is { } link ? link(next) : null);
        json.Write("}\n"u8);
        await json.FlushAsync(cancellation);
        return page.Result;
    }

    internal static void WriteCounts(Utf8Output json, long? matched, long returned)
    {
        if (matched is { } number)
        {
            json.Write(",\"numberMatched\":"u8);
            json.Int64(number);
        }

        json.Write(",\"numberReturned\":"u8);
        json.Int64(returned);
    }

    internal static void WriteLinks(Utf8Output json, ImmutableArray<Link> links, Link? next)
    {
        if (next is not null)
        {
            links = links.Add(next);
        }

        if (links.IsEmpty)
        {
            return;
        }

        json.Write(",\"links\":["u8);
        for (var i = 0; i < links.Length; i++)
        {
            var link = links[i];
            json.Write(i == 0 ? "\n{\"href\":"u8 : ",\n{\"href\":"u8);
            JsonText.Write(json, link.Href);
            json.Write(",\"rel\":"u8);
            JsonText.Write(json, link.Relation);
            if (link.Type is not null)
            {
                json.Write(",\"type\":"u8);
                JsonText.Write(json, link.Type);
            }

            if (link.Title is not null)
            {
                json.Write(",\"title\":"u8);
                JsonText.Write(json, link.Title);
            }

            if (link.Method is not null)
            {
                json.Write(",\"method\":"u8);
                JsonText.Write(json, link.Method);
            }

            json.Byte((byte)'}');
        }

        json.Write("\n]"u8);
    }
}
