using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads numbers in one unit and hands them on in another.</summary>
/// <param name="declared">Unit of the source as the descriptor writes it; null: that of the property.</param>
/// <param name="property">What the numbers become.</param>
sealed class NumberPlan(string? declared, Property property)
{
    readonly string? _unit = declared is null ? property.Unit : Units.CodeOf(declared) ?? declared;

    /// <summary>The number, of the property's type and in its unit; the text where it is none.</summary>
    public object? Read(object raw, NumberMarks marks, Feature feature)
    {
        double number;
        var from = _unit;
        switch (raw)
        {
            case long whole:
                number = whole;
                break;
            case double real:
                number = real;
                break;
            case bool or DateTime:
                return CellText.Of(raw);
            default:
                var text = CellText.Of(raw)!;
                if (!NumberText.TryRead(text, marks, out number, out var behind, out var vague) || !TakesUnit(behind, ref from))
                {
                    return text;
                }

                if (vague)
                {
                    ValuePlan.AddFlag(feature, MappingFlag.ParsedFromText);
                }

                break;
        }

        var to = property.Unit ?? (from == "ct" ? "EUR" : null);
        if (from is not null && to is not null && from != to && Units.Factor(from, to) is { } factor)
        {
            number *= factor;
            // Fifteen digits are what a source can have meant: 190 cm are 1.9 m, not 1.9000000000000001.
            number = Math.Round(number, Math.Clamp(14 - (int)Math.Ceiling(Math.Log10(Math.Abs(number) + 1)), 0, 14));
            ValuePlan.AddFlag(feature, MappingFlag.UnitConverted);
            if (property.Type == PropertyType.Integer)
            {
                number = Math.Round(number);
            }
        }

        if (property.Type == PropertyType.Number)
        {
            return double.IsFinite(number) ? number : CellText.Of(raw);
        }

        return Math.Abs(number) < 9e15 && number == Math.Floor(number) ? (long)number : CellText.Of(raw);
    }

    // A unit behind the number must be the declared one, or one that converts: "190 cm" in a column of metres.
    bool TakesUnit(ReadOnlySpan<char> behind, ref string? from)
    {
        if (behind.IsEmpty || behind is "-" or ",-" or ",–")
        {
            return true;
        }

        if (Units.CodeOf(behind) is not { } code)
        {
            return from is not null && behind.Equals(from, StringComparison.OrdinalIgnoreCase);
        }

        if (property.Unit is null)
        {
            // Money has no UCUM code, so its properties have no unit.
            from = code == "ct" ? code : from;
            return code is "EUR" or "%" || code == declared;
        }

        if (code != property.Unit && Units.Factor(code, property.Unit) is null)
        {
            return false;
        }

        from = code;
        return true;
    }
}
