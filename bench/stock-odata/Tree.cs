using System.ComponentModel.DataAnnotations.Schema;

namespace OpenUrbanData.Bench.StockOData;

/// <summary>One tree, as a guide to EF Core would map the table of the bench.</summary>
[Table("local_1", Schema = "feature")]
public sealed class Tree
{
    /// <summary>Number of the data set: first part of the key.</summary>
    [Column("_dataset")]
    public int Dataset { get; set; }

    /// <summary>Identifier: second part of the key.</summary>
    [Column("_id")]
    public required string Id { get; set; }

    /// <summary>Species.</summary>
    [Column("species")]
    public string? Species { get; set; }

    /// <summary>Height in metres.</summary>
    [Column("height_m")]
    public double? Height { get; set; }

    /// <summary>Crown in metres.</summary>
    [Column("crown_m")]
    public double? Crown { get; set; }

    /// <summary>Year in which it was planted.</summary>
    [Column("planted")]
    public long? Planted { get; set; }

    /// <summary>District.</summary>
    [Column("district")]
    public string? District { get; set; }

    /// <summary>Street.</summary>
    [Column("street")]
    public string? Street { get; set; }

    /// <summary>Last change.</summary>
    [Column("updated")]
    public DateTimeOffset? Updated { get; set; }
}
