using System.Text;
using System.Xml;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>Reads the XML of a workbook: no DTD, no entities, nothing from outside.</summary>
static class WorkbookXml
{
    /// <summary>A forward reader over a part. What is wrong with the XML becomes an <see cref="IngestException"/>.</summary>
    public static XmlReader Open(Stream part, string name)
    {
        try
        {
            return XmlReader.Create(part, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            });
        }
        catch (XmlException exception)
        {
            throw Broken(name, exception);
        }
    }

    /// <summary>The text of the element the reader stands on, without phonetic hints; the reader ends behind it.</summary>
    /// <exception cref="IngestException">The text is longer than a record may be.</exception>
    public static void ReadText(XmlReader xml, StringBuilder text, string name, ReaderLimits limits)
    {
        text.Clear();
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (depth, hint) = (xml.Depth, -1);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement)
            {
                hint = xml.Depth;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == hint)
            {
                hint = -1;
            }
            else if (hint < 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(xml.Value);
                if (text.Length > limits.RecordBytes)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge, $"{name}: a text is longer than {limits.RecordBytes} characters.");
                }
            }
        }
    }

    /// <summary>The failure for XML that cannot be read.</summary>
    public static IngestException Broken(string name, XmlException exception) =>
        new(IngestCodes.FormatInvalid, $"{name}: the workbook is broken. {exception.Message}", exception);
}
