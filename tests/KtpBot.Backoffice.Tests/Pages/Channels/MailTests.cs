using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Channels;

/// <summary>E-mail in the back-office: an application at the counter, what became of its mails, and nothing that an officer could answer.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task AnApplicationWithAnAddress_ShowsItsMails_AndItsMailboxIsNoConversation()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("selemadeg-timur");
        var rows = new ChatSeed(office);
        using var browser = await office.SignedInAsync("petugas", "operator_ktp");
        var form = await browser.ReadAsync("/berkas/baru?layanan=hilang");
        Assert.Contains("Kabar permohonan dikirim ke sana", form, StringComparison.Ordinal);
        var key = form.Split("name=\"Input.SubmissionKey\" value=\"")[1].Split('"')[0];

        var page = await browser.SubmitAsync(
            "/berkas/baru?layanan=hilang", "/berkas/baru", ("layanan", "hilang"), ("Input.SubmissionKey", key), ("Input.Nik", "5102025708900007"), ("Input.Kk", "5102021208900002"),
            ("Input.Name", "NI MADE CONTOH"), ("Input.Email", "Made@contoh.test"));

        Assert.Contains("lewat e-mail", page, StringComparison.Ordinal);
        Assert.Contains("Kabar dikirim lewat e-mail", page, StringComparison.Ordinal);
        Assert.Contains("m••••@contoh.test", page, StringComparison.Ordinal);
        Assert.DoesNotContain("made@contoh.test", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sampaikan kabar lewat telepon", page, StringComparison.Ordinal);

        await using var db = office.OpenDatabase();
        var mail = await db.OutboxMessages.SingleAsync();
        var box = mail.ConversationId;
        Assert.Contains("Permohonan STM-", Assert.IsType<MailOut>(MessagingJson.ReadOutgoing(mail.Content)).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain($"/percakapan/{box}", await browser.ReadAsync("/percakapan?tampil=semua"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/percakapan/{box}")).StatusCode);
        await browser.PostAsync("/percakapan", $"/percakapan/{box}?handler=Take");
        Assert.Equal(ConversationOwner.Bot, (await rows.ReadAsync(box)).Owner);

        // It fails: the card of the channel tells why, and leads to the application.
        (mail.State, mail.StateAt, mail.ErrorCode) = (DeliveryState.Failed, rows.Now, "550 5.1.1");
        await db.SaveChangesAsync();
        var card = await browser.ReadAsync("/kanal");
        Assert.Contains("<h2 id=\"kanal-Email\">E-mail</h2>", card, StringComparison.Ordinal);
        Assert.Contains("Alamat e-mail ini tidak ada. Hubungi warga lewat cara lain.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Warga terakhir menulis", card, StringComparison.Ordinal);
        var failed = await browser.ReadAsync("/kanal/Email/gagal?sebab=550%205.1.1");
        Assert.Contains($"href=\"/berkas/{mail.CaseId}\">Buka berkas", failed, StringComparison.Ordinal);
        Assert.Contains("1 pesan dikirim ulang.", await browser.SubmitAsync("/kanal/Email/gagal?sebab=550%205.1.1", "/kanal/Email/gagal?sebab=550%205.1.1"), StringComparison.Ordinal);
    }
}
