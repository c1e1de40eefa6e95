namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>A value in a YAML file with the line it begins on, so that messages can name it.</summary>
/// <remarks>Scalars stay text: a key such as <c>08212000</c> must not become a number and lose its zero.</remarks>
abstract record YamlNode(long Line)
{
    /// <summary>A text; <paramref name="IsPlain"/> where it stands without quotes.</summary>
    public sealed record Scalar(long Line, string Text, bool IsPlain) : YamlNode(Line)
    {
        /// <summary>True for nothing, <c>~</c> and <c>null</c>.</summary>
        public bool IsNull => IsPlain && Text is "" or "~" or "null";
    }

    /// <summary>A list.</summary>
    public sealed record List(long Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

    /// <summary>Keys and values in the order of the file.</summary>
    public sealed record Map(long Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

    /// <summary>What it is, for messages.</summary>
    public string Kind => this switch
    {
        Scalar { IsNull: true } => "nothing",
        Scalar scalar => $"'{scalar.Text}'",
        List => "a list",
        _ => "a group of keys",
    };
}

/// <summary>One key of a <see cref="YamlNode.Map"/>.</summary>
/// <param name="Line">Line of the key, from 1.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
sealed record YamlEntry(long Line, string Key, YamlNode Value);
