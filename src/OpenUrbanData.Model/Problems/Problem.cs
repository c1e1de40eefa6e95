using System.Collections.Immutable;

namespace OpenUrbanData.Model.Problems;

/// <summary>One mistake in a request: which parameter, what it held, what was expected.</summary>
/// <param name="Parameter">Name of the parameter or member.</param>
/// <param name="Value">The value as it came, cut to 200 characters; null where it is missing.</param>
/// <param name="Expected">What would be right, as one sentence.</param>
public sealed record ProblemParameter(string Parameter, string? Value, string Expected);

/// <summary>A limit that a request met.</summary>
/// <param name="Name">Which: <c>statement-time</c>, <c>request-body</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Unit of the value: <c>s</c>, <c>bytes</c>, <c>points</c>.</param>
public sealed record ProblemLimit(string Name, long Value, string Unit);

/// <summary>Why a request is not answered, for the client to read.</summary>
/// <remarks>Written as RFC 9457 with <c>type</c> <c>/problems/{code}</c>; each code has a row in docs/problems.md.</remarks>
/// <param name="Code">Stable kebab-case name.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Constant per code.</param>
/// <param name="Detail">What happened here, with what was expected.</param>
public sealed record Problem(string Code, int Status, string Title, string Detail)
{
    /// <summary>All mistakes of the request; empty where the problem is no mistake of parameters.</summary>
    public ImmutableArray<ProblemParameter> Parameters { get; init; } = [];

    /// <summary>The limits that were met, so that a client can stay within them; empty for none.</summary>
    public ImmutableArray<ProblemLimit> Limits { get; init; } = [];

    /// <summary>Seconds after which a retry makes sense (<c>Retry-After</c>); null for never.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Parameters that are unknown or hold wrong values.</summary>
    public static Problem InvalidParameters(IEnumerable<ProblemParameter> parameters)
    {
        ImmutableArray<ProblemParameter> all = [.. parameters];
        var detail = string.Join(" ", all.Select(one =>
            $"'{one.Parameter}{(one.Value is null ? "" : "=" + one.Value)}': {one.Expected}"));
        return new("invalid-parameter", 400, "Parameters are not valid", detail) { Parameters = all };
    }

    /// <summary>There is no such thing here.</summary>
    public static Problem NotFound(string detail) => new("not-found", 404, "Not found", detail);

    /// <summary>It was here and was removed for good.</summary>
    public static Problem Gone(string detail) => new("gone", 410, "Removed for good", detail);

    /// <summary>What was asked for has been forgotten: begin anew.</summary>
    public static Problem Expired(string detail) => new("expired", 410, "Not remembered any more", detail);

    /// <summary>A condition of the request is not met.</summary>
    public static Problem PreconditionFailed(string detail) => new("precondition-failed", 412, "Precondition failed", detail);

    /// <summary>None of the formats that the client takes is offered.</summary>
    public static Problem NotAcceptable(string detail) => new("not-acceptable", 406, "Format is not offered", detail);

    /// <summary>The method is not offered here.</summary>
    public static Problem MethodNotAllowed(string detail) =>
        new("method-not-allowed", 405, "Method is not allowed", detail);

    /// <summary>The file has no such part.</summary>
    public static Problem RangeNotSatisfiable(string detail) =>
        new("range-not-satisfiable", 416, "No such part of the file", detail);

    /// <summary>The body is of a type that is not taken.</summary>
    public static Problem UnsupportedMediaType(string detail) =>
        new("unsupported-media-type", 415, "Type of the body is not taken", detail);

    /// <summary>The body is larger than the limit.</summary>
    public static Problem ContentTooLarge(string detail) =>
        new("content-too-large", 413, "Body is too large", detail);

    /// <summary>The client asks for more than its share.</summary>
    /// <param name="detail">What happened.</param>
    /// <param name="retryAfter">Seconds until the next request is taken.</param>
    public static Problem RateLimited(string detail, int retryAfter) =>
        new("rate-limited", 429, "Too many requests", detail) { RetryAfter = retryAfter };

    /// <summary>The statement took longer than the limit.</summary>
    public static Problem Timeout(string detail) => new("timeout", 504, "The query took too long", detail);

    /// <summary>The database does not answer for the moment.</summary>
    public static Problem Unavailable(string detail) =>
        new("unavailable", 503, "Not available for the moment", detail) { RetryAfter = 5 };

    /// <summary>The standard knows it, this server does not.</summary>
    public static Problem NotImplemented(string detail) =>
        new("not-implemented", 501, "Not supported", detail);

    /// <summary>It depends on something else that failed (RFC 4918, 11.4).</summary>
    public static Problem FailedDependency(string detail) =>
        new("failed-dependency", 424, "What it depends on failed", detail);

    /// <summary>Something is wrong here, not in the request.</summary>
    public static Problem Internal() =>
        new("internal-error", 500, "Error in the server", "The server made a mistake. It is in its log.");
}

/// <summary>Ends a request with a <see cref="Problem"/>: the only exception type of ours.</summary>
public sealed class ProblemException(Problem problem, Exception? inner = null) : Exception(problem.Detail, inner)
{
    /// <summary>What the client is told.</summary>
    public Problem Problem { get; } = problem;
}
