using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenUrbanData.Api.Portal;

/// <summary>Writes HTML that is well-formed and encoded by construction: there is no way to pass markup as text.</summary>
sealed class HtmlWriter
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    static readonly JavaScriptEncoder Scripts = JavaScriptEncoder.Create(UnicodeRanges.All);
    readonly StringBuilder _text = new(8192);

    /// <summary>Characters that have not been taken.</summary>
    public int Length => _text.Length;

    /// <summary>Closes its element when it is disposed.</summary>
    public readonly struct Scope(HtmlWriter html, string tag) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => html._text.Append("</").Append(tag).Append('>');
    }

    /// <summary>Begins the document.</summary>
    public void Doctype() => _text.Append("<!DOCTYPE html>\n");

    /// <summary>Opens an element; dispose what it returns to close it. A null value leaves the attribute out; an empty one is
    /// what HTML wants for truth (<c>selected</c>).</summary>
    public Scope Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        return new(this, tag);
    }

    /// <summary>An element without content (<c>meta</c>, <c>input</c>).</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(tag, attributes);

    /// <summary>An element that holds a text.</summary>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(tag, attributes))
        {
            Text(text);
        }
    }

    /// <summary>A link. Addresses other than http, https, mailto and those of this instance are written as text.</summary>
    public void Link(string href, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (IsSafe(href))
        {
            Element("a", text, [("href", href), .. attributes]);
        }
        else
        {
            Text(text);
        }
    }

    /// <summary>A text.</summary>
    public void Text(string text) => _text.Append(Encoder.Encode(text));

    /// <summary>JSON-LD, in a script element that nobody runs. No sign of it can end the element: the encoder escapes all that means anything in HTML.</summary>
    public void JsonLd(Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = Scripts }))
        {
            write(writer);
        }

        // The plus sign as it is: not everybody who looks for it reads entities.
        _text.Append("<script type=\"application/ld+json\">").Append(Encoding.UTF8.GetString(json.WrittenSpan)).Append("</script>");
    }

    /// <summary>Takes what has been written since the last call, as UTF-8.</summary>
    public byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        return bytes;
    }

    static bool IsSafe(string href) => href.StartsWith('/') || href.StartsWith('?') || href.StartsWith('#')
        || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(name);
                _text.Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
        }

        _text.Append('>');
    }
}
