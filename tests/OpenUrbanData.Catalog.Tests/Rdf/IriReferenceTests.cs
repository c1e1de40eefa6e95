using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class IriReferenceTests
{
    // RFC 3986, 5.4.1 and 5.4.2, every row.
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g#s", "http://a/b/c/g#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x", "http://a/b/c/g;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y#s")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("../../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData(".g", "http://a/b/c/.g")]
    [InlineData("g..", "http://a/b/c/g..")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/./h", "http://a/b/c/g/h")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/./y", "http://a/b/c/g;x=1/y")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/./x", "http://a/b/c/g?y/./x")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("g#s/./x", "http://a/b/c/g#s/./x")]
    [InlineData("g#s/../x", "http://a/b/c/g#s/../x")]
    [InlineData("http:g", "http:g")]
    public void References_are_resolved(string reference, string expected) =>
        Assert.Equal(expected, IriReference.Resolve("http://a/b/c/d;p?q", reference));

    [Theory]
    [InlineData("http://e.org", "x", "http://e.org/x")]
    [InlineData("http://e.org/a#old", "", "http://e.org/a")]
    [InlineData("http://e.org/a/b", "HTTP://E.org:80/%7Ex", "HTTP://E.org:80/%7Ex")]
    [InlineData("urn:a:b", "#c", "urn:a:b#c")]
    [InlineData("http://e.org/ä/ö", "ü?ß", "http://e.org/ä/ü?ß")]
    [InlineData("http://e.org/a", "a:b", "a:b")]
    [InlineData("http://e.org/a", "./a:b", "http://e.org/a:b")]
    public void Names_stay_as_they_are_written(string start, string reference, string expected) =>
        Assert.Equal(expected, IriReference.Resolve(start, reference));

    [Theory]
    [InlineData("https://e.org/a b", "https://e.org/a%20b")]
    [InlineData("https://e.org/{id}|^`\\\"<>", "https://e.org/%7Bid%7D%7C%5E%60%5C%22%3C%3E")]
    [InlineData("https://e.org/ä%20", "https://e.org/ä%20")]
    public void What_no_iri_may_hold_is_escaped(string written, string expected) => Assert.Equal(expected, IriReference.Escape(written));
}
