using System.Globalization;
using System.Text;
using static OpenUrbanData.Samples.Files;

namespace OpenUrbanData.Samples;

/// <summary>Lindenfurt: every office has its own system and its own habits.</summary>
static class City
{
    static readonly Town Here = Town.Lindenfurt;
    static readonly string[] Districts =
    [
        "Altstadt", "Neustadt", "Südstadt", "Weststadt", "Nordend", "Gründerviertel", "Am Fluß", "Hochfeld",
        "Röthenbach", "Kleinlinden", "Mühlau", "Bürgerpark",
    ];

    /// <summary>Writes all source files of the city.</summary>
    public static void Write(string folder)
    {
        Parking(Path.Combine(folder, "parkhaeuser.csv"));
        Bicycles(Path.Combine(folder, "fahrradabstellanlagen.csv"));
        Toilets(Path.Combine(folder, "toiletten.xlsx"));
        Schools(Path.Combine(folder, "schulen.csv"));
        Childcare(Path.Combine(folder, "kitas.xlsx"));
        Trees(Path.Combine(folder, "baumkataster.csv"));
        Playgrounds(Path.Combine(folder, "spielplaetze.zip"));
        DistrictShapes(Path.Combine(folder, "stadtteile.zip"));
        Meetings(Path.Combine(folder, "sitzungen.csv"));
        Laboratories(Path.Combine(folder, "reallabore.zip"));
    }

    static void Parking(string path)
    {
        var dice = new Dice(1);
        string[] names =
        [
            "Parkhaus Bahnhof", "Tiefgarage Schloßplatz", "Parkhaus Färbergasse", "Tiefgarage Theater", "Parkplatz Festwiese",
            "Parkhaus Klinikum", "Parkplatz Südring", "Parkhaus Königstraße", "Tiefgarage Rathaus", "Parkplatz Stadion",
            "P+R Röthenbach", "P+R Hochfeld", "Parkhaus Mühlau", "Parkplatz Freibad", "Tiefgarage Markt", "Parkhaus Messe",
            "Parkplatz Bürgerpark", "Parkhaus Nordring",
        ];
        List<string[]> rows =
        [
            ["Nr", "Bezeichnung", "Art", "Straße", "Hausnr", "Rechtswert", "Hochwert", "Stellplätze", "davon Behinderte", "davon Frauen",
                "Einfahrtshöhe", "gebührenpflichtig", "Preis 1. Stunde", "Mo-Fr", "Sa", "So", "frei", "Stand", "Sachbearbeiter", "Telefon"],
        ];
        for (var i = 0; i < names.Length; i++)
        {
            var kind = names[i][..1] switch { "T" => "T", "P" when names[i].StartsWith("Parkhaus", StringComparison.Ordinal) => "H", _ => "P" };
            var (east, north) = Here.Somewhere(dice).Utm32();
            var spaces = dice.Next(40, 620);
            var free = names[i].Contains("P+R", StringComparison.Ordinal);
            rows.Add(
            [
                $"P{i + 1:00}", names[i], kind, dice.Pick(Here.Streets), $"{dice.Next(1, 80)}", Comma(east, 2), Comma(north, 2), $"{spaces}",
                dice.Chance(0.85) ? $"{dice.Next(1, 12)}" : "", kind == "H" ? $"{dice.Next(2, 20)}" : "",
                kind == "P" ? "" : $"{Comma(1.9 + (dice.Next(0, 4) / 10.0), 2)} m", free ? "nein" : "ja",
                free ? "" : Comma(1 + (dice.Next(0, 4) / 2.0), 2),
                kind == "P" ? "00:00-24:00" : "06:00-22:00", kind == "P" ? "00:00-24:00" : "07:00-22:00", kind == "P" ? "00:00-24:00" : "09:00-20:00",
                kind == "P" && !free ? "" : dice.Chance(0.06) ? "-1" : $"{dice.Next(0, spaces)}", "22.11.2026 08:15",
                "Erika Beispiel", "0666 / 999-123",
            ]);
        }

        Csv(path, Windows1252, rows);
    }

    static void Bicycles(string path)
    {
        var dice = new Dice(2);
        List<string[]> rows = [["OBJECTID", "Standort", "Typ_Anlage", "Anzahl_Bügel", "Überdacht", "X", "Y"]];
        for (var i = 0; i < 64; i++)
        {
            var (east, north) = Here.Somewhere(dice).Utm32();
            rows.Add([$"{i + 1}", $"{dice.Pick(Here.Streets)} {dice.Next(1, 90)}", dice.Pick("Bügel", "Bügel", "Box", "Doppelstock", "Vorderradhalter"),
                dice.Chance(0.9) ? $"{dice.Next(2, 30)}" : "", dice.Pick("0", "0", "1"), Comma(east, 2), Comma(north, 2)]);
        }

        Csv(path, Windows1252, rows);
    }

