using KtpBot.Core.Cases;
using KtpBot.EndToEnd.Officers;
using KtpBot.EndToEnd.Phones;
using KtpBot.EndToEnd.Stack;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>
/// A first card, all the way: application with photos, a return for a blurred one, booking, reminder, recording, print, pick-up.
/// Every step leaves the system at rest before the next one begins, so that a host may be killed anywhere in between.
/// </summary>
internal sealed class Journey(OfficeStack office, CitizenPhone phone, OfficerBrowser browser, Applicant applicant)
{
    private long _caseId;

    /// <summary>The steps in order, by name.</summary>
    public IReadOnlyList<(string Name, Func<Task> Run)> Steps =>
    [
        ("the citizen asks", AskAsync),
        ("the citizen agrees and starts", AgreeAsync),
        ("the citizen tells who it is for", TellAsync),
        ("the citizen sends photos", SendPhotosAsync),
        ("the citizen sends the application", SubmitAsync),
        ("the desk returns a blurred photo", ReturnAsync),
        ("the citizen sends a new photo", ResendAsync),
        ("the desk and the verifier approve", ApproveAsync),
        ("the citizen books", BookAsync),
        ("the reminder comes", RemindAsync),
        ("the station records", RecordAsync),
        ("the centre finds the record unique", ReadyAsync),
        ("the station prints", PrintAsync),
        ("the card is checked", CheckAsync),
        ("the citizen is reminded to fetch it", RemindPickupAsync),
        ("the card is handed over", HandOverAsync),
    ];

    public async Task RunAsync()
    {
        foreach (var (_, run) in Steps) await run();
    }

    /// <summary>What must be true in the end, whatever happened on the way.</summary>
    public async Task IsCompleteAsync()
    {
        await using var db = office.OpenDatabase();
        var file = await db.Cases.SingleAsync(c => c.Id == _caseId);
        Assert.Equal(CaseStage.HandedOver, file.Stage);
        var entry = await db.RegisterEntries.SingleAsync(r => r.CaseId == _caseId);
        Assert.Equal(applicant.Name, entry.ReceivedBy, ignoreCase: true);
        Assert.Equal(1, entry.Number);
        Assert.NotNull(entry.SignatureFileId);
        Assert.Single(await db.DeviceJobs.Where(j => j.CaseId == _caseId && j.Kind == "PrintCard").ToListAsync());
        Assert.Single(office.Printer.Begun);
        Assert.Equal(0, await db.InboxMessages.CountAsync(m => m.State != Core.Messaging.InboxState.Processed));
    }

    private async Task AskAsync()
    {
        await phone.SayAsync("Selamat pagi min, saya mau bikin KTP baru");
        await phone.ReadsAsync("Apakah Bapak/Ibu setuju?");
    }

    private async Task AgreeAsync()
    {
        await phone.TapAsync("Setuju, lanjut");
        await phone.ReadsAsync("sudah berumur 17 tahun");
        await phone.TapAsync("Sudah 17 tahun");
        await phone.ReadsAsync("Mau diajukan sekarang");
        await phone.TapAsync("Ya, ajukan");
        await phone.ReadsAsync("Pengajuan ini untuk");
        await phone.TapAsync("Diri sendiri");
        await phone.ReadsAsync("16 angka");
    }

    private async Task TellAsync()
    {
        await phone.SayAsync(applicant.Nik);
        await phone.ReadsAsync("nomor KK");
        await phone.SayAsync(applicant.Kk);
        await phone.ReadsAsync("nama lengkap");
        await phone.SayAsync(applicant.Name);
        await phone.ReadsAsync("nomor HP");
        await phone.SayAsync(applicant.Phone!);
        await phone.ReadsAsync("Kartu Keluarga");
    }

    private async Task SendPhotosAsync()
    {
        await phone.PhotoAsync("kk-buram");
        await phone.ReadsAsync("kurang jelas (buram)");
        await phone.TapAsync("Pakai foto ini");
        await phone.ReadsAsync("Sudah benar?");
    }

