using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Ids of features whose source has no key (design 7): a hash of name and place, or of all values where
/// several features have that in common.</summary>
sealed class DerivedId : IDisposable
{
    /// <summary>Hex digits of an id.</summary>
    public const int Length = 20;

    // Coordinates above it cannot be degrees, so they are rounded to metres.
    const double LargestDegree = 360;

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _number = new byte[8];
    byte[] _text = new byte[256];

    /// <summary>From the name and the source coordinates; null where the feature has neither.</summary>
    public string? FromPlace(Feature feature)
    {
        var name = feature.Schema.Find("name") is null ? null : feature["name"] as string;
        var box = feature.Geometry is { IsEmpty: false } geometry ? geometry.EnvelopeInternal : null;
        if (name is null && box is null)
        {
            return null;
        }

        Add(name ?? "");
        if (box is not null)
        {
            var step = IsDegrees(feature, box) ? 1e-5 : 1;
            Add(Math.Round(box.MinX / step));
            Add(Math.Round(box.MinY / step));
            if (feature.Geometry is not Point)
            {
                Add(Math.Round(box.MaxX / step));
                Add(Math.Round(box.MaxY / step));
            }
        }

        return Finish();
    }

    /// <summary>From all mapped values that make a revision, published columns and the geometry.</summary>
    public string FromValues(Feature feature)
    {
        for (var i = 0; i < feature.Values.Length; i++)
        {
            if (feature.Values[i] is { } value && FeatureColumns.IsCompared(feature.Schema.Properties[i]))
            {
                Add(feature.Schema.Properties[i].Name);
                Add(AsText(value));
            }
        }

        Add(feature.SourceValues ?? "");
        if (feature.Geometry is { } geometry)
        {
            _hash.AppendData(geometry.AsBinary());
        }

        return Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    static bool IsDegrees(Feature feature, Envelope box) =>
        feature.SourceSrid is 4326 or 4258 or 4979
        || (Math.Max(Math.Abs(box.MaxX), Math.Abs(box.MinX)) <= LargestDegree
            && Math.Max(Math.Abs(box.MaxY), Math.Abs(box.MinY)) <= LargestDegree);

    static string AsText(object value) => value switch
    {
        string text => text,
        string[] members => string.Join('\u001f', members),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    void Add(double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_number, number + 0.0); // -0 is 0
        _hash.AppendData(_number);
    }

    void Add(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (_text.Length < most)
        {
            _text = new byte[most];
        }

        var count = Encoding.UTF8.GetBytes(text, _text);
        _text[count] = 0;
        _hash.AppendData(_text.AsSpan(0, count + 1));
    }

    string Finish()
    {
        Span<byte> result = stackalloc byte[32];
        _hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result[..(Length / 2)]);
    }
}