    static void Toilets(string path)
    {
        var dice = new Dice(3);
        List<IReadOnlyList<object?>> rows =
        [
            ["Öffentliche Toiletten der Stadt Lindenfurt"],
            ["Stand: 01.10.2026"],
            [],
            ["Lfd. Nr.", "Standort", "Straße", "Haus-Nr.", "PLZ", "Länge", "Breite", "behindertengerecht", "Euroschlüssel", "Wickeltisch", "Entgelt", "Öffnungszeiten"],
        ];
        for (var i = 0; i < 26; i++)
        {
            var place = Here.Somewhere(dice);
            var charge = dice.Chance(0.4);
            rows.Add([i + 1, $"WC {dice.Pick(Districts)}", dice.Pick(Here.Streets), $"{dice.Next(1, 60)}{(dice.Chance(0.1) ? "a" : "")}", "36999",
                Math.Round(place.Longitude, 6), Math.Round(place.Latitude, 6), dice.Pick("ja", "ja", "nein", "eingeschränkt"),
                dice.Chance(0.5) ? "ja" : "nein", dice.Pick("ja", "nein", ""), charge ? 0.5 : 0,
                dice.Pick("24/7", "Mo-Su 06:00-22:00", "rund um die Uhr", "während der Marktzeiten")]);
        }

        Xlsx(path, [("Hinweise", [["Bitte das Blatt »Standorte« verwenden."]]), ("Standorte", rows)]);
    }

    static void Schools(string path)
    {
        var dice = new Dice(4);
        (string Kind, int Count)[] kinds =
            [("Grundschule", 22), ("Realschule", 6), ("Gymnasium", 7), ("Integrierte Gesamtschule", 5), ("Förderschule", 4), ("Berufliche Schule", 4)];
        List<string[]> rows = [["Schulnummer", "Schulname", "Schulform", "Rechtsform", "Straße und Nr.", "PLZ", "Ort", "Schülerzahl", "Schuljahr", "Ganztag", "Internet", "UTM_Ost", "UTM_Nord"]];
        var number = 7100;
        foreach (var (kind, count) in kinds)
        {
            for (var i = 0; i < count; i++)
            {
                var (east, north) = Here.Somewhere(dice).Utm32();
                number += dice.Next(1, 9);
                rows.Add([$"{number}", $"{dice.Pick("Brüder-Grimm", "Anne-Frank", "Käthe-Kollwitz", "Astrid-Lindgren", "Erich-Kästner", "Geschwister-Scholl")}-{kind} {dice.Pick(Districts)}",
                    kind, dice.Chance(0.9) ? "1" : "2", $"{dice.Pick(Here.Streets)} {dice.Next(1, 99)}", "36999", Here.Name, $"{dice.Next(90, 1100)}", "2025/26",
                    dice.Pick("offen", "gebunden", "keine", "teilgebunden"), $"https://schule-{number}.lindenfurt.example", Comma(east, 1), Comma(north, 1)]);
            }
        }

        Csv(path, Windows1252, rows, "sep=;\r\n");
    }

    static void Childcare(string path)
    {
        var dice = new Dice(5);
        List<IReadOnlyList<object?>> rows = [["KITA_ID", "Einrichtung", "Art", "Träger", "Trägerart", "Straße", "Hausnr.", "PLZ", "Plätze gesamt", "Plätze U3", "Alter ab (Monate)", "Mittagessen", "integrativ", "Telefon", "RW", "HW"]];
        for (var i = 0; i < 88; i++)
        {
            var (east, north) = Here.Somewhere(dice).Utm32();
            var owner = dice.Pick(("Stadt Lindenfurt", "kommunal"), ("Ev. Kirchengemeinde", "kirchlich"), ("Kath. Pfarrei St. Elisabeth", "kirchlich"), ("AWO Kreisverband", "frei"), ("Elterninitiative e.V.", "frei"));
            var places = dice.Next(20, 140);
            rows.Add([$"K{i + 1:000}", $"Kita {dice.Pick("Regenbogen", "Löwenzahn", "Spatzennest", "Purzelbaum", "Sonnenschein", "Bärenhöhle", "Wirbelwind")} {dice.Pick(Districts)}",
                dice.Pick("Kindergarten", "Krippe, Kindergarten", "Krippe", "Kindergarten, Hort", "Hort"), owner.Item1, owner.Item2, dice.Pick(Here.Streets), $"{dice.Next(1, 99)}", "36999",
                places, dice.Chance(0.7) ? dice.Next(0, places / 2) : null, dice.Pick(4, 12, 24, 36), dice.Pick("J", "N"), dice.Pick("ja", "nein", ""), $"0666 {dice.Next(10000, 99999)}",
                Math.Round(east, 1), Math.Round(north, 1)]);
        }

        Xlsx(path, [("Kitas", rows)]);
    }

