namespace OpenUrbanData.Postgres.Reading;

/// <summary>How much a request may ask of the database, beside <see cref="DatabaseSettings.StatementTimeout"/>.</summary>
public sealed record ReadingLimits
{
    /// <summary>Longest time of a statement that reads whole data sets; one hour by default.</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Longest time of a request for facets or aggregates, all its statements and the sending together; ten
    /// seconds by default.</summary>
    public TimeSpan AggregateTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time that a page, a count or a whole data set may be waited for where a regular expression decides what is in it; five
    /// seconds by default.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most round trips of one collection at once that bring what several requests ask; 0 to let each request ask alone. By
    /// default as many as there are processors.</summary>
    public int RoundTrips { get; init; } = Environment.ProcessorCount;
}
