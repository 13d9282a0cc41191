using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using KtpBot.Core.Cases;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The recording counter's day: who has come, who is still to come, who waits for a place.</summary>
internal sealed class QueueModel(QueueReader reader, CaseActions actions, AuditTrail audit, LiveVersions live, KtpBotDb db) : PageModel
{
    public IReadOnlyList<VisitRow> Today { get; private set; } = [];

    public IReadOnlyList<WaitRow> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.ListAsync(cancellationToken);
        await audit.WriteAsync("queue.view", "counter:" + SeatBook.RecordingCounter, cancellationToken);
        (Today, Waiting) = (await reader.TodayAsync(cancellationToken), await reader.WaitingAsync(cancellationToken));
    }

    /// <summary>The citizen stands at the counter; the answer tells his number.</summary>
    public async Task<IActionResult> OnPostArrivedAsync(long id, bool here, CancellationToken cancellationToken)
    {
        var answer = await actions.TellAsync(this, new CitizenArrived(id, actions.Actor), "", cancellationToken, Back(id, here));
        if (TempData.Peek("Done") is not null)
        {
            var number = await db.Appointments.Where(a => a.CaseId == id && a.State == AppointmentState.Arrived).Select(a => a.QueueNumber).FirstOrDefaultAsync(cancellationToken);
            TempData["Done"] = $"Kedatangan tercatat. Nomor antrean {reader.LabelOf(number)}.";
        }

        return answer;
    }

    /// <summary>Takes the citizen off the waiting list; he is told.</summary>
    public Task<IActionResult> OnPostRemoveAsync(long id, bool here, CancellationToken cancellationToken) => actions.TellAsync(
        this, new WaitingListLeft(id, actions.Actor), "Sudah dikeluarkan dari daftar tunggu. Pemohon diberi tahu.", cancellationToken, Back(id, here));

    private static string Back(long id, bool here) => here ? CaseLinks.Queue : CaseLinks.Show(id);
}
