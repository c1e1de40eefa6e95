using System.Text;
using System.Text.Json;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Writes entities as <see href="https://docs.oasis-open.org/odata/odata-json-format/v4.01/">OData JSON</see>, row by row, without
/// an object per row: control information, structural properties, navigation properties, in the order of streaming (4.5).</summary>
sealed class ODataEntityWriter
{
    readonly ODataExchange _exchange;
    readonly FeatureRows _rows;
    readonly ODataShape _shape;
    readonly ODataValues _values;
    readonly ODataRelated? _related;
    readonly List<Member> _members = [];
    readonly (ODataNavigation Way, ODataExpansion? Expansion, int Column)[] _ways;
    readonly string _owner;
    readonly JsonEncodedText _key;
    readonly bool _hasKey;
    readonly bool _isFull;
    readonly bool _namesItself;

    /// <summary>What stands where in an entity.</summary>
    /// <param name="Name">Name of the property.</param>
    /// <param name="TypeName">Name of its type annotation, with <paramref name="Type"/>.</param>
    /// <param name="Type">Its type; null where it is not written.</param>
    /// <param name="Column">Its column of the row; -1 where these rows do not have it.</param>
    /// <param name="Property">The property; null for the geometry.</param>
    /// <param name="Selected">What of it was selected.</param>
    sealed record Member(
        JsonEncodedText Name, JsonEncodedText TypeName, string? Type, int Column, Property? Property, SelectedProperty? Selected);

    /// <summary>Prepares what all entities have in common.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">What of them is written.</param>
    /// <param name="related">Writes what is expanded; null where nothing is.</param>
    public ODataEntityWriter(ODataExchange exchange, FeatureRows rows, ODataShape shape, ODataRelated? related)
    {
        (_exchange, _rows, _shape, _related) = (exchange, rows, shape, related);
        _isFull = exchange.Format.Metadata == MetadataLevel.Full;
        _values = new(exchange.Format.IsIeee754, _isFull, exchange.IsOld);
        _owner = ODataNames.EntityType(shape.Collection);
        var key = ODataModel.Key(shape.Collection);
        _key = JsonEncodedText.Encode(key);
        _hasKey = !shape.IsGrouped && shape.Has(key);
        // Without its key an entity names itself (JSON format 4.6.9).
        _namesItself = _isFull || (!_hasKey && exchange.Format.Metadata != MetadataLevel.None);
        foreach (var property in shape.Properties(exchange.Model).Where(property => shape.Has(property.Name)))
        {
            // Data of this set lack what others of the type have: null, as the standard demands.
            Add(property, Column(property.Name));
        }

        foreach (var property in rows.Layout.Columns.Select(column => column.Property)
            .Where(property => property.Origin == PropertyOrigin.Computed && shape.Applied is null && shape.Computed.Contains(property.Name)))
        {
            Add(property, Column(property.Name));
        }

        if (shape.Collection.Schema.Geometry is not null && !shape.IsGrouped && shape.Has(ODataNames.Geometry))
        {
            _members.Add(new(JsonEncodedText.Encode(ODataNames.Geometry), JsonEncodedText.Encode($"{ODataNames.Geometry}@odata.type"), null, 0, null, null));
        }

        _ways = [.. Ways()];
    }

    /// <summary>Writes the entity that the rows stand on.</summary>
    /// <param name="json">Where to; a value is expected there.</param>
    /// <param name="context">Context address; null where the enclosing document tells it.</param>
    public void Write(Utf8JsonWriter json, string? context = null)
    {
        json.WriteStartObject();
        if (context is not null)
        {
            json.WriteString("@odata.context"u8, context);
        }

        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of the entity without its braces.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        if (_shape.IsGrouped)
        {
            // Nobody can ask for a group by an address of its own (JSON format 4.6.9).
            if (_namesItself)
            {
                json.WriteNull("@odata.id"u8);
            }

            _members.ForEach(member => Write(json, member));
            return;
        }

        if (_isFull)
        {
            json.WriteString("@odata.type"u8, $"#{ODataNames.Namespace}.{_owner}");
        }

        if (_namesItself)
        {
            var address = ODataExchange.Address(_shape.Set, _rows.Id);
            json.WriteString("@odata.id"u8, address);
            if (_isFull)
            {
                // Nothing can be changed here, so there is a link to read and none to edit (JSON format 4.6.10).
                json.WriteString("@odata.readLink"u8, address);
            }
        }

        if (_hasKey)
        {
            json.WriteString(_key, _rows.Id);
        }

        foreach (var member in _members)
        {
            Write(json, member);
        }

        WriteWays(json);
    }

