using System.Collections.Immutable;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>The schema of a data set that fits no canonical one: inferred from all its records, then pinned in a file
/// beside the descriptor, so that the next delivery cannot change the shape of what is served.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Warning">Why it could not be pinned; null where it is.</param>
public sealed record PinnedSchema(FeatureSchema Schema, SourceNote? Warning)
{
    static readonly ImmutableArray<string> Platform =
        ["id", "source_id", "id_stability", "dataset_id", "license", "attribution", "source_url", "updated_at", "quality_flags", "source_values"];

    /// <summary>The pinned schema, or the inferred one, which is pinned then. Columns that the descriptor names and the
    /// pinned one lacks are inferred and added as its next minor version.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="source">Its source, read once more for the inference.</param>
    /// <param name="schemas">Canonical schemas, for what the platform sets.</param>
    /// <param name="pins">False leaves the file as it is, for a check.</param>
    /// <param name="cancellation">Ends the inference.</param>
    /// <exception cref="IngestException">The pinned file is wrong, or the descriptor names nothing that leaves.</exception>
    public static async Task<PinnedSchema> ResolveAsync(
        DatasetDescriptor dataset, SourceReading source, SchemaRegistry schemas, bool pins, CancellationToken cancellation)
    {
        var pinned = Pinned(dataset);
        var wanted = Wanted(dataset, pinned);
        if (pinned is not null && wanted.Count == 0)
        {
            return new(pinned, null);
        }

        if (wanted.Count == 0)
        {
            throw new IngestException(IngestCodes.DescriptorInvalid,
                $"{dataset.File}: mapping: a local schema is made of columns; expected some under 'mapping' or 'publish'. The source has {string.Join(", ", source.Columns.Names)}.");
        }

        var inferred = await InferAsync(dataset, source, schemas, pinned, wanted, cancellation);
        return Pin(dataset, inferred, pins);
    }

    static FeatureSchema? Pinned(DatasetDescriptor dataset)
    {
        if (!File.Exists(dataset.LocalSchemaFile))
        {
            return null;
        }

        var reading = SchemaReader.Read(dataset.LocalSchemaFile, File.ReadAllBytes(dataset.LocalSchemaFile));
        return reading.Schema is { } schema && reading.Mistakes.IsEmpty
            ? schema with { IsLocal = true }
            : throw new IngestException(IngestCodes.DescriptorInvalid, string.Join('\n', reading.Mistakes));
    }

    // Rules whose property is not in the pinned schema: mapped ones by name, published columns by their header.
    static List<PropertyRule> Wanted(DatasetDescriptor dataset, FeatureSchema? pinned)
    {
        var wanted = dataset.Mapping.Properties.Where(rule => pinned?.Find(rule.Property) is null).ToList();
        wanted.AddRange(dataset.Mapping.Publish
            .Where(one => pinned?.Properties.Any(property => property.SourceNames.Contains(one.Column)) != true)
            .Select(one => new PropertyRule(one.Line, "", new() { From = [one.Column], Zone = TimeZoneInfo.FindSystemTimeZoneById(ValueReader.UsualZone) })));
        return wanted;
    }

    static async Task<FeatureSchema> InferAsync(DatasetDescriptor dataset, SourceReading source, SchemaRegistry schemas,
        FeatureSchema? pinned, List<PropertyRule> wanted, CancellationToken cancellation)
    {
        var fixedOnes = pinned?.Properties ?? Fixed(dataset, schemas);
        var taken = fixedOnes.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        taken.Add("geometry");
        var sequence = fixedOnes.Max(property => property.Sequence);
        var added = wanted.Select(rule => Provisional(dataset, rule, taken, ++sequence)).ToImmutableArray();

        // Everything is read as text by the real mapping: what the types are, is seen at what comes out of it.
        var texts = new FeatureSchema
        {
            Name = dataset.Id,
            Version = pinned is null ? new(1, 0, 0) : new(pinned.Version.Major, pinned.Version.Minor + 1, 0),
            IsLocal = true,
            Title = dataset.Title,
            Description = dataset.Description,
            Themes = dataset.Themes,
            Properties = [.. fixedOnes, .. added],
            Geometry = pinned?.Geometry,
            Document = default,
        };
        var facts = added.Select(property => new ColumnFacts(property.SourceNames.FirstOrDefault() ?? property.Name,
            property.SourceNames is [var first, ..] ? source.MarksOf(first) : NumberMarks.Point)).ToArray();
        var geometries = await ObserveAsync(dataset, source, texts, fixedOnes.Length, facts, cancellation);
        return texts with
        {
            Properties =
            [
                .. fixedOnes,
                .. added.Select((property, i) => property.Type == PropertyType.Text && !IsTyped(wanted[i].Value)
                    ? property with { Type = facts[i].Type }
                    : property),
            ],
            Geometry = pinned?.Geometry ?? geometries,
        };
    }

