using System.Text.Json;
using OpenUrbanData.Ingest.Validation;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Tests.Validation;

/// <summary>The examples of the registry are tests.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Valid => [.. ExampleFiles.All("valid")];

    public static TheoryData<string> Invalid => [.. ExampleFiles.All("invalid")];

    public static TheoryData<string> Schemas => [.. ExampleFiles.Registry.Schemas.Select(schema => $"{schema.Name}/{schema.Version}")];

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_example_is_valid_both_as_geojson_and_on_its_way_in(string file)
    {
        var (schema, json) = (ExampleFiles.SchemaOf(file), ExampleFiles.Read(file));
        var rejections = new List<Rejection>();

        Assert.Empty(new GeoJsonValidator(schema).Validate(json));
        Assert.True(new FeatureValidator(schema).Validate(ExampleFiles.ToFeature(schema, json), rejections));
        Assert.Empty(rejections);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_example_fails_with_exactly_the_expected_code(string file)
    {
        var json = ExampleFiles.Read(file);
        var expected = json.GetProperty("expected");

        var notice = Assert.Single(new GeoJsonValidator(ExampleFiles.SchemaOf(file)).Validate(json));

        Assert.Equal(
            (expected.GetProperty("code").GetString(), expected.GetProperty("pointer").GetString()), (notice.Code, notice.Pointer));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), notice.Code);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_schema_has_a_full_and_a_minimal_example(string reference)
    {
        var schema = ExampleFiles.Registry.Find(reference)!;
        var full = ExampleFiles.Read($"{reference}/examples/valid/full.geojson").GetProperty("properties");
        var minimal = ExampleFiles.Read($"{reference}/examples/valid/minimal.geojson").GetProperty("properties");

        Assert.Empty(schema.Properties.Where(property => property.Role != "id" && !full.TryGetProperty(property.Name, out _)));
        Assert.All(minimal.EnumerateObject(), member =>
            Assert.Equal(Model.Schemas.PropertyLevel.Required, schema.Find(member.Name)!.Level));
    }

    [Fact]
    public void A_document_that_is_no_feature_is_said_to_be_none()
    {
        using var json = JsonDocument.Parse("[]");

        var notice = Assert.Single(new GeoJsonValidator(ExampleFiles.Registry.Schemas[0]).Validate(json.RootElement));

        Assert.Equal(NoticeCode.NotAFeature, notice.Code);
    }
}
