using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Members of enumerations in addresses: <c>purpose eq 'car'</c>, or with the type before the quotes.</summary>
static class ODataMembers
{
    /// <summary>Value of a constant; the name of the member for one of an enumeration, which is what is stored.</summary>
    /// <remarks>The parser keeps the name where the type was left out, and the number of the member where it was not.</remarks>
    public static object? ValueOf(ConstantNode constant) => constant switch
    {
        { Value: ODataEnumValue { Value: var text }, TypeReference.Definition: IEdmEnumType type }
            when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            type.Members.FirstOrDefault(member => member.Value.Value == number)?.Name ?? text,
        { Value: ODataEnumValue { Value: var name } } => name,
        _ => constant.Value,
    };
}
