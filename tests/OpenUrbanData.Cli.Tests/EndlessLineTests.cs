using System.Globalization;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

public sealed class EndlessLineTests
{
    const long MemoryMegabytes = 300;

    [Fact]
    public async Task A_line_of_half_a_gigabyte_ends_with_a_message_in_little_memory_and_leaves_the_old_revision()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PostgresDatabase.CreateAsync();
        using var directory = new DataDirectory();
        var folder = Directory.CreateDirectory(Path.Combine(directory.Root, "catalog", "muster")).FullName;
        var file = Path.Combine(folder, "daten.csv");
        await File.WriteAllTextAsync(Path.Combine(folder, "publisher.yaml"), """
            kind: municipality
            name: Muster
            key: "08999001"
            website: https://muster.example.org/
            contact: { name: Digitalamt, email: daten@muster.example.org }
            license: cc-zero
            """, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "daten.yaml"), """
            title: Daten
            description: Daten
            state: published
            schema: parking-facility/1.0.0
            source: { file: daten.csv }
            reader: { format: csv, encoding: utf-8, delimiter: ";" }
            municipality: "08999001"
            key: nr
            geometry: { x: x, y: y }
            mapping: { name: name, purpose: { constant: car }, facility_type: { constant: other } }
            """, cancellation);
        const string Good = "nr;name;x;y\n1;a;8.1;49.1\n2;b;8.2;49.2\n";
        await File.WriteAllTextAsync(file, Good, cancellation);
        Assert.Equal(0, (await IngestAsync()).Code);

        // More than the program may take; a sparse file, whose rest reads as NUL. The reader's own test has two gigabytes.
        await using (var endless = File.OpenWrite(file))
        {
            endless.Position = endless.Length;
            await endless.WriteAsync("3;"u8.ToArray(), cancellation);
            endless.SetLength(512L << 20);
        }

        var (code, output, memory) = await IngestAsync();

        Assert.True(code == 1 && output.Contains("source_too_large: Line 4: ", StringComparison.Ordinal), output);
        Assert.InRange(memory, 1, MemoryMegabytes);
        Assert.Equal("a,b", await database.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY name) FROM feature.parking_facility_1"));

        await File.WriteAllTextAsync(file, Good.Replace(";b;", ";c;", StringComparison.Ordinal), cancellation);
        (code, output, _) = await IngestAsync();
        Assert.True(code == 0, output);
        Assert.Equal("a,c", await database.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY name) FROM feature.parking_facility_1"));

        async Task<(int Code, string Output, long Megabytes)> IngestAsync()
        {
            using var oud = OudProcess.Start(
                new Dictionary<string, string?> { ["OUD_DATABASE"] = database.OwnerConnection },
                "ingest", "--catalog", Path.GetDirectoryName(folder)!, "--data", directory.Root);
            var (ended, peak) = (oud.EndAsync(), 0L);
            while (!ended.IsCompleted)
            {
                peak = Math.Max(peak, PeakMegabytes(oud.Id));
                await Task.Delay(20, cancellation);
            }

            return (await ended, oud.Output, peak);
        }
    }

    // The kernel remembers the highest resident memory of a process for as long as it lives.
    static long PeakMegabytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
