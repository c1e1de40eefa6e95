using System.Collections.Frozen;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>The catalogue as a collection (OGC API Records, OGC 20-004r1): its items are the rows of the search index, own entries and visible records of
/// others, so that everything that asks collections can ask it: conditions, order, pages, counts, facets.</summary>
public static class RecordCollection
{
    /// <summary>Its identifier; no data set or schema has it.</summary>
    public const string Id = "records";

    /// <summary>Its title.</summary>
    public static LocalizedText Title { get; } = new("Katalog", "Catalogue");

    /// <summary>What is in it.</summary>
    public static LocalizedText Description { get; } = new(
        "Alle Datensätze, Reihen und Dienste dieser Plattform und der Kataloge, die sie einsammelt.",
        "All data sets, series and services of this platform and of the catalogues that it harvests.");

    /// <summary>Kinds of records with their names: the values of <c>type</c>.</summary>
    public static CodeList Types { get; } = new(true, ["dataset", "series", "service"])
    {
        Titles = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
        {
            ["dataset"] = new("Datensatz", "Data set"), ["series"] = new("Reihe", "Series"), ["service"] = new("Dienst", "Service"),
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };

    /// <summary>Name of the source of a record of others; absent for own ones.</summary>
    public static Property Source { get; } = Text("source", new("Quelle", "Source"), new("Eingesammelter Katalog, aus dem der Eintrag kommt.", "Harvested catalogue that the record comes from."));

    /// <summary>What is kept of a record of others beside the index: not asked for by anybody, but for the answer.</summary>
    public static Property Document { get; } = Of("document", PropertyType.Json, new("Dokument", "Document"));

    /// <summary>When a record changed in this catalogue, whatever it says of itself: for those who follow the catalogue by time.</summary>
    public static Property Changed { get; } = Of("changed", PropertyType.DateTime, new("Geändert im Katalog", "Changed in the catalogue"));

    /// <summary>The shape of the rows: what can be asked of records.</summary>
    public static FeatureSchema Schema { get; } = Make();

    /// <summary>The collection.</summary>
    /// <param name="publication">Of the registry: any publication may change a record.</param>
    /// <param name="records">Their number.</param>
    /// <param name="extent">Box around all of them; null where none has one.</param>
    public static Collection Of(long publication, long records, Extent? extent) => new()
    {
        Id = Id,
        Title = Title,
        Description = Description,
        Schema = Schema,
        Table = "record",
        IsCanonical = false,
        IsCatalogue = true,
        Datasets =
        [
            // One data set, number 0 of the view feature.record: no real one has it.
            new()
            {
                Id = Id,
                Number = 0,
                Publisher = new() { Slug = Id, IdKey = Id, Kind = "company", Name = Title, Iri = "urn:records", ContactName = Title, ContactEmail = "" },
                Name = Id,
                Title = Title,
                Description = Description,
                Schema = Schema,
                Table = "record",
                License = "",
                SourceUrl = "",
                CoverageClaim = "unknown",
                DescriptorHash = "",
                Publication = publication,
                Features = records,
                Extent = extent,
                Filled = Schema.Properties.Append(Document).Append(Changed).Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal),
            },
        ],
    };

    static FeatureSchema Make()
    {
        var schema = new FeatureSchema
        {
            Name = Id,
            Version = new(1, 0, 0),
            IsLocal = true,
            Title = Title,
            Description = Description,
            Properties =
            [
                Text("id", new("Kennung", "Identifier")) with { Origin = PropertyOrigin.Platform, Role = "id", Level = PropertyLevel.Required },
                Text("type", new("Art", "Type")) with { Codes = Types, Level = PropertyLevel.Required },
                Text("title", new("Titel", "Title"), new("Deutsch, wo es so einen gibt.", "German where there is such a one.")) with { Level = PropertyLevel.Required },
                Text("description", new("Beschreibung", "Description")),
                List("keywords", new("Schlagwörter", "Keywords")),
                List("themes", new("Themen", "Themes"), new("Codes der EU-Datenthemen.", "Codes of the EU data themes.")) with { Codes = Themes() },
                Text("publisher", new("Herausgeber", "Publisher"), new("Name des Herausgebers.", "Name of the publisher.")),
                List("municipality_key", new("Stadt oder Gemeinde", "Town"), new("Schlüssel der Gemeinden, die der Datensatz abdeckt.", "Keys of the towns that the data set covers.")),
                List("formats", new("Formate", "Formats"), new("Codes der EU-Dateiformate.", "Codes of the EU file types.")),
                Text("license", new("Lizenz", "Licence"), new("IRI der Lizenz.", "IRI of the licence.")),
                Text("schema", new("Schema", "Schema"), new("Kanonische Datensammlung, deren Schema der Datensatz folgt.", "Canonical collection whose schema the data set follows.")),
                List("externalIds", new("Externe Kennungen", "External identifiers"), new("Wie andere den Datensatz nennen.", "What others call the data set.")),
                List("language", new("Sprachen", "Languages"), new("Sprachen der Daten.", "Languages of the data.")),
                Of("hvd", PropertyType.Boolean, new("Hochwertiger Datensatz", "High-value data set")),
                Of("created", PropertyType.DateTime, new("Veröffentlicht", "Created")),
                Of("updated", PropertyType.DateTime, new("Geändert", "Updated"), new("Letzte Änderung des Datensatzes.", "Last change of the data set.")),
                Of("begins", PropertyType.DateTime, new("Beginn des Zeitraums", "Begin of the period")) with { Role = "primary-interval-start" },
                Of("ends", PropertyType.DateTime, new("Ende des Zeitraums", "End of the period")) with { Role = "primary-interval-end" },
                Source,
            ],
            Geometry = new(["Point", "LineString", "Polygon"], PropertyLevel.Optional),
            Document = default,
        };
        return schema with { Document = SchemaWriter.Write(schema) };
    }

    static CodeList Themes() => new(true, DataThemes.Codes)
    {
        Titles = DataThemes.Codes.ToFrozenDictionary(code => code, DataThemes.Title, StringComparer.Ordinal),
    };

    static Property Text(string name, LocalizedText title, LocalizedText? description = null) => Of(name, PropertyType.Text, title, description);

    static Property List(string name, LocalizedText title, LocalizedText? description = null) => Of(name, PropertyType.TextArray, title, description);

    static Property Of(string name, PropertyType type, LocalizedText title, LocalizedText? description = null) =>
        new() { Name = name, Type = type, Title = title, Description = description };
}
