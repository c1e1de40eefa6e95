using System.Collections.Frozen;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>What a code of a harvest report means, and what its source can do.</summary>
/// <param name="Title">What was found.</param>
/// <param name="Advice">What to do.</param>
sealed record HarvestText(LocalizedText Title, LocalizedText Advice);

/// <summary>Texts for every code of a harvest report.</summary>
static class HarvestTexts
{
    static readonly FrozenDictionary<string, HarvestText> All = new Dictionary<string, HarvestText>
    {
        [HarvestCodes.PageUnavailable] = Of("Eine Seite war nicht zu bekommen", "A page could not be had",
            "Der Server muss sie mit 200 beantworten; seine robots.txt darf sie nicht verbieten.", "The server must answer it with 200; its robots.txt must not forbid it."),
        [HarvestCodes.PageUnreadable] = Of("Eine Seite ist nicht lesbar", "A page cannot be read",
            "Den Export an der genannten Stelle berichtigen; auch leere und abgebrochene Antworten und HTML-Seiten zählen dazu.", "Mend the export at the place named; empty and broken answers and HTML pages count, too."),
        [HarvestCodes.NoCatalogue] = Of("Eine Seite ist kein Katalog", "A page is no catalogue", "Ist die Adresse die des Katalogs?", "Is the address that of the catalogue?"),
        [HarvestCodes.StatementsLost] = Of("Aussagen waren nicht zu verstehen", "Statements could not be understood",
            "Die Stellen stehen unter den Reparaturen; solange sie fehlen, gilt der Lauf als unvollständig.", "The places are among the repairs; until then the run counts as incomplete."),
        [HarvestCodes.PagesLoop] = Of("Die Verweise von Seite zu Seite enden nicht", "The links from page to page do not end",
            "Jede Seite muss auf die nächste verweisen, die letzte auf keine.", "Each page must lead to the next one, the last to none."),
        [HarvestCodes.PageForeign] = Of("Ein Verweis führt woandershin", "A link leads elsewhere", "Verweise auf Seiten müssen auf demselben Server bleiben.", "Links between pages must stay on the same server."),
        [HarvestCodes.TooMuch] = Of("Mehr, als genommen wird", "More than is taken", "Den Betreiber dieser Instanz fragen: Die Grenze lässt sich ändern.", "Ask the operator of this instance: the limit can be changed."),
        [HarvestCodes.FewerThanAnnounced] = Of("Weniger Datensätze als angekündigt", "Fewer data sets than announced",
            "Die angekündigte Anzahl muss stimmen, und die Seiten brauchen eine feste Reihenfolge.", "The announced number must be right, and the pages need a stable order."),
        [HarvestCodes.RecordUnreadable] = Of("Ein Eintrag lässt sich nicht übernehmen", "A record cannot be taken over", "Den Eintrag berichtigen; was von ihm bekannt ist, bleibt stehen.", "Mend the record; what is known of it stays."),
        [HarvestCodes.RecordMissing] = Of("Ein Eintrag ist aufgezählt und nicht beschrieben", "A record is listed and not described",
            "Jeder aufgezählte Datensatz muss auf irgendeiner Seite beschrieben sein.", "Each data set that is listed must be described on some page."),
        [HarvestCodes.KeyTwice] = Of("Zwei Einträge haben denselben Namen", "Two records have the same name", "Jeder Datensatz braucht eine eigene IRI.", "Each data set needs an IRI of its own."),
        ["title_missing"] = Of("Kein Titel", "No title", "dct:title angeben.", "Say dct:title."),
        ["publisher_missing"] = Of("Kein Herausgeber", "No publisher", "dct:publisher mit foaf:name angeben.", "Say dct:publisher with foaf:name."),
        ["license_missing"] = Of("Keine Lizenz", "No licence", "dct:license an jeder Distribution angeben; ohne sie darf niemand die Daten nutzen.", "Say dct:license on each distribution; without it nobody may use the data."),
        ["license_unknown"] = Of("Unbekannte Lizenz", "Unknown licence", "Eine IRI aus der Liste von DCAT-AP.de oder der EU angeben, zum Beispiel http://dcat-ap.de/def/licenses/dl-by-de/2.0.",
            "Say an IRI of the list of DCAT-AP.de or the EU, for example http://dcat-ap.de/def/licenses/dl-by-de/2.0."),
        ["address_missing"] = Of("Keine Adresse der Daten", "No address of the data", "dcat:accessURL oder dcat:downloadURL angeben.", "Say dcat:accessURL or dcat:downloadURL."),
        ["address_invalid"] = Of("Eine Adresse, die keine ist", "An address that is none", "Adressen beginnen mit https:// und enthalten keine Leerzeichen.", "Addresses begin with https:// and hold no blanks."),
        ["iri_missing"] = Of("Keine IRI", "No IRI", "Jedem Datensatz eine feste IRI geben, sonst kann niemand auf ihn verweisen.", "Give each data set a stable IRI, or nobody can refer to it."),
        [RepairCodes.Empty] = Of("Leere Texte", "Empty texts", "Leere Angaben weglassen.", "Leave empty values out."),
        [RepairCodes.ControlCharacter] = Of("Steuerzeichen in Texten", "Control characters in texts", "Texte vor dem Export bereinigen.", "Clean texts before they are exported."),
        [RepairCodes.Markup] = Of("HTML in Texten", "HTML in texts", "Texte ohne Auszeichnung angeben.", "Say texts without markup."),
        [RepairCodes.Address] = Of("Adressen berichtigt oder weggelassen", "Addresses mended or left out", "Vollständige Adressen mit https:// angeben.", "Say whole addresses with https://."),
        [RepairCodes.AddressAsText] = Of("Adressen als Text", "Addresses as text", "Adressen als IRI angeben, nicht als Literal.", "Say addresses as IRI, not as literal."),
        [RepairCodes.Contact] = Of("Kontakte ohne mailto: oder tel:", "Contacts without mailto: or tel:", "mailto: oder tel: voranstellen.", "Put mailto: or tel: before them."),
        [RepairCodes.Date] = Of("Zeitangaben", "Dates", "Zeiten nach ISO 8601 mit dem richtigen Datentyp angeben (2026-01-31).", "Say dates as ISO 8601 with the right data type (2026-01-31)."),
        [RepairCodes.Number] = Of("Zahlen", "Numbers", "Zahlen ohne Einheit und Tausenderzeichen angeben.", "Say numbers without unit and group marks."),
        [RepairCodes.CodeList] = Of("Werte außerhalb der Listen", "Values outside the lists", "Die IRI aus der vorgeschriebenen Liste angeben.", "Say the IRI of the list that is prescribed."),
        [RepairCodes.Namespace] = Of("IRIs mit Version oder anderem Server", "IRIs with version or another host", "Die IRIs von DCAT-AP.de ohne Version und www schreiben.", "Write the IRIs of DCAT-AP.de without version and www."),
        [RepairCodes.FormatAdded] = Of("Format ergänzt", "Format added", "dct:format neben dcat:mediaType angeben.", "Say dct:format beside dcat:mediaType."),
        [RepairCodes.TooLong] = Of("Zu lange Texte", "Texts that are too long", "Kürzen; sie wurden weggelassen.", "Shorten them; they were left out."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly HarvestText Mended = Of("Beim Lesen repariert", "Mended while reading", "Den Export an den genannten Stellen berichtigen.", "Mend the export at the places named.");

    /// <summary>Codes that have a text of their own.</summary>
    public static IEnumerable<string> Codes => All.Keys;

    /// <summary>Texts of a code; of a fault of RDF (<c>IllegalIri</c>) its name stands for itself.</summary>
    public static HarvestText For(string code) => All.TryGetValue(code, out var text) ? text : Mended with { Title = new(code, code) };

    /// <summary>An outcome for people.</summary>
    public static LocalizedText Outcome(string? outcome) => outcome switch
    {
        "complete" => new("vollständig", "complete"),
        "partial" => new("unvollständig", "partial"),
        "failed" => new("gescheitert", "failed"),
        _ => new("nie", "never"),
    };

    /// <summary>Rule of a duplicate for people.</summary>
    public static LocalizedText Rule(string rule) => rule switch
    {
        "iri" => new("dieselbe IRI", "the same IRI"),
        "identifier" => new("derselbe Identifikator", "the same identifier"),
        "address" => new("dieselbe Adresse, ähnlicher Titel", "the same address, titles alike"),
        _ => new("derselbe Herausgeber und Titel", "the same publisher and title"),
    };

    static HarvestText Of(string german, string english, string germanAdvice, string englishAdvice) => new(new(german, english), new(germanAdvice, englishAdvice));
}
