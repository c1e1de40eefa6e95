using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads opening hours from one text or from columns by day; what is not understood is kept as text.</summary>
/// <param name="text">The text; null for columns by day.</param>
/// <param name="days">Day selector in OSM syntax, the name that a person reads, and the column's text; empty for one text.</param>
/// <param name="hours">Place of <c>opening_hours</c>.</param>
/// <param name="textHours">Place of <c>opening_hours_text</c>; -1 where the schema has none or something else fills it.</param>
sealed class OpeningHoursPlan(ValuePlan? text, (string Days, string Name, ValuePlan Text)[] days, int hours, int textHours)
{
    /// <summary>Sets one of the two properties.</summary>
    public void Read(object?[] row, Feature feature)
    {
        if (text is null)
        {
            ReadDays(row, feature);
            return;
        }

        if (text.Read(row, feature) is not string written)
        {
            return;
        }

        Set(feature, OpeningHours.Read(written), written);
    }

    void ReadDays(object?[] row, Feature feature)
    {
        var read = new List<(string, string)>(days.Length);
        var written = new List<string>(days.Length);
        var understood = true;
        foreach (var (selector, name, plan) in days)
        {
            if (plan.Read(row, feature) is not string cell)
            {
                continue;
            }

            written.Add($"{name}: {cell}");
            if (OpeningHours.ReadSpans(cell) is { } spans)
            {
                read.Add((selector, spans));
            }
            else
            {
                understood = false;
            }
        }

        if (written.Count > 0)
        {
            Set(feature, understood ? OpeningHours.Join(read) : null, string.Join("; ", written));
        }
    }

    void Set(Feature feature, string? read, string written)
    {
        if (read is not null)
        {
            feature.Values[hours] = read;
            if (read != written)
            {
                ValuePlan.AddFlag(feature, MappingFlag.ParsedFromText);
            }
        }
        else if (textHours >= 0)
        {
            feature.Values[textHours] = written;
        }
    }
}
