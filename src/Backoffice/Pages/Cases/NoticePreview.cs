using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Words, before anything is sent, what the citizen will read.</summary>
internal sealed class NoticePreview(KtpBotDb db, CaseDesk desk, NoticeWriter notices, OfficeProfile office)
{
    public async Task<PreviewView> WriteAsync(long caseId, string outcomeId, IReadOnlyList<DecisionReason> reasons, string? note, CancellationToken cancellationToken)
    {
        var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        var procedure = file is null ? null : desk.ProcedureOf(file);
        if (procedure?.Step(file!.StepId)?.Decision(outcomeId) is not { } outcome) return PreviewView.Silent("Langkah berkas sudah berubah. Muat ulang halaman.");
        var byMailAlone = file!.ConversationId is null && CaseMailbox.AddressOf(office, file) is not null;
        if (file.ConversationId is null && !byMailAlone) return PreviewView.Silent("Pemohon datang langsung tanpa saluran pesan: sampaikan sendiri.");
        var key = outcome.Notice ?? (outcome.ToStepId is null ? null : procedure.Step(outcome.ToStepId)?.Notice);
        if (key is null or StepOutcome.NoNotice) return PreviewView.Silent("Tidak ada pesan yang dikirim untuk keputusan ini.");
        if (outcome.Reasons.Count > 0 && reasons.Count == 0) return PreviewView.Silent("Pilih alasannya dulu; pesan untuk pemohon muncul di sini.");
        var language = await db.Conversations.Where(c => c.Id == file.ConversationId).Select(c => c.Language).SingleOrDefaultAsync(cancellationToken) ?? TextBook.DefaultLanguage;
        var told = SopEngine.AsTold(outcome, await desk.LimitAsync(db, caseId, cancellationToken), new CitizenTold(key, reasons, note));
        var content = notices.Write(file, language, told, null, await CardStock.PromiseAsync(db, procedure.PrintDays, cancellationToken));
        if (byMailAlone) content = notices.Mail.Write(file, language, told.Key, content);
        return new PreviewView(MessageText.Of(content), MessageText.ButtonsOf(content), null);
    }
}

/// <summary>A message as the citizen will see it, or why there is none.</summary>
internal sealed record PreviewView(string? Text, IReadOnlyList<string> Buttons, string? Why)
{
    public static PreviewView Silent(string why) => new(null, [], why);
}
