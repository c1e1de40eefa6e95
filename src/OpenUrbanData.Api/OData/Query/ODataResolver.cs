using System.Globalization;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>How names and types of expressions are understood: what 4.01 demands beyond the parser's own way.</summary>
/// <remarks>Names without regard to case, options without a dollar; texts beside values of another type are read as that type
/// (protocol, 4.01 Minimal); decimals and doubles meet as doubles (URL conventions 5.1.1.16); <c>geo.*</c> takes geographies of
/// every type, and <c>substring</c> whole numbers of every size.</remarks>
sealed class ODataResolver : ODataUriResolver
{
    static readonly EdmPrimitiveTypeKind[] Geographies =
    [
        EdmPrimitiveTypeKind.Geography, EdmPrimitiveTypeKind.GeographyPoint, EdmPrimitiveTypeKind.GeographyLineString,
        EdmPrimitiveTypeKind.GeographyPolygon, EdmPrimitiveTypeKind.GeographyMultiPoint, EdmPrimitiveTypeKind.GeographyMultiLineString,
        EdmPrimitiveTypeKind.GeographyMultiPolygon, EdmPrimitiveTypeKind.GeographyCollection,
    ];

    static ODataResolver()
    {
        var core = EdmCoreModel.Instance;
        var (text, place) = (core.GetString(isNullable: true), core.GetInt64(isNullable: true));
        CustomUriFunctions.AddCustomUriFunction("substring", new FunctionSignatureWithReturnType(text, text, place));
        CustomUriFunctions.AddCustomUriFunction("substring", new FunctionSignatureWithReturnType(text, text, place, place));
        foreach (var first in Geographies)
        {
            if (first != EdmPrimitiveTypeKind.GeographyLineString)
            {
                Add("geo.length", core.GetDouble(isNullable: true), first);
            }

            foreach (var second in Geographies)
            {
                if ((first, second) != (EdmPrimitiveTypeKind.GeographyPoint, EdmPrimitiveTypeKind.GeographyPoint))
                {
                    Add("geo.distance", core.GetDouble(isNullable: true), first, second);
                }

                // The parser knows points in areas, from either side.
                if ((first, second) is not ((EdmPrimitiveTypeKind.GeographyPoint, EdmPrimitiveTypeKind.GeographyPolygon)
                    or (EdmPrimitiveTypeKind.GeographyPolygon, EdmPrimitiveTypeKind.GeographyPoint)))
                {
                    Add("geo.intersects", core.GetBoolean(isNullable: true), first, second);
                }
            }
        }
    }

    ODataResolver()
    {
        EnableCaseInsensitive = true;
        EnableNoDollarQueryOptions = true;
    }

    /// <summary>The only one: it keeps nothing.</summary>
    public static ODataResolver Instance { get; } = new();

    /// <inheritdoc/>
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode left, ref SingleValueNode right, out IEdmTypeReference typeReference)
    {
        left = ReadAs(right.TypeReference, left, binaryOperatorKind);
        right = ReadAs(left.TypeReference, right, binaryOperatorKind);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref left, ref right, out typeReference);
    }

    static SingleValueNode ReadAs(IEdmTypeReference? other, SingleValueNode node, BinaryOperatorKind operation)
    {
        if (other is null || !other.IsPrimitive() || node.TypeReference is null)
        {
            return node;
        }

        if (node.TypeReference.IsDecimal() && (other.IsDouble() || other.IsSingle()))
        {
            var type = EdmCoreModel.Instance.GetDouble(isNullable: true);
            return node is ConstantNode { Value: decimal number } one
                ? new ConstantNode((double)number, one.LiteralText, type)
                : new ConvertNode(node, type);
        }

        // The only text that is added to a time is a duration.
        var kind = operation is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract && (other.IsDateTimeOffset() || other.IsDate())
            ? EdmPrimitiveTypeKind.Duration
            : other.PrimitiveKind();
        return node is ConstantNode { Value: string text } && Parse(kind, text) is { } value
            ? new ConstantNode(value, text, EdmCoreModel.Instance.GetPrimitive(kind, isNullable: false))
            : node;
    }

    // Null for what is no value of that type: the parser says that the types do not fit.
    static object? Parse(EdmPrimitiveTypeKind kind, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return kind switch
        {
            EdmPrimitiveTypeKind.Boolean when bool.TryParse(text, out var truth) => truth,
            EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32 when int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number) => number,
            EdmPrimitiveTypeKind.Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) => whole,
            EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single when double.TryParse(text, NumberStyles.Float, culture, out var number) => number,
            EdmPrimitiveTypeKind.Decimal when decimal.TryParse(text, NumberStyles.Float, culture, out var exact) => exact,
            EdmPrimitiveTypeKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day) => day,
            EdmPrimitiveTypeKind.TimeOfDay when TimeOnly.TryParse(text, culture, out var time) => time,
            EdmPrimitiveTypeKind.DateTimeOffset when text.Contains('T', StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
            EdmPrimitiveTypeKind.Duration => Duration(text),
            _ => null,
        };
    }

    static TimeSpan? Duration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    static void Add(string name, IEdmPrimitiveTypeReference returns, params EdmPrimitiveTypeKind[] geographies) =>
        CustomUriFunctions.AddCustomUriFunction(name, new FunctionSignatureWithReturnType(
            returns, [.. geographies.Select(kind => EdmCoreModel.Instance.GetSpatial(kind, isNullable: true))]));
}
