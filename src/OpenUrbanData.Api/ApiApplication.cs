using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenUrbanData.Api.Ckan;
using OpenUrbanData.Api.Dcat;
using OpenUrbanData.Api.Downloads;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Answers;
using OpenUrbanData.Api.OData.Batch;
using OpenUrbanData.Api.Ogc;
using OpenUrbanData.Api.Ogc.Aggregation;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Api.Ogc.OpenApi;
using OpenUrbanData.Api.Ogc.Records;
using OpenUrbanData.Api.Ogc.Tiles;
using OpenUrbanData.Api.Portal;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api;

/// <summary>Puts the API together: the one place where everything that it offers is listed.</summary>
public static class ApiApplication
{
    const int SmallestAnswerBuffer = 4 * 1024;

    /// <summary>Builds the application; it opens nothing before it is started.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="configure">Changes what a test needs otherwise (logging); null for nothing.</param>
    public static WebApplication Build(ApiOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        // Kestrel's own limit of response buffers does not reach plain sockets, and a buffer of nothing would be one without end.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = Math.Max(options.AnswerBuffer, SmallestAnswerBuffer));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        configure?.Invoke(builder);
        var app = builder.Build();

        var database = Database.Create(options.Database);
        var reader = new ReadSide(database, options.Reading, TimeProvider.System, app.Services.GetRequiredService<ILoggerFactory>());
        var site = new Site(options, reader, TimeProvider.System);
        var admission = new Admission(site);
        FollowLifetime(app, database, reader);
        UseMiddleware(app, site, admission);
        MapAll(app, site, admission);
        return app;
    }

    static void MapAll(WebApplication app, Site site, Admission admission)
    {
        var counts = new CountCache(site);
        Map(app, site,
        [
            new("/", Document.Json(CoreDocuments.WriteLanding), PortalPage.Of(LandingPage.Write)),
            new("/conformance", Document.Json(CoreDocuments.WriteConformance), PortalPage.Of(ConformancePage.Write)),
            new("/api", ApiDocument.All(site, Format.OpenApi), ApiDocument.All(site, Format.OpenApi31), PortalPage.Of(ApiPage.Write)),
            new("/functions", Document.Json(FunctionsDocument.Write), PortalPage.Of(FunctionsPage.Write)) { NeedsRegistry = false },
            new("/collections", Document.Json(CollectionDocuments.WriteAll), PortalPage.Of(CollectionsPage.Write)),
            new(Links.Collection(RecordCollection.Id), Document.Json(RecordDocuments.Catalogue, RecordDocuments.WriteOne), Document.Json(RecordDocuments.WriteOne),
                PortalPage.Of(RecordPage.WriteCatalogue)),
            .. new RecordsEndpoint(site, counts).Resources(RecordsPage.WriteAsync, RecordPage.Make),
            new("/collections/{collection}", Document.Json(CollectionDocuments.WriteOne), CollectionPage.Representation(site)),
            new("/collections/{collection}/api", ApiDocument.One(site, Format.OpenApi), ApiDocument.One(site, Format.OpenApi31),
                PortalPage.Of(ApiPage.WriteCollection)),
            new("/collections/{collection}/schema", SchemaDocuments.Schema, SchemaDocuments.WithProfile(PortalPage.Of(SchemaPage.WriteSchema))),
            new("/collections/{collection}/queryables", SchemaDocuments.Queryables, SchemaDocuments.WithProfile(PortalPage.Of(SchemaPage.WriteQueryables))),
            new("/collections/{collection}/sortables", SchemaDocuments.Sortables, SchemaDocuments.WithProfile(PortalPage.Of(SchemaPage.WriteSortables))),
            new("/collections/{collection}/codelists/{property}", Document.Json(SchemaDocuments.WriteCodeList), PortalPage.Of(CodeListPage.Write(SchemaDocuments.CodeListOf))),
            new ItemsEndpoint(site, counts).Resource(ItemsPage.WriteAsync),
            new ItemsEndpoint(site, counts).Search(),
            new SearchEndpoint(site, counts).Resource("/search"),
            new SearchEndpoint(site, counts).Resource("/query"),
            new ItemEndpoint(site).Resource(ItemPage.WriteAsync),
            new FacetsEndpoint(site).Resource(FacetsPage.WriteAsync),
            new AggregateEndpoint(site).Resource(AggregatePage.WriteAsync),
            new ChangesEndpoint(site).Resource(),
            new("/tileMatrixSets", Document.Json(TileMatrixSetDocuments.WriteAll)),
            new("/tileMatrixSets/{tileMatrixSetId}", Document.Json(TileMatrixSetDocuments.WriteOne)),
            new("/tiles", TilesetDocuments.List, TilesetPage.List),
            new("/tiles/{tileMatrixSetId}", TilesetDocuments.One, TilesetDocuments.TileJson, TilesetPage.One),
            new("/collections/{collection}/tiles", TilesetDocuments.List, TilesetPage.List),
            new("/collections/{collection}/tiles/{tileMatrixSetId}", TilesetDocuments.One, TilesetDocuments.TileJson, TilesetPage.One),
            .. new TileEndpoint(site).Resources(),
            new DownloadEndpoint(site).Resource(),
            new OriginalEndpoint(site).Resource(),
            .. DictionaryEndpoint.Resources(),
            new("/publishers", Document.Json(PlaceDocuments.WritePublishers), PortalPage.Of(PublisherPages.WriteAll)),
            new("/publishers/{publisher}", Document.Json(PlaceDocuments.WritePublisher), PortalPage.Of(PublisherPages.WriteOne)),
            new("/publishers/{publisher}/inventory", InventoryPart.Of(site.Options, Document.Json(InventoryDocuments.WriteOne)), InventoryPart.Of(site.Options, PortalPage.Of(InventoryPages.WriteOne))),
            new("/inventory", InventoryPart.Of(site.Options, Document.Json(InventoryDocuments.WriteAll)), InventoryPart.Of(site.Options, PortalPage.Of(InventoryPages.WriteAll))),
            .. new HarvestPages(site).Resources(),
            new("/quality", Document.Json(QualityPages.WriteAll), PortalPage.Of(QualityPages.WriteAll)),
            new("/catalog/{dataset}/quality", Document.Json(QualityPages.WriteOne), PortalPage.Of(QualityPages.WriteOne)),
            new("/towns", Document.Json(PlaceDocuments.WriteTowns), PortalPage.Of(TownPages.WriteAll)),
            new("/towns/{town}", Document.Json(PlaceDocuments.WriteTown), PortalPage.Of(TownPages.WriteOne)),
            new("/problems", Document.Json(ProblemDocuments.WriteAll), PortalPage.Of(ProblemPages.WriteAll)) { NeedsRegistry = false },
            new("/problems/{code}", Document.Json(ProblemDocuments.WriteOne), PortalPage.Of(ProblemPages.WriteOne)) { NeedsRegistry = false },
            .. new Health(site, app.Lifetime).Resources(),
            Robots.Resource(),
        ]);
        app.Map("/assets/{hash}/{name}", Assets.All.AnswerAsync);

        // Other doors.
        Map(app, site, [new FeedEndpoint(site).Resource()]);
        Map(app, site, new CatalogueEndpoint(site).Resources(EntryPage.Make, EntryPage.State));
        Map(app, site, [new CatalogueChangesEndpoint(site).Resource()]);
        Map(app, site, [new MirrorEndpoint(site).Resource()]);
        Map(app, site, new SolutionsEndpoint(site).Resources(
            PortalPage.Of((request, page) => SolutionPages.WriteAll(page, SolutionsEndpoint.All(request.Registry))),
            PortalPage.Of((request, page) => SolutionPages.WriteOne(
                page, SolutionsEndpoint.Solution(request), SolutionsEndpoint.TownsOf(request.Registry, SolutionsEndpoint.Solution(request)))),
            SolutionPages.WriteAnswer));
        CkanEndpoint.Map(app, site);
        new BatchEndpoint(site, admission, ODataEndpoint.Map(app, site)).Map(app);

        // Names with a dot, too: without a pattern they would be left to servers of files.
        app.MapFallback("{**path}", http => throw new Model.Problems.ProblemException(Model.Problems.Problem.NotFound(
            $"There is nothing at '{http.Request.Path}'.")));
    }

