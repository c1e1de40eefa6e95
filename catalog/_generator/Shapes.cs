using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;

namespace OpenUrbanData.Samples;

/// <summary>Shapefiles in EPSG:25832, zipped below a folder as geoinformation offices send them: Windows-1252, no .cpg.</summary>
static class Shapes
{
    const string Projection =
        "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID[\"GRS_1980\",6378137.0," +
        "298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"]," +
        "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",9.0]," +
        "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    static readonly string[] Parts = [".shp", ".shx", ".dbf", ".prj"];

    /// <summary>Writes one layer into an archive.</summary>
    public static void Write(string path, string layer, IEnumerable<(Geometry Geometry, (string Name, object? Value)[] Columns)> rows)
    {
        var folder = Directory.CreateTempSubdirectory("oud-samples");
        try
        {
            var features = rows.Select(row =>
            {
                var table = new AttributesTable();
                foreach (var (name, value) in row.Columns)
                {
                    table.Add(name, value);
                }

                return new Feature(row.Geometry, table);
            }).ToList<IFeature>();
            Shapefile.WriteAllFeatures(features, Path.Combine(folder.FullName, layer + ".shp"), Projection, Files.Windows1252);
            Files.Zip(path, Parts.Select(extension =>
            {
                var bytes = File.ReadAllBytes(Path.Combine(folder.FullName, layer + extension));
                if (extension == ".dbf")
                {
                    (bytes[1], bytes[2], bytes[3]) = (126, 10, 1);   // the date of the last change: always the same
                }

                return ($"{layer}/{layer}{extension}", bytes);
            }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
