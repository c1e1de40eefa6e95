using Microsoft.AspNetCore.OData;
using Microsoft.EntityFrameworkCore;
using Microsoft.OData.ModelBuilder;
using OpenUrbanData.Bench.StockOData;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddDbContextPool<TreesContext>(options => options
    .UseNpgsql(Environment.GetEnvironmentVariable("OUD_DATABASE"))
    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
var model = new ODataConventionModelBuilder();
model.EntitySet<Tree>("Trees").EntityType.HasKey(tree => new { tree.Dataset, tree.Id });
builder.Services.AddControllers().AddOData(options => options.EnableQueryFeatures(10_000).AddRouteComponents("odata", model.GetEdmModel()));
var app = builder.Build();
app.MapControllers();
app.Run();
