using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Tests.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The test data of CQL2 (OGC 21-065r2, annex A; Natural Earth), published as three local data sets.</summary>
public sealed class OfficialLayers : IAsyncLifetime
{
    const string File = "standards/cql2/ne110m4cql2.gpkg";

    readonly PostgresDatabase _database = new();
    Registry? _registry;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null || !Directory.Exists(Path.Combine(SharedData.Folder, "standards/cql2")))
        {
            return;
        }

        var store = new SampleStore(_database);
        await using var file = new SqliteConnection($"Data Source={SharedData.Path(File)};Mode=ReadOnly;Pooling=False");
        await file.OpenAsync();
        foreach (var (layer, columns) in Columns(file).ToArray())
        {
            var name = NameOf(layer);
            var schema = SampleStore.Local(name, [.. columns]);
            schema = schema with { Geometry = new(["Point", "LineString", "Polygon", "MultiPolygon"], PropertyLevel.Optional) };
            Feature[] features = [.. Read(file, layer, schema, columns)];
            var (_, outcome) = await store.PublishAsync(name, schema with { Document = SchemaWriter.Write(schema) }, features);

            // Placing takes what lies outside Central Europe for swapped axes where that would put it there; this is the world.
            await _database.ExecuteAsync(
                $"""
                UPDATE feature.local_{outcome.Number} AS f SET geom = oud.place(ST_GeomFromWKB(s.shape), 4326)
                FROM unnest($1, $2) AS s(id, shape) WHERE s.id = f.source_id
                """,
                features.Select(feature => feature.SourceId!).ToArray(), features.Select(feature => feature.Geometry!.ToBinary()).ToArray());
        }

        _registry = await new RegistryReader(_database.Database).ReadAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>How many features of a layer match a filter.</summary>
    public Task<long> CountAsync(string layer, Cql2Node node)
    {
        var collection = _registry!.Collections[$"{SampleStore.Slug}.{NameOf(layer)}"];
        Assert.True(Cql2Binder.TryBind(node, name => Queryable(collection, name), Crs.Crs84, out var filter, out var mistake), mistake?.Message);
        return new FeatureReader(_database.Database, new()).CountAsync(
            new() { Collection = collection, Filter = filter }, TestContext.Current.CancellationToken);
    }

    static Operand? Queryable(Collection collection, string name) => name == "geom"
        ? new Operand.Shape()
        : collection.Schema.Find(name) is { } property ? new Operand.Value(property) : null;

    static string NameOf(string layer) => layer.Replace('_', '-').Replace("ne-110m-", "", StringComparison.Ordinal);

    static IEnumerable<(string Layer, (string Name, PropertyType Type)[] Columns)> Columns(SqliteConnection file)
    {
        using var layers = new SqliteCommand("SELECT table_name FROM gpkg_geometry_columns", file);
        using var reader = layers.ExecuteReader();
        while (reader.Read())
        {
            var layer = reader.GetString(0);
            using var info = new SqliteCommand($"SELECT name, type FROM pragma_table_info('{layer}') WHERE name NOT IN ('fid', 'geom')", file);
            using var columns = info.ExecuteReader();
            var list = new List<(string, PropertyType)>();
            while (columns.Read())
            {
                list.Add((columns.GetString(0), columns.GetString(1) switch
                {
                    "INTEGER" => PropertyType.Integer,
                    "REAL" => PropertyType.Number,
                    "DATE" => PropertyType.Date,
                    "DATETIME" => PropertyType.DateTime,
                    "BOOLEAN" => PropertyType.Boolean,
                    _ => PropertyType.Text,
                }));
            }

            yield return (layer, [.. list]);
        }
    }

    static IEnumerable<Feature> Read(
        SqliteConnection file, string layer, FeatureSchema schema, (string Name, PropertyType Type)[] columns)
    {
        using var rows = new SqliteCommand(
            $"SELECT fid, geom, {string.Join(", ", columns.Select(column => $"\"{column.Name}\""))} FROM \"{layer}\"", file);
        using var reader = rows.ExecuteReader();
        while (reader.Read())
        {
            var blob = (byte[])reader[1];

            // GeoPackage 1.3, 2.1.3: eight bytes and the envelope stand before the WKB.
            var envelope = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, _ => 64 };
            var feature = new Feature(schema)
            {
                Record = reader.GetInt64(0),
                Line = reader.GetInt64(0),
                SourceId = reader.GetInt64(0).ToString(CultureInfo.InvariantCulture),
                Geometry = new WKBReader().Read(blob[(8 + envelope)..]),
                SourceSrid = 4326,
            };
            for (var i = 0; i < columns.Length; i++)
            {
                feature[columns[i].Name] = reader.IsDBNull(i + 2) ? null : Value(columns[i].Type, reader, i + 2);
            }

            yield return feature;
        }
    }

    static object Value(PropertyType type, SqliteDataReader reader, int column) => type switch
    {
        PropertyType.Integer => reader.GetInt64(column),
        PropertyType.Number => reader.GetDouble(column),
        PropertyType.Boolean => reader.GetBoolean(column),
        PropertyType.Date => DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        PropertyType.DateTime => DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => reader.GetString(column),
    };
}
