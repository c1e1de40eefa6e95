using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary><c>$metadata</c> as CSDL XML and JSON: valid, in two languages, and true.</summary>
public sealed class ODataMetadataTests(ApiServer server)
{
    const string Address = "/odata/v4/$metadata";
    static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly ODataModel Whole = ODataModel.Of(SampleRegistry.OneOfEach());

    [Theory]
    [InlineData("?$format=xml", "odata-metadata.xml")]
    [InlineData("?$format=json&lang=en", "odata-metadata.json")]
    public async Task Documents_are_as_committed(string query, string golden)
    {
        using var response = await server.SendAsync(Address + query);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        if (golden.EndsWith("json", StringComparison.Ordinal))
        {
            text = JsonSerializer.Serialize(JsonDocument.Parse(text).RootElement, Indented);
        }

        await Golden.MatchesAsync(golden, text);
    }

    [Fact]
    public void All_schemas_together_are_a_valid_model()
    {
        foreach (var isOld in new[] { true, false })
        {
            var bytes = Whole.Metadata(new(IsJson: false, isOld, Language.English, new()));
            using var xml = XmlReader.Create(new MemoryStream(bytes.ToArray()));
            Assert.True(CsdlReader.TryParse(xml, out var model, out var errors), string.Join('\n', errors));
            // The library does not know that a number is a value of Edm.PrimitiveType, the type of Validation.Minimum, and lacks the
            // vocabulary of aggregation, of which RollupType/None is.
            model.Validate(out errors);
            Assert.Equal("", string.Join('\n', errors.Where(error => error.ErrorCode != EdmErrorCode.ExpressionPrimitiveKindNotValidForAssertedType
                && !(error.ErrorCode == EdmErrorCode.BadUnresolvedEnumMember && error.ErrorMessage.Contains("'None'", StringComparison.Ordinal)))));
        }
    }

