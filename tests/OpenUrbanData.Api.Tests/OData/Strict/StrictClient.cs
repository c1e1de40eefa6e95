using System.Globalization;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>How an answer is asked for.</summary>
sealed record StrictForm(string Level, bool IsOld, bool IsIeee754)
{
    public static IEnumerable<StrictForm> All =>
        from level in new[] { "minimal", "full", "none" } from isOld in new[] { false, true } select new StrictForm(level, isOld, level == "full");

    public string Accept => $"application/json;{(IsOld ? "odata." : "")}metadata={Level}{(IsIeee754 ? ";IEEE754Compatible=true" : "")}";
}

/// <summary>A client that believes nothing: it reads <c>$metadata</c>, computes what an answer must look like by the rules of the standard, and
/// compares (context address, members and their order, types, control information, links).</summary>
sealed class StrictClient
{
    public const string Root = "/odata/v4/";

    readonly HttpClient _client;
    readonly StrictModel _model;

    StrictClient(HttpClient client, StrictModel model) => (_client, _model) = (client, model);

    public StrictModel Model => _model;

    public static async Task<StrictClient> ConnectAsync(HttpClient client) => new(
        client, new(await client.GetStringAsync(new Uri(Root + "$metadata?$format=xml", UriKind.Relative), TestContext.Current.CancellationToken)));

    /// <summary>Sends a request and checks what is the same for all JSON answers.</summary>
    public async Task<JsonElement> SendAsync(string address, StrictForm form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in ((string, string)[])[("Accept", form.Accept), ("OData-MaxVersion", form.IsOld ? "4.0" : "4.01"), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == 200, $"{address}: {(int)response.StatusCode} {text}");
        Assert.Equal(form.IsOld ? "4.0" : "4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
        var type = response.Content.Headers.ContentType!;
        var prefix = form.IsOld ? "odata." : "";
        Assert.Equal("application/json", type.MediaType);
        Assert.Contains(type.Parameters, one => one.Name == prefix + "metadata" && one.Value == form.Level);
        Assert.Equal(form.IsIeee754, type.Parameters.Any(one => one is { Name: "IEEE754Compatible", Value: "true" }));
        Assert.Null(type.CharSet);
        Assert.NotNull(response.Headers.ETag);
        var document = JsonDocument.Parse(text).RootElement;
        CheckNames(address, document);
        return document;
    }

    /// <summary>Reads all pages of a collection, checks each, and gives back its entities.</summary>
    public async Task<List<JsonElement>> CollectionAsync(string path, StrictForm form, string set, int? pageSize = null)
    {
        var (shape, options) = Shape(path, set);
        var all = new List<JsonElement>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        long? count = null;
        (string, string)[] headers = pageSize is { } size ? [("Prefer", $"maxpagesize={size.ToString(CultureInfo.InvariantCulture)}")] : [];
        for (var address = Root + path; address.Length > 0;)
        {
            var page = await SendAsync(address, form, headers);
            CheckContext(address, page, form, set + List(shape, form), shape);
            var members = page.EnumerateObject().Select(member => member.Name).ToList();
            Assert.Equal(options.GetValueOrDefault("count") == "true", members.Contains("@odata.count"));
            if (members.Contains("@odata.count"))
            {
                var given = page.GetProperty("@odata.count");
                var number = form.IsIeee754 ? long.Parse(given.GetString()!, CultureInfo.InvariantCulture) : given.GetInt64();
                Assert.Equal(count ?? number, number);
                count = number;
            }

            var entities = page.GetProperty("value").EnumerateArray().ToList();
            Assert.True(pageSize is null || entities.Count <= pageSize, $"{address}: {entities.Count} entities");
            foreach (var entity in entities)
            {
                new StrictEntity(_model, form, shape).Check(address, entity);
                if (entity.TryGetProperty(shape.Type.Key!, out var key))
                {
                    Assert.True(keys.Add(key.GetString()!), $"{address}: {key} comes twice");
                }
            }

            all.AddRange(entities);
            Assert.Empty(members.Except(["@odata.context", "@odata.count", "value", "@odata.nextLink"]));
            address = page.TryGetProperty("@odata.nextLink", out var next) ? new Uri(next.GetString()!).PathAndQuery : "";
            Assert.True(address.Length == 0 || entities.Count > 0, $"{path}: an empty page leads on");
        }

        if (count is { } total && !options.ContainsKey("top") && !options.ContainsKey("skip"))
        {
            Assert.Equal(total, all.Count);
        }

        return all;
    }

    /// <summary>Reads one entity and checks it.</summary>
    public async Task<JsonElement> EntityAsync(string path, StrictForm form, string set)
    {
        var (shape, _) = Shape(path, set);
        var entity = await SendAsync(Root + path, form);
        CheckContext(path, entity, form, set + List(shape, form) + "/$entity", shape);
        new StrictEntity(_model, form, shape).Check(path, entity);
        return entity;
    }

    /// <summary>The set and its options, read from the text of an address.</summary>
    (StrictShape Shape, IReadOnlyDictionary<string, string> Options) Shape(string path, string set)
    {
        var parts = path.Split('?', 2);
        var options = parts.Length == 1 ? [] : parts[1].Split('&').Select(option => option.Split('=', 2))
            .ToDictionary(option => option[0].TrimStart('$').ToLowerInvariant(), option => Uri.UnescapeDataString(option[1]), StringComparer.Ordinal);
        return (StrictShape.Read(_model, set, options.GetValueOrDefault("select"), options.GetValueOrDefault("expand")), options);
    }

    static string List(StrictShape shape, StrictForm form) => shape.SelectList(form.IsOld) is { Count: > 0 } list ? $"({string.Join(',', list)})" : "";

    static void CheckContext(string address, JsonElement document, StrictForm form, string fragment, StrictShape shape)
    {
        var first = document.EnumerateObject().First();
        if (form.Level == "none")
        {
            Assert.False(document.TryGetProperty("@odata.context", out _), address);
            return;
        }

        // First of all members, and absolute (JSON format 4.6.1).
        Assert.Equal("@odata.context", first.Name);
        var context = first.Value.GetString()!;
        Assert.True(Uri.TryCreate(context, UriKind.Absolute, out var uri), context);
        Assert.EndsWith(Root + "$metadata", uri.GetLeftPart(UriPartial.Path), StringComparison.Ordinal);
        var given = context[(context.IndexOf('#', StringComparison.Ordinal) + 1)..];
        Assert.Equal(Normal(fragment), Normal(given));
        Assert.StartsWith(shape.Set, given, StringComparison.Ordinal);
    }

    static string Normal(string fragment)
    {
        var open = fragment.IndexOf('(', StringComparison.Ordinal);
        var close = fragment.LastIndexOf(')');
        return open < 0 ? fragment
            : $"{fragment[..open]}({string.Join(',', StrictShape.ReadList(fragment[(open + 1)..close]).Order(StringComparer.Ordinal))}){fragment[(close + 1)..]}";
    }

    // Names are unique in every object.
    static void CheckNames(string address, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var names = value.EnumerateObject().Select(member => member.Name).ToList();
            Assert.True(names.Count == names.Distinct(StringComparer.Ordinal).Count(), $"{address}: {string.Join(", ", names)}");
            Assert.All(value.EnumerateObject(), member => CheckNames(address, member.Value));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), member => CheckNames(address, member));
        }
    }
}
