using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>Holds an entity to its type and to what was asked of it.</summary>
sealed class StrictEntity(StrictModel model, StrictForm form, StrictShape shape)
{
    readonly StrictValues _values = new(model, form.IsIeee754, form.Level == "full");

    public void Check(string address, JsonElement entity)
    {
        var type = shape.Type;
        var members = entity.EnumerateObject().Select(member => member.Name).Where(name => name != "@odata.context").ToList();
        List<StrictProperty> properties = [.. type.Properties.Where(property => shape.Selected?.Contains(property.Name) ?? true)];
        var expanded = shape.Expanded.Where(one => one.Suffix != "/$count").Select(one => one.Way.Name);
        // Exactly what was asked for, structural properties before navigation properties (4.0 demands it, JSON format 4.5).
        Assert.Equal(
            properties.Select(property => property.Name).Concat(type.Navigations.Keys.Where(expanded.Contains)),
            members.Where(name => !name.Contains('@', StringComparison.Ordinal)));
        foreach (var property in properties)
        {
            var value = entity.GetProperty(property.Name);
            _values.Check($"{address} {property.Name}", property, value);
            CheckAnnotation(members, property.Name, form.Level == "full" ? _values.Annotation(property, form.IsOld, value) : null, entity);
        }

        CheckControl(address, entity, members, properties.Exists(property => property.Name == type.Key));
        foreach (var (way, target, suffix, options) in shape.Expanded)
        {
            CheckExpanded($"{address} {way.Name}", entity, way, target, suffix, options);
        }
    }

    // An annotation stands immediately before what it is about (JSON format 4.5).
    static void CheckAnnotation(List<string> members, string name, string? expected, JsonElement entity)
    {
        var annotation = $"{name}@odata.type";
        if (expected is null)
        {
            Assert.DoesNotContain(annotation, members);
        }
        else
        {
            Assert.Equal(expected, entity.GetProperty(annotation).GetString());
            Assert.Equal(members.IndexOf(name) - 1, members.IndexOf(annotation));
        }
    }

    void CheckControl(string address, JsonElement entity, List<string> members, bool hasKey)
    {
        var own = members.Where(name => name.StartsWith("@odata.", StringComparison.Ordinal)).ToList();
        string[] expected = form.Level switch
        {
            "full" => ["@odata.type", "@odata.id", "@odata.readLink"],
            // Without its key an entity must name itself.
            "minimal" when !hasKey => ["@odata.id"],
            _ => [],
        };
        Assert.Equal(expected, own);
        Assert.Equal(expected, members.Take(expected.Length));
        if (form.Level == "full")
        {
            Assert.Equal("#" + shape.Type.Name, entity.GetProperty("@odata.type").GetString());
            Assert.Equal(entity.GetProperty("@odata.id").GetString(), entity.GetProperty("@odata.readLink").GetString());
        }

        if (own.Contains("@odata.id"))
        {
            var id = entity.GetProperty("@odata.id").GetString()!;
            Assert.StartsWith($"{shape.Set}('", id, StringComparison.Ordinal);
            Assert.True(Uri.IsWellFormedUriString(id, UriKind.Relative), $"{address}: {id}");
            if (hasKey)
            {
                Assert.Equal($"{shape.Set}('{entity.GetProperty(shape.Type.Key!).GetString()!.Replace("'", "''", StringComparison.Ordinal)}')", Uri.UnescapeDataString(id));
            }
        }

        foreach (var way in shape.Type.Navigations.Keys)
        {
            var isLinked = form.Level == "full"
                && ((shape.Selected is null && !shape.HasStar) || shape.HasStar || shape.Links.Contains(way) || shape.Expanded.Exists(one => one.Way.Name == way));
            Assert.Equal(isLinked, members.Contains($"{way}@odata.navigationLink"));
            Assert.Equal(isLinked, members.Contains($"{way}@odata.associationLink"));
            if (isLinked)
            {
                var id = entity.GetProperty("@odata.id").GetString();
                Assert.Equal($"{id}/{way}", entity.GetProperty($"{way}@odata.navigationLink").GetString());
                Assert.Equal($"{id}/{way}/$ref", entity.GetProperty($"{way}@odata.associationLink").GetString());
            }
        }
    }

    void CheckExpanded(
        string place, JsonElement entity, StrictProperty way, StrictShape target, string suffix, IReadOnlyDictionary<string, string> options)
    {
        Assert.Equal(suffix == "/$count" || options.GetValueOrDefault("count") == "true", entity.TryGetProperty($"{way.Name}@odata.count", out var count));
        if (suffix == "/$count")
        {
            Assert.Equal(form.IsIeee754 ? JsonValueKind.String : JsonValueKind.Number, count.ValueKind);
            return;
        }

        var value = entity.GetProperty(way.Name);
        if (!way.IsCollection)
        {
            Assert.True(value.ValueKind == JsonValueKind.Object || (value.ValueKind == JsonValueKind.Null && way.IsNullable), $"{place}: {value}");
        }

        foreach (var one in way.IsCollection ? [.. value.EnumerateArray()] : value.ValueKind == JsonValueKind.Null ? [] : new[] { value })
        {
            if (suffix == "/$ref")
            {
                Assert.Equal("@odata.id", Assert.Single(one.EnumerateObject()).Name);
            }
            else
            {
                new StrictEntity(model, form, target).Check(place, one);
            }
        }
    }
}
