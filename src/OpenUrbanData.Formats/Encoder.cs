using System.Collections.Immutable;
using System.IO.Pipelines;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>What was written.</summary>
/// <param name="NumberReturned">Features in the document.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
public readonly record struct EncodingResult(long NumberReturned, PagePosition? Next);

/// <summary>A format of features: turns rows into bytes, in constant memory.</summary>
/// <remarks>An encoder keeps no state: one instance serves all requests.</remarks>
public abstract class Encoder
{
    /// <summary>Bytes that may wait in the pipe before they are flushed to the client.</summary>
    /// <remarks>Compared with <see cref="PipeWriter.UnflushedBytes"/>: the pending bytes of a JSON writer never grow.</remarks>
    public const int FlushAtBytes = 32 * 1024;

    /// <summary>A document that becomes larger is counted before it is written on, so that what hangs on the count can still be said in
    /// headers.</summary>
    public const int CountAtBytes = 256 * 1024;

    /// <summary>Value of the parameter <c>f</c>, and extension of files: <c>geojson</c>, <c>csv</c>, <c>arrow</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other values of <c>f</c> that mean the same (<c>json</c>); empty for none.</summary>
    public virtual ImmutableArray<string> Aliases => [];

    /// <summary>Media type for negotiation, without parameters.</summary>
    public abstract string MediaType { get; }

    /// <summary>Value of the header <c>Content-Type</c>.</summary>
    public virtual string ContentType => MediaType;

    /// <summary>Name for people, as it stands in links.</summary>
    public abstract string Title { get; }

    /// <summary>Values of the parameter <c>profile</c> that it knows; empty for none.</summary>
    public virtual ImmutableArray<string> Profiles => [];

    /// <summary>True where the document has a place for links and counts; false where they must go into headers.</summary>
    public virtual bool CarriesLinks => false;

    /// <summary>Writes all rows, at most <see cref="EncodingContext.Limit"/> of them.</summary>
    /// <remarks>The rows were asked with one more than the limit: the surplus row tells that there is a next page.
    /// An exception leaves the document incomplete: break the transfer.</remarks>
    /// <exception cref="Model.Problems.ProblemException">The database failed on the way.</exception>
    public abstract Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation);
}

/// <summary>All formats in which features are offered.</summary>
public static class Encoders
{
    /// <summary>In the order in which they are listed; the first is the default.</summary>
    public static ImmutableArray<Encoder> All { get; } = [new GeoJsonEncoder(), new CsvEncoder(), new ArrowEncoder()];

    /// <summary>The one of that name or alias; null where there is none.</summary>
    public static Encoder? Find(string name) =>
        All.FirstOrDefault(encoder => encoder.Name == name || encoder.Aliases.Contains(name));
}
