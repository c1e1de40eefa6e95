using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Properties of the entities of <see cref="RegistrySet"/>, in their order.</summary>
/// <remarks>The platform sets all of them, so they are served whatever data sets there are.</remarks>
static class RegistryProperties
{
    /// <summary>Properties of a publisher; its slug is its key.</summary>
    public static ImmutableArray<Property> Publisher { get; } = Numbered(
    [
        Key("slug", new("Kurzname", "Slug"), new("Name in Adressen.", "Name in addresses.")),
        Text("official_key", new("Amtlicher Schlüssel", "Official key"),
            new("2, 5, 8, 9 oder 12 Ziffern; im Ausland mit Länderkürzel.", "2, 5, 8, 9 or 12 digits; abroad with country code.")),
        Required("kind", new("Art", "Kind")) with
        {
            Codes = Closed(
                ("municipality", new("Stadt oder Gemeinde", "Municipality")), ("association", new("Verband", "Association")),
                ("county", new("Landkreis", "County")), ("state", new("Land", "State")), ("federal", new("Bund", "Federal")),
                ("company", new("Unternehmen", "Company"))),
        },
        Required("name_de", new("Name, deutsch", "Name, German")),
        Required("name_en", new("Name, englisch", "Name, English")),
        Address("iri", new("IRI", "IRI"), new("Benennt den Herausgeber in Katalogen.", "Names the publisher in catalogues."), PropertyLevel.Required),
        Required("contact_name_de", new("Ansprechstelle, deutsch", "Contact, German")),
        Required("contact_name_en", new("Ansprechstelle, englisch", "Contact, English")),
        Required("contact_email", new("E-Mail der Ansprechstelle", "E-mail of the contact")) with { Format = "email" },
        Address("website", new("Webseite", "Web page")),
    ]);

    /// <summary>Properties of a town; its official key is its key.</summary>
    public static ImmutableArray<Property> Municipality { get; } = Numbered(
    [
        Key("key", new("Amtlicher Schlüssel", "Official key"),
            new("Amtlicher Gemeindeschlüssel (AGS), im Ausland Länderkürzel und nationaler Schlüssel.",
                "Official municipality key (AGS), abroad country code and national key.")),
        Required("name", new("Name", "Name")),
    ]);

