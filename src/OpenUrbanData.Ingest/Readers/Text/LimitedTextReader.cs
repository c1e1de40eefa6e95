namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>Hands text to a parser that would otherwise collect a row of any size.</summary>
/// <remarks>A row of 2 GB without a line break stops at the limit, having used no more memory than that.</remarks>
sealed class LimitedTextReader(TextReader text, int limit, Func<string> place) : TextReader
{
    long _sinceRow;

    /// <summary>Whether all text has been handed out.</summary>
    public bool Ended { get; private set; }

    /// <summary>Says that a row is complete: the next one may be as long again.</summary>
    public void RowDone() => _sinceRow = 0;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (_sinceRow > limit)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{place()}: the row is longer than {limit} characters. Is the quote or the line break another one?");
        }

        var read = text.Read(buffer);
        _sinceRow += read;
        Ended |= read == 0 && buffer.Length > 0;
        return read;
    }

    /// <inheritdoc/>
    public override int Peek() => text.Peek();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }
}
