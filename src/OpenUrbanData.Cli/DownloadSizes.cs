using System.Globalization;
using System.IO.Pipelines;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli;

/// <summary>Measures how large whole data sets are as files, because catalogues say it and downloads are made while they are sent.</summary>
/// <remarks>Of a large data set only the first features are written, and the rest is estimated: DCAT 3 allows an approximate size.</remarks>
static class DownloadSizes
{
    /// <summary>Features that are written to measure a data set (setting <c>OUD_MEASURED_FEATURES</c>, default 100,000); 0 measures nothing.</summary>
    /// <exception cref="FormatException">The setting is wrong.</exception>
    public static int Features() => SharedOptions.Setting("OUD_MEASURED_FEATURES") is not { } text ? 100_000
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var features) ? features
        : throw new FormatException($"OUD_MEASURED_FEATURES={text}: expected a whole number of features, 0 for none.");

    /// <summary>Measures every data set whose revision was not measured yet.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="most">Features that are written at most, from 0.</param>
    /// <param name="cancellation">Ends the wait; nothing is kept then.</param>
    /// <returns>Number of data sets that were measured.</returns>
    public static async Task<int> MeasureAsync(Instance instance, int most, CancellationToken cancellation)
    {
        var store = new IngestStore(instance.Database, TimeProvider.System);
        if (most == 0 || await store.Registry.UnmeasuredAsync(cancellation) is not { Count: > 0 } due)
        {
            return 0;
        }

        var registry = await new RegistryReader(instance.Database).ReadAsync(cancellation);
        var reader = new FeatureReader(instance.Database, new());
        var found = new List<DownloadSizesOf>();
        foreach (var collection in due.Select(registry.Collections.GetValueOrDefault).OfType<Collection>())
        {
            var dataset = collection.Datasets[0];
            var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var format in DownloadFormat.All)
            {
                if (await SizeAsync(reader, collection, format.Extension, most, cancellation) is { } bytes)
                {
                    sizes.Add(format.Extension, bytes);
                }
            }

            found.Add(new(dataset.Id, dataset.Revision, sizes));
        }

        await store.Registry.UpsertAsync(found, cancellation);
        return found.Count;
    }

    /// <summary>The size of so many features when some of them took that many bytes: exact where they are all, else three digits of it.</summary>
    public static long Estimate(long bytes, long written, long features)
    {
        if (written >= features || written == 0)
        {
            return bytes;
        }

        var all = (double)bytes * features / written;
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(all)) - 2));
        return (long)(Math.Round(all / unit) * unit);
    }

    // Null where the data set is being published: the run that does so measures it.
    static async Task<long?> SizeAsync(FeatureReader reader, Collection collection, string format, int most, CancellationToken cancellation)
    {
        var features = collection.Datasets[0].Features;
        var limit = features > most ? most : (int?)null;
        if (await reader.OpenSnapshotAsync(new() { Collection = collection, Limit = limit }, cancellation) is not { } rows)
        {
            return null;
        }

        await using (rows)
        {
            await using var counter = new CountingStream();
            var output = PipeWriter.Create(counter);
            var result = await Encoders.All.First(encoder => encoder.Name == format)
                .WriteAsync(rows, EncodingContext.File with { Limit = limit }, output, cancellation);
            await output.CompleteAsync();
            return Estimate(counter.Length, result.NumberReturned, features);
        }
    }

    // Takes everything and keeps its size.
    sealed class CountingStream : Stream
    {
        long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _length += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