    static void Trees(string path)
    {
        var dice = new Dice(6);
        (string Latin, string German)[] kinds =
        [
            ("Tilia cordata", "Winter-Linde"), ("Acer platanoides", "Spitz-Ahorn"), ("Quercus robur", "Stiel-Eiche"), ("Platanus x hispanica", "Ahornblättrige Platane"),
            ("Fraxinus excelsior", "Gewöhnliche Esche"), ("Betula pendula", "Hänge-Birke"), ("Aesculus hippocastanum", "Roßkastanie"), ("Robinia pseudoacacia", "Robinie"),
            ("Carpinus betulus", "Hainbuche"), ("Prunus avium", "Vogel-Kirsche"),
        ];
        List<string[]> rows = [["BAUM_ID", "Baumnr", "ART_BOT", "ART_DT", "PFLANZJAHR", "STU_cm", "Kronendm", "Höhe", "Straße", "Stadtteil", "Standort", "RECHTSWERT", "HOCHWERT"]];
        for (var i = 0; i < 9000; i++)
        {
            var (east, north) = Here.Somewhere(dice).Utm32();
            var kind = dice.Pick(kinds);
            var age = dice.Next(2, 110);
            rows.Add([$"{100000 + i}", $"{dice.Next(1, 400)}", kind.Latin, kind.German, dice.Chance(0.92) ? $"{2026 - age}" : "0", dice.Chance(0.96) ? $"{(int)(8 + (age * 2.3))}" : "",
                Comma(1 + (age / 9.0), 1), Comma(3 + (age / 5.0), 1), dice.Pick(Here.Streets), dice.Pick(Districts), dice.Pick("Straßenbegleitgrün", "Grünanlage", "Spielplatz", "Friedhof"), Comma(east, 2), Comma(north, 2)]);
        }

        Csv(path, Windows1252, rows);
    }

    static void Playgrounds(string path)
    {
        var dice = new Dice(7);
        Shapes.Write(path, "Spielplaetze", Enumerable.Range(1, 74).Select(i =>
        {
            var centre = Here.Somewhere(dice);
            var side = dice.Next(12, 60);
            var ring = new[] { (0, 0), (side, 0), (side, side), (0, side), (0, 0) }.Select(corner => centre.Move(corner.Item1, corner.Item2));
            (string, object?)[] columns =
            [
                ("SPIELPL_ID", i), ("BEZEICHNUN", $"Spielplatz {dice.Pick(Here.Streets)}"), ("KATEGORIE", dice.Pick("Spielplatz", "Spielplatz", "Bolzplatz", "Skateanlage")), ("STADTTEIL", dice.Pick(Districts)),
                ("ALTER_VON", dice.Pick(0, 3, 6, 12)), ("ALTER_BIS", dice.Pick(6, 12, 14, 18)), ("GERAETE", dice.Pick("Rutsche, Schaukel", "Schaukel, Sandkasten, Wippe", "Klettergerüst", "Tischtennis", "")),
                ("FLAECHE", (double)(side * side)), ("BAUJAHR", dice.Next(1972, 2024)), ("SCHATTEN", dice.Pick("ja", "nein", "ja")),
            ];
            return ((NetTopologySuite.Geometries.Geometry)Town.Utm32(ring), columns);
        }).ToList());
    }

