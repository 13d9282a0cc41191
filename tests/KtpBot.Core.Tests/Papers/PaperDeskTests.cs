using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Papers;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Papers;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Papers;

public sealed class PaperDeskTests
{
    [Theory, DatabaseData]
    public async Task APaper_StaysAsItWasIssued(StorageProvider provider)
    {
        await using var house = await PaperHouse.OpenAsync(provider);
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        var paper = (await house.Papers.IssueAsync(caseId, PaperKind.F102, PaperHouse.Officer, CancellationToken.None))!;
        var first = await house.Papers.FileAsync(caseId, paper.Id, CancellationToken.None);

        await using (var db = house.Desk.Rows())
        {
            var person = await db.Cases.Where(c => c.Id == caseId).Join(db.People, c => c.PersonId, p => p.Id, (_, p) => p).SingleAsync(TestContext.Current.CancellationToken);
            person.Name = "NAMA LAIN";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var later = await house.Papers.FileAsync(caseId, paper.Id, CancellationToken.None);

        Assert.Equal(first!.Pdf, later!.Pdf);
        Assert.Equal("F102-KWS-2026-000001.pdf", later.Name);
        Assert.Contains("SITI RAHAYU", await PdfTool.TextAsync(later.Pdf), StringComparison.Ordinal);
        await using var rows = house.Desk.Rows();
        var file = await rows.StoredFiles.SingleAsync(f => f.Id == later.FileId, TestContext.Current.CancellationToken);
        Assert.Equal(("application/pdf", (long)later.Pdf.Length), (file.MimeType, file.Size));
    }

    [Theory, DatabaseData]
    public async Task APaperWhoseDrawingWasCutShort_IsDrawnWhenItIsAskedFor_Once(StorageProvider provider)
    {
        await using var house = await PaperHouse.OpenAsync(provider);
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        IssuedPaper paper;
        await using (var db = house.Desk.Rows())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            paper = await PaperBook.IssueAsync(db, house.Desk.Office, new PaperDraft(PaperKind.F102, caseId, null, "id"), house.Desk.Clock.Now, CancellationToken.None);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.Papers.FileAsync(caseId, paper.Id, CancellationToken.None))));

        Assert.Single(files.Select(f => f!.FileId).Distinct());
        Assert.All(files, f => Assert.Equal(files[0]!.Pdf, f!.Pdf));
        await using var rows = house.Desk.Rows();
        Assert.Equal(1, await rows.StoredFiles.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, DatabaseData]
    public async Task ErasureOfTheCase_DestroysItsPapers_AndTheCheckGoesOnAnswering(StorageProvider provider)
    {
        await using var house = await PaperHouse.OpenAsync(provider);
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        var paper = (await house.Papers.IssueAsync(caseId, PaperKind.F102, PaperHouse.Officer, CancellationToken.None))!;
        await using (var db = house.Desk.Rows())
        {
            await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CaseStage.Rejected), TestContext.Current.CancellationToken);
            var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(c => c.Id == caseId, TestContext.Current.CancellationToken), CancellationToken.None);
            Assert.True(await CaseErasure.EraseAsync(db, remains, everything: true, "case.erase", house.Desk.Clock.Now, CancellationToken.None));
        }

        Assert.Null(await house.Papers.FileAsync(caseId, paper.Id, CancellationToken.None));
        await using var rows = house.Desk.Rows();
        Assert.NotNull((await rows.StoredFiles.SingleAsync(TestContext.Current.CancellationToken)).ErasedAt);
        Assert.NotNull(await new PaperCheck(house.Desk.Database, house.Desk.Office).FindAsync(paper.Code, CancellationToken.None));
    }

    [Fact]
    public async Task WhatIsOffered_FollowsServiceAndState()
    {
        await using var house = await PaperHouse.OpenAsync();

        Assert.Contains(PaperKind.F106, await house.Papers.OffersAsync(await house.SubmittedAsync("ubah_data", ("berubah", "kawin")), CancellationToken.None));
        var lost = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        Assert.DoesNotContain(PaperKind.F106, await house.Papers.OffersAsync(lost, CancellationToken.None));
        Assert.Null(await house.Papers.IssueAsync(lost, PaperKind.F106, PaperHouse.Officer, CancellationToken.None));
        Assert.Contains(PaperKind.F107, await house.Papers.OffersAsync(await house.SubmittedAsync("rusak", ("filer", "orang_lain")), CancellationToken.None));
        Assert.DoesNotContain(PaperKind.F107, await house.Papers.OffersAsync(lost, CancellationToken.None));
        Assert.Empty(await house.Papers.OffersAsync(987_654, CancellationToken.None));
        await using var db = house.Desk.Rows();
        Assert.False(await db.IssuedPapers.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task F106_StatesOnlyWhatIsCertain()
    {
        await using var house = await PaperHouse.OpenAsync();

        var married = await PdfTool.TextAsync(await house.IssuedAsync(await house.SubmittedAsync("ubah_data", ("berubah", "kawin")), PaperKind.F106));
        var work = await PdfTool.TextAsync(await house.IssuedAsync(await house.SubmittedAsync("ubah_data", ("berubah", "pekerjaan")), PaperKind.F106));

        foreach (var words in new[] { "F-1.06", "SURAT PERNYATAAN PERUBAHAN ELEMEN DATA KEPENDUDUKAN", "yaitu Status perkawinan", "KAWIN", "Yang membuat pernyataan", "F106/KWS/2026/000001" })
            Assert.Contains(words, married, StringComparison.Ordinal);
        Assert.DoesNotContain("KAWIN", work, StringComparison.Ordinal);
        Assert.DoesNotContain("Petugas", married, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F107_LeavesTheOtherPersonForAPen_AndHasRoomForAStamp()
    {
        await using var house = await PaperHouse.OpenAsync();
        var caseId = await house.SubmittedAsync("hilang", ("filer", "orang_lain"));

        var text = await PdfTool.TextAsync(await house.IssuedAsync(caseId, PaperKind.F107));

        foreach (var words in new[] { "F-1.07", "pemberi kuasa", "penerima kuasa", "Rp10.000", "SITI RAHAYU", "KWS-2026-000001" }) Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_LookAsApproved()
    {
        await ApprovedPicture.IsAsync("f106-kawin", F106Paper.RenderPdf(FictionalPapers.F106(), FictionalPapers.Mark("F106/KWS/2026/000003")));
        await ApprovedPicture.IsAsync("f107", F107Paper.RenderPdf(FictionalPapers.F107(), FictionalPapers.Mark("F107/KWS/2026/000004")));
    }
}
