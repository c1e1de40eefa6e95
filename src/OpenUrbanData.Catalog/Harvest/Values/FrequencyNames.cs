using System.Collections.Frozen;
using OpenUrbanData.Catalog.Dcat;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>How often data is renewed, under the names that catalogues give it.</summary>
/// <remarks>The <see href="http://publications.europa.eu/resource/authority/frequency">list of frequencies of the EU</see>; ISO 19115, Dublin Core and DCAT-US write it otherwise.</remarks>
public static class FrequencyNames
{
    /// <summary>Where the list is.</summary>
    public const string List = "http://publications.europa.eu/resource/authority/frequency/";

    static readonly FrozenDictionary<string, string> Names = (
        "UPDATE_CONT/continuous/continual/kontinuierlich/laufend/echtzeit/realtime|HOURLY/stündlich|DAILY/täglich/taeglich/daily|WEEKLY/wöchentlich/woechentlich"
        + "|BIWEEKLY/fortnightly/zweiwöchentlich|MONTHLY/monatlich|BIMONTHLY/zweimonatlich|QUARTERLY/vierteljährlich/quartalsweise/vierteljaehrlich|ANNUAL_2/biannually/semiannual/halbjährlich"
        + "|ANNUAL/annually/yearly/jährlich/jaehrlich|BIENNIAL/zweijährlich|TRIENNIAL/dreijährlich|QUINQUENNIAL|DECENNIAL|IRREG/irregular/unregelmäßig/unregelmaessig/asneeded/bei bedarf"
        + "|NEVER/notplanned/nie/einmalig|UNKNOWN/unbekannt|OTHER|CONT|DAILY_2|WEEKLY_2|WEEKLY_3|MONTHLY_2|MONTHLY_3|ANNUAL_3|BIHOURLY|TRIHOURLY")
        .Split('|').Select(line => line.Split('/')).SelectMany(names => names.Select(name => (Name: name.ToLowerInvariant(), Code: names[0])))
        .DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>The IRI of the frequency that a name, a repeating interval of ISO 8601 (<c>R/P1Y</c>) or an IRI means; null for none that is known.</summary>
    public static string? Find(string text)
    {
        var plain = text.Trim().TrimEnd('/');
        if (plain.StartsWith("R/P", StringComparison.Ordinal) || plain.StartsWith('P'))
        {
            try
            {
                return CodeLists.Frequency(plain.StartsWith('R') ? plain[2..] : plain);
            }
            catch (Exception none) when (none is FormatException or OverflowException)
            {
                return null;
            }
        }

        plain = plain.Contains("://", StringComparison.Ordinal) && (plain.Contains("/frequency/", StringComparison.Ordinal) || plain.Contains("purl.org/cld/freq", StringComparison.Ordinal)
            || plain.Contains("MaintenanceFrequency", StringComparison.Ordinal))
                ? plain[(plain.LastIndexOf('/') + 1)..]
                : plain;
        return Names.TryGetValue(plain.ToLowerInvariant(), out var code) ? List + code : null;
    }
}
