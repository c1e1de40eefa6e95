using System.Text.RegularExpressions;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Recognises what is likely about a person, for warnings: a machine cannot know it, but it can ask.</summary>
static partial class PersonalData
{
    /// <summary>True for column names under which offices keep data of persons.</summary>
    public static bool IsLikely(string column) => Column().IsMatch(column);

    /// <summary>True for a mailbox that looks like first name and surname.</summary>
    public static bool IsPersonalMailbox(string email) => Mailbox().IsMatch(email) && !Office().IsMatch(email);

    [GeneratedRegex("sachbearbeit|bearbeiter|ansprechpart|kontaktperson|ansprechperson|vorname|nachname|familienname|geburt|mobil(tel|nr|nummer|funk|$)|handy|telefon.?mobil|privat|e-?mail|iban|kontonummer|kennzeichen|edited.?by|erfasst.?von|erfasser|leiter(in)?\\b|leitung$|antragsteller|eigent(ü|ue)mer",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex("^[a-zäöüß-]{2,}[._][a-zäöüß-]{2,}@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();

    [GeneratedRegex("^[^@]*(info|kontakt|post|stelle|service|amt|stadt|gemeinde|kreis|schule|kita|kinder|büro|buero|team|daten|sekretariat|verwaltung|rathaus)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Office();
}
