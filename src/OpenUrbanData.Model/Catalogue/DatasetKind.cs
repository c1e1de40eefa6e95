using System.Text.Json.Serialization;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>What an entry of the catalogue is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DatasetKind>))]
public enum DatasetKind
{
    /// <summary>Its records are ingested and served.</summary>
    [JsonStringEnumMemberName("dataset")]
    Dataset,

    /// <summary>Metadata and links only: a map service, plans as PDF, another system's API.</summary>
    [JsonStringEnumMemberName("reference")]
    Reference,

    /// <summary>What data sets of several years or areas have in common (<c>dcat:DatasetSeries</c>).</summary>
    [JsonStringEnumMemberName("series")]
    Series,

    /// <summary>An interface that serves data sets (<c>dcat:DataService</c>).</summary>
    [JsonStringEnumMemberName("service")]
    Service,
}
