using System.Net;
using System.Net.Http.Json;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Testing.Cards;
using KtpBot.Testing.Stations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.StationDesk;

public sealed class StationDeskTests : IAsyncLifetime
{
    private static readonly Actor _operator = Actor.Officer(0, "Uji", ["operator_rekam", "operator_cetak"]);

    private RunningBackoffice _office = null!;
    private CaseSeed _seed = null!;
    private StationClient _station = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _seed = new CaseSeed(_office);
        _station = await StationAsync("loket-uji");
    }

    public async ValueTask DisposeAsync()
    {
        _station.Dispose();
        await _office.DisposeAsync();
    }

    [Theory]
    [InlineData("loket-uji", "kunci-salah")]
    [InlineData("loket-lain", null)]
    [InlineData("", null)]
    public async Task Claim_WithoutTheRightNameAndKey_IsRefused(string name, string? key)
    {
        using var stranger = new HttpClient { BaseAddress = _office.Address };
        stranger.DefaultRequestHeaders.Add(StationRoutes.StationHeader, name);
        stranger.DefaultRequestHeaders.Add(StationRoutes.KeyHeader, key ?? _station.Http.DefaultRequestHeaders.GetValues(StationRoutes.KeyHeader).Single());

        using var answer = await stranger.PostAsJsonAsync(StationRoutes.Claim, _station.Claim(), StationJson.Default.StationClaim);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Claim_WithoutWork_SaysSo()
    {
        using var answer = await _station.Http.PostAsJsonAsync(StationRoutes.Claim, _station.Claim(), StationJson.Default.StationClaim);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task Claim_ByManyStationsAtOnce_GivesTheJobToOne()
    {
        await ReadyToPrintAsync("CapturePhoto");
        using var other = await StationAsync("loket-dua");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? _station : other).ClaimAsync("00000000-0000-0000-0000-000000000000")));

        Assert.Single(answers.OfType<StationJob>().Select(job => job.AttemptId).Distinct());
        await using var db = _office.OpenDatabase();
        Assert.Equal(1, (await db.DeviceJobs.SingleAsync()).Attempts);
    }

    [Fact]
    public async Task Claim_WhoseAnswerWasLost_HandsTheSameAttemptOutAgainAndToNobodyElse()
    {
        await ReadyToPrintAsync("CapturePhoto");
        using var other = await StationAsync("loket-dua");
        var first = await _station.ClaimAsync();

        var again = await _station.ClaimAsync();

        Assert.Equal(first!.AttemptId, again!.AttemptId);
        Assert.Null(await _station.ClaimAsync(first.AttemptId));
        Assert.Null(await other.ClaimAsync());
    }

    [Fact]
    public async Task Photo_BecomesAnAcceptedDocumentOnce_AlsoWhenReportedTwice()
    {
        var seeded = await ReadyToPrintAsync("CapturePhoto");
        var job = (await _station.ClaimAsync())!;
        Assert.Equal(PhotoBackground.Blue, job.Photo!.Background);

        var first = await _station.DeliverAsync(job, DeviceJobState.Done, Photo());
        var second = await _station.DeliverAsync(job, DeviceJobState.Done, Photo());

        Assert.Equal(StationVerdict.Accepted, first.Verdict);
        Assert.Equal(StationVerdict.Duplicate, second.Verdict);
        Assert.Equal([Photo().Describe().Sha256], second.StoredSha256);
        await using var db = _office.OpenDatabase();
        var document = await db.CaseDocuments.SingleAsync(d => d.CaseId == seeded.Id && d.Requirement == "pas_foto");
        Assert.Equal(CaseDocumentState.Accepted, document.State);
        Assert.Equal(Photo().Content, await _office.Services.GetRequiredService<IDocumentStore>().GetAsync(document.FileId!.Value, CancellationToken.None));
        Assert.Single(await db.CaseEvents.Where(e => e.CaseId == seeded.Id && e.Kind == "DeviceDone").ToListAsync());
    }

    [Fact]
    public async Task AlteredFile_IsNotTaken()
    {
        await ReadyToPrintAsync("CapturePhoto");
        var job = (await _station.ClaimAsync())!;
        using var form = StationClient.Form(_station.Result(job, DeviceJobState.Done, Photo()), Photo() with { Content = [.. Photo().Content, 0] });

        using var answer = await _station.Http.PostAsync(StationRoutes.Result(job.JobId), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = _office.OpenDatabase();
        Assert.Equal("Claimed", (await db.DeviceJobs.SingleAsync()).State);
    }

    [Fact]
    public async Task Card_IsOrderedWithWordsAndPicturesAndMovesTheCaseOnlyWhenThePrinterConfirms()
    {
        var seeded = await ReadyToPrintAsync("CapturePhoto", "CaptureSignature");
        await CaptureAsync();
        await CaptureAsync();
        await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, ["PrintCard"]));

        var job = (await _station.ClaimAsync())!;
        Assert.Equal("SIDOARJO", job.Card!.Text.IssuedPlace);
        Assert.Equal(seeded.Nik, job.Card.Text.Nik);
        Assert.True(job.Card.Specimen);
        Assert.True(job.Card.HasSignature);
        Assert.Equal(Photo().Content, await _station.Http.GetByteArrayAsync(StationRoutes.Photo(job.JobId)));
        Assert.Equal(Signature().Content, await _station.Http.GetByteArrayAsync(StationRoutes.Signature(job.JobId)));

        await _station.ReportAsync(job, DeviceJobState.Printing);
        await _station.ReportAsync(job, DeviceJobState.Submitted);
        Assert.Equal(("Printing", "cetak"), await StateAsync(seeded));
        await _station.DeliverAsync(job, DeviceJobState.ConfirmedByPrinter);
        Assert.Equal(("ConfirmedByPrinter", "periksa-kartu"), await StateAsync(seeded));
    }

    [Fact]
    public async Task FailedCard_ShowsTheSentenceForTheOfficerAndGoesBack()
    {
        var seeded = await ReadyToPrintAsync("PrintCard");
        var job = (await _station.ClaimAsync())!;

        await _station.DeliverAsync(job, DeviceJobState.Failed);

        Assert.Equal(("Failed", "siap-cetak"), await StateAsync(seeded));
        await using var db = _office.OpenDatabase();
        var row = await db.DeviceJobs.SingleAsync();
        Assert.Equal("MediaJam", row.ErrorCode);
        Assert.Contains("macet", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Obstacle_IsShownWhileTheStationTriesAndGoesAway()
    {
        await ReadyToPrintAsync("PrintCard");
        var job = (await _station.ClaimAsync())!;

        await _station.ReportAsync(job, DeviceJobState.Claimed, DeviceFailures.For(DeviceFailureCode.PrinterUnreachable));
        Assert.Equal("PrinterUnreachable", (await JobAsync()).ErrorCode);
        await _station.ReportAsync(job, DeviceJobState.Submitted);
        Assert.Null((await JobAsync()).ErrorCode);
    }

    [Fact]
    public async Task CardAtThePrinter_WhenTheStationHasLostItsMemory_IsForAPersonToSee()
    {
        var seeded = await ReadyToPrintAsync("PrintCard");
        var job = (await _station.ClaimAsync())!;
        await _station.ReportAsync(job, DeviceJobState.Submitted);

        Assert.Null(await _station.ClaimAsync());

        Assert.Equal(("Failed", "cari-kartu"), await StateAsync(seeded));
        Assert.Equal("PrintOutcomeUnknown", (await JobAsync()).ErrorCode);
    }

    [Fact]
    public async Task ReportOfAnUnknownAttempt_IsSuperseded()
    {
        await ReadyToPrintAsync("CapturePhoto");
        var job = (await _station.ClaimAsync())! with { AttemptId = "00000000-0000-0000-0000-000000000001" };

        Assert.Equal(StationVerdict.Superseded, (await _station.DeliverAsync(job, DeviceJobState.Done, Photo())).Verdict);
        Assert.Equal("Claimed", (await JobAsync()).State);
    }

    [Fact]
    public async Task CaptureForACaseThatEndedMeanwhile_LeavesNothingBehind()
    {
        var seeded = await ReadyToPrintAsync("CapturePhoto");
        var job = (await _station.ClaimAsync())!;
        await using var db = _office.OpenDatabase();
        var files = await db.StoredFiles.CountAsync();
        await _seed.TellAsync(new WithdrawnByCitizen(seeded.Id, Actor.Citizen(seeded.ConversationId)));

        var answer = await _station.DeliverAsync(job, DeviceJobState.Done, Photo());

        Assert.Equal(StationVerdict.Superseded, answer.Verdict);
        Assert.Equal(files, await db.StoredFiles.CountAsync());
        var row = await JobAsync();
        Assert.Equal("Cancelled", row.State);
        Assert.Null(row.Result);
    }

    [Fact]
    public async Task Pictures_AreNotGivenToAStationWithoutTheJob()
    {
        await ReadyToPrintAsync("CapturePhoto");
        var job = (await _station.ClaimAsync())!;
        await _station.DeliverAsync(job, DeviceJobState.Done, Photo());

        using var answer = await _station.Http.GetAsync(StationRoutes.Photo(job.JobId));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<SeededCase> ReadyToPrintAsync(params string[] kinds)
    {
        var seeded = await _seed.VerifiedAsync();
        await _seed.EnterBiodataAsync(seeded);
        await _seed.TellAsync(new DeviceWorkAsked(seeded.Id, _operator, kinds));
        return seeded;
    }

    private async Task CaptureAsync()
    {
        var job = (await _station.ClaimAsync())!;
        await _station.DeliverAsync(job, DeviceJobState.Done, job.Kind is DeviceJobKind.CapturePhoto ? Photo() : Signature());
    }

    private async Task<StationClient> StationAsync(string name)
    {
        await using var scope = _office.Services.CreateAsyncScope();
        var (_, key, problem) = await scope.ServiceProvider.GetRequiredService<StationKeys>().AddAsync(name, CancellationToken.None);
        Assert.Null(problem);
        return new StationClient(_office.Address, name, key!);
    }

    private async Task<(string Job, string Step)> StateAsync(SeededCase seeded)
    {
        await using var db = _office.OpenDatabase();
        var job = await db.DeviceJobs.Where(j => j.CaseId == seeded.Id).OrderByDescending(j => j.Id).Select(j => j.State).FirstAsync();
        return (job, await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync());
    }

    private async Task<DeviceJob> JobAsync()
    {
        await using var db = _office.OpenDatabase();
        return await db.DeviceJobs.OrderByDescending(j => j.Id).FirstAsync();
    }

    private static DeviceArtifact Photo() => new("photo.jpg", "image/jpeg", FictionalCards.PortraitJpeg());

    private static DeviceArtifact Signature() => new("signature.png", "image/png", FictionalCards.SignaturePng());
}
