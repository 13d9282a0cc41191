using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The cases of the citizen's own conversation, and of those linked to it.</summary>
internal sealed class OwnCases(NoticeWriter notices, CaseDesk desk)
{
    /// <summary>A list row is taken by the way out.</summary>
    private const int Most = DialogLimits.Rows - 1;

    /// <summary>Only what has a recording slot: nobody is asked which, where only one can be meant.</summary>
    private const string Booked = "terjadwal";

    /// <summary>Stages that a purpose concerns; the newest cases first.</summary>
    public async Task<CallResult> ListAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var purpose = call.Arguments.GetValueOrDefault("for") ?? "";
        var stages = Enum.GetValues<CaseStage>().Where(stage => Concerns(purpose, stage)).ToList();
        var own = (await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken)).AsNoTracking().Where(c => stages.Contains(c.Stage));
        if (purpose == Booked) own = own.Where(c => db.Appointments.Any(a => a.CaseId == c.Id && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived)));
        var files = await own
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        if (purpose == "jadwal") files.RemoveAll(f => !Bookings.Concern(desk, f));
        return files switch
        {
            [] => CallArguments.Result("none"),
            [var only] => CallArguments.Result("one", ("case_id", Text(only.Id)), ("number", only.Number)),
            _ => CallArguments.Result("many", await ItemsAsync(db, files, context.Language, cancellationToken)),
        };
    }

    /// <summary>The case a call names, when it is the citizen's own.</summary>
    public static async Task<CaseFile?> FindAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        CallArguments.Id(call, "case_id") is { } id
            ? await CitizenCases.FindAsync(db, context.ConversationId, id, cancellationToken)
            : null;

    /// <summary>Cases to choose from. A family often shares one phone, so each is told apart by its person's masked name.</summary>
    public async Task<IReadOnlyList<CallItem>> ItemsAsync(KtpBotDb db, IReadOnlyList<CaseFile> files, string language, CancellationToken cancellationToken)
    {
        var people = files.Select(f => f.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return [.. files.Select(f => new CallItem(Text(f.Id), f.Number, $"{notices.ServiceName(f.Service, language)} · {ChannelMask.Dotted(names[f.PersonId])}"))];
    }

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static bool Concerns(string purpose, CaseStage stage) => purpose switch
    {
        "jadwal" or Booked => stage is CaseStage.AwaitingRecording or CaseStage.Returned,
        "perbaiki" or "berjalan" => !StageMoves.IsEnd(stage),
        "data" => true,
        "batal" => StageMoves.CanMove(stage, CaseStage.Cancelled) && !StageMoves.IsEnd(stage),
        _ => stage != CaseStage.Cancelled,
    };
}
