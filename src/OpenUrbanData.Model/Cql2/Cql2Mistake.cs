namespace OpenUrbanData.Model.Cql2;

/// <summary>Why a filter cannot be read or does not fit the collection.</summary>
/// <param name="Position">Where, from 1: characters (UTF-16) of a text, bytes of JSON.</param>
/// <param name="Message">What was found and what was expected, without the place; says nothing of the server.</param>
public sealed record Cql2Mistake(int Position, string Message)
{
    /// <summary>Place and message: <c>at 17: expected …</c></summary>
    public override string ToString() => $"at {Position}: {Message}";
}
