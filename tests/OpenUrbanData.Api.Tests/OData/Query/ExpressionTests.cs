namespace OpenUrbanData.Api.Tests.OData.Query;

/// <summary>Every operator and function of OData's expressions (URL conventions 5.1.1), against PostGIS: the entities that C# finds,
/// and the same that CQL2 finds.</summary>
public sealed class ExpressionTests(StationServer server) : IClassFixture<StationServer>
{
    static readonly Dictionary<string, (string? Cql2, Func<Station, bool> Holds)> Cases = new(StringComparer.Ordinal)
    {
        // Comparisons, two truth values.
        ["charging_points_count eq 3"] = ("charging_points_count = 3", one => one.Points == 3),
        ["charging_points_count EQ '3'"] = ("charging_points_count = 3", one => one.Points == 3),
        ["charging_points_count eq 2.5"] = ("charging_points_count = 2.5", _ => false),
        ["charging_points_count lt 1e1"] = ("charging_points_count < 10", _ => true),
        ["max_power eq 3.7"] = ("max_power = 3.7", one => one.Power == 3.7),
        ["max_power ne 22"] = ("max_power <> 22 OR max_power IS NULL", one => one.Power != 22),
        ["max_power gt 22"] = ("max_power > 22", one => one.Power > 22),
        ["max_power ge '22'"] = ("max_power >= 22", one => one.Power >= 22),
        ["22 gt max_power"] = ("max_power < 22", one => one.Power < 22),
        ["not (max_power gt 22)"] = ("max_power <= 22 OR max_power IS NULL", one => !(one.Power > 22)),
        ["not (max_power le 22 or max_power gt 50)"] = ("max_power > 22 AND max_power <= 50 OR max_power IS NULL", one => !(one.Power <= 22 || one.Power > 50)),
        ["not (max_power ne 22)"] = ("max_power = 22", one => one.Power == 22),
        ["max_power eq null"] = ("max_power IS NULL", one => one.Power is null),
        ["null ne max_power"] = ("max_power IS NOT NULL", one => one.Power is not null),
        ["max_power gt null"] = (null, _ => false),
        ["not (max_power gt null)"] = (null, _ => true),
        ["null eq null"] = (null, _ => true),
        ["null ne null"] = (null, _ => false),
        ["null"] = (null, _ => false),
        ["not null"] = (null, _ => false),
        ["max_power lt INF"] = ("max_power IS NOT NULL", one => one.Power is not null),
        ["max_power gt -INF"] = ("max_power IS NOT NULL", one => one.Power is not null),
        ["max_power eq NaN"] = (null, _ => false),
        ["max_power lt NaN"] = (null, _ => false),
        ["max_power ne NaN"] = (null, _ => true),
        ["max_power gt 99999999999999999999"] = ("max_power > 99999999999999999999.0", _ => false),
        ["name eq operator"] = ("name = operator OR name IS NULL AND operator IS NULL", one => one.Name == one.Operator),
        ["name ne operator"] = ("NOT (name = operator) OR (name IS NULL OR operator IS NULL) AND NOT (name IS NULL AND operator IS NULL)", one => one.Name != one.Operator),
        ["name gt 'n'"] = ("name > 'n'", one => one.Name is not null && string.CompareOrdinal(one.Name, "n") > 0),
        ["name eq 'O''Hara'"] = ("name = 'O''Hara'", _ => false),
        ["valid_from eq 2024-01-31"] = ("valid_from = DATE('2024-01-31')", one => one.From == new DateOnly(2024, 1, 31)),
        ["valid_from lt '2024-06-01'"] = ("valid_from < '2024-06-01'", one => one.From < new DateOnly(2024, 6, 1)),
        ["valid_from gt 2024-06-01 and valid_to lt 2025-01-01"] = (
            "valid_from > '2024-06-01' AND valid_to < '2025-01-01'", one => one.From > new DateOnly(2024, 6, 1) && one.To < new DateOnly(2025, 1, 1)),
        ["valid_from lt valid_to"] = ("valid_from < valid_to", one => one.To is not null),
        ["source_updated_at gt 2026-02-05T00:00:00Z"] = (
            "source_updated_at > TIMESTAMP('2026-02-05T00:00:00Z')", one => one.Seen > new DateTimeOffset(2026, 2, 5, 0, 0, 0, TimeSpan.Zero)),
        ["source_updated_at le '2026-02-05T01:00:00+01:00'"] = (
            "source_updated_at <= '2026-02-05T00:00:00Z'", one => one.Seen <= new DateTimeOffset(2026, 2, 5, 0, 0, 0, TimeSpan.Zero)),
        ["source_updated_at gt valid_from"] = ("source_updated_at > valid_from", one => one.Seen?.UtcDateTime > one.From?.ToDateTime(default)),
        ["green_power"] = ("green_power = TRUE", one => one.IsGreen == true),
        ["not green_power"] = ("green_power = FALSE", one => one.IsGreen == false),
        ["green_power eq false"] = ("green_power = FALSE", one => one.IsGreen == false),
        ["green_power ne false"] = ("green_power = TRUE OR green_power IS NULL", one => one.IsGreen != false),
        ["green_power eq null"] = ("green_power IS NULL", one => one.IsGreen is null),
        ["green_power gt false"] = ("green_power = TRUE", one => one.IsGreen == true),
        ["green_power eq (max_power gt 20)"] = (null, one => one.IsGreen == (one.Power > 20)),
        ["(max_power gt 20) eq false"] = ("NOT (max_power > 20) OR max_power IS NULL", one => !(one.Power > 20)),
        ["status eq 'planned'"] = ("status = 'planned'", one => one.Status == "planned"),
        ["status eq OpenUrbanData.ChargingStation_status'planned'"] = ("status = 'planned'", one => one.Status == "planned"),
        ["status ne 'planned'"] = ("status <> 'planned' OR status IS NULL", one => one.Status != "planned"),
        ["$it/max_power eq 22"] = ("max_power = 22", one => one.Power == 22),
        ["id eq '08999001.ladesaeulen.3'"] = ("id = '08999001.ladesaeulen.3'", one => one.Index == 2),
        ["license eq 'x' or dataset_id eq 'lindenbrueck.ladesaeulen'"] = ("license = 'x' OR dataset_id = 'lindenbrueck.ladesaeulen'", _ => true),
        ["not (attribution eq 'Stadt Lindenbrück')"] = ("attribution <> 'Stadt Lindenbrück'", _ => false),

        ["status has 'planned'"] = ("status = 'planned'", one => one.Status == "planned"),
        ["not (status has OpenUrbanData.ChargingStation_status'planned')"] = ("NOT (status = 'planned')", one => one.Status is not (null or "planned")),

        // Lists.
        ["name in ('nordhof','Am Süd-Tor')"] = ("name IN ('nordhof','Am Süd-Tor')", one => one.Name is "nordhof" or "Am Süd-Tor"),
        ["name in ('nordhof',null)"] = ("name = 'nordhof' OR name IS NULL", one => one.Name is "nordhof" or null),
        ["not (name in ('nordhof'))"] = ("name <> 'nordhof' OR name IS NULL", one => one.Name != "nordhof"),
        ["charging_points_count in (1,2,6)"] = ("charging_points_count IN (1,2,6)", one => one.Points is 1 or 2 or 6),
        ["name in [\"nordhof\",\"Am Süd-Tor\"]"] = ("name IN ('nordhof','Am Süd-Tor')", one => one.Name is "nordhof" or "Am Süd-Tor"),
        ["max_power in (3.7,50.5)"] = ("max_power IN (3.7,50.5)", one => one.Power is 3.7 or 50.5),
        ["status in ('planned','active')"] = ("status IN ('planned','active')", one => one.Status is not null),
        ["length(name) in (7,10)"] = ("char_length(name) IN (7,10)", one => one.Name?.Length is 7 or 10),
        ["valid_from in (2024-01-31,2024-02-17)"] = ("valid_from IN (DATE('2024-01-31'),DATE('2024-02-17'))", one => one.Index is 0 or 1),
        ["'ccs' in connector_types"] = ("A_CONTAINS(connector_types,('ccs'))", one => one.Plugs?.Contains("ccs") == true),
        ["not ('ccs' in connector_types)"] = ("NOT (A_CONTAINS(connector_types,('ccs'))) OR connector_types IS NULL", one => one.Plugs?.Contains("ccs") != true),
        ["operator in connector_types"] = (null, one => one.Plugs?.Contains(one.Operator) == true),

        // and, or, not with null.
        ["green_power and max_power gt 20"] = ("green_power = TRUE AND max_power > 20", one => one.IsGreen == true && one.Power > 20),
        ["green_power or max_power gt 20"] = ("green_power = TRUE OR max_power > 20", one => one.IsGreen == true || one.Power > 20),
        ["not (green_power and max_power gt 20)"] = (null, one => one.IsGreen == false || !(one.Power > 20)),
        ["not (green_power or max_power gt 20)"] = (null, one => one.IsGreen == false && !(one.Power > 20)),
        ["not not green_power"] = ("green_power = TRUE", one => one.IsGreen == true),
        ["true"] = (null, _ => true),
        ["not true or false"] = (null, _ => false),

        // Arithmetic.
        ["charging_points_count add 1 eq 3"] = ("charging_points_count + 1 = 3", one => one.Points == 2),
        ["max_power sub charging_points_count gt 20"] = ("max_power - charging_points_count > 20", one => one.Power - one.Points > 20),
        ["max_power mul 2 eq 101"] = ("max_power * 2 = 101", one => one.Power == 50.5),
        ["charging_points_count div 2 eq 1"] = ("charging_points_count div 2 = 1", one => one.Points / 2 == 1),
        ["charging_points_count div 2.0 eq 1.5"] = ("charging_points_count / 2 = 1.5", one => one.Points == 3),
        ["charging_points_count divby 2 eq 1.5"] = ("charging_points_count / 2 = 1.5", one => one.Points == 3),
        ["2 mul charging_points_count divby 4 add 1 eq 2.5"] = ("2 * charging_points_count / 4 + 1 = 2.5", one => one.Points == 3),
        ["charging_points_count mod 4 eq 1"] = ("charging_points_count % 4 = 1", one => one.Points % 4 == 1),
        ["-charging_points_count lt -4"] = ("0 - charging_points_count < -4", one => one.Points > 4),
        ["max_power add null eq null"] = (null, _ => true),
        ["price_kwh add max_power eq null"] = ("price_kwh + max_power IS NULL", one => one.Price + one.Power is null),
        ["charging_points_count add 2 mul 3 eq 9"] = ("charging_points_count + 2 * 3 = 9", one => one.Points == 3),
        ["(charging_points_count add 2) mul 3 eq 9"] = ("(charging_points_count + 2) * 3 = 9", one => one.Points == 1),

        // Texts.
        ["contains(name,'hof')"] = ("contains(name,'hof')", one => one.Name?.Contains("hof", StringComparison.Ordinal) == true),
        ["not contains(name,'hof')"] = ("NOT (contains(name,'hof'))", one => one.Name?.Contains("hof", StringComparison.Ordinal) == false),
        ["contains(name,'hof') eq false"] = ("NOT (contains(name,'hof'))", one => one.Name?.Contains("hof", StringComparison.Ordinal) == false),
        ["contains(name,'hof') eq null"] = ("name IS NULL", one => one.Name is null),
        ["contains(name,null) eq null"] = (null, _ => true),
        ["contains(name,'%_')"] = ("contains(name,'%_')", one => one.Name?.Contains("%_", StringComparison.Ordinal) == true),
        ["contains(name,operator)"] = ("contains(name,operator)", one => one is { Name: { } name, Operator: { } other } && name.Contains(other, StringComparison.Ordinal)),
        ["startswith(name,'Am')"] = ("starts_with(name,'Am')", one => one.Name?.StartsWith("Am", StringComparison.Ordinal) == true),
        ["startswith(tolower(name),'am')"] = ("starts_with(lower(name),'am')", one => one.Name?.StartsWith("Am", StringComparison.Ordinal) == true),
        ["endswith(name,'Tor')"] = ("ends_with(name,'Tor')", one => one.Name?.EndsWith("Tor", StringComparison.Ordinal) == true),
        ["length(name) eq 10"] = ("char_length(name) = 10", one => one.Name?.Length == 10),
        ["indexof(name,'hof') eq 4"] = ("position(name,'hof') = 5", one => one.Name?.IndexOf("hof", StringComparison.Ordinal) == 4),
        ["indexof(name,'x') eq -1"] = ("position(name,'x') = 0", one => one.Name is not null),
        ["substring(name,3) eq 'dhof'"] = ("substring(name,4) = 'dhof'", one => one.Name?[3..] == "dhof"),
        ["substring(name,0,2) eq 'Am'"] = ("substring(name,1,2) = 'Am'", one => one.Name?[..2] == "Am"),
        ["substring(name,-3,2) eq 'To'"] = ("substring(name,-3,2) = 'To'", one => one.Name == "Am Süd-Tor"),
        ["substring(name,charging_points_count,1) eq 'm'"] = ("substring(name,charging_points_count+1,1) = 'm'", one => one.Name?[(int)one.Points] == 'm'),
        ["substring(name,50) eq ''"] = ("substring(name,51) = ''", one => one.Name is not null),
        ["tolower(name) eq 'ärztehaus 50%_'"] = ("lower(name) = 'ärztehaus 50%_'", one => one.Name == "Ärztehaus 50%_"),
        ["toupper(name) eq 'ÄRZTEHAUS 50%_'"] = ("upper(name) = 'ÄRZTEHAUS 50%_'", one => one.Name == "Ärztehaus 50%_"),
        ["trim(name) eq 'Nordhof'"] = ("trim(name) = 'Nordhof'", one => one.Name?.Trim() == "Nordhof"),
        ["concat(concat(name,': '),operator) eq 'nordhof: Stadtwerke'"] = (
            "concat(concat(name,': '),operator) = 'nordhof: Stadtwerke'", one => one is { Name: "nordhof", Operator: "Stadtwerke" }),
        ["matchesPattern(name,'^\\s*(N|n)ord.{3}\\s?$')"] = (
            "matches(name,'^\\s*(N|n)ord.{3}\\s?$')", one => one.Name?.Contains("ordhof", StringComparison.Ordinal) == true),
        ["matchespattern(name,'Ä[a-z]+\\x20\\d\\d')"] = ("matches(name,'Ä[a-z]+\\x20\\d\\d')", one => one.Name == "Ärztehaus 50%_"),

        // Days, instants, times of day, durations.
        ["year(valid_from) eq 2025"] = ("year(valid_from) = 2025", one => one.From?.Year == 2025),
        ["month(valid_from) eq 3"] = ("month(valid_from) = 3", one => one.From?.Month == 3),
        ["day(source_updated_at) ge 15"] = ("day(source_updated_at) >= 15", one => one.Seen?.Day >= 15),
        ["hour(source_updated_at) lt 6"] = ("hour(source_updated_at) < 6", one => one.Seen?.Hour < 6),
        ["minute(source_updated_at) eq 5"] = ("minute(source_updated_at) = 5", one => one.Seen is not null),
        ["second(source_updated_at) eq 7"] = ("second(source_updated_at) = 7", one => one.Seen?.Second == 7),
        ["fractionalseconds(source_updated_at) eq 0.75"] = ("fraction_of_second(source_updated_at) = 0.75", one => one.Seen?.Millisecond == 750),
        ["date(source_updated_at) eq 2026-02-04"] = ("date_of(source_updated_at) = DATE('2026-02-04')", one => one.Seen is { } seen && seen.Date == new DateTime(2026, 2, 4)),
        ["date(source_updated_at) gt valid_from"] = ("date_of(source_updated_at) > valid_from", one => one.Seen?.Date > one.From?.ToDateTime(default)),
        ["time(source_updated_at) gt 12:30:00"] = ("second_of_day(source_updated_at) > 45000", one => one.Seen?.TimeOfDay > new TimeSpan(12, 30, 0)),
        ["time(source_updated_at) lt '06:00:00.5'"] = ("second_of_day(source_updated_at) < 21600.5", one => one.Seen?.TimeOfDay < new TimeSpan(0, 6, 0, 0, 500)),
        ["hour(time(source_updated_at)) eq 11"] = ("hour(source_updated_at) = 11", one => one.Seen?.Hour == 11),
        ["minute(time(source_updated_at)) eq 5"] = ("minute(source_updated_at) = 5", one => one.Seen is not null),
        ["second(time(source_updated_at)) eq 7"] = ("second(source_updated_at) = 7", one => one.Seen?.Second == 7),
        ["totaloffsetminutes(source_updated_at) eq 0"] = ("source_updated_at IS NOT NULL", one => one.Seen is not null),
        ["source_updated_at lt now()"] = ("source_updated_at < now()", one => one.Seen is not null),
        ["source_updated_at lt now"] = ("source_updated_at < now()", one => one.Seen is not null),
        ["source_updated_at gt mindatetime() and source_updated_at lt maxdatetime"] = ("source_updated_at IS NOT NULL", one => one.Seen is not null),
        ["source_updated_at add duration'P1D' gt 2026-02-06T00:00:00Z"] = (
            "add_seconds(source_updated_at,86400) > TIMESTAMP('2026-02-06T00:00:00Z')", one => one.Seen > new DateTimeOffset(2026, 2, 5, 0, 0, 0, TimeSpan.Zero)),
        ["source_updated_at sub 'PT1H' lt 2026-02-05T00:00:00Z"] = (
            "add_seconds(source_updated_at,-3600) < TIMESTAMP('2026-02-05T00:00:00Z')", one => one.Seen < new DateTimeOffset(2026, 2, 5, 1, 0, 0, TimeSpan.Zero)),
        ["valid_from add duration'P1D' eq 2024-02-01"] = ("date_of(add_seconds(valid_from,86400)) = DATE('2024-02-01')", one => one.Index == 0),
        ["valid_from sub duration'PT1S' eq 2024-01-30"] = ("date_of(add_seconds(valid_from,-1)) = DATE('2024-01-30')", one => one.Index == 0),
        ["valid_to sub valid_from eq duration'P30D'"] = ("seconds_between(valid_from,valid_to) = 2592000", one => one.To is not null),
        ["totalseconds(valid_to sub valid_from) gt 2591999.5"] = ("seconds_between(valid_from,valid_to) > 2591999.5", one => one.To is not null),
        ["source_updated_at sub 2026-02-03T04:05:06Z lt duration'PT10H'"] = (
            "seconds_between(TIMESTAMP('2026-02-03T04:05:06Z'),source_updated_at) < 36000", one => one.Seen is not null && one.Index < 2),
        ["totalseconds(duration'PT1H') eq 3600"] = (null, _ => true),

        // Numbers.
        ["round(max_power) eq 51"] = ("round(max_power) = 51", one => one.Power == 50.5),
        ["round(price_kwh) eq -1"] = ("round(price_kwh) = -1", one => one.Price is <= -0.5 and > -1.5),
        ["floor(max_power) eq 3"] = ("floor(max_power) = 3", one => one.Power == 3.7),
        ["ceiling(max_power) eq 4"] = ("ceiling(max_power) = 4", one => one.Power == 3.7),

        // Types.
        ["cast(max_power,Edm.Int32) eq 51"] = ("round_within(max_power,-2147483648,2147483647) = 51", one => one.Power == 50.5),
        ["cast(max_power,Edm.SByte) eq null"] = ("round_within(max_power,-128,127) IS NULL", one => one.Power is null or 150),
        ["cast(charging_points_count,Edm.String) eq '3'"] = ("number_as_text(charging_points_count) = '3'", one => one.Points == 3),
        ["cast(max_power,Edm.String) eq '3.7'"] = ("number_as_text(max_power) = '3.7'", one => one.Power == 3.7),
        ["cast(valid_from,Edm.String) eq '2024-01-31'"] = ("date_as_text(valid_from) = '2024-01-31'", one => one.Index == 0),
        ["endswith(cast(source_updated_at,Edm.String),':07.5Z')"] = ("ends_with(instant_as_text(source_updated_at),':07.5Z')", one => one.Seen is { Second: 7, Millisecond: 500 }),
        ["isof(max_power,Edm.Double)"] = ("max_power IS NOT NULL", one => one.Power is not null),
        ["isof(max_power,Edm.String)"] = (null, _ => false),
        ["isof(OpenUrbanData.ChargingStation)"] = (null, _ => true),

        // Lists of texts.
        ["connector_types/any(p: p eq 'ccs')"] = ("A_CONTAINS(connector_types,('ccs'))", one => one.Plugs?.Contains("ccs") == true),
        ["not connector_types/any(p: p eq 'ccs')"] = (null, one => one.Plugs?.Contains("ccs") != true),
        ["connector_types/any(p: startswith(p,'type') and length(p) gt 5)"] = (null, one => one.Plugs?.Contains("type_2") == true),
        ["connector_types/any(p: p eq operator)"] = (null, one => one.Plugs?.Any(plug => plug == one.Operator) == true),
        ["connector_types/any(p: p ne 'type_2')"] = (null, one => one.Plugs?.Any(plug => plug != "type_2") == true),
        ["connector_types/any()"] = ("cardinality(connector_types) > 0", one => one.Plugs is not null),
        ["not connector_types/any()"] = ("connector_types IS NULL", one => one.Plugs is null),
        ["connector_types/all(p: contains(p,'2') or p eq 'ccs')"] = (null, one => one.Plugs?.All(plug => plug is "type_2" or "ccs") != false),
        ["connector_types/all(p: p eq name)"] = (null, one => one.Plugs is null),
        ["connector_types/all(p: p gt 'a')"] = (null, one => one.Plugs?.All(plug => string.CompareOrdinal(plug, "a") > 0) != false),
        ["connector_types/$count ge 2"] = ("cardinality(connector_types) >= 2", one => one.Plugs?.Length >= 2),
        ["connector_types/$count eq 0"] = ("connector_types IS NULL", one => one.Plugs is null),

        // Lists of objects.
        ["charge_points/any()"] = (null, one => one.ChargePoints is not null),
        ["charge_points/any(c: c/max_power_kw gt 30)"] = (null, one => one.ChargePoints?.Any(point => point.Power > 30) == true),
        ["charge_points/any(c: c/max_power_kw eq charging_points_count)"] = (null, one => one.ChargePoints?.Any(point => point.Power == one.Points) == true),
        ["charge_points/any(c: c/evse_id eq null)"] = (null, one => one.ChargePoints?.Any(point => point.Evse is null) == true),
        ["charge_points/any(c: startswith(c/evse_id,'B') and c/max_power_kw mod 4 eq 2)"] = (
            null, one => one.ChargePoints?.Any(point => point.Evse?[0] == 'B' && point.Power % 4 == 2) == true),
        ["charge_points/all(c: c/max_power_kw ge 22)"] = (null, one => one.ChargePoints?.All(point => point.Power >= 22) != false),
        ["charge_points/any(c: c/connectors/any(d: d/standard eq 'ccs' and c/max_power_kw gt 10))"] = (
            null, one => one.ChargePoints?.Any(point => point.Power > 10 && point.Standards.Contains("ccs")) == true),
        ["charge_points/any(c: c/connectors/all(d: d/standard eq 'type_2'))"] = (
            null, one => one.ChargePoints?.Any(point => point.Standards.All(standard => standard == "type_2")) == true),
        ["charge_points/any(c: c/connectors/$count eq 2)"] = (null, one => one.ChargePoints?.Any(point => point.Standards.Length == 2) == true),
        ["charge_points/$count eq 2"] = (null, one => one.ChargePoints?.Length == 2),

        // Places.
        ["geo.distance(geometry,geography'SRID=4326;POINT(8.4 49)') lt 160"] = (
            "distance(geometry,POINT(8.4 49)) < 160", one => one.Place is not null && one.Index < 3),
        ["160 gt geo.distance(geography'Point(8.4 49.0)',geometry)"] = (
            "distance(geometry,POINT(8.4 49)) < 160", one => one.Place is not null && one.Index < 3),
        ["geo.distance(geometry,geography'LINESTRING(8.4 49,8.402 49)') lt 1"] = (
            "distance(geometry,LINESTRING(8.4 49,8.402 49)) < 1", one => one.Place is not null && one.Index < 3),
        ["geo.intersects(geometry,geography'POLYGON((8.3995 48,8.4105 48,8.4105 50,8.3995 50,8.3995 48))')"] = (
            "S_INTERSECTS(geometry,POLYGON((8.3995 48,8.4105 48,8.4105 50,8.3995 50,8.3995 48)))", one => one.Place is not null && one.Index <= 10),
        ["not geo.intersects(geometry,geography'POLYGON((8.3995 48,8.4105 48,8.4105 50,8.3995 50,8.3995 48))')"] = (
            "S_DISJOINT(geometry,POLYGON((8.3995 48,8.4105 48,8.4105 50,8.3995 50,8.3995 48)))", one => one.Place is not null && one.Index > 10),
        ["geo.intersects(geometry,geography'MULTIPOINT((8.4 49),(8.402 49))')"] = (
            "S_INTERSECTS(geometry,MULTIPOINT((8.4 49),(8.402 49)))", one => one.Index is 0 or 2),
        ["geo.intersects(geometry,geography'GEOMETRYCOLLECTION(POINT(8.4 49),LINESTRING(8.4015 49,8.4025 49))')"] = (
            "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(8.4 49),LINESTRING(8.4015 49,8.4025 49)))", one => one.Index is 0 or 2),
        ["geo.intersects(geometry,geography'Collection(Point(8.4 49),LineString(8.4015 49,8.4025 49))')"] = (
            "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(8.4 49),LINESTRING(8.4015 49,8.4025 49)))", one => one.Index is 0 or 2),
        ["geometry eq null"] = ("geometry IS NULL", one => one.Place is null),
        ["geometry ne null"] = ("geometry IS NOT NULL", one => one.Place is not null),
        ["geo.distance(geometry,null) eq null"] = (null, _ => true),

        // Lists of expressions.
        ["charging_points_count in [1,length(name) sub 4]"] = (
            "charging_points_count = 1 OR charging_points_count = char_length(name) - 4", one => one.Points == 1 || one.Points == one.Name?.Length - 4),
        ["name in [operator,\"nordhof\"]"] = ("name = operator OR name = 'nordhof' OR name IS NULL AND operator IS NULL", one => one.Name == one.Operator || one.Name == "nordhof"),
        ["not (tolower(name) in [tolower(operator)])"] = (
            null, one => one.Name?.ToLowerInvariant() != one.Operator?.ToLowerInvariant()),
    };

