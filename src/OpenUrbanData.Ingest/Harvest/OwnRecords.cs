using OpenUrbanData.Catalog.Harvest;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>Tells records that came from this instance and return by way of another one: taken over, they would keep each other alive for ever.</summary>
/// <param name="own">Addresses under which this instance publishes.</param>
sealed class OwnRecords(IEnumerable<Uri> own)
{
    readonly string[] _starts = [.. own.Select(one => Plain(one.GetLeftPart(UriPartial.Path)).TrimEnd('/') + "/")];

    /// <summary>Whether its IRI, an identifier or a hop on its way is ours.</summary>
    public bool Contains(HarvestedRecord record) =>
        _starts.Length > 0 && (IsOurs(record.Iri) || record.Identifiers.Any(IsOurs) || record.OtherIdentifiers.Any(IsOurs) || record.Hops.Any(hop => IsOurs(hop.Record)));

    bool IsOurs(string? iri) => iri is not null && iri.Contains("://", StringComparison.Ordinal) && _starts.Any(start => Plain(iri).StartsWith(start, StringComparison.OrdinalIgnoreCase));

    // The same instance is reached by http and by https.
    static string Plain(string iri) => iri[(iri.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
