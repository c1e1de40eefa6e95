using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>A property as <c>$metadata</c> declares it.</summary>
sealed record StrictProperty(string Name, string Type, bool IsNullable)
{
    public bool IsCollection => Type.StartsWith("Collection(", StringComparison.Ordinal);

    /// <summary>The type of one member.</summary>
    public string ItemType => IsCollection ? Type[11..^1] : Type;
}

/// <summary>An entity or complex type.</summary>
sealed record StrictType(
    string Name, string? Key, IReadOnlyList<StrictProperty> Properties, IReadOnlyDictionary<string, StrictProperty> Navigations);

/// <summary>What a client knows of a service: its <c>$metadata</c> and nothing else.</summary>
sealed class StrictModel
{
    static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";
    readonly Dictionary<string, StrictType> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> _enumerations = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _sets = new(StringComparer.Ordinal);
    readonly Dictionary<(string Set, string Way), string> _bindings = [];

    public StrictModel(string csdl)
    {
        foreach (var schema in XDocument.Parse(csdl).Descendants(Edm + "Schema"))
        {
            var space = Attribute(schema, "Namespace");
            foreach (var type in schema.Elements(Edm + "EntityType").Concat(schema.Elements(Edm + "ComplexType")))
            {
                _types.Add($"{space}.{Attribute(type, "Name")}", new(
                    $"{space}.{Attribute(type, "Name")}",
                    type.Element(Edm + "Key")?.Elements(Edm + "PropertyRef").Select(one => Attribute(one, "Name")).Single(),
                    [.. type.Elements(Edm + "Property").Select(Property)],
                    type.Elements(Edm + "NavigationProperty").Select(Property).ToDictionary(one => one.Name, StringComparer.Ordinal)));
            }

            foreach (var type in schema.Elements(Edm + "EnumType"))
            {
                _enumerations.Add($"{space}.{Attribute(type, "Name")}",
                    type.Elements(Edm + "Member").Select(one => Attribute(one, "Name")).ToHashSet(StringComparer.Ordinal));
            }

            foreach (var set in schema.Elements(Edm + "EntityContainer").Elements(Edm + "EntitySet"))
            {
                _sets.Add(Attribute(set, "Name"), Attribute(set, "EntityType"));
                foreach (var binding in set.Elements(Edm + "NavigationPropertyBinding"))
                {
                    _bindings.Add((Attribute(set, "Name"), Attribute(binding, "Path")), Attribute(binding, "Target"));
                }
            }
        }
    }

    public IEnumerable<string> Sets => _sets.Keys;

    public StrictType TypeOfSet(string set) => _types[_sets[set]];

    public StrictType? Complex(string name) => _types.GetValueOrDefault(name);

    public HashSet<string>? Members(string name) => _enumerations.GetValueOrDefault(name);

    public string Target(string set, string way) => _bindings[(set, way)];

    static StrictProperty Property(XElement element) => new(
        Attribute(element, "Name"), Attribute(element, "Type"), element.Attribute("Nullable")?.Value != "false");

    static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? throw new InvalidDataException($"{element.Name} without {name}");
}