    public static TheoryData<string> Filters => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Finds_what_the_expression_says(string filter)
    {
        var expected = StationServer.All.Where(Cases[filter].Holds).Select(one => one.Id).Order(StringComparer.Ordinal);
        Assert.Equal(expected, await server.EntitiesAsync("ChargingStation", filter));
    }

    public static TheoryData<string> Twins => [.. Cases.Where(one => one.Value.Cql2 is not null).Select(one => one.Key)];

    [Theory]
    [MemberData(nameof(Twins))]
    public async Task Finds_what_its_twin_in_CQL2_finds(string filter)
    {
        var twin = await server.FeaturesAsync("charging-station", Cases[filter].Cql2!);
        Assert.Equal(twin, await server.EntitiesAsync("ChargingStation", filter));
    }

    [Theory]
    [InlineData("geo.length(geometry) gt 1000", "length(geometry) > 1000", 1)]
    [InlineData("geo.length(geometry) eq 0", "length(geometry) = 0", 3)]
    [InlineData("geo.length(geography'LINESTRING(8 49,9 49)') gt 70000", null, 4)]
    [InlineData("geo.distance(geometry,geography'POINT(8.55 49)') lt 10000", "distance(geometry,POINT(8.55 49)) < 10000", 1)]
    [InlineData("geo.distance(geometry,geography'POLYGON((10 50,11 50,11 51,10 50))') eq 0", "distance(geometry,POLYGON((10 50,11 50,11 51,10 50))) = 0", 1)]
    [InlineData("geo.intersects(geometry,geography'POINT(8.05 49.2)')", "S_INTERSECTS(geometry,POINT(8.05 49.2))", 1)]
    [InlineData("geo.intersects(geography'POINT(8.2 49.2)',geometry)", "S_INTERSECTS(geometry,POINT(8.2 49.2))", 0)]
    [InlineData("geo.intersects(geometry,geography'SRID=4258;LINESTRING(8.25 49.05,9.05 49.04)')", "S_INTERSECTS(geometry,LINESTRING(8.25 49.05,9.05 49.04))", 3)]
    public async Task Geometries_of_every_type_are_asked_about(string filter, string? cql2, int expected)
    {
        var found = await server.EntitiesAsync("Roadwork", filter);
        Assert.Equal(expected, found.Count);
        if (cql2 is not null)
        {
            Assert.Equal(await server.FeaturesAsync("roadwork", cql2), found);
        }
    }

