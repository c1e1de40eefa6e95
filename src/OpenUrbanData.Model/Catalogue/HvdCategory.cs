using System.Collections.Immutable;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>A category of high-value data sets of the European Union.</summary>
/// <param name="Code">Last part of its IRI (<c>c_b79e35eb</c>).</param>
/// <param name="Title">Its English name, as the list has it.</param>
/// <remarks><see href="http://data.europa.eu/bna/asd487ae75">High-value dataset categories</see>, Implementing Regulation (EU) 2023/138.</remarks>
public sealed record HvdCategory(string Code, string Title)
{
    /// <summary>The regulation: who says it marks its data set as one of high value.</summary>
    public const string Legislation = "http://data.europa.eu/eli/reg_impl/2023/138/oj";

    /// <summary>IRI of the list.</summary>
    public const string Scheme = Prefix + "asd487ae75";

    const string Prefix = "http://data.europa.eu/bna/";

    /// <summary>Code of the category that it is part of; null for the six highest.</summary>
    public string? Broader { get; init; }

    /// <summary>Its IRI.</summary>
    public string Iri => Prefix + Code;

    /// <summary>All of them: each of the six highest, followed by its parts.</summary>
    public static ImmutableArray<HvdCategory> All { get; } =
    [
        new("c_164e0bf5", "Meteorological"),
        new("c_13e3cf16", "NWP model data") { Broader = "c_164e0bf5" },
        new("c_36807466", "Climate data: validated observations") { Broader = "c_164e0bf5" },
        new("c_3af3368c", "Observations data measured by weather stations") { Broader = "c_164e0bf5" },
        new("c_be47b010", "Weather alerts") { Broader = "c_164e0bf5" },
        new("c_d13a4420", "Radar data") { Broader = "c_164e0bf5" },
        new("c_a9135398", "Companies and company ownership"),
        new("c_56a1bf47", "Basic company information: key attributes") { Broader = "c_a9135398" },
        new("c_8f0fac04", "Company documents and accounts") { Broader = "c_a9135398" },
        new("c_ac64a52d", "Geospatial"),
        new("c_60182062", "Buildings") { Broader = "c_ac64a52d" },
        new("c_642643e6", "Agricultural parcels") { Broader = "c_ac64a52d" },
        new("c_6a3f6896", "Cadastral parcels") { Broader = "c_ac64a52d" },
        new("c_6c2bb82d", "Geographical names") { Broader = "c_ac64a52d" },
        new("c_9427236f", "Administrative units") { Broader = "c_ac64a52d" },
        new("c_c3de25e4", "Addresses") { Broader = "c_ac64a52d" },
        new("c_fbd2fc3f", "Reference parcels") { Broader = "c_ac64a52d" },
        new("c_b79e35eb", "Mobility"),
        new("c_4b74ea13", "Transport networks") { Broader = "c_b79e35eb" },
        new("c_b151a0ba", "Inland waterways datasets") { Broader = "c_b79e35eb" },
        new("c_dd313021", "Earth observation and environment"),
        new("c_06b1eec4", "Hydrography") { Broader = "c_dd313021" },
        new("c_315692ad", "Elevation") { Broader = "c_dd313021" },
        new("c_38933a65", "Waste") { Broader = "c_dd313021" },
        new("c_43f88346", "Water") { Broader = "c_dd313021" },
        new("c_4ba9548e", "Emissions") { Broader = "c_dd313021" },
        new("c_4d63300b", "Horizontal legislation") { Broader = "c_dd313021" },
        new("c_4dd389c5", "Mineral resources") { Broader = "c_dd313021" },
        new("c_59c93ba5", "Production and industrial facilities") { Broader = "c_dd313021" },
        new("c_59e64dd4", "Climate") { Broader = "c_dd313021" },
        new("c_63b37dd4", "Air") { Broader = "c_dd313021" },
        new("c_63be22bd", "Natural risk zones") { Broader = "c_dd313021" },
        new("c_793164b6", "Species distribution") { Broader = "c_dd313021" },
        new("c_7b8fbb64", "Environmental monitoring facilities") { Broader = "c_dd313021" },
        new("c_83aa10a6", "Protected sites") { Broader = "c_dd313021" },
        new("c_87a129d9", "Soil") { Broader = "c_dd313021" },
        new("c_91185a85", "Orthoimagery") { Broader = "c_dd313021" },
        new("c_ad9ae929", "Land use") { Broader = "c_dd313021" },
        new("c_af646f5b", "Area management / restriction / regulation zones & reporting units") { Broader = "c_dd313021" },
        new("c_b21e1296", "Land cover") { Broader = "c_dd313021" },
        new("c_b40e6d46", "Oceanographic geographical features") { Broader = "c_dd313021" },
        new("c_b7de66cd", "Energy resources") { Broader = "c_dd313021" },
        new("c_b7f6a4f3", "Nature preservation and biodiversity") { Broader = "c_dd313021" },
        new("c_c3919aec", "Habitats and biotopes") { Broader = "c_dd313021" },
        new("c_c873f344", "Bio-geographical regions") { Broader = "c_dd313021" },
        new("c_e3f55603", "Geology") { Broader = "c_dd313021" },
        new("c_e4358335", "Noise") { Broader = "c_dd313021" },
        new("c_f399050e", "Sea regions") { Broader = "c_dd313021" },
        new("c_e1da4e07", "Statistics"),
        new("c_04bf94a3", "Poverty") { Broader = "c_e1da4e07" },
        new("c_20cd11bb", "EU International trade in goods statistics") { Broader = "c_e1da4e07" },
        new("c_23385471", "Potential labour force") { Broader = "c_e1da4e07" },
        new("c_2aed31f9", "Industrial producer price index breakdowns by activity") { Broader = "c_e1da4e07" },
        new("c_317b9493", "Population, Fertility, Mortality") { Broader = "c_e1da4e07" },
        new("c_34abf8c1", "Industrial production") { Broader = "c_e1da4e07" },
        new("c_424bb0b4", "Current healthcare expenditure") { Broader = "c_e1da4e07" },
        new("c_4ac557e7", "Government expenditure and revenue") { Broader = "c_e1da4e07" },
        new("c_4acb6bf3", "Mortality") { Broader = "c_e1da4e07" },
        new("c_59627af3", "National accounts - key indicators on households") { Broader = "c_e1da4e07" },
        new("c_6a7250c", "Fertility") { Broader = "c_e1da4e07" },
        new("c_92874eb2", "Environmental accounts and statistics") { Broader = "c_e1da4e07" },
        new("c_95da87c7", "National accounts - key indicators on corporations") { Broader = "c_e1da4e07" },
        new("c_a2c6dcd8", "Employment") { Broader = "c_e1da4e07" },
        new("c_a3767648", "Tourism flows in Europe") { Broader = "c_e1da4e07" },
        new("c_a49ec591", "Volume of sales by activity") { Broader = "c_e1da4e07" },
        new("c_a8b937c4", "Inequality") { Broader = "c_e1da4e07" },
        new("c_b72b721f", "National accounts - GDP main aggregates") { Broader = "c_e1da4e07" },
        new("c_c0022235", "Harmonised Indices of consumer prices") { Broader = "c_e1da4e07" },
        new("c_dd8f4797", "Consolidated government gross debt") { Broader = "c_e1da4e07" },
        new("c_f2b50efd", "Population") { Broader = "c_e1da4e07" },
        new("c_fd4e881c", "Unemployment") { Broader = "c_e1da4e07" },
    ];

    /// <summary>The category of an IRI, a code or an English name; null where there is none.</summary>
    public static HvdCategory? Find(string text) => All.FirstOrDefault(one =>
        one.Iri == text || one.Code == text || one.Title.Equals(text, StringComparison.OrdinalIgnoreCase));
}
