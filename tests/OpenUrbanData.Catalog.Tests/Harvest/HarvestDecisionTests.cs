using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OpenUrbanData.Catalog.Harvest;

namespace OpenUrbanData.Catalog.Tests.Harvest;

public sealed class HarvestDecisionTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public sealed record Case(KnownRecord[] Known, Dictionary<string, string> Found, HarvestOutcome Outcome, string[] Unreadable, HarvestGuard Guard)
    {
        public HarvestPlan Plan(DateTimeOffset now) => HarvestDecision.Of(Known, Found, Outcome, Unreadable, Guard, now);
    }

    public static class Cases
    {
        static readonly string[] Keys = [.. Enumerable.Range(0, 20).Select(number => $"k{number}")];

        static Gen<string> Hash => Gen.Elements("a", "b");

        static Gen<KnownRecord[]> Known =>
            from keys in Gen.SubListOf(Keys)
            from records in Gen.CollectToArray(keys, key =>
                from hash in Hash
                from state in Gen.Elements(Enum.GetValues<RecordState>())
                from days in Gen.Choose(0, 20)
                select new KnownRecord(key, hash, state, Now.AddDays(-days)))
            select records;

        public static Arbitrary<Case> Any() => Arb.From(
            from known in Known
            from found in Gen.OneOf(Gen.SubListOf(Keys), Gen.Constant(Keys.ToList()), Gen.Constant(new List<string>()))
            from hashes in Gen.ArrayOf(Hash, Keys.Length)
            from outcome in Gen.Frequency((3, Gen.Constant(HarvestOutcome.Complete)), (1, Gen.Constant(HarvestOutcome.Partial)), (1, Gen.Constant(HarvestOutcome.Failed)))
            from unreadable in Gen.SubListOf(Keys)
            from isForced in Gen.Elements(true, false)
            select new Case(
                known, outcome == HarvestOutcome.Failed ? [] : found.Index().ToDictionary(one => one.Item, one => hashes[one.Index]), outcome,
                [.. unreadable.Except(found)], new() { IsForced = isForced }));
    }

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool Every_record_gets_exactly_one_step(Case one) =>
        one.Plan(Now).Changes.Select(change => change.Record.Key)
            .SequenceEqual(one.Known.Select(record => record.Key).Union(one.Found.Keys).Order(StringComparer.Ordinal));

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool What_came_is_present_with_its_new_content(Case one) =>
        one.Plan(Now).Changes.Where(change => one.Found.ContainsKey(change.Record.Key))
            .All(change => change.Record.State == RecordState.Present && change.Record.Hash == one.Found[change.Record.Key]);

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool Only_a_complete_run_that_is_believed_withdraws_anything(Case one)
    {
        var plan = one.Plan(Now);
        return (one.Outcome == HarvestOutcome.Complete && plan.Held is null) || Untouched(one, plan, record => !one.Found.ContainsKey(record.Key));
    }

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool Nothing_present_is_withdrawn_by_an_empty_run_unless_it_is_forced(Case one)
    {
        var empty = one with { Found = [] };
        return one.Guard.IsForced || Untouched(empty, empty.Plan(Now), record => record.State == RecordState.Present);
    }

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool What_is_there_but_unreadable_stays(Case one) => Untouched(one, one.Plan(Now), record => one.Unreadable.Contains(record.Key));

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool Nothing_is_orphaned_that_was_not_missing_for_the_whole_time_of_grace(Case one) =>
        one.Plan(Now).Changes.Where(change => change.Step == HarvestStep.Orphaned).All(change =>
            one.Known.Single(record => record.Key == change.Record.Key) is { State: RecordState.Missing } before && Now - before.Since >= one.Guard.Grace);

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 1000)]
    public bool The_same_run_again_changes_nothing(Case one)
    {
        var first = one.Plan(Now);
        var again = one with { Known = [.. first.Changes.Select(change => change.Record)] };
        return again.Plan(Now).Changes.All(change => change.Step is HarvestStep.Unchanged or HarvestStep.Kept or HarvestStep.StillMissing)
            || first.Held is not null;
    }

    [Fact]
    public void A_data_set_that_vanishes_is_missing_then_orphaned_then_back()
    {
        KnownRecord[] known = [.. Enumerable.Range(0, 10).Select(number => new KnownRecord($"k{number}", "a", RecordState.Present, Now))];
        var all = known.ToDictionary(record => record.Key, record => record.Hash);
        var fewer = all.Where(one => one.Key != "k3").ToDictionary();
        Assert.Equal(HarvestStep.Missing, Run(fewer, 1));
        Assert.Equal(HarvestStep.StillMissing, Run(fewer, 2));
        Assert.Equal(HarvestStep.Orphaned, Run(fewer, 8));
        Assert.Equal(HarvestStep.Kept, Run(fewer, 9));
        Assert.Equal(HarvestStep.Restored, Run(all, 10));
        Assert.Equal(HarvestStep.Unchanged, Run(all, 11));

        HarvestStep Run(Dictionary<string, string> found, int day)
        {
            var plan = HarvestDecision.Of(known, found, HarvestOutcome.Complete, [], new(), Now.AddDays(day));
            Assert.Equal((HarvestOutcome.Complete, null), (plan.Outcome, plan.Held));
            known = [.. plan.Changes.Select(change => change.Record)];
            return plan.Changes.Single(change => change.Record.Key == "k3").Step;
        }
    }

    [Theory]
    [InlineData(100, 80, false, false)]
    [InlineData(100, 79, false, true)]
    [InlineData(100, 79, true, false)]
    [InlineData(6, 1, false, false)]
    [InlineData(7, 1, false, true)]
    [InlineData(1, 0, false, true)]
    [InlineData(1, 0, true, false)]
    public void A_shrunken_run_is_held_unless_it_is_forced(int before, int after, bool isForced, bool isHeld)
    {
        var known = Enumerable.Range(0, before).Select(number => new KnownRecord($"k{number}", "a", RecordState.Present, Now)).ToList();
        var plan = HarvestDecision.Of(
            known, known.Take(after).ToDictionary(record => record.Key, record => record.Hash), HarvestOutcome.Complete, [], new() { IsForced = isForced }, Now);
        Assert.Equal(isHeld, plan.Held is not null);
        Assert.Equal(isHeld ? HarvestOutcome.Partial : HarvestOutcome.Complete, plan.Outcome);
        Assert.Equal(isHeld ? 0 : before - after, plan.Count(HarvestStep.Missing));
    }

    static bool Untouched(Case one, HarvestPlan plan, Func<KnownRecord, bool> which) => one.Known.Where(which).Where(record => !one.Found.ContainsKey(record.Key))
        .All(record => plan.Changes.Single(change => change.Record.Key == record.Key) is { Step: HarvestStep.Kept } change && change.Record == record);
}
