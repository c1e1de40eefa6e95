// Writes the source files of the invented towns below catalog/. The same seed gives the same bytes on every machine:
//   dotnet run --project catalog/_generator -- catalog
using OpenUrbanData.Samples;

if (args is not [var catalog])
{
    Console.Error.WriteLine("usage: dotnet run --project catalog/_generator -- <catalog folder>");
    return 2;
}

City.Write(Path.Combine(catalog, "lindenfurt", "source"));
Village.Write(Path.Combine(catalog, "aubach", "source"));
County.Write(Path.Combine(catalog, "landkreis-wiesengrund", "source"));
ChargingRegister.Write(Path.Combine(catalog, "ladesaeulenregister", "source"));
return 0;
