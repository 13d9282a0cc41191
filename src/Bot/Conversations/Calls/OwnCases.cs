using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The cases of the citizen's own conversation, and of those linked to it.</summary>
internal sealed class OwnCases(NoticeWriter notices)
{
    /// <summary>A list row is taken by the way out.</summary>
    private const int Most = DialogLimits.Rows - 1;

    /// <summary>Stages that a purpose concerns; the newest cases first.</summary>
    public async Task<CallResult> ListAsync(KtpBotDb db, CallContext context, string purpose, CancellationToken cancellationToken)
    {
        var stages = Enum.GetValues<CaseStage>().Where(stage => Concerns(purpose, stage)).ToList();
        var files = await (await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken)).AsNoTracking()
            .Where(c => stages.Contains(c.Stage))
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        return files switch
        {
            [] => CallArguments.Result("none"),
            [var only] => CallArguments.Result("one", ("case_id", Text(only.Id)), ("number", only.Number)),
            _ => CallArguments.Result("many", [.. files.Select(f => ItemOf(f, context.Language))]),
        };
    }

    /// <summary>The case a call names, when it is the citizen's own.</summary>
    public static async Task<CaseFile?> FindAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        CallArguments.Id(call, "case_id") is { } id
            ? await CitizenCases.FindAsync(db, context.ConversationId, id, cancellationToken)
            : null;

    public CallItem ItemOf(CaseFile file, string language) => new(Text(file.Id), file.Number, notices.ServiceName(file.Service, language));

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static bool Concerns(string purpose, CaseStage stage) => purpose switch
    {
        "jadwal" => stage == CaseStage.AwaitingRecording,
        "batal" => StageMoves.CanMove(stage, CaseStage.Cancelled) && !StageMoves.IsEnd(stage),
        _ => stage != CaseStage.Cancelled,
    };
}
