using System.Data.Common;
using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// The process's one writer on the message path. Work that arrives while a commit is on its way to the disk is gathered and
/// committed together, so the cost of one durable commit is shared by all chats that are active. A task ends only after its
/// work is durable. When one piece of work in a batch throws, the batch is rolled back and each piece runs in a transaction
/// of its own, so that only the faulty one fails.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private const int MaxBatch = 256;

    private readonly Database _database;
    private readonly ILogger<CommitQueue> _logger;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _ready = new(0);
    private readonly Thread _thread;
    private List<Work> _pending = [];
    private bool _closed;

    public CommitQueue(Database database, ILogger<CommitQueue> logger)
    {
        _database = database;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "commit-queue" };
        _thread.Start();
    }

    /// <summary>Commits made and pieces of work committed since the start, for metrics.</summary>
    public long Commits { get; private set; }

    public long Pieces { get; private set; }

    /// <summary>Runs <paramref name="work"/> on the writer's thread and ends when its commit is durable.</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work) => WriteAsync(scope => new ValueTask<T>(work(scope)));

    /// <summary>The same for work that awaits (the desk on its database context).</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, ValueTask<T>> work)
    {
        var piece = new Work<T>(work);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _pending.Add(piece);
            if (_pending.Count == 1) _ready.Release();
        }

        return piece.Ended.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            _ready.Release();
        }

        _thread.Join();
        _ready.Dispose();
    }

    private void Run()
    {
        Session? session = null;
        var batch = new List<Work>();
        while (true)
        {
            _ready.Wait();
            lock (_gate)
            {
                if (_pending.Count == 0 && _closed) break;
                (batch, _pending) = (_pending, batch);
            }

            for (var from = 0; from < batch.Count; from += MaxBatch)
                Commit(ref session, batch.GetRange(from, Math.Min(MaxBatch, batch.Count - from)));
            batch.Clear();
        }

        session?.Dispose();
    }

    private void Commit(ref Session? session, List<Work> batch)
    {
        try
        {
            session ??= new Session(_database);
            session.Run(batch);
        }
        catch (Exception first) when (batch.Count > 1)
        {
            _logger.BatchSplit(batch.Count, first);
            Reset(ref session);
            foreach (var piece in batch) Commit(ref session, [piece]);
            return;
        }
        catch (Exception error)
        {
            // An edge: whatever one piece of work throws belongs to the one who asked for it, never to the writer.
            Reset(ref session);
            batch[0].Fail(error);
            return;
        }

        Commits++;
        Pieces += batch.Count;
        foreach (var piece in batch) piece.Complete();
    }

    private static void Reset(ref Session? session)
    {
        session?.Dispose();
        session = null;
    }

    private abstract class Work
    {
        public abstract void Run(WriteScope scope);

        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<WriteScope, ValueTask<T>> work) : Work
    {
        private T _result = default!;

        public TaskCompletionSource<T> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(WriteScope scope)
        {
            var running = work(scope);
            // The writer has a thread of its own; blocking it here is its job.
            _result = running.IsCompletedSuccessfully ? running.Result : running.AsTask().GetAwaiter().GetResult();
        }

        public override void Complete() => Ended.TrySetResult(_result);

        public override void Fail(Exception error) => Ended.TrySetException(error);
    }

    /// <summary>One open connection with its prepared statements, kept from batch to batch.</summary>
    private sealed class Session(Database database) : IDisposable
    {
        private readonly DbConnection _connection = database.OpenConnection();
        private MessageStatements? _statements;
        private DeliveryStatements? _delivery;
        private ExchangeStatement? _exchanges;

        public void Run(List<Work> batch)
        {
            using var transaction = _connection.BeginTransaction();
            _statements ??= new MessageStatements(_connection, database.Office.OfficeId);
            _statements.Enlist(transaction);
            _delivery ??= new DeliveryStatements(_connection, database.Office.OfficeId);
            _delivery.Enlist(transaction);
            _exchanges ??= new ExchangeStatement(_connection, database.Office.OfficeId);
            _exchanges.Enlist(transaction);
            foreach (var piece in batch)
            {
                using var scope = new WriteScope(database, _connection, transaction, _statements, _delivery, _exchanges);
                piece.Run(scope);
            }

            transaction.Commit();
        }

        public void Dispose()
        {
            _statements?.Dispose();
            _delivery?.Dispose();
            _exchanges?.Dispose();
            _connection.Dispose();
        }
    }
}