    private async Task SubmitAsync()
    {
        await phone.TapAsync("Kirim");
        await phone.ReadsAsync("KWS-");
        await phone.ReadsAsync("Tanda terima permohonan");
        await phone.ReadsAsync("dalam bentuk PDF");
        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = office.OpenDatabase();
                _caseId = await db.Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();
                return _caseId != 0;
            },
            "the case exists");
    }

    private async Task ReturnAsync()
    {
        var officer = await SignedInAsync("petugas");
        await officer.ReturnAsync(_caseId, "Kartu Keluarga", "buram", "Mohon foto ulang di tempat terang ya, Bapak/Ibu.");
        await phone.ReadsAsync("perlu sedikit perbaikan");
    }

    private async Task ResendAsync()
    {
        await phone.TapAsync("Kirim foto baru");
        await phone.ReadsAsync("Mohon kirim foto");
        await phone.PhotoAsync("kk-tajam");
        await phone.ReadsAsync("lengkap lagi");
    }

    private async Task ApproveAsync()
    {
        var officer = await SignedInAsync("petugas");
        await officer.DecideAsync(_caseId, "Berkas lengkap, ajukan ke Plavon");
        await phone.ReadsAsync("menunggu verifikasi");
        var verifier = await SignedInAsync("verifikator");
        await verifier.DecideAsync(_caseId, "Terverifikasi di Plavon");
        await phone.ReadsAsync("sampai tahap perekaman");
    }

    private async Task BookAsync()
    {
        await phone.TapAsync("Pilih jadwal rekam");
        var days = await phone.ReadsAsync("hari apa");
        await phone.TapAsync(days.Choices[1]); // Never today, whose day may be half over.
        await phone.ReadsAsync("lebih suka datang kapan");
        await phone.TapAsync("Pagi");
        var times = await phone.ReadsAsync("jam berapa");
        await phone.TapAsync(times.Choices[0]);
        await phone.ReadsAsync("tercatat");
    }

    private async Task RemindAsync()
    {
        await BringForwardAsync("appointment-reminder");
        await phone.ReadsAsync("Pengingat jadwal rekam");
    }

    private async Task RecordAsync()
    {
        var officer = await SignedInAsync("operator");
        await officer.AskStationAsync(_caseId, "Rekam semuanya", CapturedAsync);
        await officer.DecideAsync(_caseId, "Perekaman selesai");
        await phone.ReadsAsync("Perekaman permohonan");
    }

    private async Task ReadyAsync()
    {
        var officer = await SignedInAsync("operator");
        await officer.DecideAsync(_caseId, "Siap cetak (PRR)");
        await phone.ReadsAsync("sudah siap cetak");
    }

    private async Task PrintAsync()
    {
        var officer = await SignedInAsync("operator");
        await officer.EnterBiodataAsync(_caseId, Biodata());
        await officer.AskStationAsync(_caseId, "Cetak kartu", async page =>
        {
            // After a power cut the station may not know whether the card came out: then the operator looks into the tray.
            var inTheTray = page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = office.Printer.Begun.Count > 0 ? "Kartunya ada" : "Kartunya tidak ada, cetak lagi", Exact = true });
            if (await inTheTray.CountAsync() > 0) await inTheTray.ClickAsync();
            return await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sudah diperiksa, baik" }).CountAsync() > 0;
        });
    }

    private async Task CheckAsync()
    {
        var officer = await SignedInAsync("operator");
        await officer.CheckCardAsync(_caseId);
        await phone.ReadsAsync("siap diambil");
    }

    private async Task RemindPickupAsync()
    {
        await BringForwardAsync("pickup-reminder");
        await phone.ReadsAsync("masih menunggu diambil");
    }

    private async Task HandOverAsync()
    {
        var officer = await SignedInAsync("petugas");
        await officer.HandOverAsync(_caseId, applicant.Name);
        await phone.ReadsAsync("sudah diserahkan");
        await phone.ReadRestAsync();
    }

    private async Task<bool> CapturedAsync(Microsoft.Playwright.IPage page)
    {
        await using var db = office.OpenDatabase();
        var jobs = await db.DeviceJobs.Where(j => j.CaseId == _caseId).ToListAsync();
        return jobs.Count >= 3 && jobs.All(j => j.State == nameof(Core.Devices.DeviceJobState.Done));
    }

    /// <summary>
    /// A promised moment is a row with a due time; here its day has come. At night the reminder itself waits for the morning
    /// (another row with a time), so the morning comes too.
    /// </summary>
    private async Task BringForwardAsync(string kind)
    {
        await using (var db = office.OpenDatabase())
        {
            var timer = await db.CaseTimers.SingleAsync(t => t.CaseId == _caseId && t.Kind == kind && t.State == TimerState.Waiting);
            timer.DueAt = DateTime.SpecifyKind(new DateTime(2026, 1, 1), DateTimeKind.Utc);
            await db.SaveChangesAsync();
        }

        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = office.OpenDatabase();
                return await db.CaseTimers.AnyAsync(t => t.CaseId == _caseId && t.Kind == kind && t.State == TimerState.Done);
            },
            $"the timer {kind} is worked off",
            TimeSpan.FromSeconds(60));
        await using var morning = office.OpenDatabase();
        await morning.OutboxMessages.Where(m => m.CaseId == _caseId && m.NextAttemptAt != null && m.Attempts == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, (DateTime?)null));
    }

    private async Task<Officer> SignedInAsync(string user)
    {
        var officer = new Officer(await browser.WindowAsync(), office.Backoffice);
        await officer.SignInAsync(user);
        return officer;
    }

    private Dictionary<string, string> Biodata() => new()
    {
        ["BirthPlace"] = "SIDOARJO",
        ["BirthDate"] = "2009-08-17",
        ["Sex"] = applicant.Nik[6] >= '4' ? "PEREMPUAN" : "LAKI-LAKI",
        ["BloodType"] = "O",
        ["Address"] = "JL. MANGKUREJO NO. 7",
        ["RtRw"] = "003/001",
        ["Village"] = "KWANGSAN",
        ["District"] = "SEDATI",
        ["Religion"] = "ISLAM",
        ["MaritalStatus"] = "BELUM KAWIN",
        ["Occupation"] = "PELAJAR/MAHASISWA",
        ["Citizenship"] = "WNI",
    };
}
