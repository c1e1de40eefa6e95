using System.Text;
using static OpenUrbanData.Samples.Files;

namespace OpenUrbanData.Samples;

/// <summary>Landkreis Wiesengrund: publishes waste dates and schools for its municipalities.</summary>
static class County
{
    static readonly IReadOnlyList<Town> Towns = [Town.Aubach, .. Town.Neighbours];

    /// <summary>Writes all source files of the county.</summary>
    public static void Write(string folder)
    {
        WasteDates(Path.Combine(folder, "abfuhrtermine.csv"));
        Schools(Path.Combine(folder, "schulen.csv"));
    }

    static void WasteDates(string path)
    {
        List<string[]> rows = [["Gemeinde", "AGS", "Bezirk", "Abfallart", "Termin", "verlegt", "Rhythmus"]];
        (string Kind, int Days)[] kinds = [("Restmüll", 14), ("Biotonne", 14), ("Blaue Tonne", 28), ("Gelber Sack", 14)];
        var holidays = new[] { new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 26), new DateOnly(2027, 1, 1) };
        for (var t = 0; t < Towns.Count; t++)
        {
            for (var district = 1; district <= 2; district++)
            {
                for (var k = 0; k < kinds.Length; k++)
                {
                    var first = new DateOnly(2026, 10, 1).AddDays((t * 2) + district + (k * 3));
                    for (var day = first; day < new DateOnly(2027, 7, 1); day = day.AddDays(kinds[k].Days))
                    {
                        var moved = holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                        var shown = day;
                        while (moved && (holidays.Contains(shown) || shown.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))
                        {
                            shown = shown.AddDays(1);
                        }

                        rows.Add([Towns[t].Name, Towns[t].Key, $"{Towns[t].Name[..2].ToUpperInvariant()}-{district}", kinds[k].Kind, German(shown), moved ? "x" : "", $"{kinds[k].Days / 7}-wöchentlich"]);
                    }
                }
            }
        }

        Csv(path, Windows1252, rows);
    }

    static void Schools(string path)
    {
        var dice = new Dice(31);
        List<string[]> rows = [["Schul-Nr.", "Name der Schule", "Typ", "Gemeinde", "Adresse", "PLZ", "Schüler", "Lon", "Lat"]];
        (Town Town, string Name, string Kind)[] schools =
        [
            (Town.Aubach, "Grundschule Aubachtal", "GS"), (Town.Neighbours[0], "Grundschule Großensteinfeld", "GS"), (Town.Neighbours[0], "Gesamtschule Wiesengrund", "IGS"),
            (Town.Neighbours[1], "Grundschule Hohenlinden", "GS"), (Town.Neighbours[2], "Eichendorff-Schule", "GHR"),
        ];
        for (var i = 0; i < schools.Length; i++)
        {
            var place = schools[i].Town.Somewhere(dice);
            rows.Add([$"{6300 + i}", schools[i].Name, schools[i].Kind, schools[i].Town.Name, $"{dice.Pick(schools[i].Town.Streets)} {dice.Next(1, 40)}", schools[i].Town.PostalCode,
                $"{dice.Next(48, 760)}", Comma(place.Longitude, 6), Comma(place.Latitude, 6)]);
        }

        Csv(path, new UTF8Encoding(false), rows);
    }
}