    [Theory]
    [InlineData("name eq @n", "&@n='nordhof'", 10)]
    [InlineData("charging_points_count gt @a and @b", "&@a=@c&@c=5&@b=charging_points_count lt 7", 8)]
    [InlineData("geo.distance(geometry,@p) lt 160", "&@p=geography'POINT(8.4 49)'", 3)]
    [InlineData("name eq @nobody", "", 9)]
    [InlineData("@nobody", "", 0)]
    [InlineData("not @nobody", "", 0)]
    [InlineData("@nobody or name eq 'nordhof'", "", 10)]
    [InlineData("name eq @a", "&@a=@nobody", 9)]
    public async Task Aliases_stand_for_values_and_conditions(string filter, string aliases, int expected) => Assert.Equal(
        expected, (await server.EntitiesAsync("ChargingStation", filter, aliases.Replace(" ", "%20", StringComparison.Ordinal))).Count);

    [Fact]
    public async Task Regular_expressions_have_a_size()
    {
        foreach (var (pattern, isTaken) in new[] { (new string('a', 256), true), (new string('a', 257), false), ("((a{10}){10}){10}", true), ("((a{10}){10}){11}", false) })
        {
            var (odata, text) = await server.SendAsync($"/odata/v4/ChargingStation?$filter=matchesPattern(name,'{pattern}')");
            Assert.True(odata == (isTaken ? 200 : 501), text);
            (var features, text) = await server.SendAsync($"/collections/charging-station/items?filter=matches(name,'{pattern}')");
            Assert.True(features == (isTaken ? 200 : 400), text);
        }
    }

