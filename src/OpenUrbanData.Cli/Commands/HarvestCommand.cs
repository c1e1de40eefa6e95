using System.CommandLine;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud harvest</c>: takes over the records of catalogues of others.</summary>
static class HarvestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string[]>("source") { Description = "Names of sources; without one all of catalog/harvest and those harvested with --url before", Arity = ArgumentArity.ZeroOrMore };
        var url = new Option<string?>("--url") { Description = "Address of a catalogue without file in catalog/harvest; needed the first time", HelpName = "URL" };
        var dry = new Option<bool>("--dry-run") { Description = "Store nothing, say what would change" };
        var force = new Option<bool>("--force") { Description = "Believe that so many records are gone, and read although no page has changed" };
        var forget = new Option<bool>("--forget") { Description = "Delete the sources with all their records and reports; their files are left" };
        var command = new Command("harvest", "Take over the records of catalogues of others") { which, url, dry, force, forget };
        command.Validators.Add(result =>
        {
            var names = result.GetValue(which) ?? [];
            if (result.GetValue(url) is { } text && (names.Length != 1
                || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
                || address.UserInfo.Length > 0))
            {
                // A password would be kept with the source, where it does not belong.
                result.AddError("--url: expected an address with http or https and without a password, together with the name of the source.");
            }

            if (result.GetValue(forget) && (names.Length == 0 || result.GetValue(url) is not null || result.GetValue(dry) || result.GetValue(force)))
            {
                result.AddError("--forget: expected names of sources and no other option.");
            }

            foreach (var name in names.Where(name => name.Length is > 63 or 0 || !name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')))
            {
                result.AddError($"'{name}' is no name of a source: expected up to 63 small letters, digits and hyphens.");
            }
        });
        command.Does((parsed, cancellation) =>
        {
            var names = parsed.GetValue(which) ?? [];
            return parsed.GetValue(forget)
                ? ForgetAsync(options.Read(parsed), names, Terminal.Standard, cancellation)
                : RunAsync(options.Read(parsed), names, parsed.GetValue(url), new() { IsDry = parsed.GetValue(dry), IsForced = parsed.GetValue(force) }, Terminal.Standard, cancellation);
        });
        return command;
    }

    static async Task<int> RunAsync(
        ProgramSettings settings, string[] names, string? url, HarvestOptions asked, Terminal terminal, CancellationToken cancellation)
    {
        var decided = CatalogueHarvest.Read(null);
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var harvest = new CatalogueHarvest(instance, settings, decided, terminal);
        IReadOnlyList<HarvestSource> sources;
        if (url is not null)
        {
            sources = [CatalogueHarvest.OfAddress(names[0], url)];
        }
        else
        {
            var all = await harvest.SourcesAsync(cancellation);
            sources = names.Length == 0 ? all : [.. names.Select(name => all.FirstOrDefault(one => one.Name == name)
                ?? throw new FormatException($"There is no source '{name}': expected a file {Path.Combine(settings.Catalog, CatalogFolder.HarvestFolder, name + ".yaml")}, or --url."))];
        }

        return sources.Count == 0
            ? throw new FormatException($"There is no source: expected files {Path.Combine(settings.Catalog, CatalogFolder.HarvestFolder, "<name>.yaml")}, or a name and --url.")
            : await harvest.RunAsync(sources, asked, cancellation) ? 0 : 1;
    }

    static async Task<int> ForgetAsync(ProgramSettings settings, string[] names, Terminal terminal, CancellationToken cancellation)
    {
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var store = new HarvestStore(instance.Database);
        var isGood = true;
        foreach (var name in names)
        {
            var isKnown = await store.ForgetAsync(name, cancellation);
            terminal.Line(isKnown ? $"{name}: forgotten." : $"{name}: no such source.");
            isGood &= isKnown;
        }

        return isGood ? 0 : 1;
    }
}
