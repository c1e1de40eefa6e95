using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>The encoders as formats for negotiation, in their order.</summary>
static class FeatureFormats
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<(Format Format, Encoder Encoder)> All { get; } =
        [.. Encoders.All.Select(encoder => (Of(encoder), encoder))];

    static Format Of(Encoder encoder) => encoder.MediaType == Format.GeoJson.BareMediaType
        ? Format.GeoJson
        : new(encoder.Name, encoder.ContentType) { Aliases = encoder.Aliases };
}
