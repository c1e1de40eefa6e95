using System.Text;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats.Tests;

/// <summary>One row: values by the name of the property, as JSON text for lists and objects.</summary>
sealed record MemoryRow(string Id, int Dataset, Dictionary<string, object> Values, string? Wkt = null, string? Latest = null);

/// <summary>Rows that need no database.</summary>
sealed class MemoryRows(RowLayout layout, IEnumerable<MemoryRow> rows, Exception? failure = null) : FeatureRows(layout)
{
    readonly IEnumerator<MemoryRow> _rows = rows.GetEnumerator();

    public override bool IsEmpty => throw new NotSupportedException("Encoders do not ask.");

    public override int Dataset => _rows.Current.Dataset;

    public override ReadOnlySpan<byte> Id => Encoding.UTF8.GetBytes(_rows.Current.Id);

    public override bool IsGeometryNull => _rows.Current.Wkt is null;

    public override ReadOnlySpan<byte> Wkb => new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false)
        .Write(new WKTReader().Read(_rows.Current.Wkt));

    public override ReadOnlySpan<byte> Latest => Encoding.UTF8.GetBytes(_rows.Current.Latest ?? "");

    public override PagePosition Position => new([], Layout.Datasets[Dataset].Number, _rows.Current.Id);

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Task.Yield();
        if (_rows.MoveNext())
        {
            return true;
        }

        return failure is null ? false : throw failure;
    }

    public override bool IsNull(int column) => Value(column) is null;

    public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes((string)Value(column)!);

    public override long Int64(int column) => (long)Value(column)!;

    public override double Double(int column) => (double)Value(column)!;

    public override bool Boolean(int column) => (bool)Value(column)!;

    public override DateTime Time(int column) => (DateTime)Value(column)!;

    public override ReadOnlySpan<byte> Json(int column) => Utf8(column);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    object? Value(int column) => Layout.Columns[column].Property is { Origin: PropertyOrigin.Dataset } constant
        ? Layout.Datasets[Dataset].Constant(constant)
        : _rows.Current.Values.GetValueOrDefault(Layout.Columns[column].Property.Name);
}
