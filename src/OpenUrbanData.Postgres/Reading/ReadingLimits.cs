namespace OpenUrbanData.Postgres.Reading;

/// <summary>How much a request may ask of the database, beside <see cref="DatabaseSettings.StatementTimeout"/>.</summary>
public sealed record ReadingLimits
{
    /// <summary>Longest time of a statement that reads whole data sets; one hour by default.</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(1);
}
