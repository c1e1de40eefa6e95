using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Ckan;

/// <summary>What an action is called with: of the address, or of the body as JSON or as a form, whatever type it says it has.</summary>
sealed class CkanParameters
{
    // A deeper one holds nothing that any action reads.
    const int MaximumDepth = 16;

    readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.Ordinal);
    readonly List<ProblemParameter> _mistakes = [];

    /// <summary>Names that were given.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static async Task<CkanParameters> ReadAsync(HttpContext http)
    {
        var parameters = new CkanParameters();
        if (HttpMethods.IsPost(http.Request.Method))
        {
            using var bytes = new MemoryStream();
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
            var isForm = http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
            parameters.AddBody(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Trim(), isForm);
        }

        // CKAN looks at the address where the body is empty.
        if (parameters._values.Count == 0)
        {
            parameters.AddForm(http.Request.QueryString.Value);
        }

        if (parameters._values.FirstOrDefault(pair => pair.Key.Contains('\0', StringComparison.Ordinal) || pair.Value.Any(value => value.Contains('\0', StringComparison.Ordinal))) is
            { Key: { } name })
        {
            throw new ProblemException(Problem.InvalidParameters([new(name.Replace("\0", "", StringComparison.Ordinal), null, "Must be text without the character NUL")]));
        }

        return parameters;
    }

    /// <summary>A text; null where it is absent, empty or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) is { IsDefaultOrEmpty: false } values && values[0].Length > 0 ? values[0] : null;

    /// <summary>A text that must be there.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        throw new ProblemException(Problem.InvalidParameters([new(name, null, "Missing value")]));
    }

    /// <summary>Texts: given several times, as a list, as JSON in a text, or with commas.</summary>
    public ImmutableArray<string> List(string name)
    {
        if (_values.GetValueOrDefault(name) is not { IsDefaultOrEmpty: false } values)
        {
            return [];
        }

        if (values is [var only])
        {
            if (only.StartsWith('['))
            {
                try
                {
                    using var list = JsonDocument.Parse(only);
                    return [.. list.RootElement.EnumerateArray().Select(Text)];
                }
                catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
                {
                    // As people write it by hand, with apostrophes.
                    only = only.Trim('[', ']');
                }
            }

            return [.. only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim('\'', '"'))];
        }

        return values;
    }

    /// <summary>A whole number; the fallback where it is absent or a mistake.</summary>
    public int Whole(string name, int fallback, int minimum = 0)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum)
        {
            return (int)Math.Min(number, int.MaxValue);
        }

        Reject(name, text, long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "Must be a natural number" : "Invalid integer");
        return fallback;
    }

    /// <summary>A truth value; the fallback where it is absent.</summary>
    public bool Truth(string name, bool fallback) => Text(name)?.ToLowerInvariant() switch
    {
        null => fallback,
        "true" or "yes" or "on" or "y" or "t" or "1" => true,
        _ => false,
    };

    /// <summary>Notes a mistake.</summary>
    public void Reject(string name, string? value, string expected) => _mistakes.Add(new(name, value, expected));

    /// <summary>Ends the reading.</summary>
    /// <exception cref="ProblemException">There are mistakes.</exception>
    public void Finish()
    {
        if (_mistakes.Count > 0)
        {
            throw new ProblemException(Problem.InvalidParameters(_mistakes));
        }
    }

    void AddBody(string body, bool isForm)
    {
        // What curl sends with -d: JSON that says it is a form.
        if (body.Length > 0 && isForm && !body.StartsWith('{') && !body.StartsWith("%7B", StringComparison.OrdinalIgnoreCase))
        {
            AddForm(body);
        }
        else if (body.Length > 0)
        {
            AddJson(body.StartsWith('%') ? Uri.UnescapeDataString(body.TrimEnd('=')) : body);
        }
    }

    void AddForm(string? pairs)
    {
        foreach (var pair in new QueryStringEnumerable(pairs))
        {
            var name = pair.DecodeName().ToString();
            _values[name] = [.. _values.GetValueOrDefault(name, []), pair.DecodeValue().ToString()];
        }
    }

    void AddJson(string body)
    {
        using var document = JsonDocument.Parse(body, new() { MaxDepth = MaximumDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"Request data JSON decoded to a {document.RootElement.ValueKind.ToString().ToLowerInvariant()} but it needs to be a dictionary.");
        }

        try
        {
            foreach (var member in document.RootElement.EnumerateObject())
            {
                _values[member.Name] = member.Value.ValueKind switch
                {
                    JsonValueKind.Array => [.. member.Value.EnumerateArray().Select(Text)],
                    JsonValueKind.Null => [],
                    _ => [Text(member.Value)],
                };
            }
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A text is no Unicode.", half);
        }
    }

    static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
