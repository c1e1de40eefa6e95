using OpenUrbanData.Model.Cql2;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>The examples of the standard's repository (<c>cql2/standard/schema/examples</c> of opengeospatial/ogcapi-features),
/// in the folder <c>OUD_CQL2_EXAMPLES</c> with its <c>text</c> and <c>json</c>.</summary>
public sealed class OfficialExamplesTests
{
    [Fact]
    [Trait("requirement", "/conf/cql2-text/validate")]
    [Trait("requirement", "/conf/cql2-json/validate")]
    public void Text_and_JSON_of_each_example_say_the_same()
    {
        var folder = Environment.GetEnvironmentVariable("OUD_CQL2_EXAMPLES");
        if (folder is null)
        {
            Assert.Skip("Set OUD_CQL2_EXAMPLES to the folder of the examples");
        }

        var texts = Directory.GetFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(120, texts.Count);
        Assert.All(texts, file =>
        {
            var name = Path.GetFileNameWithoutExtension(file).Split("-alt")[0];
            var text = Places.Parse(File.ReadAllText(file));
            var json = Places.ParseJson(File.ReadAllText(Path.Combine(folder, "json", name + ".json")));
            Assert.Equal(json, text);
            Assert.Equal(text, Places.Parse(Cql2Text.Print(text)));
            Assert.Equal(text, Places.ParseJson(Cql2Json.Print(text)));
        });
    }
}
