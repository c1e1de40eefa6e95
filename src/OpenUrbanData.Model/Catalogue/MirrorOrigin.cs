namespace OpenUrbanData.Model.Catalogue;

/// <summary>Where a data set comes from that this instance mirrors.</summary>
/// <param name="Address">Address of the instance that publishes it, without a slash at its end.</param>
/// <param name="Record">IRI of the data set in the catalogue of that instance.</param>
/// <param name="StaleSince">When it was last confirmed, while its source does not answer or cannot be taken over any more; null otherwise.</param>
public sealed record MirrorOrigin(string Address, string Record, DateTimeOffset? StaleSince = null)
{
    /// <summary>Address of the data set's collection at the instance that publishes it.</summary>
    /// <param name="dataset">Id of the data set.</param>
    public string Collection(string dataset) => $"{Address}/collections/{dataset}";

    /// <summary>Address of one feature there.</summary>
    /// <param name="dataset">Id of the data set.</param>
    /// <param name="feature">Id of the feature.</param>
    public string Item(string dataset, string feature) => $"{Collection(dataset)}/items/{Uri.EscapeDataString(feature)}";
}
