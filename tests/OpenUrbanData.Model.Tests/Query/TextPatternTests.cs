using System.Text.RegularExpressions;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Tests.Query;

/// <summary>The regular expressions that filters know.</summary>
public sealed class TextPatternTests
{
    [Theory]
    [InlineData("a", "cab", true)]
    [InlineData("^a", "cab", false)]
    [InlineData("b$", "cab", true)]
    [InlineData("b$", "cab\n", false)]
    [InlineData("^c.b$", "cab", true)]
    [InlineData("^c.b$", "c\nb", false)]
    [InlineData("^(?:ab|cd)+$", "abcdab", true)]
    [InlineData("^(ab|cd){2}$", "abcdab", false)]
    [InlineData("^[a-cäx-z]{2,}?$", "aäz", true)]
    [InlineData("[^a-z]", "abc", false)]
    [InlineData(@"^\d+$", "0123", true)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "a_1", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^\S\s\S$", "a\u00a0b", true)]
    [InlineData(@"^[\d\-x]+$", "1-x", true)]
    [InlineData(@"^[a-]+$", "a-", true)]
    [InlineData(@"^\u00e4\x41\.$", "äA.", true)]
    [InlineData(@"^[\]\[^]+$", "[]^", true)]
    [InlineData("^😀$", "😀", true)]
    [InlineData("", "x", true)]
    [InlineData("a|", "x", true)]
    [InlineData("x}", "x}", true)]
    [InlineData("(?i", "x", null)]
    [InlineData("(?=a)", "x", null)]
    [InlineData("(?<n>a)", "x", null)]
    [InlineData(@"(a)\1", "aa", null)]
    [InlineData(@"\bx", "x", null)]
    [InlineData(@"\p{L}", "x", null)]
    [InlineData("*a", "x", null)]
    [InlineData("***=a", "x", null)]
    [InlineData("a**", "x", null)]
    [InlineData("a{2}{3}", "x", null)]
    [InlineData("a{3,2}", "x", null)]
    [InlineData("a{256}", "x", null)]
    [InlineData("a{x}", "x", null)]
    [InlineData("^*", "x", null)]
    [InlineData("(a", "x", null)]
    [InlineData("a)", "x", null)]
    [InlineData("[a", "x", null)]
    [InlineData("[]", "x", null)]
    [InlineData("[z-a]", "x", null)]
    [InlineData(@"[a-\d]", "x", null)]
    [InlineData(@"[\D]", "x", null)]
    [InlineData(@"\", "x", null)]
    [InlineData(@"\u12", "x", null)]
    [InlineData(@"\u0000", "x", null)]
    [InlineData("((a{100}){100}){100}", "x", null)]
    public void A_pattern_matches_or_is_refused(string pattern, string text, bool? expected)
    {
        var known = TextPattern.ForMemory(pattern, new(), out var mistake);
        Assert.Equal(expected is null, known is null);
        Assert.Equal(known is null, mistake is not null);
        Assert.Equal(known is null, TextPattern.ForDatabase(pattern, new(), out _) is null);
        if (known is not null)
        {
            Assert.Equal(expected, Regex.IsMatch(text, known, RegexOptions.CultureInvariant));
        }
    }

    [Fact]
    public void Length_and_depth_are_bounded()
    {
        var limits = new TextPatternLimits { MaximumLength = 50, MaximumSize = 60, MaximumDepth = 4 };
        foreach (var (pattern, expected) in new[]
        {
            (new string('a', 50), null), (new string('a', 51), "at 1 of the pattern: the pattern is longer than 50 characters"),
            ("(((())))", null), ("((((()))))", "at 5 of the pattern: more than 4 groups in each other"),
            ("(a{20}){3}", null), ("(a{20}){4}", "at 11 of the pattern: with its repetitions written out the pattern has more than 60 characters"),
            ("(a|b){20}|c{30}", "at 16 of the pattern: with its repetitions written out the pattern has more than 60 characters"),
        })
        {
            TextPattern.ForDatabase(pattern, limits, out var mistake);
            Assert.Equal((pattern, expected), (pattern, mistake));
            Assert.NotNull(TextPattern.ForDatabase(pattern, TextPatternLimits.None, out _));
        }
    }
}
