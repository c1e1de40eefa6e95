using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads a stream: a value that changes by the minute, with its time.</summary>
/// <param name="observedProperty">Its name.</param>
/// <param name="qualifier">Direction, EVSE …; empty for none.</param>
/// <param name="value">The value.</param>
/// <param name="time">The time; null: that of the run.</param>
/// <param name="isCode">True where values are codes.</param>
sealed class StreamPlan(string observedProperty, string qualifier, ValuePlan value, ValuePlan? time, bool isCode)
{
    /// <summary>The observation of a row. A row without value is one too: "no current value" must replace the last.</summary>
    public Observation Read(object?[] row, Feature feature, out bool isReadable)
    {
        // Flags are for the feature; what a stream says has its own quality.
        var flags = feature.Flags.Count;
        var read = value.Read(row, feature);
        feature.Flags.RemoveRange(flags, feature.Flags.Count - flags);
        var instant = time?.Read(row, feature) as DateTimeOffset?;
        var isDoubtful = feature.Flags.Count > flags;
        feature.Flags.RemoveRange(flags, feature.Flags.Count - flags);

        var number = read switch
        {
            double real => real,
            long whole => whole,
            _ => (double?)null,
        };
        var code = isCode ? read as string : null;
        isReadable = read is null || number is not null || code is not null;
        var quality = number is null && code is null ? "missing" : isDoubtful ? "suspect" : "valid";
        return new(observedProperty, qualifier, number, code, instant, quality);
    }
}
