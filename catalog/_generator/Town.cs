using NetTopologySuite.Geometries;

namespace OpenUrbanData.Samples;

/// <summary>An invented town: where it lies and how its streets are called.</summary>
sealed record Town(string Key, string Name, string PostalCode, Place Centre, double Radius, IReadOnlyList<string> Streets)
{
    static readonly string[] CityStreets =
    [
        "Bahnhofstraße", "Hauptstraße", "Lindenallee", "Schloßplatz", "Mühlgasse", "Königstraße", "Gartenstraße",
        "Am Brühl", "Weststraße", "Goethestraße", "Kirchgasse", "Fürther Straße", "Ziegelhüttenweg", "Rosenweg",
        "Jahnstraße", "Äußere Ringstraße", "Uferpromenade", "Schulstraße", "Theaterplatz", "Bergstraße",
        "An der Stadtmauer", "Färbergasse", "Heinrich-Heine-Straße", "Wiesengrund", "Nordring", "Südring",
    ];

    static readonly string[] VillageStreets = ["Dorfstraße", "Mühlweg", "Kirchweg", "Am Anger", "Aubachstraße", "Schulgasse"];

    /// <summary>The city of about 150,000 people.</summary>
    public static Town Lindenfurt { get; } =
        new("06999000", "Lindenfurt", "36999", new(9.512, 50.742), 4200, CityStreets);

    /// <summary>The village of about 2,000 people.</summary>
    public static Town Aubach { get; } = new("06998012", "Aubach", "36998", new(9.672, 50.826), 900, VillageStreets);

    /// <summary>The other municipalities of the county.</summary>
    public static IReadOnlyList<Town> Neighbours { get; } =
    [
        new("06998004", "Großensteinfeld", "36997", new(9.611, 50.868), 1500, VillageStreets),
        new("06998007", "Hohenlinden", "36996", new(9.742, 50.791), 1200, VillageStreets),
        new("06998021", "Wiesenthal a.d. Aue", "36998", new(9.705, 50.881), 1100, VillageStreets),
    ];

    /// <summary>A place in the town, denser in the middle.</summary>
    public Place Somewhere(Dice dice) => Centre.Move(Radius * 0.8 * dice.Bell(), Radius * 0.8 * dice.Bell());

    /// <summary>A closed outline with bends, around its centre.</summary>
    public IReadOnlyList<Place> Outline(Dice dice, double share = 1, int corners = 28)
    {
        var ring = new List<Place>();
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            var radius = Radius * share * (1.25 + (0.2 * dice.Next()));
            ring.Add(Centre.Move(radius * Math.Cos(angle), radius * Math.Sin(angle)));
        }

        ring.Add(ring[0]);
        return ring;
    }

    /// <summary>A ring as polygon in EPSG:25832, rounded to centimetres.</summary>
    public static Polygon Utm32(IEnumerable<Place> ring) => new(new LinearRing([.. ring.Select(place =>
    {
        var (east, north) = place.Utm32();
        return new Coordinate(Math.Round(east, 2), Math.Round(north, 2));
    })]));
}
