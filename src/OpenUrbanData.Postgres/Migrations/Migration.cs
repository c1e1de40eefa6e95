namespace OpenUrbanData.Postgres.Migrations;

/// <summary>One step of the layout of the database.</summary>
/// <param name="Number">From 1, without gaps; the first four digits of the file name.</param>
/// <param name="Name">The rest of the file name, without extension.</param>
/// <param name="Sql">Statements that run in one transaction.</param>
public sealed record Migration(int Number, string Name, string Sql);
