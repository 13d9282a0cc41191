using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>
/// What officers do with the day's queue. Each act holds the day's row, so that one happens after the other on either database: two
/// counters that call at the same moment call two people. Who, when and what stood before is written in the same commit, and so is
/// what citizens hear of it.
/// </summary>
public sealed partial class QueueDesk(Database database, OfficeProfile office, TextBook texts, TimeProvider time)
{
    private readonly QueueNews _news = new(office, texts);

    /// <summary>A number at the front desk.</summary>
    /// <param name="request">For what, and about whom.</param>
    /// <param name="officerId">Who gives it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<QueueOutcome> TakeAsync(TicketRequest request, long officerId, CancellationToken cancellationToken) => WorkAsync(
        async work =>
        {
            if (office.Queue.Purpose(request.Purpose) is not { } purpose) return new QueueRefused("Pilih keperluannya dulu.");
            var file = request.CaseId is { } id ? await work.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
            if (request.CaseId is not null && file is null) return new QueueRefused("Berkas itu tidak ditemukan di kantor ini.");
            var draft = new TicketDraft(purpose.Id) { CaseId = file?.Id, Service = file?.Service, ConversationId = request.ConversationId, Priority = request.Priority };
            var ticket = await QueueBook.TakeAsync(work.Db, office, draft, work.Now, cancellationToken);
            await work.Db.SaveChangesAsync(cancellationToken);
            work.Note(ticket, QueueMoveKind.Taken, null, officerId);
            return Done(ticket, $"Nomor antrean {Label(ticket)}.");
        },
        cancellationToken);

    /// <summary>Calls whoever is next to the counter; the one who is served there is done with it.</summary>
    public Task<QueueOutcome> CallNextAsync(string counterId, long officerId, CancellationToken cancellationToken) => WorkAsync(
        work =>
        {
            if (office.Queue.Counter(counterId) is not { } counter) return Refuse("Pilih loket Anda dulu.");
            if (StillCalled(work, counter) is { } refusal) return Refuse(refusal);
            if (work.Day.Next(counter) is not { } next) return Refuse("Tidak ada yang menunggu untuk loket ini.");
            return Task.FromResult<QueueOutcome>(Call(work, next, counter, officerId));
        },
        cancellationToken);

    /// <summary>Calls this number to the counter, out of turn.</summary>
    public Task<QueueOutcome> CallAsync(long ticketId, string counterId, long officerId, CancellationToken cancellationToken) => WorkAsync(
        work =>
        {
            if (office.Queue.Counter(counterId) is not { } counter) return Refuse("Pilih loket Anda dulu.");
            if (work.Find(ticketId) is not { State: TicketState.Waiting } ticket) return Refuse("Nomor ini sudah tidak menunggu.");
            return StillCalled(work, counter) is { } refusal ? Refuse(refusal) : Task.FromResult<QueueOutcome>(Call(work, ticket, counter, officerId));
        },
        cancellationToken);

    /// <summary>Calls the one who was called and has not come once more.</summary>
    public Task<QueueOutcome> CallAgainAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.CalledAgain, officerId, TicketState.Called, "Nomor ini tidak sedang dipanggil.",
        (_, ticket) =>
        {
            ticket.Calls++;
            return $"Nomor {Label(ticket)} dipanggil lagi.";
        },
        cancellationToken);

    /// <summary>The one who was called stands at the counter.</summary>
    public Task<QueueOutcome> ServeAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.Served, officerId, TicketState.Called, "Nomor ini tidak sedang dipanggil.",
        (work, ticket) =>
        {
            (ticket.State, ticket.ServedAt) = (TicketState.Serving, work.Now);
            return $"Nomor {Label(ticket)} sedang dilayani.";
        },
        cancellationToken);

    /// <summary>Served to the end.</summary>
    public Task<QueueOutcome> DoneAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.Done, officerId, null, "Nomor ini tidak sedang di loket.",
        (work, ticket) =>
        {
            (ticket.State, ticket.EndedAt) = (TicketState.Done, work.Now);
            return $"Nomor {Label(ticket)} selesai.";
        },
        cancellationToken);

    /// <summary>Called and not there: back behind the next few the first time, the end of the number the second time.</summary>
    public Task<QueueOutcome> MissAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.Missed, officerId, TicketState.Called, "Nomor ini tidak sedang dipanggil.",
        (work, ticket) =>
        {
            ticket.Misses++;
            if (ticket.Misses == 1 && office.Queue.MissedBack > 0)
            {
                (ticket.State, ticket.AfterCalls) = (TicketState.Waiting, work.Day.Calls + office.Queue.MissedBack);
                work.Tell(ticket, QueueNews.MissedOnce);
                return $"Nomor {Label(ticket)} dipanggil sekali lagi setelah {office.Queue.MissedBack} nomor berikutnya.";
            }

            (ticket.State, ticket.EndedAt) = (TicketState.Missed, work.Now);
            work.Tell(ticket, QueueNews.MissedTwice);
            return $"Nomor {Label(ticket)} ditutup karena tidak hadir.";
        },
        cancellationToken);

    /// <summary>Back to its old place, as if it had not been called.</summary>
    public Task<QueueOutcome> PutBackAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.PutBack, officerId, null, "Nomor ini tidak sedang di loket.",
        (work, ticket) =>
        {
            (ticket.State, ticket.CalledAt, ticket.ServedAt, ticket.Calls) = (TicketState.Waiting, null, null, 0);
            work.Tell(ticket, QueueNews.CallTakenBack);
            return $"Nomor {Label(ticket)} kembali ke antrean.";
        },
        cancellationToken);

    /// <summary>He does not wait any longer.</summary>
    public Task<QueueOutcome> LeaveAsync(long ticketId, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.Left, officerId, TicketState.Waiting, "Nomor ini sudah tidak menunggu.",
        (work, ticket) =>
        {
            (ticket.State, ticket.EndedAt) = (TicketState.Left, work.Now);
            return $"Nomor {Label(ticket)} dikeluarkan dari antrean.";
        },
        cancellationToken);

    /// <summary>Marks it for priority, or takes the mark away.</summary>
    public Task<QueueOutcome> PrioritiseAsync(long ticketId, bool priority, long officerId, CancellationToken cancellationToken) => ChangeAsync(
        ticketId, QueueMoveKind.Prioritised, officerId, TicketState.Waiting, "Nomor ini sudah tidak menunggu.",
        (_, ticket) =>
        {
            ticket.Priority = priority;
            return priority ? $"Nomor {Label(ticket)} didahulukan." : $"Nomor {Label(ticket)} tidak didahulukan lagi.";
        },
        cancellationToken);

    /// <summary>It is about this case: an application that was written down after the number was taken.</summary>
    public Task<QueueOutcome> LinkAsync(long ticketId, long caseId, CancellationToken cancellationToken) => WorkAsync(
        async work =>
        {
            if (work.Find(ticketId) is not { IsOpen: true } ticket) return new QueueRefused("Nomor ini sudah selesai.");
            if (ticket.CaseId is not null && ticket.CaseId != caseId) return new QueueRefused("Nomor ini sudah terhubung ke berkas lain.");
            if (await work.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return new QueueRefused("Berkas itu tidak ditemukan di kantor ini.");
            (ticket.CaseId, ticket.Service) = (file.Id, file.Service);
            return Done(ticket, $"Nomor {Label(ticket)} terhubung ke berkas {file.Number}.");
        },
        cancellationToken);

    private QueueDone Call(QueueWork work, QueueTicket ticket, QueueCounter counter, long officerId)
    {
        if (work.Day.At(counter.Id) is { } served)
        {
            work.Note(served, QueueMoveKind.Done, counter.Id, officerId);
            (served.State, served.EndedAt) = (TicketState.Done, work.Now);
        }

        work.Note(ticket, QueueMoveKind.Called, counter.Id, officerId);
        (ticket.State, ticket.Counter, ticket.CalledAt, ticket.AfterCalls) = (TicketState.Called, counter.Id, work.Now, null);
        ticket.Calls++;
        work.Tell(ticket, QueueNews.Called);
        work.TellHistory(ticket, Label(ticket) + " · " + counter.Name, officerId);
        return Done(ticket, $"Nomor {Label(ticket)} dipanggil ke {counter.Name}.");
    }

    /// <summary>Whoever was called and not answered for would be lost: the officer says first what became of him.</summary>
    private string? StillCalled(QueueWork work, QueueCounter counter) => work.Day.At(counter.Id) is { State: TicketState.Called } called
        ? $"Nomor {Label(called)} masih dipanggil. Pilih dulu: hadir, selesai, atau tidak hadir."
        : null;

    private Task<QueueOutcome> ChangeAsync(
        long ticketId, QueueMoveKind kind, long officerId, TicketState? from, string otherwise, Func<QueueWork, QueueTicket, string> change, CancellationToken cancellationToken) => WorkAsync(
        work =>
        {
            if (work.Find(ticketId) is not { } ticket || (from is { } state ? ticket.State != state : ticket.State is not (TicketState.Called or TicketState.Serving))) return Refuse(otherwise);
            work.Note(ticket, kind, ticket.State == TicketState.Waiting ? null : ticket.Counter, officerId);
            return Task.FromResult<QueueOutcome>(Done(ticket, change(work, ticket)));
        },
        cancellationToken);

    private string Label(QueueTicket ticket) => ticket.Label(office.Queue);

    private QueueDone Done(QueueTicket ticket, string words) => new QueueDone(ticket.Id, Label(ticket), words);

    private static Task<QueueOutcome> Refuse(string words) => Task.FromResult<QueueOutcome>(new QueueRefused(words));

    private Task<QueueOutcome> WorkAsync(Func<QueueWork, Task<QueueOutcome>> act, CancellationToken cancellationToken) => database.WriteAsync(
        db => ApplyAsync(db, act, cancellationToken),
        outcome => outcome is QueueDone,
        () => new QueueRefused("Antrean sedang diubah di loket lain. Coba sekali lagi."),
        cancellationToken);

    private async Task<QueueOutcome> ApplyAsync(KtpBotDb db, Func<QueueWork, Task<QueueOutcome>> act, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await QueueBook.HoldAsync(db, office.DateAt(now), cancellationToken);
        await QueueKeeping.CloseEarlierDaysAsync(db, office, now, cancellationToken);
        var work = new QueueWork(db, office, now, await QueueDay.ReadAsync(db, office, now, toChange: true, cancellationToken));
        var outcome = await act(work);
        if (outcome is QueueRefused) return outcome;
        await work.FinishAsync(_news, cancellationToken);
        return outcome;
    }
}

/// <summary>Who takes a number at the front desk.</summary>
/// <param name="Purpose">For what.</param>
/// <param name="CaseId">About which case, where it was found.</param>
/// <param name="ConversationId">Who hears of it in the conversation, where his was found.</param>
/// <param name="Priority">Elderly, disabled, pregnant, or with a small child.</param>
public sealed record TicketRequest(string Purpose, long? CaseId, long? ConversationId, bool Priority);
