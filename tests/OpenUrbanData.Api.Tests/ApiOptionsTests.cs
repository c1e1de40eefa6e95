namespace OpenUrbanData.Api.Tests;

public sealed class ApiOptionsTests
{
    [Fact]
    public void The_time_limit_of_statements_reaches_the_database()
    {
        var options = ApiOptions.Read(name => name switch
        {
            "OUD_DATABASE" => "Host=db.example.org",
            "OUD_STATEMENT_TIMEOUT" => "7",
            _ => null,
        });
        Assert.Equal(TimeSpan.FromSeconds(7), options.Database.StatementTimeout);
    }

    [Fact]
    public void Limits_of_pages_filters_and_searches_are_settings()
    {
        var options = ApiOptions.Read(name => name switch
        {
            "OUD_DATABASE" => "Host=db.example.org",
            "OUD_MAXIMUM_PAGE_BYTES" => "2048",
            "OUD_MAXIMUM_SEARCH_COLLECTIONS" => "3",
            "OUD_ROUND_TRIPS" => "0",
            "OUD_FILTER_DEPTH" => "4",
            "OUD_FILTER_NODES" => "5",
            "OUD_FILTER_VERTICES" => "6",
            "OUD_FILTER_STEPS" => "8",
            "OUD_MAXIMUM_REQUEST_BODY" => "7000",
            "OUD_PATTERN_LENGTH" => "8",
            "OUD_PATTERN_SIZE" => "9",
            "OUD_PATTERN_DEPTH" => "10",
            "OUD_PATTERN_TIMEOUT" => "11",
            _ => null,
        });
        Assert.Equal(new() { MaximumLength = 8, MaximumSize = 9, MaximumDepth = 10 }, options.Filters.Patterns);
        Assert.Equal(TimeSpan.FromSeconds(11), options.Reading.PatternTimeout);
        Assert.Equal((2048, 3, 0), (options.MaximumPageBytes, options.MaximumSearchCollections, options.Reading.RoundTrips));
        Assert.Equal((7000, 4, 5, 6, 8),
            (options.Filters.MaximumLength, options.Filters.MaximumDepth, options.Filters.MaximumNodes, options.Filters.MaximumVertices,
                options.Filters.MaximumSteps));
    }
}
