using KtpBot.Bot.Verbs;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Queueing;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>The number of today in chat, at an office that gives it there: what may honestly be said about the time, and when.</summary>
public sealed class QueueCallsTests
{
    [Fact]
    public async Task AfterFourHaveBeenServed_ARangeIsTold_BeforeThatNothing()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        await using var office = await TerminalOffice.OpenAsync(folder.Path, "selemadeg-timur", "id", clock);
        var queue = office.Services.GetRequiredService<QueueDesk>();
        for (var n = 0; n < 8; n++) await queue.TakeAsync(new TicketRequest("berkas", null, null, false), 1, CancellationToken.None);

        Assert.Contains("belum punya nomor antrean", await SayAsync(new Heard("antrean")), StringComparison.Ordinal);
        var taken = await SayAsync(new Heard("ambil kartu"));
        Assert.Contains("*C009*", taken, StringComparison.Ordinal);
        Assert.Contains("*8 orang*", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("Kira-kira", taken, StringComparison.Ordinal);
        for (var n = 0; n < 5; n++)
        {
            var called = Assert.IsType<QueueDone>(await queue.CallNextAsync("loket-1", 1, CancellationToken.None));
            await queue.ServeAsync(called.TicketId, 1, CancellationToken.None);
            clock.Advance(TimeSpan.FromMinutes(8));
        }

        // Three before him, eight minutes each, one counter.
        var standing = await SayAsync(new Heard("cek antrian"));
        Assert.Contains("*3 orang*", standing, StringComparison.Ordinal);
        Assert.Contains("Kira-kira 20 sampai 35 menit lagi", standing, StringComparison.Ordinal);

        async Task<string> SayAsync(DialogInput input) => string.Join('\n', (await office.TakeAsync(input)).Select(m => m switch { TextOut text => text.Text, ChoicesOut choices => choices.Text, _ => "" }));
    }
}
