using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Quality;

/// <summary>What the metadata are good for.</summary>
public enum QualityDimension
{
    /// <summary>People find the data set.</summary>
    Findability,

    /// <summary>Its addresses answer.</summary>
    Accessibility,

    /// <summary>Programs can read it.</summary>
    Interoperability,

    /// <summary>It is clear who may do what with it.</summary>
    Reusability,

    /// <summary>It says what there is to know before one fetches it.</summary>
    Contextuality,
}

/// <summary>One thing that the method of data.europa.eu gives points for (405 in all).</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Dimension">What it is good for.</param>
/// <param name="Points">Points that it gives.</param>
/// <param name="OfDistribution">True where the best distribution counts, false where the data set does.</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Advice">What to do where it is missing.</param>
/// <remarks><see href="https://data.europa.eu/mqa/methodology">Metadata quality assessment</see>.</remarks>
public sealed record QualityMetric(string Id, QualityDimension Dimension, int Points, bool OfDistribution, LocalizedText Title, LocalizedText Advice)
{
    /// <summary>All of them, by dimension.</summary>
    public static ImmutableArray<QualityMetric> All { get; } =
    [
        new("keywordAvailability", QualityDimension.Findability, 30, false, new("Schlagwörter", "Keywords"),
            new("'keywords' in den Deskriptor schreiben.", "Write 'keywords' into the descriptor.")),
        new("categoryAvailability", QualityDimension.Findability, 30, false, new("Thema", "Theme"),
            new("'themes' mit einem Kürzel der EU-Themen in den Deskriptor schreiben.", "Write 'themes' with a code of the EU data themes into the descriptor.")),
        new("spatialAvailability", QualityDimension.Findability, 20, false, new("Raumbezug", "Place"),
            new("Dem Herausgeber in publisher.yaml einen amtlichen Schlüssel ('key') geben, oder Geometrien zuordnen.", "Give the publisher an official key ('key') in publisher.yaml, or map geometries.")),
        new("temporalAvailability", QualityDimension.Findability, 20, false, new("Zeitbezug", "Period"),
            new("'temporal: { from: …, to: … }' in den Deskriptor schreiben.", "Write 'temporal: { from: …, to: … }' into the descriptor.")),
        new("accessUrlStatusCode", QualityDimension.Accessibility, 50, true, new("Zugangsadresse antwortet", "Access address answers"),
            new("Die Adresse berichtigen oder prüfen lassen: ./oud inventory --check-links.", "Mend the address or have it checked: ./oud inventory --check-links.")),
        new("downloadUrlAvailability", QualityDimension.Accessibility, 20, true, new("Datei zum Herunterladen", "File to download"),
            new("Eine Distribution mit 'download_url' angeben.", "Name a distribution with 'download_url'.")),
        new("downloadUrlStatusCode", QualityDimension.Accessibility, 30, true, new("Datei ist abrufbar", "File can be fetched"),
            new("Die Adresse der Datei berichtigen oder prüfen lassen: ./oud inventory --check-links.", "Mend the address of the file or have it checked: ./oud inventory --check-links.")),
        new("formatAvailability", QualityDimension.Interoperability, 20, true, new("Dateiformat", "File type"),
            new("'format' bei der Distribution angeben.", "Write 'format' of the distribution.")),
        new("mediaTypeAvailability", QualityDimension.Interoperability, 10, true, new("Medientyp", "Media type"),
            new("'media_type' bei der Distribution angeben, oder die Adresse prüfen lassen, damit er gemessen wird.", "Write 'media_type' of the distribution, or have its address checked, so that it is measured.")),
        new("formatMediaTypeVocabularyAlignment", QualityDimension.Interoperability, 10, true, new("Format und Medientyp aus den Listen", "Format and media type of the lists"),
            new("Format aus der EU-Liste und Medientyp aus der Liste der IANA wählen.", "Choose a format of the EU list and a media type of the list of IANA.")),
        new("formatMediaTypeNonProprietary", QualityDimension.Interoperability, 20, true, new("Offenes Format", "Open format"),
            new("Die Daten auch in einem offenen Format anbieten, etwa CSV oder GeoJSON.", "Offer the data in an open format, too, such as CSV or GeoJSON.")),
        new("formatMediaTypeMachineInterpretable", QualityDimension.Interoperability, 20, true, new("Maschinenlesbares Format", "Machine-readable format"),
            new("Die Daten auch in einem maschinenlesbaren Format anbieten, etwa CSV oder GeoJSON.", "Offer the data in a machine-readable format, too, such as CSV or GeoJSON.")),
        new("dcatApCompliance", QualityDimension.Interoperability, 30, false, new("Gültig nach DCAT-AP", "Valid by DCAT-AP"),
            new("Die genannten Verstöße gegen DCAT-AP beheben.", "Mend the named violations of DCAT-AP.")),
        new("licenceAvailability", QualityDimension.Reusability, 20, true, new("Lizenz", "Licence"),
            new("'license' in den Deskriptor oder in publisher.yaml schreiben.", "Write 'license' into the descriptor or publisher.yaml.")),
        new("knownLicence", QualityDimension.Reusability, 10, true, new("Bekannte Lizenz", "Known licence"),
            new("Eine Lizenz von dcat-ap.de wählen, die europäisch bekannt ist, etwa dl-zero-de/2.0, dl-by-de/2.0 oder cc-by/4.0.", "Choose a licence of dcat-ap.de that is known in Europe, such as dl-zero-de/2.0, dl-by-de/2.0 or cc-by/4.0.")),
        new("accessRightsAvailability", QualityDimension.Reusability, 10, false, new("Zugangsrecht", "Access right"),
            new("'access' in den Deskriptor schreiben.", "Write 'access' into the descriptor.")),
        new("accessRightsVocabularyAlignment", QualityDimension.Reusability, 5, false, new("Zugangsrecht aus der Liste", "Access right of the list"),
            new("'access' aus der Liste wählen: public, restricted, non_public.", "Choose 'access' of the list: public, restricted, non_public.")),
        new("contactPointAvailability", QualityDimension.Reusability, 20, false, new("Ansprechstelle", "Contact"),
            new("'contact' in publisher.yaml schreiben.", "Write 'contact' into publisher.yaml.")),
        new("publisherAvailability", QualityDimension.Reusability, 10, false, new("Herausgeber", "Publisher"),
            new("Den Herausgeber in publisher.yaml beschreiben.", "Describe the publisher in publisher.yaml.")),
        new("rightsAvailability", QualityDimension.Contextuality, 5, true, new("Nutzungsbedingungen", "Terms of use"),
            new("'rights' in den Deskriptor schreiben: aus dieser Lizenz folgt kein Text.", "Write 'rights' into the descriptor: no text follows from this licence.")),
        new("byteSizeAvailability", QualityDimension.Contextuality, 5, true, new("Dateigröße", "Size of the file"),
            new("Die Größe wird nach der Veröffentlichung gemessen, bei Verweisen mit ./oud inventory --check-links.", "The size is measured after publication, of links by ./oud inventory --check-links.")),
        new("dateIssuedAvailability", QualityDimension.Contextuality, 5, true, new("Veröffentlicht am", "Date of publication"),
            new("Eine Distribution angeben; ihr Datum wird dann gesetzt.", "Name a distribution; its date is set then.")),
        new("dateModifiedAvailability", QualityDimension.Contextuality, 5, true, new("Geändert am", "Date of change"),
            new("Eine Distribution angeben; ihr Datum wird dann gesetzt.", "Name a distribution; its date is set then.")),
    ];

    /// <summary>Points of a whole dimension.</summary>
    public static int Maximum(QualityDimension dimension) => All.Where(metric => metric.Dimension == dimension).Sum(metric => metric.Points);

    /// <summary>The name of a dimension for people.</summary>
    public static LocalizedText Name(QualityDimension dimension) => dimension switch
    {
        QualityDimension.Findability => new("Auffindbarkeit", "Findability"),
        QualityDimension.Accessibility => new("Zugänglichkeit", "Accessibility"),
        QualityDimension.Interoperability => new("Interoperabilität", "Interoperability"),
        QualityDimension.Reusability => new("Nachnutzbarkeit", "Reusability"),
        _ => new("Kontext", "Context"),
    };
}
