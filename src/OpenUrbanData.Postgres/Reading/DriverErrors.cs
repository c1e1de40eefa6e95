using System.Net.Sockets;
using Npgsql;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>What failures of the database mean for a client: one table of SQLSTATE classes.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, error codes</see>.
/// The text of the exception never leaves the server.</remarks>
static class DriverErrors
{
    /// <summary>The problem of an exception; null where it is none of the database, or the client has gone.</summary>
    public static ProblemException? Translate(Exception exception, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || exception is ProblemException)
        {
            return null;
        }

        return exception switch
        {
            PostgresException failure => new(Of(failure), failure),

            // The server does not answer in time, is gone, refuses, or all connections of the pool are in use.
            NpgsqlException { InnerException: TimeoutException } failure when failure.Message.Contains("pool", StringComparison.Ordinal) =>
                new(Busy(), failure),
            NpgsqlException { InnerException: TimeoutException } failure => new(Slow(), failure),
            NpgsqlException or SocketException or IOException or TimeoutException => new(Busy(), exception),
            _ => null,
        };
    }

    static Problem Of(PostgresException failure) => failure.SqlState switch
    {
        "57014" => Slow(),
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] => Busy(),

        // A value that came from the request and that no column can hold.
        ['2', '2', ..] => Problem.InvalidParameters([new("filter", null, "A value is outside the range of its type.")]),
        "XX000" when failure.MessageText.Contains("transform", StringComparison.OrdinalIgnoreCase) =>
            Problem.InvalidParameters([new("bbox", null, "Coordinates inside the area of the CRS are expected.")]),

        // GEOS gives up on some collections whose parts overlap.
        "XX000" when failure.MessageText.StartsWith("GEOS", StringComparison.Ordinal) =>
            Problem.InvalidParameters([new("filter", null, "The geometries cannot be compared in that way. S_INTERSECTS always works.")]),

        // Lengths and areas on the ellipsoid.
        "XX000" when failure.MessageText.StartsWith("Antipodal", StringComparison.Ordinal) => Problem.InvalidParameters(
            [new("filter", null, "An edge goes half around the Earth, so it is not known which way. More positions along it are expected.")]),
        _ => Problem.Internal(),
    };

    /// <summary>A time limit was reached.</summary>
    public static Problem Slow() => Problem.Timeout(
        "The statement was ended at its time limit. Narrow the query, or take the file of the whole data set.");

    static Problem Busy() => Problem.Unavailable("The database does not answer. Try again in a few seconds.");
}
