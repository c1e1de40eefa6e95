namespace OpenUrbanData.Ingest;

/// <summary>What a run is doing.</summary>
public enum IngestStage
{
    /// <summary>Bytes are fetched.</summary>
    Fetching,

    /// <summary>Columns of a local schema are looked at.</summary>
    Inferring,

    /// <summary>Records are read, mapped, validated and staged.</summary>
    Reading,

    /// <summary>Coordinates are transformed, towns found, ids made unique.</summary>
    Placing,

    /// <summary>What changed is written.</summary>
    Publishing,
}

/// <summary>How far a run is.</summary>
/// <param name="DatasetId">The data set.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Records">Records read so far.</param>
/// <param name="Rejected">Records quarantined so far.</param>
/// <param name="RecordsPerSecond">Since reading began; 0 before.</param>
/// <param name="Share">Share of the source that is read, 0 to 1; null where unknown.</param>
/// <param name="TimeLeft">Time until the source is read, at the rate so far; null where unknown.</param>
public readonly record struct IngestProgress(
    string DatasetId, IngestStage Stage, long Records, long Rejected, double RecordsPerSecond, double? Share, TimeSpan? TimeLeft);

/// <summary>Tells progress, not more often than the interval.</summary>
sealed class ProgressMeter(string dataset, IProgress<IngestProgress>? progress, TimeSpan interval, TimeProvider clock)
{
    // Asking the clock for every record costs more than mapping a small one.
    const int Stride = 256;

    readonly long _started = clock.GetTimestamp();
    long _readingSince;
    long _told;

    /// <summary>Records read.</summary>
    public long Records { get; set; }

    /// <summary>Records quarantined.</summary>
    public long Rejected { get; set; }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Tells a new stage at once.</summary>
    public void Begin(IngestStage stage)
    {
        _readingSince = _told = clock.GetTimestamp();
        progress?.Report(new(dataset, stage, Records, Rejected, 0, null, null));
    }

    /// <summary>Counts a record and tells it when the interval is over.</summary>
    public void Read(Func<double>? share)
    {
        if (++Records % Stride == 0 && progress is not null && clock.GetElapsedTime(_told) >= interval)
        {
            Tell(share?.Invoke());
        }
    }

    /// <summary>Tells the end of reading.</summary>
    public void Tell(double? share)
    {
        _told = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_readingSince).TotalSeconds;
        TimeSpan? left = share is > 0.01 and <= 1 ? TimeSpan.FromSeconds(seconds * (1 - share.Value) / share.Value) : null;
        progress?.Report(new(dataset, IngestStage.Reading, Records, Rejected, seconds > 0 ? Records / seconds : 0, share, left));
    }
}
