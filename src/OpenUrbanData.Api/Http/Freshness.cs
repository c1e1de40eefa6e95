using System.Globalization;

namespace OpenUrbanData.Api.Http;

/// <summary>What answers say to caches.</summary>
static class Freshness
{
    /// <summary>For pages: kept, but asked for each time, so that nobody who has just published looks at the day before.</summary>
    public const string Ask = "public, no-cache";

    /// <summary>For addresses that hold a hash of what they serve.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>For answers to programs: good for a while without asking, and for as long again while a cache asks.</summary>
    /// <param name="time">How long; zero to be asked each time.</param>
    public static string For(TimeSpan time) => time <= TimeSpan.Zero
        ? Ask
        : string.Create(CultureInfo.InvariantCulture, $"public, max-age={(long)time.TotalSeconds}, stale-while-revalidate={(long)time.TotalSeconds}");
}
