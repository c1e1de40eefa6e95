using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Catalog.Portability;

/// <summary>How many features have a fresh value: asked of the database at question time, because values age.</summary>
/// <param name="Need">The need that the features must meet.</param>
/// <param name="AnyOf">Observed properties, of which one is enough.</param>
/// <param name="Datasets">The data sets to look at.</param>
public sealed record StreamQuestion(Need Need, ImmutableArray<string> AnyOf, ImmutableArray<Dataset> Datasets);

/// <summary>Answers whether a solution runs in a town, from what publish has counted (schemas/README.md 3.4).</summary>
/// <remarks>Pure: the same manifest, registry, fresh values and time give the same answer.</remarks>
public static class PortabilityCheck
{
    /// <summary>The data of a town for each need, and why a need cannot be met.</summary>
    public static ImmutableArray<NeedAnswer> Needs(
        SolutionManifest manifest, Registry registry, string municipalityKey, DateTimeOffset now) =>
        [.. manifest.Needs.Select(need => Find(need, registry, municipalityKey, now))];

    /// <summary>What must be asked of the database before <see cref="Answer"/>.</summary>
    public static ImmutableArray<StreamQuestion> Questions(SolutionManifest manifest, ImmutableArray<NeedAnswer> needs) =>
    [
        .. manifest.Capabilities
            .SelectMany(capability => capability.Uses)
            .Where(use => use.Streams is not null)
            .Select(use => (Use: use, Need: needs.First(need => need.Need.Name == use.Need)))
            .Where(one => one.Need.Reason is null)
            .Select(one => new StreamQuestion(one.Need.Need, one.Use.Streams!.AnyOf, one.Need.Datasets)),
    ];

    /// <summary>The answer.</summary>
    /// <param name="manifest">The solution.</param>
    /// <param name="town">The town.</param>
    /// <param name="needs">From <see cref="Needs"/>.</param>
    /// <param name="fresh">Features with a fresh value, by question in the order of <see cref="Questions"/>.</param>
    /// <param name="now">The time of the question.</param>
    public static PortabilityAnswer Answer(
        SolutionManifest manifest, Municipality town, ImmutableArray<NeedAnswer> needs, ImmutableArray<long> fresh,
        DateTimeOffset now)
    {
        var questions = Questions(manifest, needs);
        return new()
        {
            Manifest = manifest,
            Town = town,
            CheckedAt = now,
            Needs = needs,
            Capabilities = [.. manifest.Capabilities.Select(Check)],
        };

        CapabilityAnswer Check(Capability capability)
        {
            var uses = capability.Uses
                .Select(use => Weigh(use, needs.First(need => need.Need.Name == use.Need), town.Key, Fresh, now))
                .ToImmutableArray();
            ImmutableArray<Measure> measures = [.. uses.SelectMany(use => use.Measures)];
            var reason = uses.Select(use => use.Reason).FirstOrDefault(reason => reason is not null);
            var state = reason is null
                ? CapabilityState.Works
                : uses.All(use => use.SomeHaveAll) && !capability.HideWhenDegraded
                    ? CapabilityState.Degraded
                    : CapabilityState.Off;
            return new(capability, state, reason, measures);
        }

        long Fresh(Use use)
        {
            for (var i = 0; i < questions.Length; i++)
            {
                if (questions[i].Need.Name == use.Need && questions[i].AnyOf.SequenceEqual(use.Streams!.AnyOf))
                {
                    return fresh[i];
                }
            }

            return 0;
        }
    }

    static NeedAnswer Find(Need need, Registry registry, string municipalityKey, DateTimeOffset now)
    {
        ImmutableArray<Dataset> candidates =
        [
            .. registry.Datasets.Values
                .Where(dataset => dataset.Schema is { IsLocal: false } schema && schema.Name == need.Schema)
                .Where(dataset => dataset.Publisher.Key == municipalityKey || Counts(dataset, municipalityKey, "") is not null)
                .OrderBy(dataset => dataset.Number),
        ];
        if (candidates.IsEmpty)
        {
            return new(need, [], 0, "no_dataset");
        }

        ImmutableArray<Dataset> usable = [.. candidates.Where(dataset => need.Accepts(dataset.Schema!))];
        if (usable.IsEmpty)
        {
            return new(need, [], 0, "version");
        }

        usable = [.. usable.Where(dataset => OpenLicenses.Allows(dataset.License, need.License))];
        if (usable.IsEmpty)
        {
            return new(need, [], 0, "licence");
        }

        usable = [.. usable.Where(dataset => need.MaximumAge is not { } oldest || now - Date(dataset) <= oldest)];
        if (usable.IsEmpty)
        {
            return new(need, [], 0, "stale_data");
        }

        var features = usable.Sum(dataset => Counts(dataset, municipalityKey, need.Key)?.Features ?? 0);
        if (features >= need.MinimumFeatures)
        {
            return new(need, usable, features, null);
        }

        // "No car park" and "no data" differ: only a data set that claims to be complete can say the former.
        var none = features == 0 && usable.Any(dataset => dataset.CoverageClaim == "complete");
        return new(need, usable, features, none ? "none_exist" : "too_few_features");
    }

    static UseCheck Weigh(Use use, NeedAnswer need, string municipalityKey, Func<Use, long> fresh, DateTimeOffset now)
    {
        if (need.Reason is { } reason)
        {
            return new([new("features", need.Features, need.Need.MinimumFeatures)], reason, SomeHaveAll: false);
        }

        var measures = ImmutableArray.CreateBuilder<Measure>();
        string? against = null;
        var someHaveAll = use.Fields.IsEmpty || Filled(need, municipalityKey, use.CountOfAll) > 0;
        foreach (var field in use.Fields)
        {
            Take(new(field.Count, Filled(need, municipalityKey, field.Count) / (double)need.Features, field.Share), "incomplete_data");
        }

        if (use.Streams is { } streams)
        {
            var count = fresh(use);
            someHaveAll &= count > 0;
            Take(new(string.Join('|', streams.AnyOf), count / (double)need.Features, streams.Share), "no_fresh_values");
            if (streams.History is { } history)
            {
                // Only the latest values are kept yet, so no history is long enough.
                Take(new("history_days", 0, history.TotalDays), "short_history");
                someHaveAll = false;
            }
        }

        if (use.Horizon is { } horizon)
        {
            var latest = need.Datasets.Max(dataset => dataset.Ends);
            Take(new($"{horizon.Property}_days_ahead", latest is { } end ? Math.Floor((end - now).TotalDays) : 0, horizon.Reach.TotalDays),
                "short_horizon");
        }

        return new(measures.ToImmutable(), against, someHaveAll);

        void Take(Measure measure, string reason)
        {
            measures.Add(measure);
            against ??= measure.IsMet ? null : reason;
        }
    }

    static long Filled(NeedAnswer need, string municipalityKey, string count)
    {
        // What the data set or the platform adds, every feature has.
        if (need.Schema!.Find(count) is { Origin: not PropertyOrigin.Record })
        {
            return need.Features;
        }

        return need.Datasets.Sum(dataset => Counts(dataset, municipalityKey, need.Need.Key)?.Filled.GetValueOrDefault(count) ?? 0);
    }

    static TownStatistics? Counts(Dataset dataset, string municipalityKey, string need) =>
        dataset.Towns.FirstOrDefault(town => town.MunicipalityKey == municipalityKey && town.Need == need);

    static DateTimeOffset Date(Dataset dataset) => dataset.SourceDate ?? dataset.ModifiedAt;

    readonly record struct UseCheck(ImmutableArray<Measure> Measures, string? Reason, bool SomeHaveAll);
}
