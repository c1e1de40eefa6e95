using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads a YAML file into nodes that know their line.</summary>
/// <remarks>Only what a descriptor needs: one document, no anchors, no tags. Anchors are refused because a few lines
/// of them unfold to gigabytes, and because a reader of the file would have to unfold them too.</remarks>
static class YamlFile
{
    const int MaximumDepth = 20;

    /// <summary>The top of the file; null where it cannot be read, with the reason in <paramref name="errors"/>.</summary>
    public static YamlNode.Map? Read(string file, string text, List<DescriptorError> errors)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                errors.Add(new(file, 1, "", "The file is empty; expected keys such as 'title: …'."));
                return null;
            }

            parser.Consume<DocumentStart>();
            var top = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var next))
            {
                errors.Add(new(file, parser.Current?.Start.Line ?? 1, "", "A second document begins here; expected one document per file."));
                return null;
            }

            if (top is YamlNode.Map map)
            {
                return map;
            }

            errors.Add(new(file, top.Line, "", $"The file holds {top.Kind}; expected keys such as 'title: …'."));
        }
        catch (YamlException exception)
        {
            errors.Add(new(file, Math.Max(1, exception.Start.Line), "", Reason(exception.InnerException ?? exception)));
        }
        catch (InvalidOperationException exception)
        {
            // Its scanner ends so for some files that break off inside '{' or '['.
            errors.Add(new(file, Math.Max(1, parser.Current?.End.Line ?? 1), "", Reason(exception)));
        }

        return null;
    }

    static string Reason(Exception exception) => exception is YamlException
        ? $"This is not valid YAML: {exception.Message.TrimEnd('.')}."
        : "This is not valid YAML: it breaks off after this line; is a quote or a closing '}' or ']' missing?";

    static YamlNode ReadNode(Parser parser, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"keys nested deeper than {MaximumDepth} levels");
        }

        switch (parser.Current)
        {
            case AnchorAlias alias:
                throw new YamlException(alias.Start, alias.End, "'*' refers to an anchor; anchors are not read, write the value again");
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                throw new YamlException(anchored.Start, anchored.End, "'&' names an anchor; anchors are not read, write the value again");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlNode.Scalar(scalar.Start.Line, scalar.Value, scalar.Style == ScalarStyle.Plain);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, depth + 1));
            }

            return new YamlNode.List(sequence.Start.Line, items);
        }

        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            if (ReadNode(parser, depth + 1) is not YamlNode.Scalar key)
            {
                throw new YamlException(at.Start, at.End, "a key must be a text; did you forget quotes around '{', '[' or '*'?");
            }

            entries.Add(new(key.Line, key.Text, ReadNode(parser, depth + 1)));
        }

        return new YamlNode.Map(start.Start.Line, entries);
    }
}
