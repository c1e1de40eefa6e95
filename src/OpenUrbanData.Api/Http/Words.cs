using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Words of documents and pages that several resources use.</summary>
static class Words
{
    /// <summary>Title of self links.</summary>
    public static LocalizedText ThisDocument { get; } = new("Dieses Dokument", "This document");

    /// <summary>Title of alternate links, before the format.</summary>
    public static LocalizedText ThisDocumentAs { get; } = new("Dieses Dokument als", "This document as");

    /// <summary>Name of the instance.</summary>
    public static LocalizedText SiteTitle { get; } = new("Offene Daten", "Open data");

    /// <summary>What the instance is.</summary>
    public static LocalizedText SiteDescription { get; } = new(
        "Offene Daten von Städten, Gemeinden und Landkreisen: in jeder Stadt in derselben Form, als Tabelle, Karte und Schnittstelle.",
        "Open data of cities, towns and counties: in the same shape everywhere, as a table, a map and an interface.");

    /// <summary>Collections.</summary>
    public static LocalizedText Collections { get; } = new("Datensammlungen", "Collections");

    /// <summary>Conformance.</summary>
    public static LocalizedText Conformance { get; } = new("Erfüllte Standards", "Conformance");

    /// <summary>Interface description.</summary>
    public static LocalizedText ApiDefinition { get; } = new("Beschreibung der Schnittstelle", "API definition");

    /// <summary>Interface documentation.</summary>
    public static LocalizedText ApiDocumentation { get; } = new("Dokumentation der Schnittstelle", "API documentation");

    /// <summary>Vector tiles.</summary>
    public static LocalizedText VectorTiles { get; } = new("Vektorkacheln", "Vector tiles");

    /// <summary>Ways to cut the world into tiles.</summary>
    public static LocalizedText TileMatrixSets { get; } = new("Aufteilungen in Kacheln", "Tile matrix sets");

    /// <summary>Publishers.</summary>
    public static LocalizedText Publishers { get; } = new("Herausgeber", "Publishers");

    /// <summary>Catalogues of others.</summary>
    public static LocalizedText Harvests { get; } = new("Kataloge anderer", "Catalogues of others");

    /// <summary>Inventory.</summary>
    public static LocalizedText Inventory { get; } = new("Bestandsaufnahme", "Inventory");

    /// <summary>Towns.</summary>
    public static LocalizedText Towns { get; } = new("Städte und Gemeinden", "Towns");

    /// <summary>One record.</summary>
    public static LocalizedText Record { get; } = new("Eintrag", "record");

    /// <summary>Records.</summary>
    public static LocalizedText Records { get; } = new("Einträge", "records");

    /// <summary>One data set.</summary>
    public static LocalizedText Dataset { get; } = new("Datensatz", "data set");

    /// <summary>Data sets.</summary>
    public static LocalizedText Datasets { get; } = new("Datensätze", "data sets");

    /// <summary>Schema of a collection.</summary>
    public static LocalizedText Schema { get; } = new("Aufbau der Datensätze", "Schema");

    /// <summary>Queryables.</summary>
    public static LocalizedText Queryables { get; } = new("Eigenschaften, nach denen gefiltert werden kann", "Properties to filter by");

    /// <summary>Sortables.</summary>
    public static LocalizedText Sortables { get; } = new("Eigenschaften, nach denen sortiert werden kann", "Properties to sort by");

    /// <summary>Facets.</summary>
    public static LocalizedText Facets { get; } = new("Verteilung der Einträge über die Werte von Eigenschaften", "How records spread over the values of properties");

    /// <summary>Aggregates.</summary>
    public static LocalizedText Aggregate { get; } = new("Anzahlen, Summen und Mittelwerte je Gruppe", "Counts, sums and means per group");

    /// <summary>Search.</summary>
    public static LocalizedText Search { get; } = new("Einträge mehrerer Datensammlungen suchen", "Search records of several collections");

    /// <summary>Functions of filters.</summary>
    public static LocalizedText Functions { get; } = new("Funktionen für Filter", "Functions of filters");

    /// <summary>Code list.</summary>
    public static LocalizedText CodeList { get; } = new("Codeliste", "Code list");

    /// <summary>Changes.</summary>
    public static LocalizedText Changes { get; } = new("Änderungen", "Changes");

    /// <summary>What a mirrored thing is a copy of.</summary>
    public static LocalizedText Origin { get; } = new("Bei der Instanz, die es veröffentlicht", "At the instance that publishes it");

    /// <summary>Licence.</summary>
    public static LocalizedText License { get; } = new("Lizenz", "Licence");

    /// <summary>Items, before the format.</summary>
    public static LocalizedText ItemsAs { get; } = new("Einträge als", "Items as");

    /// <summary>Whole data set, before the format.</summary>
    public static LocalizedText DownloadAs { get; } = new("Gesamter Datensatz als", "Whole data set as");
}
