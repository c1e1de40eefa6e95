using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>One argument of a function.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Type">What it must be; a day is taken where an instant is asked for.</param>
/// <param name="IsOptional">True where it may be left out; only at the end.</param>
public sealed record FunctionArgument(string Name, OperandType Type, bool IsOptional = false);

/// <summary>A function of filters (CQL2, requirements class Functions), the same in every dialect.</summary>
/// <param name="Name">Lower-case name in CQL2; names are compared without case.</param>
/// <param name="Arguments">What it takes, in order.</param>
/// <param name="Returns">What it gives.</param>
/// <param name="Description">What it does, with units.</param>
public sealed record FilterFunction(
    string Name, ImmutableArray<FunctionArgument> Arguments, OperandType Returns, LocalizedText Description)
{
    /// <summary>All of them: a new one is one entry here and its SQL beside the others.</summary>
    public static ImmutableArray<FilterFunction> All { get; } =
    [
        Of("lower", OperandType.Text, "Kleinbuchstaben.", "Lower case.", ("text", OperandType.Text)),
        Of("upper", OperandType.Text, "Großbuchstaben.", "Upper case.", ("text", OperandType.Text)),
        Of("trim", OperandType.Text, "Ohne Leerraum am Rand.", "Without white space at both ends.", ("text", OperandType.Text)),
        Of("char_length", OperandType.Number, "Anzahl der Zeichen.", "Number of characters.", ("text", OperandType.Text)),
        Of("concat", OperandType.Text, "Zwei Texte hintereinander.", "Two texts, one after the other.",
            ("first", OperandType.Text), ("second", OperandType.Text)),
        Of("position", OperandType.Number, "Stelle eines Textes in einem anderen, ab 1; 0, wenn er fehlt.",
            "Place of a text in another, from 1; 0 where it is not in it.", ("text", OperandType.Text), ("part", OperandType.Text)),
        Of("substring", OperandType.Text, "Teil eines Textes ab einer Stelle, ab 1, oder mit Minus vom Ende her, höchstens so lang; ohne Länge bis zum Ende.",
            "Part of a text from a place, from 1, or with a minus from its end, at most so long; without a length to the end.",
            ("text", OperandType.Text), ("start", OperandType.Number), ("length?", OperandType.Number)),
        Of("matches", OperandType.Boolean, "Ob ein Text irgendwo einem regulären Ausdruck entspricht (Teil von ECMAScript, ohne Rückverweise).",
            "Whether a text somewhere matches a regular expression (part of ECMAScript, without references back).",
            ("text", OperandType.Text), ("pattern", OperandType.Text)),
        Of("starts_with", OperandType.Boolean, "Ob ein Text mit einem anderen beginnt.", "Whether a text begins with another.",
            ("text", OperandType.Text), ("part", OperandType.Text)),
        Of("ends_with", OperandType.Boolean, "Ob ein Text mit einem anderen endet.", "Whether a text ends with another.",
            ("text", OperandType.Text), ("part", OperandType.Text)),
        Of("contains", OperandType.Boolean, "Ob ein Text einen anderen enthält.", "Whether a text holds another.",
            ("text", OperandType.Text), ("part", OperandType.Text)),
        Of("abs", OperandType.Number, "Betrag.", "Absolute value.", ("number", OperandType.Number)),
        Of("floor", OperandType.Number, "Abgerundet.", "Rounded down.", ("number", OperandType.Number)),
        Of("ceiling", OperandType.Number, "Aufgerundet.", "Rounded up.", ("number", OperandType.Number)),
        Of("round", OperandType.Number, "Gerundet, halbe weg von null.", "Rounded, halves away from zero.", ("number", OperandType.Number)),
        Of("round_within", OperandType.Number, "Gerundet, halbe weg von null; fehlt, wenn das nicht zwischen den Grenzen liegt.",
            "Rounded, halves away from zero; absent where that is not within the bounds.",
            ("number", OperandType.Number), ("least", OperandType.Number), ("greatest", OperandType.Number)),
        Of("number_or", OperandType.Number, "Die Zahl, oder eine andere, wenn sie fehlt.", "The number, or another one where it is absent.",
            ("number", OperandType.Number), ("instead", OperandType.Number)),
        Of("number_as_text", OperandType.Text, "Zahl als Text mit Dezimalpunkt.", "A number as text with a decimal point.", ("number", OperandType.Number)),
        Of("year", OperandType.Number, "Jahr in UTC.", "Year in UTC.", ("time", OperandType.Instant)),
        Of("month", OperandType.Number, "Monat in UTC, ab 1.", "Month in UTC, from 1.", ("time", OperandType.Instant)),
        Of("day", OperandType.Number, "Tag des Monats in UTC.", "Day of the month in UTC.", ("time", OperandType.Instant)),
        Of("hour", OperandType.Number, "Stunde in UTC.", "Hour in UTC.", ("time", OperandType.Instant)),
        Of("minute", OperandType.Number, "Minute.", "Minute.", ("time", OperandType.Instant)),
        Of("second", OperandType.Number, "Sekunde ohne Bruchteile.", "Second without its fraction.", ("time", OperandType.Instant)),
        Of("fraction_of_second", OperandType.Number, "Bruchteile der Sekunde, von 0 bis unter 1.", "Fraction of the second, from 0 to below 1.",
            ("time", OperandType.Instant)),
        Of("second_of_day", OperandType.Number, "Sekunden seit Mitternacht in UTC, mit Bruchteilen.", "Seconds since midnight in UTC, with fractions.",
            ("time", OperandType.Instant)),
        Of("date_of", OperandType.Date, "Tag in UTC.", "Day in UTC.", ("time", OperandType.Instant)),
        Of("date_as_text", OperandType.Text, "Tag als Text wie 2026-05-01.", "A day as text such as 2026-05-01.", ("day", OperandType.Date)),
        Of("instant_as_text", OperandType.Text, "Zeitpunkt als Text in UTC wie 2026-05-01T08:00:00Z.",
            "An instant as text in UTC such as 2026-05-01T08:00:00Z.", ("time", OperandType.Instant)),
        Of("add_seconds", OperandType.Instant, "Zeitpunkt so viele Sekunden später, davor mit Minus; fehlt außerhalb der Jahre 1 bis 9999.",
            "So many seconds later, earlier with a minus; absent outside the years 1 to 9999.",
            ("time", OperandType.Instant), ("seconds", OperandType.Number)),
        Of("seconds_between", OperandType.Number, "Sekunden vom ersten Zeitpunkt zum zweiten, mit Minus, wenn der zweite früher ist.",
            "Seconds from the first time to the second, with a minus where the second is earlier.",
            ("first", OperandType.Instant), ("second", OperandType.Instant)),
        Of("now", OperandType.Instant, "Zeitpunkt der Anfrage.", "Time of the request."),
        Of("days_from_now", OperandType.Instant, "Zeitpunkt so viele Tage nach der Anfrage, höchstens eine Million; davor mit Minus.",
            "So many days of 24 hours after the request, at most a million; before it with a minus.", ("days", OperandType.Number)),
        Of("date_from_now", OperandType.Date, "Tag so viele Tage nach der Anfrage in UTC; mit 0 heute.",
            "The day so many days after the request, in UTC; today with 0.", ("days", OperandType.Number)),
        Of("distance", OperandType.Number, "Kürzeste Entfernung in Metern auf dem Ellipsoid.", "Shortest distance in metres on the ellipsoid.",
            ("first", OperandType.Geometry), ("second", OperandType.Geometry)),
        Of("length", OperandType.Number, "Länge von Linien in Metern auf dem Ellipsoid.", "Length of lines in metres on the ellipsoid.",
            ("geometry", OperandType.Geometry)),
        Of("area", OperandType.Number, "Fläche in Quadratmetern auf dem Ellipsoid.", "Area in square metres on the ellipsoid.",
            ("geometry", OperandType.Geometry)),
        Of("cardinality", OperandType.Number, "Anzahl der Mitglieder einer Liste.", "Number of members of a list.", ("list", OperandType.List)),
    ];

    /// <summary>Whether a record of the catalogue has words, with commas between alternatives: stems of German and English, and beginnings.
    /// Only <see cref="Catalogue.RecordCollection"/> has it.</summary>
    public static FilterFunction RecordHas { get; } = Of("record_has", OperandType.Boolean, "Ob ein Katalogeintrag Wörter enthält.",
        "Whether a record of the catalogue has words.", ("words", OperandType.Text));

    /// <summary>How well words fit a record of the catalogue: the more the title says them, the larger.</summary>
    public static FilterFunction RecordRank { get; } = Of("record_rank", OperandType.Number, "Wie gut Wörter zu einem Katalogeintrag passen.",
        "How well words fit a record of the catalogue.", ("words", OperandType.Text));

    /// <summary>The one of that name, without regard to case; null where there is none.</summary>
    public static FilterFunction? Find(string name) =>
        All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    static FilterFunction Of(
        string name, OperandType returns, string german, string english, params ReadOnlySpan<(string Name, OperandType Type)> arguments)
    {
        var list = ImmutableArray.CreateBuilder<FunctionArgument>(arguments.Length);
        foreach (var (argument, type) in arguments)
        {
            list.Add(new(argument.TrimEnd('?'), type, argument.EndsWith('?')));
        }

        return new(name, list.ToImmutable(), returns, new(german, english));
    }
}
