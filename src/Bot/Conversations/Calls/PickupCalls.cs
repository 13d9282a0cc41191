using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Fetching the card: which of the citizen's own cards wait, what to bring, and the office's rule who may come.</summary>
internal sealed class PickupCalls(OfficeProfile office, RequirementBook requirements, TextBook texts, NoticeWriter notices, StageWords stages)
{
    private const int Most = 5;

    public async Task<CallResult> TellAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var files = await (await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken)).AsNoTracking()
            .Where(c => !ends.Contains(c.Stage)).OrderByDescending(c => c.Id).Take(DialogLimits.Rows).ToListAsync(cancellationToken);
        var ready = files.Where(f => f.Stage == CaseStage.ReadyForPickup).Take(Most).ToList();
        if (ready.Count > 0) return Result("ready", ready.ConvertAll(f => $"• *{f.Number}* ({notices.ServiceName(f.Service, context.Language)})"), Bring(ready, context.Language));
        var waiting = new List<string>();
        foreach (var file in files.Take(Most))
        {
            var booked = (await Bookings.OfAsync(db, file.Id, cancellationToken))?.StartsAt;
            waiting.Add($"*{file.Number}*: {await stages.OfAsync(db, context, file, booked, cancellationToken)}");
        }

        return Result(waiting.Count > 0 ? "waiting" : "none", waiting, "");
    }

    private CallResult Result(string outcome, IReadOnlyList<string> lines, string bring) => CallArguments.Result(
        outcome,
        ("pickup_list", string.Join('\n', lines)),
        ("pickup_bring", bring),
        ("pickup_place", office.PickupPlace),
        ("pickup_policy", office.Pickup switch { PickupPolicy.OwnerOnly => "none", PickupPolicy.SameKk => "same_kk", PickupPolicy.PowerOfAttorney => "f107" }));

    /// <summary>The originals behind the photos, and what is handed in: by the requirements of each service.</summary>
    private string Bring(IReadOnlyList<CaseFile> ready, string language)
    {
        var documents = ready.SelectMany(f => requirements.For(f.Service)?.Applying(CaseDetails.Read(f.Details)) ?? [])
            .Where(d => d.Way != DocumentWay.Prepared).Select(d => d.Id).Distinct().ToList();

        // The old card itself is what its photo showed.
        if (documents.Contains("ktp_asli")) documents.RemoveAll(id => id is "ktp_lama" or "ktp_rusak");
        return string.Join('\n', documents.Select(id => texts.Render("own.original", language, new Dictionary<string, string> { ["title"] = texts.Render($"document.{id}.title", language) })));
    }
}
