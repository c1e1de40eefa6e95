using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads <c>&lt;dataset&gt;.yaml</c>.</summary>
static partial class DatasetReader
{
    static readonly ImmutableArray<string> Formats = ["csv", "geojson", "json", "xlsx", "shapefile", "geopackage"];

    /// <summary>The data set; null where there are mistakes, which are in <paramref name="errors"/> then.</summary>
    /// <param name="publisher">Who publishes it.</param>
    /// <param name="publisherText">Text of its file, for the hash.</param>
    /// <param name="name">Name of the file without ending.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="sourceRoot">Folder that <c>@/</c> in <c>source.file</c> means; null where none is set.</param>
    /// <param name="errors">Gets the mistakes.</param>
    public static DatasetDescriptor? Read(PublisherDescriptor publisher, string publisherText, string name, string file, string text,
        string? sourceRoot, List<DescriptorError> errors)
    {
        var before = errors.Count;
        if (YamlFile.Read(file, text, errors) is not { } top)
        {
            return null;
        }

        var keys = new Section(file, "", "dataset", top, errors);
        var kind = EntryReader.Kind(keys);
        var (isPublished, lifecycle) = EntryReader.State(keys);

        // What is only on the way to publication is an entry of the inventory; the rest may follow.
        var isWhole = lifecycle is null or Lifecycle.Published;
        var title = keys.Localized("title", required: true);
        var description = keys.Localized("description", required: isWhole);
        var keywords = keys.Child("keywords", "keywords");
        var license = Licenses.Read(keys) ?? publisher.License;
        if (license is null && !keys.Has("license") && isWhole && kind != DatasetKind.Series)
        {
            keys.Missing("license", "a licence, because publisher.yaml names none");
        }

        var (schemaName, schemaVersion) = Schema(keys, isNeeded: isWhole && kind == DatasetKind.Dataset);
        var source = Source(keys, kind, isNeeded: isWhole && kind == DatasetKind.Dataset, sourceRoot);
        var distributions = EntryReader.Distributions(keys, title);
        var endpoint = EntryReader.Endpoint(keys);
        if (isWhole && kind == DatasetKind.Service && !keys.Has("endpoint"))
        {
            keys.Missing("endpoint", "'{ url: … }' of the service");
        }
        else if (isWhole && kind == DatasetKind.Reference && !keys.Has("distributions") && !keys.Has("services") && !keys.Has("source"))
        {
            keys.Missing("distributions", "a list of '{ download_url: …, format: … }', or 'services', because of 'kind: reference'");
        }

        var schedule = keys.Text("schedule");
        if (schedule is not null && !Period().IsMatch(schedule))
        {
            keys.Error(keys.LineOf("schedule"), "schedule", $"'{schedule}' is no ISO 8601 period; expected for example P1D, P1M or PT15M.");
        }

        var descriptor = new DatasetDescriptor
        {
            Publisher = publisher,
            Name = name,
            File = file,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{publisherText}\0{text}"))),
            Title = title ?? new("", ""),
            Description = description ?? new("", ""),
            KeywordsDe = keywords?.Texts("de") ?? [],
            KeywordsEn = keywords?.Texts("en") ?? [],
            Themes = ThemesOf(keys),
            Kind = kind,
            IsPublished = isPublished,
            Lifecycle = lifecycle,
            Owner = keys.Localized("owner"),
            Reason = keys.Localized("reason"),
            Musterdatensatz = EntryReader.Musterdatensatz(keys),
            Series = EntryReader.Names(keys, "series", publisher.Slug),
            Services = EntryReader.Names(keys, "services", publisher.Slug),
            Distributions = distributions,
            Endpoint = endpoint,
            Statements = StatementsReader.Read(keys),
            PublishesOriginal = keys.OneOf("original", ["publish", "keep"], "keep") == "publish",
            IsComplete = isWhole || (kind == DatasetKind.Dataset && keys.Has("schema") && keys.Has("source") && license is not null),
            License = license ?? "",
            Attribution = keys.Text("attribution") ?? publisher.Attribution,
            ReleasedBy = keys.Text("released_by"),
            ReleasedOn = keys.Text("released_on"),
            LegalCheck = keys.Text("legal_check"),
            CoverageClaim = keys.OneOf("coverage_claim", ["complete", "partial", "unknown"], "unknown")!,
            CoverageNote = keys.Localized("coverage_note"),
            Schedule = schedule,
            SchemaName = schemaName,
            SchemaVersion = schemaVersion,
            Source = source,
            Reader = Reader(keys),
            Mapping = MappingReader.Read(keys),
            Guard = Guard(keys),
        };
        StatementsReader.CheckHvd(keys, descriptor);
        return errors.Count == before ? descriptor : null;
    }

