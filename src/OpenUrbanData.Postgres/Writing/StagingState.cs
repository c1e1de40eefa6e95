using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>CRS of source geometries: by code or by text, never both.</summary>
readonly record struct SourceCrs(int? Srid, string? Text);

/// <summary>What the steps of one staging know of each other.</summary>
sealed class StagingState(WriterConnection connection, string name, FeatureSchema schema, string idPrefix)
{
    // Notices beyond it are counted, not kept.
    const int NoticeLimit = 10_000;

    readonly Dictionary<SourceCrs, short> _places = [];
    SourceCrs _last;
    short _lastPlace = -1;

    public WriterConnection Connection { get; } = connection;

    /// <summary>Name without database schema; other tables of the run begin with it.</summary>
    public string Name { get; } = name;

    /// <summary>Quoted name with database schema.</summary>
    public string Table { get; } = $"staging.\"{name}\"";

    public FeatureSchema Schema { get; } = schema;

    public string IdPrefix { get; } = idPrefix;

    /// <summary>Rows written by COPY.</summary>
    public long Rows { get; set; }

    public bool HasGeometry { get; set; }

    public bool HasObservations { get; set; }

    public bool HasDerivedIds { get; set; }

    /// <summary>The CRS seen, by the number that rows hold.</summary>
    public List<SourceCrs> AllCrs { get; } = [];

    /// <summary>Notices of the COPY itself.</summary>
    public List<Rejection> Notices { get; } = [];

    public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of a CRS; a file has one, rarely two.</summary>
    public short Crs(int? srid, string? text)
    {
        var crs = new SourceCrs(text is null ? srid ?? 4326 : null, text);
        if (_lastPlace >= 0 && _last == crs)
        {
            return _lastPlace;
        }

        if (!_places.TryGetValue(crs, out var place))
        {
            place = checked((short)AllCrs.Count);
            _places.Add(crs, place);
            AllCrs.Add(crs);
        }

        (_last, _lastPlace) = (crs, place);
        return place;
    }

    public void Notice(Feature feature, string code, string message)
    {
        var count = Counts.GetValueOrDefault(code) + 1;
        Counts[code] = count;
        if (count <= NoticeLimit)
        {
            Notices.Add(new(feature.Record, feature.Line, "geometry", code, null, message, false));
        }
    }
}
