using System.CommandLine;
using System.Globalization;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud harvest</c>: takes over the records of catalogues of others.</summary>
static class HarvestCommand
{
    const int MostShown = 50;

    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string?>("source") { Description = "Name of the source; without it all that were harvested before", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "First page of its DCAT catalogue; needed the first time", HelpName = "URL" };
        var dry = new Option<bool>("--dry-run") { Description = "Store nothing, say what would change" };
        var force = new Option<bool>("--force") { Description = "Believe that so many records are gone" };
        var command = new Command("harvest", "Take over the records of DCAT catalogues of others") { which, url, dry, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(url) is { } text && (result.GetValue(which) is null
                || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
                || address.UserInfo.Length > 0))
            {
                // A password would be kept with the source, where it does not belong.
                result.AddError("--url: expected an address with http or https and without a password, together with the name of the source.");
            }

            if (result.GetValue(which) is { } name && (name.Length > 63 || name.Length == 0 || !name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')))
            {
                result.AddError($"'{name}' is no name of a source: expected up to 63 small letters, digits and hyphens.");
            }
        });
        command.Does((parsed, cancellation) => RunAsync(
            options.Read(parsed), parsed.GetValue(which), parsed.GetValue(url), parsed.GetValue(dry), new() { IsForced = parsed.GetValue(force) }, Terminal.Standard, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        ProgramSettings settings, string? which, string? url, bool isDry, HarvestGuard guard, Terminal terminal, CancellationToken cancellation)
    {
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var store = new HarvestStore(instance.Database);
        var run = new HarvestRun(store, LinkChecks.Sources(), TimeProvider.System);
        var sources = url is not null ? [(which!, url)] : (await store.SourcesAsync(cancellation)).Where(one => which is null || one.Name == which).ToList();
        if (sources.Count == 0)
        {
            throw new FormatException(which is null
                ? "No catalogue was harvested before. Give a name and --url."
                : $"The source '{which}' was not harvested before. Give its --url.");
        }

        var isGood = true;
        foreach (var (name, address) in sources)
        {
            var report = await run.ExecuteAsync(name, new(address), guard, isDry, cancellation);
            Tell(terminal, name, report, isDry);
            isGood &= report.Plan.Outcome == HarvestOutcome.Complete;
        }

        return isGood ? 0 : 1;
    }

    static void Tell(Terminal terminal, string name, HarvestReport report, bool isDry)
    {
        var plan = report.Plan;
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{name}: {plan.Outcome.ToString().ToLowerInvariant()}, {report.Reading.Pages} pages, {report.Repairs} repairs{(isDry ? "; nothing was stored" : "")}"));
        if (plan.Held is { } held)
        {
            terminal.Line($"{name}: nothing is withdrawn. {held}" + (report.Reading.Outcome == HarvestOutcome.Complete ? " If that is right, run again with --force." : ""));
        }

        terminal.Table(["step", "records"], Enum.GetValues<HarvestStep>().Where(step => plan.Count(step) > 0)
            .Select(step => new[] { step.ToString().ToLowerInvariant(), plan.Count(step).ToString(CultureInfo.InvariantCulture) }));
        if (isDry)
        {
            foreach (var change in plan.Changes.Where(one => one.Step is not (HarvestStep.Unchanged or HarvestStep.Kept)).Take(MostShown))
            {
                terminal.Line($"{change.Step.ToString().ToLowerInvariant()}\t{change.Record.Key}");
            }
        }

        foreach (var problem in report.Reading.Problems.Take(MostShown))
        {
            terminal.Line($"{problem.Code}\t{problem.Page ?? problem.Key}\t{problem.Message}");
        }
    }
}
