namespace OpenUrbanData.Samples;

/// <summary>A place on the ellipsoid, and its coordinates in EPSG:25832.</summary>
readonly record struct Place(double Longitude, double Latitude)
{
    /// <summary>Easting and northing in UTM zone 32 on GRS 80, in metres.</summary>
    /// <remarks>Krüger's series to the third order of the flattening: below a millimetre inside the zone.</remarks>
    public (double East, double North) Utm32()
    {
        const double A = 6378137.0, F = 1 / 298.257222101, Scale = 0.9996;
        const double N = F / (2 - F);
        const double Radius = A / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));
        ReadOnlySpan<double> alpha =
        [
            (N / 2) - (2 * N * N / 3) + (5 * N * N * N / 16),
            (13 * N * N / 48) - (3 * N * N * N / 5),
            61 * N * N * N / 240,
        ];
        var latitude = double.DegreesToRadians(Latitude);
        var longitude = double.DegreesToRadians(Longitude - 9);
        var e = 2 * Math.Sqrt(N) / (1 + N);
        var t = Math.Sinh(Math.Atanh(Math.Sin(latitude)) - (e * Math.Atanh(e * Math.Sin(latitude))));
        var xi = Math.Atan2(t, Math.Cos(longitude));
        var eta = Math.Atanh(Math.Sin(longitude) / Math.Sqrt(1 + (t * t)));
        var (east, north) = (eta, xi);
        for (var j = 1; j <= alpha.Length; j++)
        {
            east += alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
            north += alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
        }

        return (500000 + (Scale * Radius * east), Scale * Radius * north);
    }

    /// <summary>The place some metres to the east and north.</summary>
    public Place Move(double east, double north) =>
        new(Longitude + (east / (111320 * Math.Cos(double.DegreesToRadians(Latitude)))), Latitude + (north / 111132));
}