    static ImmutableArray<string> ThemesOf(Section keys)
    {
        var themes = keys.Texts("themes");
        foreach (var wrong in themes.Where(theme => !DataThemes.Codes.Contains(theme, StringComparer.Ordinal)))
        {
            keys.Error(keys.LineOf("themes"), "themes", $"'{wrong}' is no EU data theme; expected of {string.Join(", ", DataThemes.Codes)}.");
        }

        return themes;
    }

    static (string? Name, SchemaVersion? Version) Schema(Section keys, bool isNeeded)
    {
        var text = keys.Text("schema", isNeeded ? "a schema and its version (parking-facility/1.0.0) or 'local'" : null);
        if (text is null or "local")
        {
            return default;
        }

        var parts = text.Split('/');
        if (parts.Length == 2 && parts[0].Length > 0 && SchemaVersion.TryParse(parts[1], out var version))
        {
            return (parts[0], version);
        }

        keys.Error(keys.LineOf("schema"), "schema", $"'{text}' is no schema with its version (parking-facility/1.0.0) and not 'local'.");
        return default;
    }

    static SourceDescriptor Source(Section keys, DatasetKind kind, bool isNeeded, string? sourceRoot)
    {
        var source = keys.Child("source", "source");
        var file = source?.Text("file");
        var url = source is null ? null : PublisherReader.Address(source, "url");
        if (source is null ? isNeeded && !keys.Has("source") : !source.Has("file") && !source.Has("url"))
        {
            keys.Missing("source", kind == DatasetKind.Reference ? "'{ url: … }'" : "'{ file: … }' or '{ url: … }'");
        }

        if (kind == DatasetKind.Reference && file is not null)
        {
            source!.Error(source.LineOf("file"), "file", "Nothing is ingested with 'kind: reference'; expected 'url' alone, or 'distributions'.");
            return new(null, url);
        }

        if (file is null)
        {
            return new(null, url);
        }

        string root;
        if (file.StartsWith("@/", StringComparison.Ordinal))
        {
            if (sourceRoot is null)
            {
                // No mistake of the file: its data sets stay listed, and only a run of them needs the folder.
                return new(null, url) { MissingRoot = file };
            }

            (root, file) = (Path.GetFullPath(sourceRoot), file[2..]);
        }
        else
        {
            root = Path.GetDirectoryName(Path.GetFullPath(keys.File))!;
        }

        var path = Path.GetFullPath(Path.Combine(root, file));
        if (!path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            source!.Error(source.LineOf("file"), "file",
                $"'{file}' lies outside of {root}; expected a path below it, or '@/…' below the folder of --source-root.");
        }

        return new(path, url) { Root = root };
    }

    static ReaderOptions Reader(Section keys)
    {
        if (keys.Child("reader", "reader") is not { } reader)
        {
            return ReaderOptions.None;
        }

        return new()
        {
            Format = reader.OneOf("format", Formats),
            Encoding = reader.Text("encoding"),
            Delimiter = reader.Character("delimiter"),
            Quote = reader.Character("quote"),
            Escape = reader.OneOf("escape", ["backslash", "double"]),
            Decimal = reader.Character("decimal"),
            Thousands = reader.Character("thousands"),
            Header = reader.Texts("header"),
            HeaderRow = (int?)reader.Whole("header_row", 1, 10_000),
            Sheet = reader.Text("sheet"),
            Layer = reader.Text("layer"),
            Records = reader.Text("records"),
            Crs = reader.Text("crs"),
        };
    }

    static GuardDescriptor Guard(Section keys)
    {
        var usual = new GuardDescriptor();
        return keys.Child("guard", "guard") is not { } guard
            ? usual
            : new()
            {
                RejectedShare = guard.Number("rejected_share", 0, 1) ?? usual.RejectedShare,
                RejectedCount = guard.Whole("rejected_count", 0, long.MaxValue) ?? usual.RejectedCount,
                VanishedShare = guard.Number("vanished_share", 0, 1) ?? usual.VanishedShare,
                VanishedCount = guard.Whole("vanished_count", 0, long.MaxValue) ?? usual.VanishedCount,
            };
    }

    [GeneratedRegex("^P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
