using System.IO.Compression;
using System.Text;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>Workbooks with one sheet whose XML a test writes itself.</summary>
static class Workbook
{
    public static async Task<byte[]> OfSheetAsync(Func<Stream, Task> writeSheet)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteAsync("[Content_Types].xml", "<Types/>");
            await WriteAsync("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>");
            await WriteAsync("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            await using var sheet = await zip.CreateEntry("xl/worksheets/sheet1.xml").OpenAsync(TestContext.Current.CancellationToken);
            await writeSheet(sheet);

            async Task WriteAsync(string name, string text)
            {
                await using var part = await zip.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken);
                await part.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            }
        }

        return made.ToArray();
    }
}
