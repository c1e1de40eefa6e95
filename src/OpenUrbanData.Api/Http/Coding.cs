namespace OpenUrbanData.Api.Http;

/// <summary>Content codings that answers are sent in; the later of two that a client likes alike is taken.</summary>
enum Coding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>br (RFC 7932).</summary>
    Brotli,

    /// <summary>zstd (RFC 8878): at the levels used here the smallest for the least work.</summary>
    Zstandard,
}

/// <summary>Chooses among codings (RFC 9110, 12.5.3) and names them.</summary>
static class Codings
{
    static readonly string[] Names = ["identity", "gzip", "br", "zstd"];

    static readonly string[] Packable =
    [
        "text/", "application/json", "application/geo+json", "application/schema+json", "application/problem+json", "application/ld+json",
        "application/xml", "application/rdf+xml", "application/vnd.oai.openapi+json", "application/vnd.apache.arrow.stream",
        "application/vnd.mapbox-vector-tile", "application/fg+json", "application/javascript", "image/svg+xml", "application/openapi+json",
        "application/geo+json-seq", "application/n-triples", "application/atom+xml", "application/csvm+json", "application/vnd.datapackage+json", "application/x-ndjson", "application/json-seq", "application/sql",
    ];

    /// <summary>The name in headers and at the end of tags.</summary>
    public static string Name(this Coding coding) => Names[(int)coding];

    /// <summary>The coding that the client wants most; identity where it says nothing.</summary>
    public static Coding Choose(ReadOnlySpan<char> acceptEncoding)
    {
        if (acceptEncoding.IsEmpty)
        {
            return Coding.Identity;
        }

        Span<double> quality = stackalloc double[Names.Length];
        Read(acceptEncoding, quality);
        var best = Coding.Identity;
        for (var coding = Coding.Gzip; coding <= Coding.Zstandard; coding++)
        {
            if (quality[(int)coding] > 0 && quality[(int)coding] >= quality[(int)best])
            {
                best = coding;
            }
        }

        return best;
    }

    /// <summary>True where the client takes the coding at all.</summary>
    public static bool Accepts(ReadOnlySpan<char> acceptEncoding, Coding coding)
    {
        if (coding == Coding.Identity || acceptEncoding.IsEmpty)
        {
            return coding == Coding.Identity;
        }

        Span<double> quality = stackalloc double[Names.Length];
        Read(acceptEncoding, quality);
        return quality[(int)coding] > 0;
    }

    /// <summary>True where bytes of the media type get smaller: text, not what is packed already.</summary>
    public static bool IsPackable(ReadOnlySpan<char> mediaType)
    {
        foreach (var known in Packable)
        {
            if (mediaType.StartsWith(known, StringComparison.OrdinalIgnoreCase)
                && (known[^1] == '/' || mediaType.Length == known.Length || mediaType[known.Length] is ';' or ' '))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The coding whose name ends an entity tag of ours (<c>"…-br"</c>), and where the name begins.</summary>
    public static (Coding Coding, int Length) OfTag(ReadOnlySpan<char> tag)
    {
        for (var coding = Coding.Gzip; coding <= Coding.Zstandard; coding++)
        {
            var name = coding.Name();
            if (tag.Length > name.Length + 2 && tag[^1] == '"' && tag[..^1].EndsWith(name, StringComparison.Ordinal)
                && tag[tag.Length - name.Length - 2] == '-')
            {
                return (coding, name.Length + 1);
            }
        }

        return (Coding.Identity, 0);
    }

    static void Read(ReadOnlySpan<char> acceptEncoding, Span<double> quality)
    {
        quality.Fill(-1);
        var any = 0.0;
        var list = new WeightedList(acceptEncoding);
        while (list.Next())
        {
            if (list.Name is "*")
            {
                any = list.Quality;
                continue;
            }

            for (var i = 0; i < Names.Length; i++)
            {
                if (list.Name.Equals(Names[i], StringComparison.OrdinalIgnoreCase)
                    || (i == (int)Coding.Gzip && list.Name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase)))
                {
                    quality[i] = list.Quality;
                }
            }
        }

        for (var i = 0; i < quality.Length; i++)
        {
            // Identity need not be named, but whoever names a coding wants it more.
            quality[i] = quality[i] >= 0 ? quality[i] : i == (int)Coding.Identity ? 0 : any;
        }
    }
}
