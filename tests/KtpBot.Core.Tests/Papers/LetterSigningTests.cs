using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Papers;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Papers;

/// <summary>A cover letter bears the name of who approved it last, and goes into the conversation of who asked for it.</summary>
public sealed class LetterSigningTests
{
    private static readonly Actor Camat = Actor.Officer(51, "Camat", ["camat"]);
    private static readonly Actor Sekcam = Actor.Officer(52, "Sekcam", ["sekcam"]);
    private static readonly Actor Kasi = Actor.Officer(53, "Kasi", ["kasi_pelayanan"]);

    [Theory]
    [DatabaseData]
    public async Task TheLetter_IsSignedByTheCamat_WithTheSecretarysInitials_AndFollowsTheNewsAsAFile(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var id = await PreparedAsync(house);
        await house.DoAsync(new Decided(id, Sekcam, "sekcam", "setuju", [], null));
        await house.DoAsync(new Decided(id, Camat, "camat", "setuju", [], null));

        await house.DoAsync(await LetterTimerAsync(house, id));

        await using var db = house.Rows();
        var news = await db.OutboxMessages.Where(m => m.CaseId == id).OrderBy(m => m.Id).ToListAsync();
        var file = Assert.IsType<FileOut>(MessagingJson.ReadOutgoing(news[^1].Content));
        Assert.EndsWith(":ready-for-pickup", news[^2].DedupKey, StringComparison.Ordinal);
        var paper = await db.IssuedPapers.SingleAsync(p => p.CaseId == id);
        Assert.Equal((PaperKind.CoverLetter, null, file.FileId), (paper.Kind, paper.OfficerId, paper.FileId));
        Assert.Contains(await house.EventsAsync(id), e => e.Kind == "LetterSent");
        var pdf = (await house.Papers.FileAsync(id, paper.Id, CancellationToken.None))!.Pdf;
        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "SP/TKR/2026/000001", "Camat Takeran, menerangkan", "( Drs. Contoh Widodo, M.Si. )", "NIP 19700101 199503 1 001", "Paraf", "Sri Contoh Lestari", "Disetujui dalam sistem layanan" })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("a.n.", text, StringComparison.Ordinal);

        // A second look at the same timer sends nothing again.
        var timer = await db.CaseTimers.SingleAsync(t => t.CaseId == id && t.Kind == TimerKinds.Letter);
        Assert.Equal(DeskRefusal.AlreadyDone, Assert.IsType<DeskRefused>(await house.AskAsync(new TimerDue(id, Actor.Timer, timer.Id))).Reason);
        Assert.Equal(TimerState.Done, timer.State);
        if (provider == StorageProvider.Sqlite) await LooksAsync("surat-pengantar-camat", house, id);
    }

    [Fact]
    public async Task AStandIn_SignsOnBehalf_AndAnOfficeThatSendsNoLettersTellsOnly()
    {
        await using var house = await OpenAsync(StorageProvider.Sqlite, sends: false);
        var id = await PreparedAsync(house);
        await house.DoAsync(new Decided(id, Kasi, "sekcam", "setuju", [], null)); // The secretary is to sign, so another one initials.
        await house.DoAsync(new Decided(id, Sekcam, "camat", "setuju", [], null));

        await using var db = house.Rows();
        Assert.False(await db.CaseTimers.AnyAsync(t => t.Kind == TimerKinds.Letter));
        var paper = await house.Papers.IssueAsync(id, PaperKind.CoverLetter, 51, CancellationToken.None);
        var text = await PdfTool.TextAsync((await house.Papers.FileAsync(id, paper!.Id, CancellationToken.None))!.Pdf);
        foreach (var words in new[] { "Sekretaris Camat atas nama Camat Takeran, menerangkan", "a.n. Camat Takeran", "( Sri Contoh Lestari )", "Kasi Pelayanan", "Bambang Contoh" })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("NIP", text, StringComparison.Ordinal);
        await LooksAsync("surat-pengantar-atas-nama", house, id);
    }

    [Fact]
    public async Task AnApprovalThatWasTakenBack_SignsNothing()
    {
        await using var house = await OpenAsync(StorageProvider.Sqlite);
        var id = await PreparedAsync(house);
        await house.DoAsync(new Decided(id, Sekcam, "sekcam", "setuju", [], null));
        await house.DoAsync(new Decided(id, Camat, "camat", "kembali", [new DecisionReason("data_tidak_sesuai", null)], null));
        await TickAsync(house, id);
        await house.DoAsync(new Decided(id, Kasi, "sekcam", "setuju", [], null));
        await house.DoAsync(new Decided(id, Camat, "camat", "setuju", [], null));

        var paper = await house.Papers.IssueAsync(id, PaperKind.CoverLetter, 51, CancellationToken.None);
        var text = await PdfTool.TextAsync((await house.Papers.FileAsync(id, paper!.Id, CancellationToken.None))!.Pdf);

        Assert.Contains("Bambang Contoh", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sri Contoh Lestari", text, StringComparison.Ordinal);
    }

    private static async Task<OfficeHouse> OpenAsync(StorageProvider provider, bool sends = true)
    {
        var house = await OfficeHouse.OpenAsync(provider, "takeran", change: office => office with { LetterByChat = sends });
        await using var db = house.Rows();
        db.AddRange(
            Account(house, 51, "Drs. Contoh Widodo, M.Si.", "camat", "197001011995031001"), Account(house, 52, "Sri Contoh Lestari", "sekcam", null), Account(house, 53, "Bambang Contoh", "kasi_pelayanan", null));
        await db.SaveChangesAsync();
        return house;
    }

    private static Officer Account(OfficeHouse house, long id, string name, string role, string? nip) => new()
    {
        Id = id,
        OfficeId = house.Office.Id,
        UserName = "akun" + id,
        DisplayName = name,
        PasswordHash = "x",
        Roles = role,
        Active = true,
        CreatedAt = house.Clock.Now,
        SecurityStamp = "x",
        Nip = nip,
    };

    private static async Task<long> PreparedAsync(OfficeHouse house)
    {
        var id = (await house.SubmittedAsync("surat_pengantar")).CaseId;
        await house.DoAsync(new Decided(id, house.Holder("petugas"), "periksa", "lengkap", [], null));
        await TickAsync(house, id);
        return id;
    }

    private static async Task TickAsync(OfficeHouse house, long id)
    {
        foreach (var (task, role) in new[] { ("data", "operator_dispenduk"), ("latar-foto", "petugas") }) await house.DoAsync(new TaskTicked(id, house.Holder(role), "olah", task, null));
        await house.DoAsync(new Decided(id, house.Holder("operator_dispenduk"), "olah", "ajukan", [], null));
    }

    private static async Task<TimerDue> LetterTimerAsync(OfficeHouse house, long id)
    {
        await using var db = house.Rows();
        return new TimerDue(id, Actor.Timer, await db.CaseTimers.Where(t => t.CaseId == id && t.Kind == TimerKinds.Letter && t.State == TimerState.Waiting).Select(t => t.Id).SingleAsync());
    }

    /// <summary>The letter with a code that stays the same, for the approved picture.</summary>
    private static async Task LooksAsync(string picture, OfficeHouse house, long id)
    {
        var paper = new IssuedPaper
        {
            OfficeId = house.Office.Id,
            Kind = PaperKind.CoverLetter,
            Year = 2026,
            Number = 12,
            Code = "7Q2M8KX4T0RWB93F",
            CaseId = id,
            Language = "id",
            IssuedAt = house.Clock.Now,
        };
        await using (var db = house.Rows())
        {
            db.Add(paper);
            await db.SaveChangesAsync();
        }

        await ApprovedPicture.IsAsync(picture, (await house.Papers.FileAsync(id, paper.Id, CancellationToken.None))!.Pdf);
    }
}
