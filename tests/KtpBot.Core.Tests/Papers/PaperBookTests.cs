using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Papers;

public sealed class PaperBookTests
{
    private const int Many = 100;

    private static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);
    private static readonly OfficeProfile Office = OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!;

    [Theory, DatabaseData]
    public async Task Issue_AHundredAtOnce_LeavesNoGapAndNoDouble(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(1, Many).Select(n => Task.Run(() => IssueAsync(test, new PaperDraft(PaperKind.F102, n, 7, "id")))));

        await using var db = test.Open();
        Assert.Equal(Enumerable.Range(1, Many), await db.IssuedPapers.OrderBy(p => p.Number).Select(p => p.Number).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Many, await db.IssuedPapers.Select(p => p.Code).Distinct().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, DatabaseData]
    public async Task Issue_WithEveryThirdRolledBack_LeavesNoGap(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(1, Many).Select(n => Task.Run(() => IssueAsync(test, new PaperDraft(PaperKind.Receipt, n, null, "id"), commit: n % 3 != 0))));

        await using var db = test.Open();
        var kept = Many - (Many / 3);
        Assert.Equal(Enumerable.Range(1, kept), await db.IssuedPapers.OrderBy(p => p.Number).Select(p => p.Number).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await db.IssuedPapers.Select(p => p.CaseId).ToListAsync(TestContext.Current.CancellationToken), id => id % 3 == 0);
    }

    [Theory, DatabaseData]
    public async Task FindOrIssue_ForOneCaseByManyAtOnce_IsOnePaper(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var db = test.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await PaperBook.FindOrIssueAsync(db, Office, new PaperDraft(PaperKind.Receipt, 12, null, "id"), Now, CancellationToken.None);
            await transaction.CommitAsync();
        })));

        await using var rows = test.Open();
        Assert.Equal(1, (await rows.IssuedPapers.SingleAsync(TestContext.Current.CancellationToken)).Number);
    }

    [Fact]
    public async Task Books_AreSeparateByKindYearAndOffice()
    {
        await using var test = await TestDatabase.CreateAsync();
        var neighbour = test.ForOffice(TestOffices.Neighbour);

        await IssueAsync(test, new PaperDraft(PaperKind.F102, 1, null, "id"));
        await IssueAsync(test, new PaperDraft(PaperKind.F106, 1, null, "id"));

        // In Sidoarjo it is already 1 January at 17.00 UTC of the day before.
        await IssueAsync(test, new PaperDraft(PaperKind.F102, 2, null, "id"), at: new DateTime(2026, 12, 31, 17, 0, 0, DateTimeKind.Utc));
        await using (var db = neighbour.CreateDbContext())
        {
            await PaperBook.IssueAsync(db, Office with { Id = TestOffices.Neighbour }, new PaperDraft(PaperKind.F102, 1, null, "id"), Now, CancellationToken.None);
        }

        await using var rows = test.Open();
        Assert.All(await rows.IssuedPapers.IgnoreQueryFilters().ToListAsync(TestContext.Current.CancellationToken), p => Assert.Equal(1, p.Number));
        Assert.Equal(3, await rows.IssuedPapers.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal([2026, 2026, 2027], await rows.IssuedPapers.OrderBy(p => p.Year).Select(p => p.Year).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task IssueAgain_CancelsTheEarlierOneOfThatCaseAlone()
    {
        await using var test = await TestDatabase.CreateAsync();
        var first = await IssueAsync(test, new PaperDraft(PaperKind.F102, 1, 7, "id"));
        var other = await IssueAsync(test, new PaperDraft(PaperKind.F102, 2, 7, "id"));

        var second = await IssueAsync(test, new PaperDraft(PaperKind.F102, 1, 8, "id"), at: Now.AddHours(1));

        var check = new PaperCheck(test.Database, Office);
        Assert.Equal(Now.AddHours(1), (await check.FindAsync(first.Code, CancellationToken.None))!.CancelledAt);
        Assert.Null((await check.FindAsync(other.Code, CancellationToken.None))!.CancelledAt);
        Assert.Equal(new CheckedPaper(PaperKind.F102, "F102/KWS/2026/000003", Now.AddHours(1), null), await check.FindAsync(second.Code, CancellationToken.None));
    }

    [Fact]
    public async Task Check_TakesACodeAsPeopleTypeIt_AndKnowsNoOther()
    {
        await using var test = await TestDatabase.CreateAsync();
        var paper = await IssueAsync(test, new PaperDraft(PaperKind.Receipt, 1, null, "id"));
        var check = new PaperCheck(test.Database, Office);
        var typed = CheckCode.Printed(paper.Code).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');

        Assert.NotNull(await check.FindAsync($" {typed} ", CancellationToken.None));
        Assert.Null(await check.FindAsync(CheckCode.New(), CancellationToken.None));
        Assert.Null(await check.FindAsync(paper.Code[..^1], CancellationToken.None));
        Assert.Null(await check.FindAsync(new string('0', 5000), CancellationToken.None));
        Assert.Null(await new PaperCheck(test.ForOffice(TestOffices.Neighbour), Office).FindAsync(paper.Code, CancellationToken.None));
    }

    [Fact]
    public void Codes_HoldEightyBits_AndNothingThatLooksAlike()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => CheckCode.New()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{16}$", code));

        // Sixteen letters of an alphabet of 32 are 80 bits; each place uses the whole alphabet.
        for (var place = 0; place < CheckCode.Length; place++) Assert.Equal(32, codes.Select(code => code[place]).Distinct().Count());
    }

    private static async Task<IssuedPaper> IssueAsync(TestDatabase test, PaperDraft draft, bool commit = true, DateTime? at = null)
    {
        await using var db = test.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var paper = await PaperBook.IssueAsync(db, Office, draft, at ?? Now, CancellationToken.None);
        if (commit) await transaction.CommitAsync();
        return paper;
    }
}
