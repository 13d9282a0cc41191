using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing;
using KtpBot.Testing.Databases;

namespace KtpBot.Core.Tests.Papers;

/// <summary>The desk of cases and the desk of papers on one database.</summary>
internal sealed class PaperHouse : IAsyncDisposable
{
    public const long Officer = 1;

    public static readonly CheckAddress Address = new("https://layanan.kwangsan.desa.id");

    private PaperHouse(DeskHouse desk)
    {
        Desk = desk;
        Requirements = RequirementBook.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Book;
        Papers = new PaperDesk(desk.Database, desk.Store, desk.Office, Requirements, desk.Procedures, new PaperWriter(desk.Office, desk.Texts, desk.Procedures.Reasons, Address), desk.Clock);
    }

    public DeskHouse Desk { get; }

    public RequirementBook Requirements { get; }

    public PaperDesk Papers { get; }

    public static async Task<PaperHouse> OpenAsync(StorageProvider provider = StorageProvider.Sqlite) => new(await DeskHouse.OpenAsync(provider));

    /// <summary>An application with exactly the documents that its answers call for.</summary>
    public async Task<long> SubmittedAsync(string service, params (string Name, string Value)[] answers)
    {
        var details = answers.ToDictionary(a => a.Name, a => a.Value);
        var documents = Requirements.For(service)!.Documents.Where(d => d.Way == DocumentWay.Photo && d.Applies(details)).Select(d => new SentDocument(d.Id, Guid.NewGuid()));
        var application = Desk.Application(service, null) with { Documents = [.. documents], Details = details };
        return (await Desk.DoAsync(application)).CaseId;
    }

    public async Task<byte[]> IssuedAsync(long caseId, PaperKind kind)
    {
        var paper = await Papers.IssueAsync(caseId, kind, Officer, CancellationToken.None);
        Assert.NotNull(paper);
        return (await Papers.FileAsync(caseId, paper.Id, CancellationToken.None))!.Pdf;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}

/// <summary>One house for tests that only look at what each of them issues.</summary>
public sealed class PaperHouseFixture : IAsyncLifetime
{
    internal PaperHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await PaperHouse.OpenAsync();

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
