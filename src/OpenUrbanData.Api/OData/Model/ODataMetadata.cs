using System.Text;
using System.Xml;
using Microsoft.OData.Edm.Csdl;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Writes <c>$metadata</c>.</summary>
static class ODataMetadata
{
    /// <summary>CSDL XML, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(ODataModel model)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            if (!CsdlWriter.TryWriteCsdl(new ODataTypes(model, isForParsing: false).Model, xml, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors.Select(error => error.ErrorMessage)));
            }
        }

        return bytes.ToArray();
    }
}
