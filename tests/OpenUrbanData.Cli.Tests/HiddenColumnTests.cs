using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>Columns that nobody publishes, followed through the whole program: they end in the archive, which is the operator's.</summary>
public sealed partial class HiddenColumnTests : IDisposable
{
    const string Header = "Sachbearbeiter;Nr;Name;Art;Anzahl;Ort;Hinweis;frei;Stand;Telefon\n";

    // Values of the columns Sachbearbeiter and Telefon; and what a descriptor says for the office alone.
    static readonly string[] Secrets = ["Geheimrat", "0721-555", "Vertraulich"];

    readonly DataDirectory _directory = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string Data => Path.Combine(_directory.Root, "data");

    string Catalog => Path.Combine(_directory.Root, "catalog");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Columns_that_are_not_published_are_in_no_response_no_file_and_no_log()
    {
        TestCluster.SkipIfMissing();
        Write("publisher.yaml", """
            kind: municipality
            name: Muster
            key: "08999001"
            website: https://muster.example.org/
            contact: { name: Digitalamt, email: daten@muster.example.org }
            license: cc-zero
            area: { municipalities: { "08999001": Muster } }
            """);
        Write("daten.yaml", """
            title: Parkhäuser
            description: Parkhäuser
            state: published
            released_by: Amtsrat Vertraulich
            legal_check: Vertraulich geprüft
            schema: parking-facility/1.0.0
            source: { file: daten.csv }
            municipality: "08999001"
            key: Nr
            geometry: { wkt: Ort }
            mapping: { name: Name, purpose: { constant: car }, facility_type: Art, capacity: Anzahl }
            publish: [Hinweis]
            streams: { parking.free_spaces: { from: frei, time: Stand } }
            """);

        // Good rows, and one for each way of being wrong: type, required value, geometry, number of cells, key.
        Write("daten.csv", Header + string.Concat(((string[])[
            "1;gut;other;1;POINT(8.1 49.1);offen;5;22.11.2026 08:00", "2;gut;other;1;POINT(8.2 49.1);offen;6;22.11.2026 08:00",
            "3;Art;other;viele;POINT(8.3 49.1);offen;7;gestern", "4;Pflicht;;1;POINT(8.4 49.1);offen;8;22.11.2026 08:00",
            "5;Ort;other;1;neben der Kirche;offen;9;22.11.2026 08:00", "6;Zellen;zu;viele;other;1;POINT(8.6 49.1);offen;9;22.11.2026 08:00",
            "1;doppelt;other;1;POINT(8.7 49.1);offen;5;22.11.2026 08:00"]).Select((row, i) => $"Frau Geheimrat {i};{row};0721-555-{i}\n")));
        var first = await OudAsync("ingest");
        Assert.True(first.Contains("7 records (csv), 0 left out by conditions, 4 rejected, 3 features", StringComparison.Ordinal), first);
        Write("daten.csv", (await File.ReadAllTextAsync(Path.Combine(Catalog, "muster/daten.csv"), Cancellation)).Replace("2;gut", "2;neu", StringComparison.Ordinal));
        Write("kaputt.csv", Header + "Herr Geheimrat;1;\"offen;other;1;POINT(8.1 49.1);offen;5;22.11.2026 08:00;0721-555-1\n");
        Write("kaputt.yaml", (await File.ReadAllTextAsync(Path.Combine(Catalog, "muster/daten.yaml"), Cancellation)).Replace("daten.csv", "kaputt.csv", StringComparison.Ordinal));
        var second = await OudAsync("ingest", code: 1);
        Assert.True(second.Contains("never closed", StringComparison.Ordinal) && second.Contains("1 changed", StringComparison.Ordinal), second);
        HasNoSecret("what the program says", first + second, names: false);

        using (var server = OudProcess.Start("serve", "--data", Data, "--catalog", Catalog, "--port", "0"))
        {
            var answers = await AnswersAsync(await server.AddressAsync());
            foreach (var (address, answer) in answers)
            {
                HasNoSecret(address, answer, names: true);
            }

            Assert.Contains(answers, one => one.Address.EndsWith("muster.daten.arrow", StringComparison.Ordinal) && one.Text.Contains("offen", StringComparison.Ordinal));
            Assert.Contains(answers, one => one.Text.Contains("Datenqualität", StringComparison.Ordinal));
            Assert.InRange(answers.Count, 60, 1000);
            await server.TerminateAsync();
            HasNoSecret("what the server says", server.Output, names: true);
        }

        HasNoSecret("the dump of the database", await DumpAsync(), names: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Data, "archive")));
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(Data, "archive"), StringComparison.Ordinal)))
        {
            // Log, tables and write-ahead log of the database, byte for byte.
            HasNoSecret(file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation)), names: true);
        }
    }

    static void HasNoSecret(string where, string text, bool names)
    {
        foreach (var secret in (string[])[.. Secrets, .. names ? ["Sachbearbeiter"] : Array.Empty<string>()])
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(at < 0, at < 0 ? "" : $"{where} holds '{secret}': {text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)]}");
        }
    }

    // Everything that links lead to, from the landing page on, as page and as data, and what only parameters lead to.
    static async Task<List<(string Address, string Text)>> AnswersAsync(Uri server)
    {
        const string Items = "collections/muster.daten/items";
        string[] start =
        [
            "", "?lang=en", "catalog.ttl", "catalog.jsonld", "odata", "odata/$metadata", "api?f=json", "collections/muster.daten", "collections/muster.daten?lang=de",
            $"{Items}?f=csv", $"{Items}?f=csv&profile=excel-de", $"{Items}?f=arrow", $"{Items}?expand=latest", $"{Items}?sortby=name", $"{Items}?properties=source_values",
            "collections/muster.daten/changes?since=0", "collections/parking-facility/items", "downloads/muster.daten.csv", "downloads/muster.daten.arrow",
            "downloads/muster.daten.geojson", "publishers/muster", "towns/08999001", "portability/parking-finder/08999001", "odata/muster_daten", "nowhere",
        ];
        using var client = new HttpClient();
        var waiting = new Queue<Uri>(start.Select(path => new Uri(server, path)));
        var seen = new HashSet<string>(waiting.Select(one => one.AbsoluteUri), StringComparer.Ordinal);
        var answers = new List<(string, string)>();
        while (waiting.TryDequeue(out var address) && answers.Count < 240)
        {
            foreach (var type in (string[])["text/html", "*/*"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Accept.ParseAdd(type);
                using var response = await client.SendAsync(request, Cancellation);
                var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Cancellation));
                answers.Add((address.AbsoluteUri, $"{response.Headers}{text}"));
                foreach (var link in Link.Matches(text).Select(match => new Uri(address, match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)))
                    .Where(link => link.Authority == server.Authority && !IsAsset(link)))
                {
                    var page = new Uri(link.GetLeftPart(UriPartial.Query));
                    if (seen.Add(page.AbsoluteUri))
                    {
                        waiting.Enqueue(page);
                    }
                }
            }
        }

        return answers;
    }

    static bool IsAsset(Uri link) => link.AbsolutePath.EndsWith(".js", StringComparison.Ordinal) || link.AbsolutePath.EndsWith(".css", StringComparison.Ordinal);

    async Task<string> DumpAsync()
    {
        var backup = Path.Combine(_directory.Root, "backup.tar.gz");
        var dump = Path.Combine(_directory.Root, "database.dump");
        var (code, output) = await OudProcess.RunAsync("backup", backup, "--data", Data, "--catalog", Catalog);
        Assert.True(code == 0, output);
        await using (var file = File.OpenRead(backup))
        await using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
        await using (var tar = new TarReader(unzipped))
        {
            TarEntry? entry;
            do
            {
                entry = await tar.GetNextEntryAsync(cancellationToken: Cancellation);
            }
            while (entry is not null && entry.Name != "database.dump");
            await entry!.ExtractToFileAsync(dump, overwrite: true, Cancellation);
        }

        File.SetUnixFileMode(dump, File.GetUnixFileMode(dump) | UnixFileMode.OtherRead);
        var sql = await PostgresPrograms.Find()!.RunAsync("pg_restore", ["-f", "-", dump], Cancellation);
        Assert.Contains("gut", sql, StringComparison.Ordinal);
        return sql;
    }

    async Task<string> OudAsync(string command, int code = 0)
    {
        var (ended, output) = await OudProcess.RunAsync(command, "--data", Data, "--catalog", Catalog);
        Assert.True(ended == code, output);
        return output;
    }

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Catalog, "muster"));
        File.WriteAllText(Path.Combine(Catalog, "muster", name), text);
    }

    [GeneratedRegex("""(?:href|src|action)["']?\s*[=:]\s*["']([^"'#]+)""")]
    static partial Regex Link { get; }
}
