using System.Text;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>Short ways to read what a test holds as text.</summary>
static class Reading
{
    public const string Base = "https://e.org/dir/file";

    /// <summary>The statements of a text, strictly.</summary>
    public static List<Statement> Read(RdfFormat format, string text, RdfReading? reading = null) =>
        Read(format, Encoding.UTF8.GetBytes(text), reading);

    /// <summary>The statements of a document, strictly.</summary>
    public static List<Statement> Read(RdfFormat format, byte[] bytes, RdfReading? reading = null) =>
        [.. format.Read(new MemoryStream(bytes), reading ?? new() { Base = Base })];

    /// <summary>The statements of a document and what was repaired.</summary>
    public static (List<Statement> Statements, RdfRepairs Repairs) Mend(RdfFormat format, byte[] bytes)
    {
        var repairs = new RdfRepairs();
        return (Read(format, bytes, new() { Base = Base, Repairs = repairs }), repairs);
    }

    /// <summary>The statements of a text and what was repaired.</summary>
    public static (List<Statement> Statements, RdfRepairs Repairs) Mend(RdfFormat format, string text) => Mend(format, Encoding.UTF8.GetBytes(text));
}
