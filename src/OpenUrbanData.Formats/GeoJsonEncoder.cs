using System.IO.Pipelines;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>GeoJSON.</summary>
public sealed class GeoJsonEncoder : Encoder
{
    /// <inheritdoc/>
    public override string Name => "geojson";

    /// <inheritdoc/>
    public override System.Collections.Immutable.ImmutableArray<string> Aliases => ["json"];

    /// <inheritdoc/>
    public override bool CarriesLinks => true;

    /// <inheritdoc/>
    public override string MediaType => "application/geo+json";

    /// <inheritdoc/>
    public override string Title => "GeoJSON";

    /// <inheritdoc/>
    public override Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
