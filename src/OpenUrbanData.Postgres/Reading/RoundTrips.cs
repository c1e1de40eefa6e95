using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Brings what several requests ask at the same moment in one round trip: single features, and short pages along the key.
/// What comes while a trip is under way goes with the next one; who comes alone travels at once.</summary>
/// <remarks>Half of the time of such a statement is spent on waking each other up, here and in the server (docs/performance.md).
/// Each collection has trips of its own, so that a locked table holds up nobody but those who wait for it anyway. Results are taken
/// out of the driver as a whole, so that no client is waited for.</remarks>
/// <param name="reader">Connections.</param>
/// <param name="most">Most trips of one collection at once; 0 to let each request ask alone.</param>
sealed class RoundTrips(NpgsqlDataSource reader, int most)
{
    /// <summary>Longest page that goes on trips, rows; of more, reading them is what takes the time.</summary>
    public const int MaximumRows = 32;

    const int MaximumQuestions = 32;

    readonly ConditionalWeakTable<Collection, Queue> _queues = [];

    /// <summary>Asks together with others.</summary>
    /// <returns>Null where the query is none for trips, or the trip failed or brought more than it may: ask alone.</returns>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    /// <exception cref="NpgsqlException">The statement itself failed.</exception>
    public ValueTask<FeatureRows?> AskAsync(FeatureQuery query, RowPlan plan, CancellationToken cancellation)
    {
        if (most == 0 || !IsShort(query))
        {
            return default;
        }

        var question = new Question(FeatureSql.Page(query, plan), plan, cancellation);
        var queue = _queues.GetOrCreateValue(query.Collection);
        queue.Waiting.Enqueue(question);
        if (queue.TryBegin(most))
        {
            // Its failures are those of the questions.
            _ = TravelAsync(queue);
        }

        return new(question.Rows.Task.WaitAsync(cancellation));
    }

    // It ends after a few steps along the key, and its columns are those of the table.
    static bool IsShort(FeatureQuery query) => query is
    {
        Collection.IsCatalogue: false, From: null, Filter: null, Box: null, Window: null, Time: null, ChangedSince: null, Offset: 0, Latest: false, Fallback: false,
        Sort.IsEmpty: true, Computed.IsEmpty: true,
    } && (query.Id is not null || query.Limit <= MaximumRows);

    async Task TravelAsync(Queue queue)
    {
        List<Question> answered = [];
        do
        {
            while (queue.Take() is { Count: > 0 } questions)
            {
                // The next trip is under way while those who have their rows write their answers, here: each on a thread of its own
                // would have to be woken.
                var travelling = AnswerAsync(questions);
                answered.ForEach(one => one.Complete());
                await travelling;
                answered = questions;
            }

            answered.ForEach(one => one.Complete());
            answered = [];
        }
        while (!queue.TryEnd(most));
    }

    async Task AnswerAsync(List<Question> questions)
    {
        // Who has no company takes the statement along when leaving; others would lose theirs.
        var cancellation = questions is [var only] ? only.Cancellation : CancellationToken.None;
        try
        {
            await using var connection = await reader.OpenConnectionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var question in questions)
            {
                batch.BatchCommands.Add(question.Command);
            }

            await using var results = await batch.ExecuteReaderAsync(cancellation);
            foreach (var question in questions)
            {
                var copy = new RowCopy();
                while (await results.ReadAsync(cancellation))
                {
                    copy.Take(results);
                }

                question.Answer = copy.ToRows(question.Plan);
                await results.NextResultAsync(cancellation);
            }
        }
        catch (Exception exception)
        {
            // The rest ask alone, but for the one whose failure it is.
            if (exception is NpgsqlException { BatchCommand: { } failed } && questions.Find(one => one.Command == failed) is { } mistaken)
            {
                mistaken.Failure = exception;
            }
        }
    }

    // What one request asks, and the rows that it gets.
    sealed class Question
    {
        public Question(SqlStatement statement, RowPlan plan, CancellationToken cancellation)
        {
            (Plan, Cancellation, Command) = (plan, cancellation, new(statement.Text));
            foreach (var value in statement.Parameters)
            {
                Command.Parameters.Add(FeatureReader.Parameter(value));
            }
        }

        public RowPlan Plan { get; }

        public CancellationToken Cancellation { get; }

        public NpgsqlBatchCommand Command { get; }

        // Null where it has to be asked alone.
        public FeatureRows? Answer { get; set; }

        public Exception? Failure { get; set; }

        public TaskCompletionSource<FeatureRows?> Rows { get; } = new();

        public void Complete()
        {
            if (Failure is null)
            {
                Rows.SetResult(Answer);
            }
            else
            {
                Rows.SetException(Failure);
            }
        }
    }

    // What is asked of one collection, and how many are on their way for it.
    sealed class Queue
    {
        int _travelling;

        public ConcurrentQueue<Question> Waiting { get; } = new();

        public List<Question> Take()
        {
            var taken = new List<Question>();
            while (taken.Count < MaximumQuestions && Waiting.TryDequeue(out var question))
            {
                taken.Add(question);
            }

            return taken;
        }

        // True where the caller has to travel.
        public bool TryBegin(int most)
        {
            while (Volatile.Read(ref _travelling) is var travelling && travelling < most)
            {
                if (Interlocked.CompareExchange(ref _travelling, travelling + 1, travelling) == travelling)
                {
                    return true;
                }
            }

            return false;
        }

        // False where somebody came meanwhile who left it to this one.
        public bool TryEnd(int most)
        {
            Interlocked.Decrement(ref _travelling);
            return Waiting.IsEmpty || !TryBegin(most);
        }
    }
}