    /// <summary>Properties of a data set; its id is its key.</summary>
    public static ImmutableArray<Property> Dataset { get; } = Numbered(
    [
        Key("id", new("Kennung", "Identifier"), new("Herausgeber und Name; auch die Kennung der Datensammlung.", "Publisher and name; also the id of the collection.")),
        Required("kind", new("Art", "Kind")) with
        {
            Codes = Closed(
                ("dataset", new("Datensatz mit Einträgen", "Data set with records")), ("reference", new("Verweis auf Daten", "Links to data")),
                ("series", new("Reihe von Datensätzen", "Series of data sets")), ("service", new("Dienst", "Service"))),
        },
        Required("publisher_slug", new("Kurzname des Herausgebers", "Slug of the publisher")),
        Required("name", new("Name", "Name")),
        Required("title_de", new("Titel, deutsch", "Title, German")),
        Required("title_en", new("Titel, englisch", "Title, English")),
        Required("description_de", new("Beschreibung, deutsch", "Description, German")),
        Required("description_en", new("Beschreibung, englisch", "Description, English")),
        List("keywords_de", new("Schlagwörter, deutsch", "Keywords, German")),
        List("keywords_en", new("Schlagwörter, englisch", "Keywords, English")),
        List("themes", new("Themen", "Themes"), new("Kürzel der EU-Themen, das wichtigste zuerst.", "Codes of the EU data themes, the main one first.")),
        Text("entity_set", new("Entitätsmenge", "Entity set"),
            new("Name der Entitätsmenge mit den Einträgen; fehlt, wo nur auf Daten verwiesen wird.",
                "Name of the entity set with the records; absent where there are links to data only.")),
        Address("schema", new("Schema", "Schema"), new("IRI der Version des Schemas.", "IRI of the version of the schema.")),
        List("municipality_keys", new("Schlüssel der Städte", "Keys of the towns"),
            new("Städte, aus denen Einträge kommen.", "Towns that records come from.")),
        Number("features", PropertyType.Integer, new("Anzahl der Einträge", "Number of records"), PropertyLevel.Required) with { Minimum = 0 },
        Degrees("west", new("Westrand", "Western edge"), 180),
        Degrees("south", new("Südrand", "Southern edge"), 90),
        Degrees("east", new("Ostrand", "Eastern edge"), 180),
        Degrees("north", new("Nordrand", "Northern edge"), 90),
        Time("begins", new("Frühester Beginn", "Earliest begin")),
        Time("ends", new("Spätestes Ende", "Latest end")),
        Address("license", new("Lizenz", "Licence"), new("IRI der Lizenz.", "IRI of the licence."), PropertyLevel.Required),
        Text("attribution", new("Namensnennung", "Attribution"), new("Text, den Nutzende nennen müssen.", "Text that users must quote.")),
        Address("source_url", new("Quelle", "Source"), null, PropertyLevel.Required),
        Time("source_date", new("Stand der Quelle", "Date of the source")),
        List("hvd_categories", new("Kategorien hochwertiger Datensätze", "Categories of high-value data sets"),
            new("IRIs der Liste der EU, Durchführungsverordnung (EU) 2023/138.", "IRIs of the list of the EU, Implementing Regulation (EU) 2023/138.")),
        Required("access", new("Zugang", "Access")) with
        {
            Codes = Closed(
                ("public", new("Öffentlich", "Public")), ("restricted", new("Eingeschränkt", "Restricted")), ("non_public", new("Nicht öffentlich", "Not public"))),
        },
        Required("availability", new("Geplante Verfügbarkeit", "Planned availability")) with
        {
            Codes = Closed(
                ("available", new("Mittelfristig", "Available")), ("stable", new("Dauerhaft", "Stable")), ("temporary", new("Vorübergehend", "Temporary")),
                ("experimental", new("Versuchsweise", "Experimental"))),
        },
        Text("rights_de", new("Nutzungsbedingungen, deutsch", "Terms of use, German")),
        Text("rights_en", new("Nutzungsbedingungen, englisch", "Terms of use, English")),
        Text("owner_de", new("Zuständiges Amt, deutsch", "Office in charge, German")),
        Text("owner_en", new("Zuständiges Amt, englisch", "Office in charge, English")),
        Day("covers_from", new("Daten ab", "Data from")),
        Day("covers_to", new("Daten bis", "Data until")),
        List("series", new("Reihen", "Series"), new("Kennungen der Reihen, zu denen er gehört.", "Identifiers of the series that it belongs to.")),
        List("services", new("Dienste", "Services"), new("Kennungen der Dienste, die ihn anbieten.", "Identifiers of the services that offer it.")),
        Address("endpoint_url", new("Adresse des Dienstes", "Address of the service")),
        Address("endpoint_description_url", new("Beschreibung des Dienstes", "Description of the service")),
        List("distribution_urls", new("Daten anderswo", "Data elsewhere"), new("Adressen der Daten, auf die verwiesen wird.", "Addresses of the data that it links to.")),
        Text("original_file", new("Name der Ursprungsdatei", "Name of the original file"),
            new("Fehlt, wo sie nicht veröffentlicht ist.", "Absent where it is not published.")),
        Address("model_dataset", new("Musterdatensatz", "Model data set"), new("IRI im Musterdatenkatalog.", "IRI in the catalogue of model data sets.")),
        Address("mirror_of", new("Gespiegelt von", "Mirror of"), new("IRI des Datensatzes, wo er herkommt.", "IRI of the data set where it comes from.")),
        Text("schedule", new("Aktualisierung", "Updates"), new("Zeitraum zwischen zwei Fassungen nach ISO 8601.", "Period between two editions, ISO 8601.")),
        Required("coverage_claim", new("Vollständigkeit", "Coverage")) with
        {
            Codes = Closed(
                ("complete", new("Vollständig", "Complete")), ("partial", new("Teilweise", "Partial")), ("unknown", new("Unbekannt", "Unknown"))),
        },
        List("streams", new("Messgrößen", "Observed properties"), new("Wovon es laufende Werte gibt.", "What there are current values of.")),
        Number("revision", PropertyType.Integer, new("Fassung", "Revision"), PropertyLevel.Required),
        Number("publication", PropertyType.Integer, new("Nummer der Veröffentlichung", "Number of the publication"), PropertyLevel.Required),
        Time("issued_at", new("Erstmals veröffentlicht", "First published")) with { Level = PropertyLevel.Required },
        Time("modified_at", new("Zuletzt geändert", "Last changed")) with { Level = PropertyLevel.Required },
    ]);

