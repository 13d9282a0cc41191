using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays;

/// <content>
/// The day's queue: "= antre berkas", "= antre berkas 3" (walk-ins take numbers at the front desk), "= panggil" (the next one, to the
/// first counter; the one before is done), "= hadir" (the one who was called is there; where the procedure waits for that it is decided),
/// "= tidak hadir".
/// </content>
internal sealed partial class PlayOffice
{
    private const long QueueOfficer = 1;

    private QueueDesk Queue => stage.Host.Services.GetRequiredService<QueueDesk>();

    private async Task<bool> QueueAsync(string line)
    {
        switch (line.Split(' '))
        {
            case ["antre", var purpose, .. var rest]:
                for (var n = rest is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 1; n > 0; n--)
                    Agreed(await Queue.TakeAsync(new TicketRequest(purpose, null, null, false), QueueOfficer, CancellationToken.None));
                return true;
            case ["panggil"]:
                if (await CalledAsync() is { State: TicketState.Called } called) Agreed(await Queue.ServeAsync(called.Id, QueueOfficer, CancellationToken.None));
                Agreed(await Queue.CallNextAsync(Profile.Queue.Counters[0].Id, QueueOfficer, CancellationToken.None));
                return true;
            case ["hadir"]:
                await ArrivedAsync((await CalledAsync())!);
                return true;
            case ["tidak", "hadir"]:
                Agreed(await Queue.MissAsync((await CalledAsync())!.Id, QueueOfficer, CancellationToken.None));
                return true;
            default:
                return false;
        }
    }

    private OfficeProfile Profile => stage.Host.Services.GetRequiredService<OfficeProfile>();

    private async Task ArrivedAsync(QueueTicket ticket)
    {
        if (Profile.Queue.Arrives is { } arrives && ticket.CaseId is { } id)
        {
            var everybody = Actor.Officer(QueueOfficer, "Budi", [.. Profile.Roles.All.Select(role => role.Code)]);
            var outcome = await stage.Host.Services.GetRequiredService<CaseDesk>().HandleAsync(new Decided(id, everybody, arrives.Step, arrives.Outcome, [], null), CancellationToken.None);
            Assert.True(outcome is DeskDone, (outcome as DeskRefused)?.OfficerText);
        }

        Agreed(await Queue.ServeAsync(ticket.Id, QueueOfficer, CancellationToken.None));
    }

    private async Task<QueueTicket?> CalledAsync()
    {
        await using var db = stage.Open();
        return await db.QueueTickets.AsNoTracking().Where(t => t.State == TicketState.Called || t.State == TicketState.Serving).OrderByDescending(t => t.CalledAt).FirstOrDefaultAsync();
    }

    private static void Agreed(QueueOutcome outcome) => Assert.True(outcome is QueueDone, (outcome as QueueRefused)?.OfficerText);
}