    static bool IsTyped(ValueRule rule) => rule.Type is not null || rule.Parse is not null;

    static ImmutableArray<Property> Fixed(DatasetDescriptor dataset, SchemaRegistry schemas)
    {
        var any = schemas.Schemas.First(schema => schema.Find("municipality_key") is not null);
        IEnumerable<string> names = dataset.Mapping.Municipality is null ? Platform : Platform.Append("municipality_key");
        return
        [
            .. names.Select(any.Find).OfType<Property>().OrderBy(property => property.Sequence).Select((property, i) => property with
            {
                Sequence = i + 1,
                Level = property.Name == "municipality_key" ? PropertyLevel.Expected : property.Level,
                SourceNames = [],
            }),
        ];
    }

    static Property Provisional(DatasetDescriptor dataset, PropertyRule rule, HashSet<string> taken, int sequence)
    {
        var column = rule.Value.From.Concat(rule.Value.Join).FirstOrDefault();
        var wished = rule.Property.Length == 0 ? column! : rule.Property;
        var name = LocalSchema.Names([wished], taken)[0];
        taken.Add(name);
        if (rule.Property.Length > 0 && name != wished)
        {
            throw new IngestException(IngestCodes.DescriptorInvalid, new DescriptorError(dataset.File, rule.Line, $"mapping.{rule.Property}",
                $"This name is taken or no identifier; expected for example '{name}'.").ToString());
        }

        // The header is what people call the column; a part of a cell, or several cells, have the property's name only.
        var title = rule.Value is { From: [var header], Capture: null, SplitBy: null } ? header : wished;
        var type = MappingCompiler.TypeOf(rule.Value.Type) ?? (rule.Value.Object.IsEmpty && rule.Value.Objects.IsEmpty
            ? rule.Value.List is null ? PropertyType.Text : PropertyType.TextArray
            : PropertyType.Json);
        return new()
        {
            Name = name,
            Type = type,
            IsArray = !rule.Value.Objects.IsEmpty,
            Sequence = sequence,
            Title = new(title, title),
            SourceNames = column is null ? [] : [column],
        };
    }

    static async Task<GeometryRule?> ObserveAsync(DatasetDescriptor dataset, SourceReading source, FeatureSchema texts,
        int skip, ColumnFacts[] facts, CancellationToken cancellation)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var mapping = RecordMapping.Compile(dataset, texts, source);
        var mapped = new MappedRecords();
        await foreach (var record in source.ReadRecordsAsync(cancellation).WithCancellation(cancellation))
        {
            mapped.Clear();
            mapping.Map(record, mapped);
            mapped.Features.ForEach(Observe);
        }

        foreach (var feature in mapping.Complete())
        {
            Observe(feature);
        }

        return types.Count == 0 ? null : new([.. WithPlurals(types)], PropertyLevel.Optional);

        void Observe(Feature feature)
        {
            if (feature.Geometry is { IsEmpty: false } geometry)
            {
                types.Add(geometry.GeometryType);
            }

            for (var i = 0; i < facts.Length; i++)
            {
                if (feature.Values[skip + i] is string text)
                {
                    facts[i].Observe(text);
                }
            }
        }
    }

    // The next delivery may join what this one has in parts, or the other way round.
    static SortedSet<string> WithPlurals(SortedSet<string> types)
    {
        foreach (var single in new[] { "Point", "LineString", "Polygon" })
        {
            if (types.Contains(single) || types.Contains("Multi" + single))
            {
                types.Add(single);
                types.Add("Multi" + single);
            }
        }

        return types;
    }

    static PinnedSchema Pin(DatasetDescriptor dataset, FeatureSchema schema, bool pins)
    {
        var document = SchemaWriter.Write(schema);
        var reading = SchemaReader.Read(dataset.LocalSchemaFile, document);
        var written = reading.Schema ?? throw new InvalidOperationException(string.Join('\n', reading.Mistakes));
        if (!pins)
        {
            return new(written with { IsLocal = true }, null);
        }

        try
        {
            File.WriteAllBytes(dataset.LocalSchemaFile + ".new", document.ToArray());
            File.Move(dataset.LocalSchemaFile + ".new", dataset.LocalSchemaFile, overwrite: true);
            return new(written with { IsLocal = true }, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(written with { IsLocal = true }, new("schema_not_pinned",
                $"{Path.GetFileName(dataset.LocalSchemaFile)} cannot be written beside the descriptor, so the schema is inferred anew in each run.", 1));
        }
    }
}
