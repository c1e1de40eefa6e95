using System.IO.Pipelines;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>CSV.</summary>
public sealed class CsvEncoder : Encoder
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override string MediaType => "text/csv";

    /// <inheritdoc/>
    public override string ContentType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public override System.Collections.Immutable.ImmutableArray<string> Profiles => ["excel-de"];

    /// <inheritdoc/>
    public override string Title => "CSV";

    /// <inheritdoc/>
    public override Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
