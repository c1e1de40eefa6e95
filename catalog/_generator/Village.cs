using System.Text;
using static OpenUrbanData.Samples.Files;

namespace OpenUrbanData.Samples;

/// <summary>Aubach: one map drawn by the clerk, one spreadsheet with a sheet for each list.</summary>
static class Village
{
    static readonly Town Here = Town.Aubach;

    /// <summary>Writes all source files of the village.</summary>
    public static void Write(string folder)
    {
        GeoJson(Path.Combine(folder, "ortsplan.geojson"));
        Boundary(Path.Combine(folder, "gemeindegebiet.geojson"));
        Spreadsheet(Path.Combine(folder, "ortsdaten.xlsx"));
    }

    static void GeoJson(string path)
    {
        var dice = new Dice(21);
        var features = new List<string>();
        void Add(string kind, string name, string more) => features.Add(PointFeature(Here.Somewhere(dice),
            $"\"nr\":{features.Count + 1},\"art\":\"{kind}\",\"bezeichnung\":\"{name}\"{more}"));
        Add("Parkplatz", "Parkplatz Dorfmitte", ",\"anzahl\":24,\"kostenlos\":true");
        Add("Parkplatz", "Wanderparkplatz Aubachtal", ",\"anzahl\":40,\"kostenlos\":true");
        Add("Parkplatz", "Parkplatz Friedhof", ",\"kostenlos\":true");
        Add("Parkplatz", "Parkplatz Sportplatz", ",\"anzahl\":null,\"kostenlos\":true");
        Add("Parkplatz", "Mitfahrerparkplatz B 999", ",\"kostenlos\":true");
        Add("Fahrradständer", "Fahrradständer Bushaltestelle", ",\"anzahl\":8");
        Add("Spielplatz", "Spielplatz Am Anger", ",\"geraete\":\"Rutsche, Schaukel, Sandkasten\",\"ab\":3,\"bis\":12");
        Add("Spielplatz", "Spielplatz Mühlweg", ",\"geraete\":\"Schaukel\"");
        Add("Bolzplatz", "Bolzplatz am Sportheim", "");
        Files.Write(path, Collection(features));
    }

    static void Boundary(string path)
    {
        var ring = string.Join(',', Here.Outline(new Dice(22)).Select(place => $"[{Point(place.Longitude, 6)},{Point(place.Latitude, 6)}]"));
        Files.Write(path, Collection([$"{{\"type\":\"Feature\",\"properties\":{{\"ags\":\"{Here.Key}\",\"gemeinde\":\"Aubach\",\"einwohner\":2014}}," +
            $"\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"]));
    }

    static void Spreadsheet(string path)
    {
        var dice = new Dice(23);
        object?[] At()
        {
            var place = Here.Somewhere(dice);
            return [Math.Round(place.Longitude, 5), Math.Round(place.Latitude, 5)];
        }

        List<IReadOnlyList<object?>> trees = [["Nr", "Baum", "gepflanzt", "Umfang", "Länge", "Breite"]];
        for (var i = 1; i <= 63; i++)
        {
            trees.Add([i, dice.Pick("Linde", "Eiche", "Kastanie", "Apfel", "Birne"), dice.Chance(0.5) ? dice.Next(1950, 2022) : "unbekannt", dice.Next(20, 300), .. At()]);
        }

        List<IReadOnlyList<object?>> meetings = [["Sitzung", "Datum", "Uhrzeit", "Ort", "Tagesordnung"]];
        for (var i = 0; i < 9; i++)
        {
            meetings.Add([$"GV {i + 1}/2026", German(new DateOnly(2026, 2, 10).AddMonths(i)), "19:30", "Bürgerhaus", "1. Begrüßung; 2. Bericht des Bürgermeisters; 3. Verschiedenes"]);
        }

        Xlsx(path,
        [
            ("Toiletten", [["Ort", "Strasse", "barrierefrei", "Länge", "Breite"], ["WC am Bürgerhaus", "Dorfstraße 4", "ja", .. At()], ["WC Friedhof", "Kirchweg 1", "", .. At()]]),
            ("Bäume", trees),
            ("Kita", [["Name", "Anschrift", "Plätze", "Träger"], ["Kita Aubachzwerge", "Schulgasse 3", 48, "Gemeinde Aubach"]]),
            ("Sitzungen", meetings),
            ("Reallabor", [["Titel", "Thema", "Beginn", "Ende", "Stand", "Länge", "Breite"], ["Mitfahrbank Aubachtal", "Verkehr", "01.05.2026", "30.04.2028", "läuft", .. At()]]),
        ]);
    }

    static string PointFeature(Place place, string properties) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{Point(place.Longitude, 6)},{Point(place.Latitude, 6)}]}}}}";

    static byte[] Collection(IEnumerable<string> features) =>
        Encoding.UTF8.GetBytes($"{{\"type\":\"FeatureCollection\",\"features\":[\n{string.Join(",\n", features)}\n]}}\n");
}
