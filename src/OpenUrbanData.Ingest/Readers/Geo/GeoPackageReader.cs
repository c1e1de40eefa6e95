using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Geo;

/// <summary>GeoPackage (OGC 12-128): one feature or attribute table of it.</summary>
/// <remarks>Only tables are read, never views: a view is a program of whoever wrote the file.</remarks>
public sealed class GeoPackageReader : RecordReader
{
    /// <inheritdoc/>
    public override string Name => "geopackage";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file) => file.Head.Span.StartsWith("SQLite format 3\0"u8);

    /// <inheritdoc/>
    public override async ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        try
        {
            await using var database = await OpenAsync(file, cancellation);
            var layer = await LayerAsync(database, file.Name, options, cancellation);
            var columns = new List<(string Name, string Type)>();
            await foreach (var row in RowsAsync(database, "SELECT name, type FROM pragma_table_info($1)", [layer.Table], cancellation))
            {
                columns.Add((row.GetString(0), row.GetString(1).ToUpperInvariant()));
            }

            columns.RemoveAll(column => column.Name == layer.Column);
            if (columns.Count > limits.Columns)
            {
                throw new IngestException(IngestCodes.SourceTooLarge, $"{file.Name}: {columns.Count} columns; at most {limits.Columns} are read.");
            }

            long? count = null;
            await foreach (var row in RowsAsync(database, $"SELECT count(*) FROM {Quote(layer.Table)}", [], cancellation))
            {
                count = row.GetInt64(0);
            }

            var names = new SourceColumns([.. columns.Select(column => column.Name)]);
            return new(this, names, (reading, token) => ReadRecordsAsync(file, layer, names, columns, limits, reading, token))
            {
                Crs = SourceCrs.Parse(options.Crs) ?? layer.Crs,
                HasGeometry = layer.Column is not null,
                Count = count,
            };
        }
        catch (SqliteException exception)
        {
            throw Broken(file, exception);
        }
    }

    static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        SourceFile file,
        Layer layer,
        SourceColumns names,
        List<(string Name, string Type)> columns,
        ReaderLimits limits,
        SourceReading reading,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var database = await OpenAsync(file, cancellation);
        var list = string.Join(", ", columns.Select(column => Quote(column.Name)).Prepend(layer.Column is null ? "NULL" : Quote(layer.Column)));
        long number = 0;
        await using var rows = RowsAsync(database, $"SELECT {list} FROM {Quote(layer.Table)} ORDER BY rowid", [], cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (SqliteException exception)
            {
                throw Broken(file, exception);
            }

            if (++number > limits.Records)
            {
                throw new IngestException(IngestCodes.SourceTooLarge, $"{file.Name}: more than {limits.Records} records.");
            }

            yield return MakeRecord(rows.Current, names, columns, number, file.Name, limits, reading);
        }
    }

    static SourceRecord MakeRecord(
        SqliteDataReader row,
        SourceColumns names,
        List<(string Name, string Type)> columns,
        long number,
        string name,
        ReaderLimits limits,
        SourceReading reading)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row.IsDBNull(i + 1) ? null : row.GetValue(i + 1) switch
            {
                "" or byte[] => null,
                long whole when columns[i].Type == "BOOLEAN" => whole != 0,
                string text when text.Contains('\0', StringComparison.Ordinal) => text.Replace("\0", "", StringComparison.Ordinal),
                var value => value,
            };
        }

        Geometry? geometry = null;
        string? defect = null;
        try
        {
            if (!row.IsDBNull(0))
            {
                if (row.GetBytes(0, 0, null, 0, 0) is var length && length > limits.RecordBytes)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge,
                        $"{name}, record {number}: the geometry has {length} bytes; at most {limits.RecordBytes} are taken.");
                }

                geometry = Read((byte[])row.GetValue(0));
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException)
        {
            defect = IngestCodes.GeometryUnreadable;
            reading.Note(defect, $"{name}, record {number}: {exception.Message}.");
        }

        return new(names, values) { Number = number, Geometry = geometry, Defect = defect };
    }

    // OGC 12-128r17, 2.1.3: "GP", version, flags, SRS id, an envelope of 0 to 8 numbers, then WKB.
    static Geometry? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes.StartsWith("GP"u8))
        {
            throw new FormatException("a geometry of a GeoPackage begins with GP");
        }

        int[] envelopes = [0, 32, 48, 48, 64];
        var envelope = (bytes[3] >> 1) & 7;
        return envelope >= envelopes.Length || bytes.Length < 8 + envelopes[envelope]
            ? throw new FormatException("the header of the geometry is broken")
            : WkbGeometry.Read(bytes[(8 + envelopes[envelope])..], out _) is { IsEmpty: false } geometry ? geometry : null;
    }

    static async Task<Layer> LayerAsync(
        SqliteConnection database, string name, ReaderOptions options, CancellationToken cancellation)
    {
        const string Layers = """
            SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, c.data_type
            FROM gpkg_contents c
            JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table'
            LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
            LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            WHERE c.data_type IN ('features', 'attributes')
            ORDER BY c.data_type DESC, c.table_name
            """;
        var layers = new List<Layer>();
        await foreach (var row in RowsAsync(database, Layers, [], cancellation))
        {
            var (isKnown, code) = (!row.IsDBNull(3) && row.GetString(2).Equals("EPSG", StringComparison.OrdinalIgnoreCase), row.IsDBNull(3) ? 0 : row.GetInt32(3));
            layers.Add(new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1),
                isKnown ? new(code, null) : row.IsDBNull(4) ? null : SourceCrs.Parse(row.GetString(4)), row.GetString(5) == "features"));
        }

        var wanted = options.Layer is { } layer ? layers.FindAll(one => one.Table == layer)
            : layers.Exists(one => one.IsSpatial) ? layers.FindAll(one => one.IsSpatial) : layers;
        return wanted is [var only] ? only : throw new IngestException(IngestCodes.OptionInvalid, layers.Count == 0
            ? $"{name}: there is no feature or attribute table in the GeoPackage."
            : $"{name}: name one of the layers in reader.layer: {string.Join(", ", layers.Select(one => one.Table))}.");
    }

    // Immutable: a file in WAL mode would otherwise need a writable folder. Untrusted schema: no functions of the file's own choice.
    static async Task<SqliteConnection> OpenAsync(SourceFile file, CancellationToken cancellation)
    {
        var database = new SqliteConnection($"Data Source=file:{Uri.EscapeDataString(file.Path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(cancellation);
        await using var command = database.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;";
        await command.ExecuteNonQueryAsync(cancellation);
        return database;
    }

    static async IAsyncEnumerable<SqliteDataReader> RowsAsync(
        SqliteConnection database, string sql, string[] parameters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", parameters[i]);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            yield return rows;
        }
    }

    static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static IngestException Broken(SourceFile file, SqliteException exception) => new(IngestCodes.FormatInvalid,
        $"{file.Name}: the GeoPackage is broken or is another kind of SQLite file. {exception.Message}", exception);

    sealed record Layer(string Table, string? Column, SourceCrs? Crs, bool IsSpatial);
}