    static void DistrictShapes(string path)
    {
        var dice = new Dice(8);
        var outline = Here.Outline(dice, corners: 36);
        List<(NetTopologySuite.Geometries.Geometry, (string, object?)[])> rows =
            [(Town.Utm32(outline), [("EBENE", "Gemeinde"), ("NR", Here.Key), ("NAME", Here.Name), ("OBER_NR", "06"), ("EINWOHNER", 148732), ("STICHTAG", "31.12.2025")])];
        for (var i = 0; i < 12; i++)
        {
            List<Place> wedge = [Here.Centre, outline[i * 3], outline[(i * 3) + 1], outline[(i * 3) + 2], outline[(i * 3) + 3], Here.Centre];
            rows.Add((Town.Utm32(wedge), [("EBENE", "Stadtteil"), ("NR", $"{i + 1:00}"), ("NAME", Districts[i]), ("OBER_NR", Here.Key), ("EINWOHNER", dice.Next(5200, 21000)), ("STICHTAG", "31.12.2025")]));
        }

        Shapes.Write(path, "Stadtteile", rows);
    }

    static void Meetings(string path)
    {
        var dice = new Dice(9);
        string[] subjects =
        [
            "Bebauungsplan Nr. 118 »Am Fluß«", "Neubau der Kita Hochfeld", "Radverkehrskonzept 2030", "Haushaltssatzung 2027", "Sanierung der Grundschule Mühlau",
            "Gebührenordnung für Parkhäuser", "Baumschutzsatzung", "Kommunale Wärmeplanung", "Bericht zum Klimaschutz", "Vergabe von Straßennamen",
        ];
        List<string[]> rows = [["Sitzungsnr", "Gremium", "Beginn", "Ende", "Status", "Ort", "Raum", "TOP", "Betreff", "Öffentlich", "Vorlage"]];
        var day = new DateOnly(2026, 9, 2);
        for (var i = 0; i < 34; i++, day = day.AddDays(dice.Next(2, 6)))
        {
            var committee = dice.Pick("Stadtverordnetenversammlung", "Bauausschuss", "Ausschuss für Umwelt und Verkehr", "Haupt- und Finanzausschuss", "Ortsbeirat Südstadt");
            var items = dice.Next(3, 9);
            for (var item = 1; item <= items; item++)
            {
                var open = item < items || dice.Chance(0.6);
                rows.Add([$"SI/2026/{i + 1:000}", committee, $"{German(day)} 17:00", $"{German(day)} {dice.Next(18, 21)}:30", day < new DateOnly(2026, 11, 20) ? "durchgeführt" : "eingeladen", "Rathaus", dice.Pick("Saal 1", "Großer Sitzungssaal"),
                    item.ToString(CultureInfo.InvariantCulture), open ? dice.Pick(subjects) : "", open ? "ja" : "nein", open ? $"VL-{dice.Next(100, 999)}/2026" : ""]);
            }
        }

        Csv(path, new UTF8Encoding(true), rows);
    }

    static void Laboratories(string path)
    {
        var dice = new Dice(10);
        (string Name, string Theme, string Goal, string From, string To, string State, string Law, string Authority, string Result)[] labs =
        [
            ("Autofreie Färbergasse", "Verkehr", "Wie ändert sich der Lieferverkehr ohne Durchfahrt?", "01.04.2026", "31.03.2027", "läuft", "§ 45 Abs. 1 Satz 2 Nr. 6 StVO", "Straßenverkehrsbehörde Lindenfurt", "laufend"),
            ("Lastenrad statt Lieferwagen", "Verkehr", "Trägt ein Umschlagplatz die letzte Meile?", "01.06.2024", "31.05.2026", "Auswertung", "Sondernutzung nach § 16 HStrG", "Tiefbauamt", "laufend"),
            ("Quartiersspeicher Hochfeld", "Energie", "Können Nachbarn Strom gemeinsam speichern?", "01.01.2023", "31.12.2025", "abgeschlossen", "§ 42b EnWG", "Regierungspräsidium", "veröffentlicht"),
        ];
        Shapes.Write(path, "Reallabore", labs.Select((lab, i) =>
        {
            var centre = Here.Somewhere(dice);
            var ring = new[] { (0, 0), (300, 40), (320, 280), (-20, 260), (0, 0) }.Select(corner => centre.Move(corner.Item1, corner.Item2));
            (string, object?)[] columns =
            [
                ("RL_NR", $"RL-{i + 1}"), ("TITEL", lab.Name), ("FELD", lab.Theme), ("ZIEL", lab.Goal), ("VON", lab.From), ("BIS", lab.To), ("STAND", lab.State), ("RECHT", lab.Law), ("BEHOERDE", lab.Authority), ("ERGEBNIS", lab.Result),
            ];
            return ((NetTopologySuite.Geometries.Geometry)Town.Utm32(ring), columns);
        }).ToList());
    }
}
