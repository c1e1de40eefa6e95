using Microsoft.EntityFrameworkCore;

namespace OpenUrbanData.Bench.StockOData;

/// <summary>The database of the bench.</summary>
public sealed class TreesContext(DbContextOptions<TreesContext> options) : DbContext(options)
{
    /// <summary>The trees.</summary>
    public DbSet<Tree> Trees => Set<Tree>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Tree>().HasKey(tree => new { tree.Dataset, tree.Id });
    }
}