    [Theory]
    [InlineData("name in (operator,'nordhof')", 400)]
    [InlineData("matchesPattern(name,operator)", 501)]
    [InlineData("matchesPattern(name,'(a)\\1')", 501)]
    [InlineData("matchesPattern(name,'(?=a)')", 501)]
    [InlineData("year(2026-01-01T23:00:00-05:00) eq 2026", 501)]
    [InlineData("cast(name,Edm.Int32) eq 1", 501)]
    [InlineData("geo.distance(geometry,geography'SRID=4269;POINT(8 49)') lt 1", 501)]
    [InlineData("substring(name,1,-1) eq 'x'", 400)]
    [InlineData("geo.intersects(geometry,geography'POLYGON((8 49,9 50,9 49,8 50,8 49))')", 400)]
    [InlineData("geo.intersects(geometry,geography'POINT(200 49)')", 400)]
    [InlineData("valid_from eq '2024-02-31'", 400)]
    [InlineData("charging_points_count eq 'x'", 400)]
    [InlineData("name in (1,2)", 400)]
    [InlineData("max_power add 'x' gt 1", 400)]
    public async Task What_cannot_be_is_told(string filter, int status)
    {
        var (found, text) = await server.SendAsync($"/odata/v4/ChargingStation?$filter={Uri.EscapeDataString(filter)}");
        Assert.True(found == status, $"{found} {text}");
        Assert.Contains("\"error\":", text, StringComparison.Ordinal);
    }
}
