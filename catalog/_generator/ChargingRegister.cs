using System.Text;
using static OpenUrbanData.Samples.Files;

namespace OpenUrbanData.Samples;

/// <summary>A national register in the shape of the one of the Bundesnetzagentur: preamble, decimal comma, one file for all towns.</summary>
static class ChargingRegister
{
    /// <summary>Writes the register.</summary>
    public static void Write(string folder)
    {
        var dice = new Dice(41);
        List<string[]> rows =
        [
            ["Ladeeinrichtungs-ID", "Betreiber", "Status", "Art der Ladeeinrichtung", "Anzahl Ladepunkte", "Nennleistung Ladeeinrichtung [kW]", "Inbetriebnahmedatum", "Straße", "Hausnummer", "Postleitzahl", "Ort",
                "Kreis/kreisfreie Stadt", "Bundesland", "Breitengrad", "Längengrad", "Bezahlsysteme", "Steckertypen1", "Nennleistung Stecker1", "EVSE-ID1", "Steckertypen2"],
        ];
        (Town Town, string County, int Count)[] towns =
        [
            (Town.Lindenfurt, "Lindenfurt", 118), (Town.Aubach, "Landkreis Wiesengrund", 2), (Town.Neighbours[0], "Landkreis Wiesengrund", 6), (Town.Neighbours[1], "Landkreis Wiesengrund", 3), (Town.Neighbours[2], "Landkreis Wiesengrund", 4),
        ];
        var number = 1100000;
        foreach (var (town, county, count) in towns)
        {
            for (var i = 0; i < count; i++)
            {
                var place = town.Somewhere(dice);
                var fast = dice.Chance(0.3);
                var points = dice.Pick(1, 2, 2, 4);
                var power = fast ? dice.Pick(50.0, 150, 300) : dice.Pick(11.0, 22, 22, 44);
                number += dice.Next(1, 37);
                rows.Add([$"{number}", dice.Pick("Stadtwerke Lindenfurt GmbH", "Überlandwerk Aue AG", "LadeGut GmbH", "Autohof Röthenbach KG"), "In Betrieb", fast ? "Schnellladeeinrichtung" : "Normalladeeinrichtung", $"{points}", Comma(power, 1),
                    German(new DateOnly(2017, 1, 1).AddDays(dice.Next(0, 3400))), dice.Pick(town.Streets), $"{dice.Next(1, 99)}", town.PostalCode, town.Name, county, "Hessen", Comma(place.Latitude, 6), Comma(place.Longitude, 6),
                    dice.Pick("RFID-Karte;Onlinezahlungsverfahren", "Kreditkarte (NFC);Debitkarte (NFC)", "Kostenlos", ""), fast ? "DC Fahrzeugkupplung Typ Combo 2 (CCS)" : "AC Steckdose Typ 2", Comma(power / points, 1),
                    $"DE*LIN*E{number}*1", points > 1 ? "AC Steckdose Typ 2" : ""]);
            }
        }

        const string Preamble =
            "Liste der Ladepunkte (Muster)\r\n\r\nErfunden nach der Form des Ladesäulenregisters.\r\nDie Angaben beschreiben keine wirklichen Orte.\r\n" +
            "Lizenz: Datenlizenz Deutschland - Zero\r\nStand: 01.11.2026\r\n\r\nHinweis: Koordinaten in Grad (WGS 84)\r\n\r\nAllgemeine Informationen;;;;;;;;;;;;;;;;1. Ladepunkt\r\n";
        Csv(Path.Combine(folder, "ladesaeulenregister.csv"), new UTF8Encoding(true), rows, Preamble);
    }
}
