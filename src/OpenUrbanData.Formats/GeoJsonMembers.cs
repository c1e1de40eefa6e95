using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>The members of <c>properties</c> of one layout, prepared as bytes once and kept as long as the layout is.</summary>
sealed class GeoJsonMembers
{
    static readonly ConditionalWeakTable<RowLayout, GeoJsonMembers> Known = [];

    readonly RowLayout _layout;

    // By data set and step; two requests may make the same bytes at once.
    readonly byte[]?[] _constants;

    GeoJsonMembers(RowLayout layout)
    {
        _layout = layout;
        Steps = [.. StepsOf(layout)];
        _constants = new byte[]?[layout.Datasets.Length * Steps.Length];
    }

    /// <summary>A column of the row, or (<paramref name="Column"/> below 0) a run of constants of its data set.</summary>
    /// <param name="Column">Place in the layout.</param>
    /// <param name="Type">Type of its values.</param>
    /// <param name="Name">Comma, name, colon.</param>
    /// <param name="Run">The columns of the run.</param>
    /// <param name="Index">Place among the steps.</param>
    public sealed record Step(int Column, PropertyType Type, byte[] Name, int[] Run, int Index);

    /// <summary>In the order of the columns.</summary>
    public Step[] Steps { get; }

    /// <summary>Those of a layout: the same object for the same layout.</summary>
    public static GeoJsonMembers Of(RowLayout layout) => Known.GetValue(layout, static one => new(one));

    /// <summary>The members of a run of constants, the same bytes for all rows of a data set; empty where all are absent.</summary>
    public byte[] Constants(FeatureRows rows, Step step) =>
        _constants[rows.Dataset * Steps.Length + step.Index] ??= Make(rows, step);

    byte[] Make(FeatureRows rows, Step step)
    {
        var members = new MemoryStream();
        foreach (var column in step.Run.Where(column => !rows.IsNull(column)))
        {
            members.Write(NameOf(_layout.Columns[column]));
            members.WriteByte((byte)'"');
            members.Write(JsonEncodedText.Encode(rows.Utf8(column), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            members.WriteByte((byte)'"');
        }

        return members.ToArray();
    }

    static IEnumerable<Step> StepsOf(RowLayout layout)
    {
        var run = new List<int>();
        var index = 0;
        for (var column = 0; column < layout.Columns.Length; column++)
        {
            var property = layout.Columns[column].Property;
            if (property.Origin == PropertyOrigin.Dataset)
            {
                run.Add(column);
                continue;
            }

            if (run.Count > 0)
            {
                yield return new(-1, default, [], [.. run], index++);
                run.Clear();
            }

            yield return new(column, property.Type, NameOf(layout.Columns[column]), [], index++);
        }

        if (run.Count > 0)
        {
            yield return new(-1, default, [], [.. run], index);
        }
    }

    // Names of properties are identifiers: nothing in them needs an escape.
    static byte[] NameOf(RowColumn column) => Encoding.UTF8.GetBytes($",\"{column.Property.Name}\":");
}
