using System.Globalization;
using System.Runtime.CompilerServices;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>A request with what is known before any work: the registry it is answered from, addresses, language, format.</summary>
sealed class ApiRequest
{
    string? _path;
    (string Name, string Pair)[]? _pairs;

    /// <summary>Reads language and format; mistakes are noted in <see cref="Parameters"/>.</summary>
    /// <exception cref="ProblemException">406.</exception>
    public ApiRequest(
        HttpContext http, Snapshot snapshot, Links links, IReadOnlyList<Format> offered, bool isNegotiated,
        IReadOnlyList<(string Name, string Value)>? body = null)
    {
        Http = http;
        Snapshot = snapshot;
        Links = links;
        Offered = offered;
        Parameters = new(http.Request.QueryString.Value, body);
        Language = Negotiation.ChooseLanguage(Parameters, http.Request.Headers.AcceptLanguage);
        Format = isNegotiated ? Negotiation.Choose(Parameters, http.Request.Headers.Accept, offered) : offered[0];
    }

    /// <summary>The exchange.</summary>
    public HttpContext Http { get; }

    /// <summary>The registry and what is derived from it.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>All that is published.</summary>
    public Registry Registry => Snapshot.Registry;

    /// <summary>Addresses.</summary>
    public Links Links { get; }

    /// <summary>The query string.</summary>
    public ParameterReader Parameters { get; }

    /// <summary>Formats of this resource, the default first.</summary>
    public IReadOnlyList<Format> Offered { get; }

    /// <summary>The chosen one.</summary>
    public Format Format { get; }

    /// <summary>Language of texts.</summary>
    public Language Language { get; }

    /// <summary>Stage times.</summary>
    public ServerTiming Timing => ServerTiming.Of(Http);

    /// <summary>Ends when the client leaves.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Path of the resource, without prefix.</summary>
    public string Path => Http.Request.Path.ToUriComponent();

    /// <summary>A text in the language of the request.</summary>
    public string In(LocalizedText text) => text.In(Language);

    /// <summary>A part of the path, decoded.</summary>
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>The collection that the path names, or the catalogue itself: for what can be asked of both.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Collection CollectionOrCatalogue() =>
        (Http.Request.RouteValues["collection"] as string ?? RecordCollection.Id) == RecordCollection.Id ? Registry.Records : Collection();

    /// <summary>The collection that the path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Collection Collection()
    {
        var id = Route("collection");
        return Registry.Collections.GetValueOrDefault(id) ?? throw new ProblemException(Problem.NotFound(
            $"There is no collection '{id}'.{ParameterReader.Suggest(id, Registry.Collections.Keys)}"));
    }

    /// <summary>This resource with other parameters: the given ones without those that are replaced, then the new ones. A null value
    /// removes the parameter.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes) => Address(Links.Root, changes);

    /// <summary>Like <see cref="With"/>, without scheme and host.</summary>
    public string LocalWith(params ReadOnlySpan<(string Name, string? Value)> changes) => Address(Links.Prefix, changes);

    // Every answer repeats its own address several times, so its parts are escaped once.
    string Address(string start, ReadOnlySpan<(string Name, string? Value)> changes)
    {
        _path ??= Path;
        _pairs ??= Parameters.HasNone ? [] : [.. Parameters.Given.Select(pair => (pair.Name, Links.Pair(pair.Name, pair.Value)))];
        var address = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        address.AppendLiteral(start);
        address.AppendLiteral(_path);
        var mark = "?";
        foreach (var (name, pair) in _pairs)
        {
            if (!IsChanged(name, changes))
            {
                address.AppendLiteral(mark);
                address.AppendLiteral(pair);
                mark = "&";
            }
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                address.AppendLiteral(mark);
                address.AppendLiteral(Links.Pair(name, value));
                mark = "&";
            }
        }

        return address.ToStringAndClear();
    }

    static bool IsChanged(string name, ReadOnlySpan<(string Name, string? Value)> changes)
    {
        foreach (var change in changes)
        {
            if (change.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