    [Fact]
    public async Task Documents_are_valid_against_the_schemas_of_oasis()
    {
        var folder = Environment.GetEnvironmentVariable("OUD_ODATA_CSDL");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Skip("OUD_ODATA_CSDL names no copy of oasis-tcs/odata-csdl-schemas");
        }

        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in new[] { "edm.xsd", "edmx.xsd" })
        {
            using var reader = XmlReader.Create(Path.Combine(folder, "schemas", name));
            schemas.Add(null, reader);
        }

        var rules = new JsonRules(JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(folder, "schemas", "csdl.schema.json"), TestContext.Current.CancellationToken)).RootElement);
        Assert.NotEmpty(rules.Check(JsonDocument.Parse("""{"$Version":"4.01","A":{"B":{"$Kind":"EntityTyp"}}}""").RootElement));
        foreach (var model in new[] { Whole, ODataModel.Of(Model.Catalogue.Registry.Empty) })
        {
            var mistakes = new List<string>();
            var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
            settings.ValidationEventHandler += (_, mistake) => mistakes.Add($"{mistake.Exception.LineNumber}: {mistake.Message}");
            using (var xml = XmlReader.Create(new MemoryStream(model.Metadata(new(IsJson: false, IsOld: false, Language.German, new())).ToArray()), settings))
            {
                while (xml.Read())
                {
                }
            }

            mistakes.AddRange(rules.Check(JsonDocument.Parse(model.Metadata(new(IsJson: true, IsOld: false, Language.German, new()))).RootElement));
            Assert.Equal("", string.Join('\n', mistakes.Take(20)));
        }
    }

    [Theory]
    [InlineData("", null, null, "application/xml", "4.01")]
    [InlineData("", "application/json", null, "application/json", "4.01")]
    [InlineData("", "application/xml;q=0.1, application/json;odata.metadata=minimal", null, "application/json", "4.01")]
    [InlineData("", "application/json;q=0.1, application/xml", null, "application/xml", "4.01")]
    [InlineData("", "text/html, */*;q=0.8", null, "application/xml", "4.01")]
    [InlineData("?$format=json", "application/xml", null, "application/json", "4.01")]
    [InlineData("?format=application/json", null, null, "application/json", "4.01")]
    [InlineData("?$format=xml", "application/json", "4.01", "application/xml", "4.01")]
    [InlineData("", null, "4.0", "application/xml", "4.0")]
    // As Excel asks for every document.
    [InlineData("", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7", "4.0", "application/xml", "4.0")]
    public async Task Format_and_version_follow_the_client(string query, string? accept, string? maximum, string type, string version)
    {
        using var response = await server.SendAsync(Address + query, accept, headers: maximum is null ? [] : [("OData-MaxVersion", maximum)]);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(version, Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Equal(version, type == "application/json"
            ? JsonDocument.Parse(text).RootElement.GetProperty("$Version").GetString()
            : XDocument.Parse(text).Root!.Attribute("Version")!.Value);
        Assert.Contains("OData-MaxVersion", response.Headers.Vary);
    }

    [Theory]
    [InlineData("?$format=csv", null, null)]
    [InlineData("", "text/csv", null)]
    [InlineData("?$format=json", null, "4.0")]
    public async Task Other_formats_are_not_acceptable(string query, string? accept, string? maximum)
    {
        using var response = await server.SendAsync(Address + query, accept, headers: maximum is null ? [] : [("OData-MaxVersion", maximum)]);
        Assert.Equal(System.Net.HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Texts_are_in_the_language_of_the_client()
    {
        foreach (var (query, language, title) in new[] { ("", "de-DE", "Fahrrad"), ("", "en", "bicycle"), ("?lang=en", "de", "bicycle") })
        {
            using var response = await server.SendAsync(Address + query, headers: ("Accept-Language", language));
            var xml = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var member = xml.Descendants(Edm + "EnumType").Single(one => one.Attribute("Name")!.Value == "ParkingFacility_purpose")
                .Elements(Edm + "Member").Single(one => one.Attribute("Name")!.Value == "bicycle");
            Assert.Equal(title, member.Element(Edm + "Annotation")!.Attribute("String")!.Value, ignoreCase: true);
        }
    }

    [Fact]
    public void Schemas_say_units_bounds_lists_and_members_of_objects()
    {
        var xml = XDocument.Parse(Encoding.UTF8.GetString(Whole.Metadata(new(IsJson: false, IsOld: false, Language.English, new())).Span));
        var height = Property("ParkingFacility", "max_height");
        Assert.Equal("m", Annotation(height, "Measures.Unit").Attribute("String")!.Value);
        Assert.Equal("0", Annotation(Property("ParkingFacility", "capacity"), "Validation.Minimum").Attribute("Int")!.Value);
        var points = Property("ChargingStation", "charge_points");
        Assert.Equal("Collection(OpenUrbanData.ChargingStation_charge_points)", points.Attribute("Type")!.Value);
        Assert.Equal("Collection(OpenUrbanData.ChargingStation_charge_points_connectors)", Property("ChargingStation_charge_points", "connectors").Attribute("Type")!.Value);
        Assert.Equal("OpenUrbanData.OpenObject", Property("Tree", "external_ids").Attribute("Type")!.Value);
        var known = Annotation(Property("ParkingFacility", "facility_type"), "OpenUrbanData.KnownValues");
        Assert.Contains("multi_storey", known.Descendants(Edm + "PropertyValue").Select(one => one.Attribute("String")!.Value));
        var venue = Navigation("Event", "Venue");
        Assert.Equal("OpenUrbanData.CultureLeisureVenue", venue.Attribute("Type")!.Value);
        Assert.Equal("OpenUrbanData.AdministrativeUnit", Navigation("School", "CatchmentUnit").Attribute("Type")!.Value);

        XElement Type(string name) => xml.Descendants().Single(one => one.Name.LocalName is "EntityType" or "ComplexType" && one.Attribute("Name")!.Value == name);
        XElement Property(string type, string name) => Type(type).Elements(Edm + "Property").Single(one => one.Attribute("Name")!.Value == name);
        XElement Navigation(string type, string name) => Type(type).Elements(Edm + "NavigationProperty").Single(one => one.Attribute("Name")!.Value == name);
        XElement Annotation(XElement owner, string term) => owner.Elements(Edm + "Annotation").Single(one => one.Attribute("Term")!.Value == term);
    }
}
