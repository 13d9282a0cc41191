using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>A whole office with one citizen at a keyboard and officers who move his case on.</summary>
internal sealed class OwnHouse : IAsyncDisposable
{
    public const string Nik = "3515175708900001";
    private static readonly Actor Officer = Actor.Officer(1, "Budi", ["petugas", "verifikator", "operator_cetak", "operator_rekam"]);

    private readonly TemporaryFolder _folder = new();
    private IReadOnlyList<OutgoingContent> _last = [];

    public ManualTimeProvider Clock { get; } = new();

    public TerminalOffice Office { get; private set; } = null!;

    public string Last => string.Join('\n', _last.SelectMany(TerminalPaper.Lines));

    public IReadOnlyList<OutgoingContent> Messages => _last;

    public static async Task<OwnHouse> OpenAsync()
    {
        var house = new OwnHouse();
        house.Office = await TerminalOffice.OpenAsync(house._folder.Path, "kwangsan", "id", house.Clock);
        return house;
    }

    public KtpBotDb Open() => Office.Services.GetRequiredService<Database>().CreateDbContext();

    public async Task SayAsync(params string[] lines)
    {
        foreach (var line in lines) await TakeAsync(new Heard(line));
    }

    public async Task TakeAsync(DialogInput input) => _last = await Office.TakeAsync(input);

    public async Task SendPhotoAsync()
    {
        var path = Path.Combine(_folder.Path, "kk.jpg");
        await File.WriteAllBytesAsync(path, DrawnPictures.DocumentJpeg());
        _last = await Office.TakeFileAsync(path);
    }

    /// <summary>Applies for a lost card: a photo of the letter, the KK is brought.</summary>
    public async Task<CaseFile> ApplyAsync()
    {
        await SayAsync("ktp hilang");
        if (Last.Contains("setuju?", StringComparison.Ordinal)) await SayAsync("setuju");
        await SayAsync("ya", Nik, "3515171208900002", "Siti Aminah", "081234567890");
        await SendPhotoAsync();
        await SayAsync("pakai");
        if (!Last.Contains("Sudah benar?", StringComparison.Ordinal)) await SayAsync("bawa");
        await SayAsync("kirim");
        await using var db = Open();
        return await db.Cases.OrderByDescending(c => c.Id).FirstAsync();
    }

    public async Task DecideAsync(long caseId, string step, string outcome, params DecisionReason[] reasons) =>
        Assert.IsType<DeskDone>(await Desk.HandleAsync(new Decided(caseId, Officer, step, outcome, reasons, null), CancellationToken.None));

    public CaseDesk Desk => Office.Services.GetRequiredService<CaseDesk>();

    /// <summary>Puts a case where it is to stand, without the way there.</summary>
    public async Task StandAsync(long caseId, CaseStage stage, string step)
    {
        await using var db = Open();
        await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Stage, stage).SetProperty(c => c.StepId, step)
            .SetProperty(c => c.StepSinceAt, Clock.Now).SetProperty(c => c.UpdatedAt, Clock.Now));
    }

    /// <summary>Another citizen on another channel.</summary>
    public async Task<Conversation> NeighbourAsync(string address, ConversationOwner owner = ConversationOwner.Bot)
    {
        await using var db = Open();
        var one = new Conversation
        {
            OfficeId = db.OfficeId,
            Channel = ChannelKind.Telegram,
            Address = address,
            AddressIndex = Office.Services.GetRequiredService<FieldCipher>().OfAddress(ChannelKind.Telegram, address),
            Language = "id",
            Owner = owner,
            CreatedAt = Clock.Now,
        };
        db.Add(one);
        await db.SaveChangesAsync();
        return one;
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        _folder.Dispose();
    }
}
