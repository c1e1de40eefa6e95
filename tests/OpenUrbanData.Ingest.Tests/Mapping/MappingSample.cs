using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Mapping;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Mapping;

/// <summary>Maps a few rows by a piece of a descriptor.</summary>
sealed class MappingSample
{
    static readonly Lazy<SchemaRegistry> Registry = new(() => SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry);

    readonly MappedRecords _mapped = new();

    MappingSample(string schema, string yaml, string[] columns, object?[][] rows, NumberMarks marks, SourceCrs? crs)
    {
        Dataset = Read(schema, yaml);
        var source = new SourceColumns(columns);
        var reading = new SourceReading(RecordReaders.All[0], source, (_, _) => AsyncEnumerable.Empty<SourceRecord>())
        {
            Marks = [.. columns.Select(_ => marks)],
            Crs = crs,
        };
        Mapping = RecordMapping.Compile(Dataset, Registry.Value.Find(schema)!, reading, Registry.Value.ObservedProperties);
        for (var i = 0; i < rows.Length; i++)
        {
            Mapping.Map(new(source, rows[i]) { Number = i + 1, Line = i + 2 }, _mapped);
        }

        _mapped.Features.AddRange(Mapping.Complete());
    }

    public DatasetDescriptor Dataset { get; }

    public RecordMapping Mapping { get; }

    public List<Feature> Features => _mapped.Features;

    public List<Rejection> Rejections => _mapped.Rejections;

    public MappedRecords Mapped => _mapped;

    public Feature Only => Assert.Single(Features);

    public static MappingSample Of(string yaml, string[] columns, params object?[][] rows) =>
        new("parking-facility/1.0.0", yaml, columns, rows, NumberMarks.Point, null);

    public static MappingSample In(string schema, string yaml, string[] columns, params object?[][] rows) =>
        new(schema, yaml, columns, rows, NumberMarks.Point, null);

    public static MappingSample German(string yaml, string[] columns, params object?[][] rows) =>
        new("parking-facility/1.0.0", yaml, columns, rows, new(',', '.'), null);

    /// <summary>The value of one property, mapped from one cell.</summary>
    public static Feature One(string property, string rule, object? cell, string schema = "parking-facility/1.0.0") =>
        In(schema, $"mapping: {{ {property}: {rule} }}", ["c"], [cell]).Only;

    static DatasetDescriptor Read(string schema, string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("oud-mapping-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "muster"));
            File.WriteAllText(Path.Combine(folder, "muster", "publisher.yaml"), """
                kind: municipality
                name: Muster
                website: https://muster.example.org/
                contact: { name: Digitalamt, email: daten@muster.example.org }
                license: cc-zero
                """);
            File.WriteAllText(Path.Combine(folder, "muster", "daten.yaml"),
                $"title: a\ndescription: b\nstate: published\nschema: {schema}\nsource: {{ url: https://muster.example.org/a }}\n{yaml}\n");
            var catalog = CatalogFolder.Load(folder);
            Assert.True(catalog.Errors.IsEmpty, string.Join("\n", catalog.Errors));
            return Assert.Single(catalog.Datasets);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
