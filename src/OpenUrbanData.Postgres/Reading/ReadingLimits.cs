namespace OpenUrbanData.Postgres.Reading;

/// <summary>How much a request may ask of the database.</summary>
public sealed record ReadingLimits
{
    /// <summary>Longest time of a statement that answers a request; 30 seconds by default.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time of a statement that reads whole data sets; one hour by default.</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(1);
}
