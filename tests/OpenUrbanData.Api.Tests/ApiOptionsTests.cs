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
}
