using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Population;
using KtpBot.Testing.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>Every page in a real browser, wide and narrow: nothing blocked by the content policy, no script error, no sideways scrolling.</summary>
public sealed class PagesTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Pages_FitAndRunWithoutComplaint(int width, int height)
    {
        var fresh = await _cases.SubmittedAsync("hilang", "SITI CONTOH AMINAH");
        await _cases.SubmittedAsync("baru", "AGUS CONTOH SETIAWAN", ChannelKind.Telegram);
        await _cases.SubmittedAsync("rusak", "MADE CONTOH ARDANA", ChannelKind.WebChat);
        var atPrinter = await _cases.VerifiedAsync("ubah_data", "RUKMINI CONTOH");
        var printed = await _cases.VerifiedAsync("hilang", "BAMBANG CONTOH PURNOMO");
        await _cases.EnterBiodataAsync(printed);
        var job = await _cases.PrintedAsync(printed);
        var ready = await _cases.VerifiedAsync("hilang", "DEWI CONTOH LARASATI");
        await _cases.EnterBiodataAsync(ready);
        await _cases.TellAsync(new PrintChecked(ready.Id, CaseSeed.Everybody, await _cases.PrintedAsync(ready), true, null));
        var handed = await _cases.VerifiedAsync("rusak", "YANTO CONTOH");
        await _cases.EnterBiodataAsync(handed);
        await _cases.TellAsync(new PrintChecked(handed.Id, CaseSeed.Everybody, await _cases.PrintedAsync(handed), true, null));
        var signature = await _cases.FileAsync(FictionalCards.SignaturePng(), "image/png");
        await _cases.TellAsync(new CardHandedOver(handed.Id, CaseSeed.Everybody, "YANTO CONTOH", "sendiri", signature));
        var recording = await _cases.SubmittedAsync("baru", "PUTRI CONTOH");
        await _cases.DecideAsync(recording, "setuju");
        await _cases.DecideAsync(recording, "setuju");
        await _cases.WaitsAsync(recording);
        var booked = await _cases.VerifiedAsync("baru", "LESTARI CONTOH");
        await _cases.BookedTodayAsync(booked);
        await TalkAsync(fresh.ConversationId);
        await ImportAsync($"NIK;NAMA;TGL_LHR;ALAMAT;NO_RT;NO_RW;KAB_NAME\n{printed.Nik};SITI CONTOH AMINAN;01-08-1990;DUSUN KRAJAN TIMUR RAYA NOMOR 123;3;1;SIDOARJO\n123;X;;;;;\n");
        Assert.True(job > 0);

        var user = await _office.OfficerAsync("petugas", "verifikator", "operator_rekam", "operator_cetak", "admin");
        await using var browser = await Chromium.OpenAsync(_office.Address, width, height);
        var complaints = new List<string>();
        browser.Page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        browser.Page.PageError += (_, error) => complaints.Add(error);
        await browser.SignInAsync(user);
        await browser.Page.GotoAsync(printed.Path);
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Cocokkan" }).FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.GetByText("Ini peringatan, bukan penolakan.").WaitForAsync();
        await browser.PictureAsync($"cocokkan-{width}");
        foreach (var (name, path) in new[]
        {
            ("daftar", "/berkas"), ("kosong", "/berkas?terlambat=true"), ("berkas", fresh.Path), ("cetak", atPrinter.Path), ("periksa", printed.Path), ("serahkan", ready.Path + "/serahkan"),
            ("biodata", atPrinter.Path + "/biodata"), ("jadwal", recording.Path + "/jadwal"), ("loket", "/berkas/loket-rekam"), ("tawarkan", recording.Path + "/tawarkan"), ("menunggu", recording.Path), ("tolak", fresh.Path + "/tutup/tolak"), ("terima", fresh.Path + "/terima"),
            ("baru", "/berkas/baru?layanan=hilang"), ("layanan", "/berkas/baru"), ("percakapan", "/percakapan"), ("obrolan", $"/percakapan/{fresh.ConversationId}"),
            ("buku", "/buku/penyerahan"), ("rekam-status", "/rekam-status"), ("blangko", "/blangko"), ("petugas", "/kelola/petugas"), ("stasiun", "/kelola/stasiun"), ("cuplikan", "/kelola/data-kependudukan"), ("sandi", "/akun/sandi"), ("selesai", handed.Path),
        })
        {
            var answer = await browser.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");

            // A document far below the fold is not fetched before somebody scrolls there.
            await browser.Page.WaitForFunctionAsync("() => [...document.images].filter(i => i.offsetParent && i.getBoundingClientRect().top < innerHeight).every(i => i.complete)");
            await browser.PictureAsync($"{name}-{width}");
            Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width}.");
        }

        Assert.Empty(complaints);
    }

    /// <summary>An extract of population data, in use.</summary>
    private async Task ImportAsync(string table)
    {
        var import = _office.Services.GetRequiredService<SnapshotImport>();
        var id = await import.BeginAsync(new DateOnly(2026, 11, 3), 1, 90, CancellationToken.None);
        Assert.True(await import.RunAsync(id, System.Text.Encoding.UTF8.GetBytes(table), CancellationToken.None));
    }

    private async Task TalkAsync(long conversationId)
    {
        await using var db = _office.OpenDatabase();
        var now = _office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var conversation = await db.Conversations.SingleAsync(c => c.Id == conversationId);
        (conversation.Owner, conversation.HandoffAt, conversation.LastInboundAt) = (ConversationOwner.Queue, now.AddMinutes(-14), now.AddMinutes(-13));
        conversation.Version++;
        var file = await _cases.FileAsync(KtpBot.Testing.Pictures.DrawnPictures.DocumentJpeg(900, 700), "image/jpeg");
        void Heard(int ago, IncomingContent content, Guid? fileId = null) => db.InboxMessages.Add(new InboxMessage
        {
            OfficeId = db.OfficeId,
            Channel = conversation.Channel,
            ExternalId = Guid.NewGuid().ToString(),
            ConversationId = conversationId,
            Content = MessagingJson.Write(content),
            State = InboxState.Processed,
            ReceivedAt = now.AddMinutes(-ago),
            FileId = fileId,
        });
        void Said(int ago, OutgoingContent content, DeliveryState state, string? error = null) => db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversationId,
            Origin = OutboxOrigin.Bot,
            Content = MessagingJson.Write(content),
            State = state,
            CreatedAt = now.AddMinutes(-ago),
            StateAt = now.AddMinutes(-ago),
            Error = error,
        });
        Heard(20, new TextIn("KTP saya hilang bu, ngurusnya gmn ya"));
        Said(20, new ChoicesOut("Baik, kami bantu. Yang dibutuhkan: surat kehilangan dari kepolisian dan KK.", [new Choice("a", "Mulai pengajuan"), new Choice("b", "Syarat lengkap")]), DeliveryState.Read);
        Heard(17, new MediaIn("m1", "image/jpeg", null, "ini KK nya"), file);
        Said(16, new TextOut("Terima kasih, fotonya jelas."), DeliveryState.Delivered);
        Said(15, new TextOut("Silakan kirim surat kehilangannya."), DeliveryState.Failed, "Nomor WhatsApp sedang tidak dapat dijangkau.");
        Heard(13, new TextIn("sy mau bicara sama petugas saja"));
        await db.SaveChangesAsync();
    }
}
