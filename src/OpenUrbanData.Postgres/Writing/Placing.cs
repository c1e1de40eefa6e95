using System.Collections.Immutable;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Puts staged records in their place: coordinates, towns, ids (design 4.5).</summary>
sealed class Placing(StagingState state, string datasetId, PlacingRules rules)
{
    // Statistics of a small table cost more than they bring.
    const long AnalyzeFrom = 5_000;

    readonly WriterConnection _connection = state.Connection;
    readonly string _table = state.Table;
    readonly List<Rejection> _rejections = [.. state.Notices];
    readonly SortedDictionary<string, long> _counts = new(state.Counts, StringComparer.Ordinal);
    long _rejected;

    public async Task<PlacingReport> RunAsync(CancellationToken cancellation)
    {
        var hasTown = state.Schema.Find(FeatureColumns.Municipality) is not null;
        if (state.HasGeometry)
        {
            await TransformAsync(cancellation);
            await CheckPlacesAsync(hasTown, cancellation);
        }

        if (rules.MunicipalityByArea && hasTown)
        {
            await FindTownsAsync(cancellation);
        }

        if (PlacingSql.WithoutLocation(state.Schema) is { } withoutLocation)
        {
            await RejectAsync(Notices.MissingLocation, withoutLocation, "left(ST_AsText(s._source), 200)", "geometry",
                "The record needs a geometry, or what may stand in for one.", cancellation);
        }

        await IdentifyAsync(cancellation);
        if (state.Rows >= AnalyzeFrom)
        {
            await _connection.ExecuteAsync($"ANALYZE {_table}", cancellation);
        }

        return new(state.Rows - _rejected, _rejected, _counts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. _rejections.OrderBy(rejection => rejection.Record)]);
    }

    async Task TransformAsync(CancellationToken cancellation)
    {
        for (var number = 0; number < state.AllCrs.Count; number++)
        {
            var crs = state.AllCrs[number];

            // A CRS that PROJ does not know is a mistake of the descriptor, not of a thousand records.
            if (await _connection.ScalarAsync<string>($"SELECT oud.crs_error({PlacingSql.Arguments(crs)})", cancellation) is not null)
            {
                throw new ProblemException(new("crs-unknown", 422, "CRS is not known",
                    (crs.Text is null ? $"EPSG:{crs.Srid}" : $"'{crs.Text[..Math.Min(crs.Text.Length, 120)]}'")
                    + " is not known to PROJ. Name an EPSG code, or give the text of a .prj file, under 'crs:' in the descriptor."));
            }

            await TransformAsync(_table, number, crs, cancellation);
        }
    }

    async Task TransformAsync(string table, int number, SourceCrs crs, CancellationToken cancellation)
    {
        if (crs.Text is { } text)
        {
            await _connection.ExecuteAsync(PlacingSql.TransformByText(table, number, text), cancellation);
            return;
        }

        await _connection.ExecuteAsync("SELECT oud.attempt($1, $2)", cancellation,
            PlacingSql.TransformByCode(table, number, crs.Srid!.Value, isGuarded: false),
            PlacingSql.TransformByCode(table, number, crs.Srid!.Value, isGuarded: true));
    }

    async Task CheckPlacesAsync(bool hasTown, CancellationToken cancellation)
    {
        var suspects = $"staging.\"{state.Name}_suspect\"";
        var towns = await TownsAsync(hasTown, cancellation);
        await _connection.ExecuteAsync($"DROP TABLE IF EXISTS {suspects}", cancellation);
        await _connection.ExecuteAsync(PlacingSql.Suspects(_table, suspects, towns), cancellation);
        if (await IsFilledAsync(suspects, cancellation))
        {
            await TransformAsync(suspects, PlacingSql.StoreCrs, new(4326, null), cancellation);
            for (var number = 0; number < state.AllCrs.Count; number++)
            {
                await TransformAsync(suspects, number, state.AllCrs[number], cancellation);
            }

            await _connection.ExecuteAsync(PlacingSql.Doubt(suspects, towns), cancellation);
            await _connection.ExecuteAsync(PlacingSql.Swap(_table, suspects), cancellation);
            await _connection.ExecuteAsync(PlacingSql.Outside(_table, suspects), cancellation);
            await FlagAsync(Notices.SwappedCoordinates, "The axes were swapped; the coordinates were put right.", cancellation);
            await FlagAsync(Notices.OutsideTown,
                FormattableString.Invariant($"The geometry lies more than {rules.TownMargin:0} m outside its town."), cancellation);
        }

        if (state.AllCrs.Count == 0)
        {
            return;
        }

        await FlagAsync(Notices.GeometryRepaired, "The geometry was not valid and was repaired.", cancellation);
        await NoteAsync(Notices.GeometryInvalid, "geometry", "The coordinates are no place on Earth; they were left out.",
            false, PlacingSql.Unplaced(_table), cancellation, rules.RejectionLimit);
    }

    // Towns are checked against areas of other data sets: those of this one would confirm themselves.
    async Task<string?> TownsAsync(bool hasTown, CancellationToken cancellation)
    {
        if (!hasTown || state.Schema.Name == "administrative-unit" || !await HasAreasAsync(cancellation))
        {
            return null;
        }

        var towns = $"staging.\"{state.Name}_town\"";
        await _connection.ExecuteAsync($"DROP TABLE IF EXISTS {towns}", cancellation);
        await _connection.ExecuteAsync(PlacingSql.Towns(_table, towns, rules.TownMargin), cancellation);
        if (!await IsFilledAsync(towns, cancellation))
        {
            return null;
        }

        await _connection.ExecuteAsync($"ANALYZE {towns}", cancellation);
        return towns;
    }

    Task<bool> IsFilledAsync(string table, CancellationToken cancellation) =>
        _connection.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM {table})", cancellation);

    async Task<bool> HasAreasAsync(CancellationToken cancellation) =>
        await _connection.ScalarAsync<bool>("SELECT to_regclass('feature.' || $1) IS NOT NULL", cancellation, PlacingSql.Areas);

    async Task FindTownsAsync(CancellationToken cancellation)
    {
        if (await HasAreasAsync(cancellation))
        {
            await _connection.ExecuteAsync(PlacingSql.Municipalities(_table), cancellation);
        }

        await RejectAsync(Notices.MunicipalityUnknown, "s.municipality_key IS NULL", "left(ST_AsText(s.geom), 200)",
            FeatureColumns.Municipality,
            "The place lies in no municipality that an administrative-unit data set of this instance has.", cancellation);
    }

    async Task IdentifyAsync(CancellationToken cancellation)
    {
        var hasSourceId = FeatureColumns.Of(state.Schema).Any(property => property.Name == "source_id");
        if (state.HasDerivedIds)
        {
            await _connection.ExecuteAsync(PlacingSql.Collisions(_table, hasSourceId), cancellation, state.IdPrefix);
            await _connection.ExecuteAsync(PlacingSql.Ordinals(_table, hasSourceId), cancellation);
            await FlagAsync(Notices.DuplicateSuspect, "Another record has the same values.", cancellation);
        }

        await RejectAsync(Notices.DuplicateId, PlacingSql.Repeated(_table),
            $"substring(s._id, {state.IdPrefix.Length + 1})", "source_id",
            "An earlier record has the same source key; only the first one is taken.", cancellation);
        var purged = await _connection.ReadAsync(
            "SELECT id FROM oud.purged WHERE dataset_id = $1 AND id IS NOT NULL", row => row.GetString(0), cancellation, datasetId);
        if (purged.Count > 0)
        {
            await RejectAsync(Notices.Purged, $"s._id IN ({string.Join(", ", purged.Select(PlacingSql.Literal))})", "NULL::text",
                null, "The feature was removed for good.", cancellation);
        }
    }

    Task FlagAsync(string flag, string message, CancellationToken cancellation) =>
        NoteAsync(flag, null, message, false, PlacingSql.Flagged(_table), cancellation, flag, rules.RejectionLimit);

    Task RejectAsync(
        string code, string condition, string value, string? property, string message, CancellationToken cancellation) =>
        NoteAsync(code, property, message, true, PlacingSql.Reject(_table, condition, value), cancellation,
            rules.RejectionLimit);

    async Task NoteAsync(
        string code, string? property, string message, bool rejects, string sql, CancellationToken cancellation,
        params object?[] values)
    {
        var count = 0L;
        var rows = await _connection.ReadAsync(sql, row =>
        {
            count = row.GetInt64(3);
            return new Rejection(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), property, code,
                row.IsDBNull(2) ? null : row.GetString(2), message, rejects);
        }, cancellation, values);
        if (count == 0)
        {
            return;
        }

        _counts[code] = _counts.GetValueOrDefault(code) + count;
        _rejections.AddRange(rows);
        _rejected += rejects ? count : 0;
    }
}
