using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads <c>publisher.yaml</c>.</summary>
static partial class PublisherReader
{
    static readonly ImmutableArray<string> Kinds = ["municipality", "association", "county", "state", "federal", "company"];

    /// <summary>The publisher; null where there are mistakes, which are in <paramref name="errors"/> then.</summary>
    public static PublisherDescriptor? Read(string slug, string file, string text, List<DescriptorError> errors)
    {
        var before = errors.Count;
        if (YamlFile.Read(file, text, errors) is not { } top)
        {
            return null;
        }

        var keys = new Section(file, "", "publisher", top, errors);
        var kind = keys.OneOf("kind", Kinds, required: true);
        var name = keys.Localized("name", required: true);
        var key = keys.Text("key");
        if (key is not null && !OfficialKey().IsMatch(key))
        {
            keys.Error(keys.LineOf("key"), "key",
                $"'{key}' is no official key; expected 2, 5, 8, 9 or 12 digits in quotes, or abroad for example CH-3203.");
        }

        var website = Address(keys, "website");
        var iri = Address(keys, "iri") ?? website;
        if (iri is null && !keys.Has("iri") && !keys.Has("website"))
        {
            keys.Missing("iri", "the address that names the publisher in catalogues, or at least 'website'");
        }

        var contact = keys.Child("contact", "contact");
        if (contact is null && !keys.Has("contact"))
        {
            keys.Missing("contact", "'{ name: …, email: … }' of the office that answers");
        }

        var contactName = contact?.Localized("name", required: true);
        var email = contact?.Text("email", "a functional mailbox");
        if (email is not null && !Mailbox().IsMatch(email))
        {
            contact!.Error(contact.LineOf("email"), "email", $"'{email}' is no mail address.");
        }

        var descriptor = new PublisherDescriptor
        {
            Slug = slug,
            File = file,
            Kind = kind ?? "",
            Name = name ?? new("", ""),
            Key = key,
            Iri = iri ?? "",
            Website = website,
            ContactName = contactName ?? new("", ""),
            ContactEmail = email ?? "",
            ContributorId = Contributor(keys),
            License = Licenses.Read(keys),
            Attribution = keys.Text("attribution"),
            Municipalities = Municipalities(keys, key, name?.De),
            Language = keys.Text("language") ?? "de",
            Population = keys.Whole("population", 1, 10_000_000_000),
            ShowsInventory = keys.OneOf("inventory", ["public", "private"], "private") == "public",
        };
        return errors.Count == before ? descriptor : null;
    }

    /// <summary>An http or https address; null where missing or wrong.</summary>
    internal static string? Address(Section keys, string key)
    {
        if (keys.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            if (address.UserInfo.Length > 0)
            {
                keys.Error(keys.LineOf(key), key, "This address is published; expected no user and no password in it.");
                return null;
            }

            return text;
        }

        keys.Error(keys.LineOf(key), key, $"'{text}' is no address; expected for example https://www.example.org/.");
        return null;
    }

    static ImmutableArray<Municipality> Municipalities(Section keys, string? publisherKey, string? publisherName)
    {
        var area = keys.Child("area", "area");
        var all = ImmutableArray.CreateBuilder<Municipality>();
        switch (area?.Find("municipalities"))
        {
            case { Value: YamlNode.Map } entry:
                all.AddRange(area.Lookup(entry.Key).Select(pair => new Municipality(pair.Key, pair.Value)));
                break;
            case { } entry:
                all.AddRange(area.TextsOf(entry).Select(one => new Municipality(one, one == publisherKey ? publisherName ?? one : one)));
                break;
        }

        foreach (var wrong in all.Where(one => !MunicipalityKey().IsMatch(one.Key)))
        {
            area!.Error(area.LineOf("municipalities"), "municipalities",
                $"'{wrong.Key}' is no key of a municipality; expected 8 digits in quotes, or abroad for example CH-3203.");
        }

        return all.DrainToImmutable();
    }

    static string? Contributor(Section keys)
    {
        const string list = "http://dcat-ap.de/def/contributors/";
        if (keys.Text("contributor_id") is not { } text)
        {
            return null;
        }

        var name = text.StartsWith(list, StringComparison.Ordinal) ? text[list.Length..] : text;
        if (name.Length > 0 && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_'))
        {
            return list + name;
        }

        keys.Error(keys.LineOf("contributor_id"), "contributor_id",
            $"'{text}' is no contributor of dcat-ap.de; expected the last part of its IRI ({list}…), for example openNRW.");
        return null;
    }

    [GeneratedRegex("^([0-9]{2}|[0-9]{5}|[0-9]{8}|[0-9]{9}|[0-9]{12}|[A-Z]{2}-[A-Za-z0-9]{2,12})$", RegexOptions.CultureInvariant)]
    private static partial Regex OfficialKey();

    /// <summary>Key of a municipality as the schemas write it.</summary>
    [GeneratedRegex("^((0[1-9]|1[0-6])[0-9]{6}|[A-Z]{2}-[A-Za-z0-9]{2,12})$", RegexOptions.CultureInvariant)]
    internal static partial Regex MunicipalityKey();

    [GeneratedRegex("^[^@ ]+@[^@ ]+\\.[A-Za-z]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();
}
