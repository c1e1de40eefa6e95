namespace OpenUrbanData.Model.Schemas;

/// <summary>The two languages in which everything that a citizen reads is written.</summary>
public enum Language
{
    /// <summary>German, <c>de</c>; the default.</summary>
    German,

    /// <summary>English, <c>en</c>.</summary>
    English,
}

/// <summary>A text in German and English.</summary>
/// <param name="De">The German text.</param>
/// <param name="En">The English text; the German one where nobody has translated it.</param>
public sealed record LocalizedText(string De, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.English ? En : De;
}
