using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Model.Schemas;

/// <summary>A column of a source that becomes a property of a local schema.</summary>
/// <param name="Header">Its name in the source.</param>
/// <param name="Type">What its values are.</param>
public sealed record LocalColumn(string Header, PropertyType Type);

/// <summary>Makes the schema of one data set that fits no canonical one: the platform's properties, then its own columns.</summary>
public static partial class LocalSchema
{
    /// <summary>Most characters of the name of a property; PostgreSQL cuts names at 63 bytes.</summary>
    public const int NameLength = 60;

    static readonly string[] First = ["id", "source_id", "id_stability", "dataset_id"];

    static readonly string[] Last = ["updated_at", "license", "attribution", "source_url", "source_values", "quality_flags"];

    /// <summary>Makes version 1.0.0, as a draft.</summary>
    /// <param name="common">Any canonical schema: the platform's properties are taken from it with their texts.</param>
    /// <param name="datasetId">Id of the data set, which is the schema's name.</param>
    /// <param name="title">Title of the data set.</param>
    /// <param name="description">Description of the data set.</param>
    /// <param name="columns">The columns that are published, in the source's order.</param>
    /// <param name="geometryTypes">Types of geometries seen; empty where records have none.</param>
    /// <param name="hasMunicipality">True where the mapping sets the municipality.</param>
    /// <param name="themes">Codes of the EU data themes.</param>
    public static FeatureSchema Create(
        FeatureSchema common,
        string datasetId,
        LocalizedText title,
        LocalizedText description,
        IEnumerable<LocalColumn> columns,
        ImmutableArray<string> geometryTypes,
        bool hasMunicipality,
        ImmutableArray<string> themes)
    {
        ArgumentNullException.ThrowIfNull(common);
        var platform = new HashSet<string>([.. First, .. Last, "municipality_key", "geometry", "geom"], StringComparer.OrdinalIgnoreCase);
        var properties = new List<Property>();
        properties.AddRange(First.Select(Platform));
        if (hasMunicipality)
        {
            properties.Add(Platform("municipality_key"));
        }

        var names = Names([.. columns.Select(column => column.Header)], platform);
        properties.AddRange(columns.Zip(names, (column, name) => new Property
        {
            Name = name,
            Type = column.Type,
            Title = new(column.Header, column.Header),
            SourceNames = [column.Header],
        }));
        properties.AddRange(Last.Select(Platform));
        var schema = new FeatureSchema
        {
            Name = datasetId,
            Version = new(1, 0, 0),
            IsLocal = true,
            Title = title,
            Description = description,
            Themes = themes,
            Properties = [.. properties.Select((property, place) => property with { Sequence = place + 1 })],
            Geometry = geometryTypes.IsEmpty ? null : new(geometryTypes, PropertyLevel.Optional),
            Document = default,
        };
        return schema with { Document = SchemaWriter.Write(schema) };

        // Suggestions for canonical schemas would claim columns that are properties of their own here.
        Property Platform(string name) => common.Find(name)! with { SourceNames = [] };
    }

    /// <summary>Names of properties for headers: kept where they are identifiers, else slugged; never one that is taken.</summary>
    public static ImmutableArray<string> Names(IReadOnlyList<string> headers, IReadOnlySet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var used = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>(headers.Count);
        for (var i = 0; i < headers.Count; i++)
        {
            var wanted = Identifier().IsMatch(headers[i]) ? headers[i] : Slug(headers[i]);
            wanted = wanted.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}") : wanted;
            wanted = wanted.Length > NameLength ? wanted[..NameLength].TrimEnd('_') : wanted;
            var name = wanted;
            for (var next = 2; !used.Add(name); next++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{wanted[..Math.Min(wanted.Length, NameLength - 4)]}_{next}");
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }

    static string Slug(string header)
    {
        var text = header.ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '_')
            {
                slug.Append('_');
            }
        }

        var name = slug.ToString().TrimEnd('_');
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "n" + name : name;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
