using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>Names of the EU data themes.</summary>
/// <remarks><see href="http://publications.europa.eu/resource/authority/data-theme">The list of the Publications Office.</see></remarks>
public static class DataThemes
{
    static readonly ImmutableArray<(string Code, LocalizedText Title)> All =
    [
        ("AGRI", new("Landwirtschaft, Fischerei, Forstwirtschaft und Nahrungsmittel", "Agriculture, fisheries, forestry and food")),
        ("ECON", new("Wirtschaft und Finanzen", "Economy and finance")),
        ("EDUC", new("Bildung, Kultur und Sport", "Education, culture and sport")),
        ("ENER", new("Energie", "Energy")),
        ("ENVI", new("Umwelt", "Environment")),
        ("GOVE", new("Regierung und öffentlicher Sektor", "Government and public sector")),
        ("HEAL", new("Gesundheit", "Health")),
        ("INTR", new("Internationale Themen", "International issues")),
        ("JUST", new("Justiz, Rechtssystem und öffentliche Sicherheit", "Justice, legal system and public safety")),
        ("REGI", new("Regionen und Städte", "Regions and cities")),
        ("SOCI", new("Bevölkerung und Gesellschaft", "Population and society")),
        ("TECH", new("Wissenschaft und Technologie", "Science and technology")),
        ("TRAN", new("Verkehr", "Transport")),
    ];

    /// <summary>The codes.</summary>
    public static ImmutableArray<string> Codes { get; } = [.. All.Select(theme => theme.Code)];

    /// <summary>The name of a theme; what an empty code means, and an unknown code itself.</summary>
    public static LocalizedText Title(string code) => code.Length == 0
        ? new("ohne Thema", "without theme")
        : All.FirstOrDefault(theme => theme.Code == code).Title ?? new(code, code);
}