    void Add(Property property, int column)
    {
        // $metadata does not tell the type of what is computed (JSON format 4.6.3).
        var isDynamic = _shape.Applied is { } applied ? applied.Dynamic.ContainsKey(property.Name) : property.Origin == PropertyOrigin.Computed;
        var type = !(isDynamic ? _exchange.Format.Metadata != MetadataLevel.None : _isFull) ? null
            : _shape.Applied?.Dynamic.GetValueOrDefault(property.Name) is { } name ? _values.BuiltIn(name)
            : _values.TypeOf(property, _owner);
        _members.Add(new(
            JsonEncodedText.Encode(property.Name), JsonEncodedText.Encode($"{property.Name}@odata.type"), type, column, property,
            _shape.Selected?.FirstOrDefault(one => one.Name == property.Name)));
    }

    int Column(string name)
    {
        var columns = _rows.Layout.Columns;
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column].Property.Name == name)
            {
                return column;
            }
        }

        return -1;
    }

    void Write(Utf8JsonWriter json, Member member)
    {
        if (member.Property is not { } property)
        {
            WriteGeometry(json, member);
            return;
        }

        if (member.Type is { } type)
        {
            json.WriteString(member.TypeName, type);
        }

        json.WritePropertyName(member.Name);
        if (member.Column < 0 || _rows.IsNull(member.Column))
        {
            ODataValues.WriteAbsent(json, property);
        }
        else
        {
            _values.Write(json, _rows, member.Column, property, _owner, member.Selected?.Parts ?? []);
        }
    }

    void WriteGeometry(Utf8JsonWriter json, Member member)
    {
        if (_rows.IsGeometryNull)
        {
            json.WriteNull(member.Name);
            return;
        }

        if (_isFull)
        {
            // The declared type may be the abstract one.
            json.WriteString(member.TypeName, _values.BuiltIn("Geography" + GeoJsonGeometry.TypeOf(_rows.Wkb)));
        }

        json.WritePropertyName(member.Name);
        GeoJsonGeometry.Write(json, _rows.Wkb);
    }

    // 4.0 wants them behind all structural properties.
    void WriteWays(Utf8JsonWriter json)
    {
        if (_ways.Length == 0)
        {
            return;
        }

        var address = ODataExchange.Address(_shape.Set, _rows.Id);
        foreach (var (way, expansion, column) in _ways)
        {
            if (_isFull)
            {
                var link = $"{address}/{way.Name}";
                json.WriteString($"{way.Name}@odata.associationLink", link + "/$ref");
                json.WriteString($"{way.Name}@odata.navigationLink", link);
            }

            if (expansion is not null)
            {
                _related!.Write(json, expansion, KeyOf(way, column), address);
            }
        }
    }

    // With full metadata all ways of what is selected have links; what is expanded is written in any case.
    IEnumerable<(ODataNavigation, ODataExpansion?, int)> Ways()
    {
        var areAllLinked = _isFull && (_shape.Selected is null || _shape.HasStar);
        return from way in _shape.IsGrouped ? [] : _exchange.Model.Navigations(_shape.Collection)
               let expansion = _shape.Expansions.FirstOrDefault(one => one.Way.Name == way.Name)
               where expansion is not null || areAllLinked || (_isFull && _shape.Links.Contains(way.Name))
               select (way, expansion, way.Own is { } own ? Column(own.Name) : -1);
    }

    /// <summary>Where a way leads from this row.</summary>
    string? KeyOf(ODataNavigation way, int column)
    {
        if (way.OfDataset is { } find)
        {
            return find(_rows.Layout.Datasets[_rows.Dataset]);
        }

        if (way.Own is not { } own)
        {
            return Encoding.UTF8.GetString(_rows.Id);
        }

        return column < 0 || _rows.IsNull(column) ? null
            : Encoding.UTF8.GetString(own.Type == PropertyType.TextArray ? _rows.Json(column) : _rows.Utf8(column));
    }
}
