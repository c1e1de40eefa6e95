using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads what a descriptor says for catalogues alone, and checks what the regulation demands of data sets of high value.</summary>
static class StatementsReader
{
    /// <summary>The statements; a mistake is noted.</summary>
    public static EntryStatements Read(Section keys)
    {
        var period = keys.Child("temporal", "temporal");
        var (from, to) = period is null ? default : (Day(period, "from"), Day(period, "to"));
        if (period is not null && !period.Has("from") && !period.Has("to"))
        {
            period.Missing("from", "a day, or 'to'");
        }
        else if (from > to)
        {
            period!.Error(period.LineOf("to"), "to", string.Create(CultureInfo.InvariantCulture, $"'{to:yyyy-MM-dd}' is before 'from'; expected {from:yyyy-MM-dd} or later."));
        }

        return new()
        {
            Hvd = Hvd(keys),
            From = from,
            To = to,
            Rights = keys.Localized("rights"),
            Availability = keys.OneOf("availability", EntryStatements.Availabilities, "available")!,
            Access = keys.OneOf("access", EntryStatements.Accesses, "public")!,
        };
    }

    /// <summary>Notes what a data set of high value lacks and this file alone can tell: a licence as free as CC BY 4.0, a file with all of it.</summary>
    public static void CheckHvd(Section keys, DatasetDescriptor entry)
    {
        if (!entry.Statements.IsHvd)
        {
            return;
        }

        if (entry.Kind != DatasetKind.Series)
        {
            License("license", entry.License);
        }

        foreach (var own in entry.Distributions.Select(one => one.License).OfType<string>().Distinct())
        {
            License("distributions", own);
        }

        if (entry.Kind == DatasetKind.Reference && entry.Distributions.All(one => one.DownloadUrl is null))
        {
            keys.Error(keys.LineOf("hvd"), "hvd",
                "This reference data set names no file; expected a distribution with 'download_url', because a data set of high value must be downloadable as a whole.");
        }

        if (entry is { Kind: DatasetKind.Reference, Services.IsEmpty: true })
        {
            keys.Error(keys.LineOf("hvd"), "hvd",
                "This reference data set names no service; expected 'services', because a data set of high value needs an API.");
        }

        if (entry is { Kind: DatasetKind.Service, Endpoint.Page: null })
        {
            keys.Error(keys.LineOf("endpoint"), "endpoint.page", "This key is missing; expected the address of the documentation, because the service is marked with 'hvd'.");
        }

        if (entry.Statements.Access != "public")
        {
            keys.Error(keys.LineOf("access"), "access", $"'{entry.Statements.Access}' contradicts 'hvd'; expected public.");
        }

        void License(string key, string iri)
        {
            if (iri.Length > 0 && !HvdLicenses.IsFreeEnough(iri))
            {
                keys.Error(keys.LineOf(key), key,
                    $"'{iri}' is not as free as CC BY 4.0, which 'hvd' demands; expected one of {string.Join(", ", HvdLicenses.Codes)}.");
            }
        }
    }

    /// <summary>What the services of a data set of high value lack, which is known when all files are read.</summary>
    public static IEnumerable<DescriptorError> CheckServices(DatasetDescriptor entry, IReadOnlyDictionary<string, DatasetDescriptor> all)
    {
        if (!entry.Statements.IsHvd || entry.Kind != DatasetKind.Reference || !entry.IsPublished || entry.Services.IsEmpty)
        {
            yield break;
        }

        var services = entry.Services.Select(name => (name.Line, Service: all.GetValueOrDefault(name.Id))).Where(one => one.Service is not null).ToList();
        if (services.Count > 0 && services.TrueForAll(one => !one.Service!.IsPublished))
        {
            yield return new(entry.File, services[0].Line, "services",
                $"No service of these is published; expected 'state: published' in {string.Join(" or ", services.Select(one => one.Service!.Id))}, because a data set of high value needs an API.");
        }

        foreach (var (line, service) in services.Where(one => one.Service is { IsPublished: true, Endpoint.Page: null }))
        {
            yield return new(entry.File, line, "services",
                $"'{service!.Id}' has no documentation; expected 'endpoint: {{ page: … }}' there, because it serves a data set of high value.");
        }

        foreach (var (line, service) in services.Where(one => one.Service is { IsPublished: true } service && !HvdLicenses.IsFreeEnough(service.License)))
        {
            yield return new(entry.File, line, "services",
                $"The licence of '{service!.Id}', '{service.License}', is not as free as CC BY 4.0; expected one of {string.Join(", ", HvdLicenses.Codes)}, because it serves a data set of high value.");
        }
    }

    static ImmutableArray<string> Hvd(Section keys)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var text in keys.Texts("hvd"))
        {
            if (HvdCategory.Find(text) is { } category)
            {
                codes.Add(category.Code);
            }
            else
            {
                keys.Error(keys.LineOf("hvd"), "hvd",
                    $"'{text}' is no category of high-value data sets{NearestName.Hint(text, [.. HvdCategory.All.Select(one => one.Title)], "; expected a name or code of http://data.europa.eu/bna/asd487ae75, for example Mobility or c_b79e35eb.")}");
            }
        }

        return codes.DrainToImmutable();
    }

    static DateOnly? Day(Section period, string key)
    {
        if (period.Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        period.Error(period.LineOf(key), key, $"'{text}' is no day; expected for example 2026-01-31.");
        return null;
    }
}
