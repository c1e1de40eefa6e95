using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;

namespace OpenUrbanData.Bench.StockOData;

/// <summary>The entity set.</summary>
public sealed class TreesController(TreesContext context) : ODataController
{
    /// <summary>Trees, with all that the library makes of query options.</summary>
    [EnableQuery(PageSize = 1000)]
    public IQueryable<Tree> Get() => context.Trees;
}
