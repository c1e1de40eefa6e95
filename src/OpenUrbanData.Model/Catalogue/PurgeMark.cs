namespace OpenUrbanData.Model.Catalogue;

/// <summary>What was removed for good from a data set: the sign that also makes those purge who mirror it.</summary>
/// <param name="Reason">Why, as everybody may read it.</param>
/// <param name="FeatureId">The feature; null where it was not one feature.</param>
/// <param name="Property">The property or published column whose values were removed; null where it was not one. Where both are null
/// the whole data set was removed.</param>
/// <param name="At">When, at the instance that publishes it; null for a removal that is asked for now.</param>
public sealed record PurgeMark(string Reason, string? FeatureId = null, string? Property = null, DateTimeOffset? At = null);