    /// <summary>Properties of an entry of the inventory; its id is its key.</summary>
    public static ImmutableArray<Property> Entry { get; } = Numbered(
    [
        Key("id", new("Kennung", "Identifier"), new("Herausgeber und Name; die des Datensatzes, sobald er veröffentlicht ist.", "Publisher and name; that of the data set once it is published.")),
        Required("publisher_slug", new("Kurzname des Herausgebers", "Slug of the publisher")),
        Required("title_de", new("Titel, deutsch", "Title, German")),
        Required("title_en", new("Titel, englisch", "Title, English")),
        List("themes", new("Themen", "Themes"), new("Kürzel der EU-Themen, das wichtigste zuerst.", "Codes of the EU data themes, the main one first.")),
        Required("lifecycle", new("Stand", "State")) with { Codes = Closed([.. Lifecycles.Names.Select(name => (name, Lifecycles.Parse(name).Title()))]) },
        Time("since", new("Seit", "Since")),
        Text("owner_de", new("Zuständiges Amt, deutsch", "Office in charge, German")),
        Text("owner_en", new("Zuständiges Amt, englisch", "Office in charge, English")),
        Text("reason_de", new("Grund, deutsch", "Reason, German")),
        Text("reason_en", new("Grund, englisch", "Reason, English")),
        Text("schema", new("Schema", "Schema"), new("Name des gemeinsamen Schemas.", "Name of the canonical schema.")),
        Address("model_dataset", new("Musterdatensatz", "Model data set"), new("IRI im Musterdatenkatalog.", "IRI in the catalogue of model data sets.")),
    ]);

    static ImmutableArray<Property> Numbered(ReadOnlySpan<Property> properties)
    {
        var all = ImmutableArray.CreateBuilder<Property>(properties.Length);
        foreach (var property in properties)
        {
            all.Add(property with { Sequence = all.Count + 1 });
        }

        return all.MoveToImmutable();
    }

    static Property Text(string name, LocalizedText title, LocalizedText? description = null) => new()
    {
        Name = name, Type = PropertyType.Text, Origin = PropertyOrigin.Platform, ReadOnly = true, Title = title, Description = description,
    };

    static Property Required(string name, LocalizedText title) => Text(name, title) with { Level = PropertyLevel.Required };

    static Property Key(string name, LocalizedText title, LocalizedText description) =>
        Text(name, title, description) with { Role = "id", Level = PropertyLevel.Required };

    static Property Address(string name, LocalizedText title, LocalizedText? description = null, PropertyLevel level = PropertyLevel.Optional) =>
        Text(name, title, description) with { Format = "uri", Level = level };

    static Property List(string name, LocalizedText title, LocalizedText? description = null) =>
        Text(name, title, description) with { Type = PropertyType.TextArray };

    static Property Number(string name, PropertyType type, LocalizedText title, PropertyLevel level = PropertyLevel.Optional) =>
        Text(name, title) with { Type = type, Level = level };

    static Property Degrees(string name, LocalizedText title, double most) =>
        Number(name, PropertyType.Number, title) with { Unit = "deg", Minimum = -most, Maximum = most };

    static Property Day(string name, LocalizedText title) => Text(name, title) with { Type = PropertyType.Date };

    static Property Time(string name, LocalizedText title) => Text(name, title) with { Type = PropertyType.DateTime };

    static CodeList Closed(params (string Value, LocalizedText Title)[] members) => new(true, [.. members.Select(member => member.Value)])
    {
        Titles = members.ToFrozenDictionary(member => member.Value, member => member.Title, StringComparer.Ordinal),
    };
}
