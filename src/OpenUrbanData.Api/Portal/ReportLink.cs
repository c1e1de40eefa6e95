using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>« Fehler melden »: a prefilled mail to the publisher's mailbox, so that reports name the address of what is wrong.</summary>
static class ReportLink
{
    /// <summary>The address of the mail.</summary>
    /// <param name="page">The page.</param>
    /// <param name="dataset">Whose data.</param>
    /// <param name="path">Path of what is wrong.</param>
    public static string For(PortalPage page, Dataset dataset, string path)
    {
        var subject = $"{page.T("Fehler in den Daten", "Mistake in the data")}: {page.T(dataset.Title)}";
        var body = page.T(
            $"Guten Tag,\r\n\r\nunter {page.Links.To(path)} stimmt etwas nicht:\r\n\r\n(Bitte beschreiben Sie hier den Fehler.)\r\n",
            $"Hello,\r\n\r\nthere is a mistake at {page.Links.To(path)}:\r\n\r\n(Please describe the mistake here.)\r\n");
        return $"mailto:{Uri.EscapeDataString(dataset.Publisher.ContactEmail).Replace("%40", "@", StringComparison.Ordinal)}"
            + $"?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(body)}";
    }
}
