using System.IO.Pipelines;
using System.Text;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Formats.Tests;

/// <summary>What holds for every format.</summary>
public sealed class EncoderContractTests
{
    public static TheoryData<string> Formats => [.. Encoders.All.Select(encoder => encoder.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Writes_the_golden_page(string format)
    {
        var encoder = Encoders.Find(format)!;
        var (bytes, _) = await Places.EncodeAsync(encoder, new MemoryRows(Places.Layout(), Places.Rows), new()
        {
            NumberMatched = 6,
            Links = [new("https://example.org/collections/place/items?f=geojson&limit=6", "self", "application/geo+json", "Diese Seite")],
        });
        await Golden.MatchesAsync($"places.{format}", bytes);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Writes_the_golden_empty_page(string format)
    {
        var (bytes, result) = await Places.EncodeAsync(
            Encoders.Find(format)!, new MemoryRows(Places.Layout(), []), EncodingContext.File);
        Assert.Equal(new EncodingResult(0, null), result);
        await Golden.MatchesAsync($"empty.{format}", bytes);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_surplus_row_is_not_written_but_tells_where_the_next_page_begins(string format)
    {
        var context = new EncodingContext { Limit = 2, Next = position => new($"https://example.org/?next={position.Id}", "next") };
        var (bytes, result) = await Places.EncodeAsync(Encoders.Find(format)!, new MemoryRows(Places.Layout(), Places.Rows), context);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Equal(2, result.NumberReturned);
        Assert.Equal("08999001.places.2", result.Next?.Id);
        Assert.Contains("08999001.places.2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("08999002.places", text, StringComparison.Ordinal);
        Assert.Equal(Encoders.Find(format)!.CarriesLinks, text.Contains("?next=08999001.places.2", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Without_a_surplus_row_there_is_no_next_page(string format)
    {
        var (_, result) = await Places.EncodeAsync(
            Encoders.Find(format)!, new MemoryRows(Places.Layout(), Places.Rows), new() { Limit = 6 });
        Assert.Equal(new EncodingResult(6, null), result);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_failure_on_the_way_reaches_the_caller(string format)
    {
        var rows = new MemoryRows(Places.Layout(), Places.Rows, new ProblemException(Problem.Timeout("Too slow.")));
        await Assert.ThrowsAsync<ProblemException>(() =>
            Places.EncodeAsync(Encoders.Find(format)!, rows, EncodingContext.File));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task It_ends_when_nobody_reads_any_more(string format)
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Encoders.Find(format)!.WriteAsync(
            new MemoryRows(Places.Layout(), Endless()), EncodingContext.File, pipe.Writer, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_slow_reader_makes_it_wait_instead_of_buffering(string format)
    {
        var pipe = new Pipe(new(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = Encoders.Find(format)!.WriteAsync(
            new MemoryRows(Places.Layout(), Endless()), EncodingContext.File, pipe.Writer, stop.Token);
        var first = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        pipe.Reader.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var waiting = pipe.Reader.TryRead(out var more) ? more.Buffer.Length : first.Buffer.Length;
        Assert.False(writing.IsCompleted);
        Assert.InRange(waiting, 1, 2 * ArrowEncoder.BatchBytes);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task One_feature_is_a_document_of_its_own(string format)
    {
        var (bytes, result) = await Places.EncodeAsync(Encoders.Find(format)!, new MemoryRows(Places.Layout(), [Places.Rows[0]]),
            new() { IsSingle = true, Links = [new("https://example.org/1", "self")] });
        Assert.Equal(1, result.NumberReturned);
        await Golden.MatchesAsync($"single.{format}", bytes);
    }

    [Fact]
    public void Names_and_aliases_are_unique()
    {
        string[] names = [.. Encoders.All.SelectMany(encoder => encoder.Aliases.Append(encoder.Name))];
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    static IEnumerable<MemoryRow> Endless()
    {
        while (true)
        {
            yield return Places.Rows[0];
        }
    }
}
