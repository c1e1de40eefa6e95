using System.Globalization;
using FsCheck.Xunit;
using OpenUrbanData.Ingest.Mapping;
using OpenUrbanData.Ingest.Readers;

namespace OpenUrbanData.Ingest.Tests.Mapping;

public sealed class TextReadingTests
{
    static readonly NumberMarks German = new(',', '.');
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("1.234", 1234)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("-28.701.671", -28701671)]
    [InlineData("−5,5", -5.5)]
    [InlineData("1,5", 1.5)]
    [InlineData("1.5", 1.5)]
    [InlineData("1 234 567,8", 1234567.8)]
    [InlineData("1'234.50", 1234.5)]
    [InlineData("28.123.35", 28123.35)]
    [InlineData(",5", 0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("30,-", 30)]
    public void Numbers_of_German_columns(string text, double expected)
    {
        Assert.True(NumberText.TryRead(text, German, out var number, out _, out _));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("1.234", 1.234)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,5", 1.5)]
    public void Numbers_of_English_columns(string text, double expected)
    {
        Assert.True(NumberText.TryRead(text, new('.', ','), out var number, out _, out _));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("2x2")]
    [InlineData("12.34.56.7")]
    [InlineData("1 2 3")]
    [InlineData("1.1.2020")]
    [InlineData("0721/123")]
    [InlineData("--5")]
    public void No_numbers(string text) =>
        Assert.False(NumberText.TryRead(text, German, out _, out var unit, out _) && unit.IsEmpty);

    [Property]
    public bool Every_number_that_is_written_in_German_is_read_back(double value)
    {
        var number = Math.Round(value % 1e12, 3);
        if (!double.IsFinite(number))
        {
            return true;
        }

        var text = number.ToString("#,##0.###", CultureInfo.GetCultureInfo("de-DE"));
        return NumberText.TryRead(text, German, out var read, out var unit, out _) && unit.IsEmpty && Math.Abs(read - number) <= Math.Abs(number) * 1e-12;
    }

    [Property]
    public bool Every_number_of_the_machine_is_read_back(double value) => !double.IsFinite(value)
        || (NumberText.TryRead(value.ToString("R", CultureInfo.InvariantCulture), NumberMarks.Point, out var read, out _, out _) && read.Equals(value));

    [Property]
    public bool No_text_breaks_the_readers(string? text)
    {
        text ??= "";
        NumberText.TryRead(text, German, out _, out _, out _);
        DateText.TryRead(text, [], out _);
        OpeningHours.Read(text);
        return true;
    }

    [Theory]
    [InlineData("2026-02-01", "2026-02-01")]
    [InlineData("1.2.2026", "2026-02-01")]
    [InlineData("01.02.26", "2026-02-01")]
    [InlineData("17. Dezember 2013", "2013-12-17")]
    [InlineData("20260201", "2026-02-01")]
    [InlineData("2024-02-25T23:00:00Z", "2024-02-26")]
    [InlineData("2026-02-01 00:00:00", "2026-02-01")]
    [InlineData("31.02.2026", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("0201-05-01", null)]
    [InlineData("Sonntag", null)]
    [InlineData("2026", null)]
    public void Days(string text, string? expected) =>
        Assert.Equal(expected, DateText.TryRead(text, [], out var time) ? time.ToDay(Berlin).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("22.11.2026 18:05", "2026-11-22T17:05:00Z")]
    [InlineData("22.11.2026, 18:05 Uhr", "2026-11-22T17:05:00Z")]
    [InlineData("'2022-07-01 01:00'", "2022-06-30T23:00:00Z")]
    [InlineData("2026-07-01T12:00:00+02:00", "2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01T12:00:00.5Z", "2026-07-01T12:00:00.5Z")]
    [InlineData("2026-07-01 12:00:00+02:00", "2026-07-01T10:00:00Z")]
    public void Instants(string text, string expected)
    {
        Assert.True(DateText.TryRead(text, [], out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time.ToInstant(Berlin, out var doubtful));
        Assert.False(doubtful);
    }

    [Fact]
    public void An_hour_that_the_day_has_twice_is_the_first_and_doubtful()
    {
        Assert.True(DateText.TryRead("30.10.2022 02:30", [], out var time));
        Assert.Equal(new DateTimeOffset(2022, 10, 30, 0, 30, 0, TimeSpan.Zero), time.ToInstant(Berlin, out var doubtful));
        Assert.True(doubtful);
    }

    [Fact]
    public void An_hour_that_the_day_does_not_have_is_the_next_and_doubtful()
    {
        Assert.True(DateText.TryRead("27.03.2022 02:30", [], out var time));
        Assert.Equal(new DateTimeOffset(2022, 3, 27, 1, 30, 0, TimeSpan.Zero), time.ToInstant(Berlin, out var doubtful));
        Assert.True(doubtful);
    }

    [Fact]
    public void Epochs_and_declared_patterns()
    {
        Assert.True(DateText.TryRead("1700000000000", [DateText.EpochMilliseconds], out var milliseconds));
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero), milliseconds.ToInstant(Berlin, out _));
        Assert.True(DateText.TryRead("Dienstag, 17. Dezember 2013 - 10:52", ["dddd, d. MMMM yyyy - HH:mm"], out var prose));
        Assert.Equal(new DateTime(2013, 12, 17, 10, 52, 0), prose.Local);
        Assert.False(DateText.TryRead("01/02/2026", ["dd.MM.yyyy"], out _));
        Assert.True(DateText.TryRead("2026-02-01", ["dd.MM.yyyy"], out _));
    }

    [Property]
    public bool Every_day_is_read_back_in_its_notations(DateTime value)
    {
        var day = value.Date.Year < 1000 ? value.Date.AddYears(1000) : value.Date;
        string[] notations = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd'T'HH:mm:ss", "d. MMMM yyyy"];
        return notations.All(notation => DateText.TryRead(day.ToString(notation, CultureInfo.GetCultureInfo("de-DE")), [], out var read)
            && read.Local == day && read.ToDay(Berlin) == DateOnly.FromDateTime(day));
    }

    [Theory]
    [InlineData("24/7", "24/7")]
    [InlineData("24 Stunden", "24/7")]
    [InlineData("rund um die Uhr", "24/7")]
    [InlineData("durchgehend geöffnet", "24/7")]
    [InlineData("Mo-Fr 08:00-18:00; PH off", "Mo-Fr 08:00-18:00; PH off")]
    [InlineData("Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-14:00", "Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-14:00")]
    [InlineData("Apr-Oct Mo-Su 08:00-20:00; Nov-Mar Sa,Su 10:00-16:00", "Apr-Oct Mo-Su 08:00-20:00; Nov-Mar Sa,Su 10:00-16:00")]
    [InlineData("Apr 01-Oct 31: Mo-Su 08:00-20:00", "Apr 01-Oct 31 Mo-Su 08:00-20:00")]
    [InlineData("Mo - Fr: 7.00 bis 20.00 Uhr, Sa: 8-14 Uhr", "Mo-Fr 07:00-20:00; Sa 08:00-14:00")]
    [InlineData("Montag bis Freitag 8 – 12 und 14 – 18 Uhr, Sonn- und Feiertage geschlossen", "Mo-Fr 08:00-12:00,14:00-18:00; Su,PH off")]
    [InlineData("Di, Do 10-12 Uhr", "Tu,Th 10:00-12:00")]
    [InlineData("täglich 6-22 Uhr", "Mo-Su 06:00-22:00")]
    [InlineData("Mo-Fr\n8-12\nSa\n9-12", null)]
    [InlineData("Mo-Fr 8-12\nSa 9-12", "Mo-Fr 08:00-12:00; Sa 09:00-12:00")]
    [InlineData("sunrise-sunset", "sunrise-sunset")]
    [InlineData("Mo-Fr ab 8 Uhr", "Mo-Fr 08:00+")]
    [InlineData("Sa 18:00-02:00", "Sa 18:00-02:00")]
    [InlineData("nach Vereinbarung", null)]
    [InlineData("Mo-Fr 8-18 Uhr, außer in den Ferien", null)]
    [InlineData("Mo-Fr 25:00-26:00", null)]
    [InlineData("Mo-Fr", null)]
    [InlineData("8", null)]
    [InlineData("", null)]
    public void Opening_hours(string text, string? expected) => Assert.Equal(expected, OpeningHours.Read(text));

    [Theory]
    [InlineData("Mo-Fr 08:00-18:00; PH off")]
    [InlineData("Mo - Fr: 7.00 bis 20.00 Uhr, Sa: 8-14 Uhr")]
    public void What_is_written_as_opening_hours_is_read_as_the_same(string text)
    {
        var once = OpeningHours.Read(text);
        Assert.Equal(once, OpeningHours.Read(once!));
    }

    [Theory]
    [InlineData("cm", "m", 0.01)]
    [InlineData("MW", "kW", 1000)]
    [InlineData("har", "m2", 10000)]
    [InlineData("1", "%", 100)]
    [InlineData("a", "mo", 12)]
    public void Units_convert(string from, string to, double factor) => Assert.Equal(factor, Units.Factor(from, to)!.Value, 12);

    [Fact]
    public void Units_that_measure_different_things_do_not_convert()
    {
        Assert.Null(Units.Factor("kW", "kW.h"));
        Assert.Null(Units.Factor("m", "m2"));
        Assert.Equal("kW.h", Units.CodeOf("kWh"));
        Assert.Equal("har", Units.CodeOf("Hektar"));
    }

    [Theory]
    [InlineData("0721/133-0", "49", "+497211330")]
    [InlineData("+49 (0) 721 133 0", "49", "+497211330")]
    [InlineData("0049 721 1330", "49", "+497211330")]
    [InlineData("071 224 51 11", "41", "+41712245111")]
    [InlineData("+41 71 224 51 11", "49", "+41712245111")]
    [InlineData("115", "49", "115")]
    [InlineData("0721 133-0 oder -1", "49", "0721 133-0 oder -1")]
    [InlineData("siehe Aushang", "49", "siehe Aushang")]
    public void Phone_numbers(string text, string country, string expected) => Assert.Equal(expected, PhoneNumber.Normalise(text, country));
}