    static void Map(WebApplication app, Site site, IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            app.Map(resource.Pattern, (HttpContext http) => resource.AnswerAsync(http, site));
        }
    }

    static void UseMiddleware(WebApplication app, Site site, Admission admission)
    {
        var options = site.Options;
        if (!options.TrustedProxies.IsEmpty)
        {
            var proxies = new TrustedProxies(options.TrustedProxies);
            app.Use((http, next) =>
            {
                proxies.Apply(http);
                return next(http);
            });
        }

        app.Use(new Edge(site).AnswerAsync);
        app.Use(new ProblemHandler(options, ProblemPages.Write, [new(ODataEndpoint.Root, ODataErrors.WriteAsync), .. CkanEndpoint.Forms(options)], app.Services.GetRequiredService<ILogger<ProblemHandler>>()).GuardAsync);
        if (options.PublicUrl is { } url && url.AbsolutePath.Trim('/') is { Length: > 0 } prefix)
        {
            // Proxies may or may not strip the prefix.
            app.UsePathBase("/" + prefix);
        }

        app.Use(admission.AdmitAsync);
        ApiPage.UseFiles(app);
        app.UseRouting();
    }

    static void FollowLifetime(WebApplication app, Database database, ReadSide reader)
    {
        app.Lifetime.ApplicationStarted.Register(() => _ = reader.Feed.StartAsync(app.Lifetime.ApplicationStopping));
        app.Lifetime.ApplicationStopped.Register(() => _ = CloseAsync());

        async Task CloseAsync()
        {
            await reader.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    static void Configure(KestrelServerOptions kestrel, ApiOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaximumConnections;
        kestrel.Limits.MaxRequestLineSize = options.MaximumRequestLine;
        kestrel.Limits.MaxRequestBodySize = options.MaximumRequestBody;
        var rate = options.MinimumRate > 0 ? new MinDataRate(options.MinimumRate, options.Patience) : null;
        kestrel.Limits.MinResponseDataRate = rate;
        kestrel.Limits.MinRequestBodyDataRate = rate;
        if (options.Listen == "localhost")
        {
            kestrel.ListenLocalhost(options.Port);
        }
        else
        {
            kestrel.Listen(options.Listen == "*" ? IPAddress.IPv6Any : IPAddress.Parse(options.Listen), options.Port);
        }
    }
}
