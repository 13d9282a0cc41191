using KtpBot.Core.Cases;
using KtpBot.Core.Imaging;
using KtpBot.Core.Papers;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Core.Scheduling;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Papers;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Papers;

/// <summary>What a citizen is given: filled from the case, in his language too, and looked at by a person (tests/golden/papers).</summary>
public sealed class CasePaperTests
{
    private const string Code = "7Q2M8KX4T0RWB93F";

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Receipt_CarriesNumberCodeAndMaskedName(string language)
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));

        var pdf = await DrawnAsync(house, caseId, PaperKind.Receipt, language);

        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "TANDA TERIMA PERMOHONAN", "KWS-2026-000001", "TT/KWS/2026/000012", CheckCode.Printed(Code), "S*** R*****" }) Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("RAHAYU", text, StringComparison.Ordinal);
        Assert.Equal(language == "en", text.Contains("Receipt for an application", StringComparison.Ordinal));
        await ApprovedPicture.IsAsync($"tanda-terima-{language}", pdf);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task PickupProof_TellsWhereAndWhatToBring(string language)
    {
        await using var house = await PaperHouse.OpenAsync();
        var ready = await house.Desk.ReadyToHandOverAsync(await house.Desk.Data.ConversationAsync());
        Assert.Contains(PaperKind.PickupProof, await house.Papers.OffersAsync(ready.CaseId, CancellationToken.None));

        var pdf = await DrawnAsync(house, ready.CaseId, PaperKind.PickupProof, language);

        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "BUKTI PENGAMBILAN", "Loket Pelayanan", "bawa KK", "anggota keluarga", "BA/KWS/2026/000012" }) Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Equal(language == "en", text.Contains("bring the family card", StringComparison.Ordinal));
        await ApprovedPicture.IsAsync($"bukti-pengambilan-{language}", pdf);
    }

    [Fact]
    public async Task HandOverProof_BearsTheReceiversSignature()
    {
        await using var house = await PaperHouse.OpenAsync();
        var ready = await house.Desk.ReadyToHandOverAsync(await house.Desk.Data.ConversationAsync());
        Assert.DoesNotContain(PaperKind.HandOverProof, await house.Papers.OffersAsync(ready.CaseId, CancellationToken.None));
        var signature = Guid.NewGuid();
        await house.Desk.Store.PutAsync(signature, SignatureImage.RenderPng([Stroke()]), CancellationToken.None);
        await house.Desk.DoAsync(new CardHandedOver(ready.CaseId, Petugas, "BUDI CONTOH", "satu_kk", signature));

        var pdf = await DrawnAsync(house, ready.CaseId, PaperKind.HandOverProof, "id");

        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "BUKTI PENYERAHAN", "SITI RAHAYU", "BUDI CONTOH", "anggota keluarga dalam satu KK", "1/2026", "••••••••" }) Assert.Contains(words, text, StringComparison.Ordinal);
        await ApprovedPicture.IsAsync("bukti-penyerahan", pdf);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task ReturnLetter_NamesEveryReason(string language)
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        await house.Desk.DecideAsync(caseId, Petugas, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"), new DecisionReason("gelap", "surat_hilang"));

        var pdf = await DrawnAsync(house, caseId, PaperKind.ReturnLetter, language);

        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "SURAT PENGEMBALIAN BERKAS", "Kepada Yth. SITI RAHAYU", "1.", "2.", "buram", "terlalu gelap", "Mohon diperbaiki, ya." }) Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Equal(language == "en", text.Contains("too dark", StringComparison.Ordinal));
        await ApprovedPicture.IsAsync($"surat-pengembalian-{language}", pdf);
    }

    [Fact]
    public async Task ALongLetter_GoesOnOnAFurtherPage()
    {
        var letter = new LetterText
        {
            OfficeName = "Pemerintah Desa Kwangsan",
            OfficeAddress = "Jl. Mangkurejo No. 01",
            OfficePhone = "1500-537",
            Title = "SURAT PENGEMBALIAN BERKAS",
            PlaceAndDate = FictionalPapers.PlaceAndDate,
            Items = [.. Enumerable.Range(1, 30).Select(n => $"Alasan ke-{n}: fotonya buram, tulisannya belum terbaca. Mohon foto ulang dengan tangan diam dan cahaya cukup, satu lembar satu foto.")],
            Signers = [new PaperSigner("Petugas", "Budi Contoh")],
        };

        var text = await PdfTool.TextAsync(LetterPaper.RenderPdf(letter, FictionalPapers.Mark("PB/KWS/2026/000012")));

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, pages.Length);
        Assert.All(pages, page => Assert.Contains("PB/KWS/2026/000012", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 30), n => Assert.Contains($"Alasan ke-{n}:", text, StringComparison.Ordinal));
        Assert.Contains("( Budi Contoh )", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverLetter_IsOfferedOnceItIsReady_AndSignedByTheHeadWhereNobodyApproves()
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        await using (var db = house.Desk.Rows())
            await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Service, "surat_pengantar"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(PaperKind.CoverLetter, await house.Papers.OffersAsync(caseId, CancellationToken.None));
        await using (var db = house.Desk.Rows())
            await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CaseStage.ReadyForPickup), TestContext.Current.CancellationToken);
        Assert.Contains(PaperKind.CoverLetter, await house.Papers.OffersAsync(caseId, CancellationToken.None));

        var pdf = await DrawnAsync(house, caseId, PaperKind.CoverLetter, "en");

        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "SURAT PENGANTAR", "Nomor: SP/KWS/2026/000012", "Kabupaten Sidoarjo", "Kepala Desa Kwangsan", "SITI RAHAYU" }) Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cover letter", text, StringComparison.Ordinal); // It is read by another office.
        await ApprovedPicture.IsAsync("surat-pengantar", pdf);
    }

    [Fact]
    public async Task QueueTicket_FitsARollOfEightyMillimetres()
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("baru", ("warga", "wni"), ("usia", "cukup"));
        Assert.DoesNotContain(PaperKind.QueueTicket, await house.Papers.OffersAsync(caseId, CancellationToken.None));
        await using (var db = house.Desk.Rows())
        {
            var now = house.Desk.Clock.Now;
            db.Add(new Appointment
            {
                OfficeId = TestOffices.Kwangsan,
                CaseId = caseId,
                Counter = "rekam",
                StartsAt = now,
                EndsAt = now.AddMinutes(15),
                Seat = 1,
                State = AppointmentState.Arrived,
                ArrivedAt = now,
                QueueNumber = 7,
                CreatedAt = now,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var pdf = await DrawnAsync(house, caseId, PaperKind.QueueTicket, "en");

        Assert.Matches(@"Page size:\s+226\.77 x 311\.81 pts", await PdfTool.InfoAsync(pdf));
        var text = await PdfTool.TextAsync(pdf);
        foreach (var words in new[] { "007", "Loket Perekaman", "NOMOR ANTREAN / QUEUE NUMBER", "ANT/KWS/2026/000012" }) Assert.Contains(words, text, StringComparison.Ordinal);
        await ApprovedPicture.IsAsync("nomor-antrean", pdf);
    }

    [Fact]
    public async Task AReceiptThatWasSent_IsNotIssuedTwice()
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));

        Assert.NotNull(await house.Papers.IssueAsync(caseId, PaperKind.Receipt, PaperHouse.Officer, CancellationToken.None));

        Assert.Null(await house.Papers.IssueAsync(caseId, PaperKind.Receipt, PaperHouse.Officer, CancellationToken.None));
        await using var db = house.Desk.Rows();
        Assert.Null((await db.IssuedPapers.SingleAsync(TestContext.Current.CancellationToken)).CancelledAt);
    }

    /// <summary>A paper with a code that stays the same, drawn from the case's rows.</summary>
    private static async Task<byte[]> DrawnAsync(PaperHouse house, long caseId, PaperKind kind, string language)
    {
        var paper = new IssuedPaper
        {
            OfficeId = TestOffices.Kwangsan,
            Kind = kind,
            Year = 2026,
            Number = 12,
            Code = Code,
            CaseId = caseId,
            Language = language,
            IssuedAt = house.Desk.Clock.Now,
        };
        await using (var db = house.Desk.Rows())
        {
            db.Add(paper);
            await db.SaveChangesAsync();
        }

        var pdf = (await house.Papers.FileAsync(caseId, paper.Id, CancellationToken.None))!.Pdf;
        Assert.All(await PdfTool.FontsAsync(pdf), font => Assert.True(font.Embedded, font.Line));
        return pdf;
    }

    private static List<SignaturePoint> Stroke() => [.. Enumerable.Range(0, 60).Select(i => new SignaturePoint(0.08 + (i * 0.014), 0.5 + (0.35 * Math.Sin(i / 5d))))];
}
