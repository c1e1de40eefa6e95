using System.Text;
using FsCheck;
using FsCheck.Xunit;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

public sealed class SchemaReaderProperties
{
    static readonly byte[] Tree = File.ReadAllBytes(Path.Combine(RepositorySchemas.Folder, "tree", "1.0.0", "schema.json"));

    [Property(MaxTest = 300)]
    public void Any_text_ends_in_a_schema_or_in_mistakes(string? text)
    {
        var reading = SchemaReader.Read("any.json", Encoding.UTF8.GetBytes(text ?? ""));

        Assert.Equal(reading.Schema is null, !reading.Mistakes.IsEmpty);
    }

    [Property(MaxTest = 300)]
    public void A_damaged_schema_ends_in_a_schema_or_in_mistakes(PositiveInt place, byte value, PositiveInt cut)
    {
        var damaged = Tree.ToArray();
        damaged[place.Get * 37 % damaged.Length] = value;
        var length = cut.Get % 10 == 0 ? damaged.Length * (cut.Get % 7) / 7 : damaged.Length;

        var reading = SchemaReader.Read("tree.json", damaged.AsMemory(0, length));

        Assert.Equal(reading.Schema is null, !reading.Mistakes.IsEmpty);
    }
}
