using System.Globalization;
using System.Text;
using KtpBot.Bot.Jobs;
using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>Booking in chat against the real desk: what the citizen reads and what stands in the rows.</summary>
public sealed class BookingTests : IAsyncLifetime
{
    private static readonly Actor Staff = Actor.Officer(1, "Budi", ["petugas", "verifikator", "operator_rekam"]);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private TerminalOffice _office = null!;
    private IReadOnlyList<OutgoingContent> _last = [];

    public async ValueTask InitializeAsync() => _office = await TerminalOffice.OpenAsync(_folder.Path, "kwangsan", "id", _clock);

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Days_NeverMoreThanTenRows_AndNextWeekBeginsOnMonday()
    {
        await VerifiedAsync();

        await SayAsync("jadwal rekam");
        Assert.True(Choices.Count <= 10);
        await SayAsync("minggu depan");

        Assert.True(Choices.Count <= 10);
        Assert.Equal(DayOfWeek.Monday, DayOf(Choices[0]).DayOfWeek);
        Assert.True(DayOf(Choices[0]) > Today);
    }

    [Fact]
    public async Task LongDay_IsSplit_AndItsTimesArePaged()
    {
        await VerifiedAsync();
        await SayAsync("jadwal rekam");
        await TakeAsync(new Tapped(Choices[1].Id, Choices[1].Title));
        Assert.Equal(["Pagi", "Siang", "Hari lain"], Choices.Select(c => c.Title));
        Assert.Contains("tempat kosong", Choices[0].Description, StringComparison.Ordinal);

        await SayAsync("pagi");
        Assert.Equal("08.00 WIB", Choices[0].Title);
        Assert.Equal(10, Choices.Count);
        await SayAsync("jam berikutnya");

        Assert.Equal("10.00 WIB", Choices[0].Title);
        Assert.Equal("10.45 WIB", Choices[^2].Title);
    }

    [Theory]
    [InlineData(1, "09:00", null, "exact", "")]
    [InlineData(1, "12:30", null, "times_more", "tidak melayani")]
    [InlineData(1, null, "siang", "times_more", "")]
    [InlineData(1, null, null, "parts", "")]
    [InlineData(4, "09:00", null, "days_more", "tutup")]
    [InlineData(36, null, null, "days_more", "belum dibuka")]
    [InlineData(-1, null, null, "days_more", "sudah lewat")]
    public async Task Wish_LeadsToItsSlot_OrIsAnsweredKindly(int days, string? time, string? part, string outcome, string says)
    {
        var file = await VerifiedAsync();
        var wish = new Dictionary<string, string> { ["case_id"] = Text(file.Id), ["wish_day"] = Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (time is not null) wish["wish_time"] = time;
        if (part is not null) wish["wish_part"] = part;

        var result = await CallAsync(file, "slots", wish);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(says, result.Values["slot_hint"], StringComparison.Ordinal);
        Assert.Equal(says.Length == 0, result.Values["slot_hint"].Length == 0);
        Assert.Equal("", result.Values["wish_day"]);
        Assert.True(result.Items.Count <= 9);
        if (outcome == "exact") Assert.EndsWith("pukul 09.00 WIB", result.Values["slot_text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_BringsTheCalendarFile_ChangeRaisesItsSequence_CancelStrikesItOut()
    {
        var file = await VerifiedAsync();
        await BookAsync(1, "08.00");
        var first = await CalendarAsync();
        await SayAsync("kirim kalender");
        Assert.Contains("Itu berkas kalender", Last, StringComparison.Ordinal);
        await BookAsync(2, "08.15", change: true);
        var changed = await CalendarAsync();

        await SayAsync("batalkan jadwal saya");
        Assert.Contains("Pengajuannya tetap berjalan", Last, StringComparison.Ordinal);
        await SayAsync("ya");
        var struck = await CalendarAsync();

        Assert.Equal(Line(first, "UID:"), Line(changed, "UID:"));
        Assert.Equal(Line(first, "UID:"), Line(struck, "UID:"));
        Assert.True(Number(first) < Number(changed) && Number(changed) < Number(struck));
        Assert.Equal(("CONFIRMED", "CANCELLED"), (Line(changed, "STATUS:"), Line(struck, "STATUS:")));
        Assert.NotEqual(Line(first, "DTSTART:"), Line(changed, "DTSTART:"));
        await using var db = Open();
        Assert.Equal(CaseStage.AwaitingRecording, (await db.Cases.SingleAsync()).Stage);
        Assert.Equal("jadwal-rekam", (await db.Cases.SingleAsync()).StepId);
        Assert.False(await db.Appointments.AnyAsync(a => a.Seat != null));
        Assert.False(await db.CaseTimers.AnyAsync(t => t.CaseId == file.Id && t.Kind.StartsWith("appointment") && t.State == TimerState.Waiting));
    }

    [Fact]
    public async Task Arrival_OnlyNearTheSlot_TellsTheNumberAndHowManyAreBefore()
    {
        var file = await VerifiedAsync();
        await SayAsync("saya sudah sampai");
        Assert.Contains("Belum ada jadwal rekam hari ini", Last, StringComparison.Ordinal);
        await BookAsync(1, "09.00", part: "pagi", page: true);
        await SayAsync("min sdh sampai di kantor");
        Assert.Contains("bukan hari ini", Last, StringComparison.Ordinal);
        var startsAt = await StartsAtAsync(file.Id);
        _clock.AdvanceTo(startsAt.AddMinutes(-90));
        await SayAsync("saya sudah sampai");
        Assert.Contains("Mulai pukul *08.00 WIB*", Last, StringComparison.Ordinal);

        _clock.AdvanceTo(startsAt.AddMinutes(-20));
        await OthersArriveAsync(startsAt, 2);
        await SayAsync("saya sudah sampai");

        Assert.Contains("Nomor antrean hari ini: *A003*", Last, StringComparison.Ordinal);
        Assert.Contains("*2 orang*", Last, StringComparison.Ordinal);
        await SayAsync("udah nyampe");
        Assert.Contains("Nomor antrean hari ini: *A003*", Last, StringComparison.Ordinal);
        await SayAsync("status");
        Assert.Contains("Jadwalnya *", Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitingList_FullDay_OfferedWhenSomebodyCancels_TakenByTheButton()
    {
        var file = await VerifiedAsync();
        var day = Today.AddDays(1);
        var others = await FillAsync(day);
        await SayAsync("daftar tunggu");
        Assert.Contains("Mau menunggu *hari apa*", Last, StringComparison.Ordinal);
        await SayAsync("1");
        Assert.Contains("urutan ke-1", Last, StringComparison.Ordinal);
        Assert.Equal(0, await OffersAsync());

        await GiveBackAsync(others[3]);
        Assert.Equal(1, await OffersAsync());
        Assert.Equal(0, await OffersAsync());

        var news = await NewsAsync(file.Id);
        Assert.Contains("Ada tempat kosong", ((ChoicesOut)news.Plain).Text, StringComparison.Ordinal);
        await SayAsync("daftar tunggu");
        Assert.Contains("Kami simpan untuk Bapak/Ibu sampai pukul", Last, StringComparison.Ordinal);
        await TakeAsync(new Tapped(news.Buttons![0], null));
        Assert.Contains("sudah tercatat", Last, StringComparison.Ordinal);
        Assert.Equal(day, Office.DateAt(await StartsAtAsync(file.Id)));
        await TakeAsync(new Tapped(news.Buttons[0], null));
        Assert.Contains("tidak kami simpan lagi", Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitingList_UnansweredOffer_GoesToTheNext()
    {
        var first = await VerifiedAsync();
        var day = Today.AddDays(1);
        var others = await FillAsync(day);
        await SayAsync("daftar tunggu");
        await SayAsync("1");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = await WaitAsync(day);
        await GiveBackAsync(others[^1]);
        Assert.Equal(1, await OffersAsync());

        _clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(0, await OffersAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await OffersAsync());

        await using var db = Open();
        Assert.Equal([(first.Id, WaitState.Expired), (second, WaitState.Offered)], (await db.SlotWaits.OrderBy(w => w.Id).ToListAsync()).Select(w => (w.CaseId, w.State)));
        Assert.Equal(second, (await db.Appointments.SingleAsync(a => a.State == AppointmentState.Held)).CaseId);
    }

    [Fact]
    public async Task WaitingList_MorePlacesThanBefore_AreOfferedToo()
    {
        var file = await VerifiedAsync();
        await FillAsync(Today.AddDays(1));
        await SayAsync("daftar tunggu");
        await SayAsync("1");
        Assert.Equal(0, await OffersAsync());
        var wider = Office with { Counters = Office.Counters.ToDictionary(c => c.Key, c => c.Value with { Capacity = 2 }) };
        var desk = new CaseDesk(
            Service<Database>(), Service<Core.Workflow.ProcedureBook>(), Service<RequirementBook>(), Service<Core.Notices.NoticeWriter>(),
            Service<Core.Notices.ReceiptWriter>(), wider, new SlotFinder(wider), _clock);

        Assert.Equal(1, await new SeatOffers(Service<Database>(), desk, new SlotFinder(wider), wider, _clock, NullLogger<SeatOffers>.Instance).RunAsync(CancellationToken.None));

        await using var db = Open();
        Assert.Equal(2, (await db.Appointments.SingleAsync(a => a.CaseId == file.Id)).Seat);
    }

    [Fact]
    public async Task ReminderOfTheDayBefore_CanBeAnsweredWithITheCitizenComes()
    {
        var file = await VerifiedAsync();
        await BookAsync(2, "08.00");
        await TakeAsync(new Tapped($"go:datang:{file.Id}", null));
        Assert.Contains("kami tunggu", Last, StringComparison.Ordinal);
        await using var db = Open();
        Assert.True(await db.CaseEvents.AnyAsync(e => e.CaseId == file.Id && e.Kind == "ComingConfirmed"));
    }

    private OfficeProfile Office => Service<OfficeProfile>();

    private DateOnly Today => Office.DateAt(_clock.Now);

    private CaseDesk Desk => Service<CaseDesk>();

    private string Last => string.Join('\n', _last.SelectMany(TerminalPaper.Lines));

    private IReadOnlyList<Choice> Choices => _last.OfType<ChoicesOut>().Last().Choices;

    private T Service<T>() where T : notnull => _office.Services.GetRequiredService<T>();

    private KtpBotDb Open() => Service<Database>().CreateDbContext();

    private Task SayAsync(string text) => TakeAsync(new Heard(text));

    private async Task TakeAsync(DialogInput input) => _last = await _office.TakeAsync(input);

    private async Task<CaseFile> VerifiedAsync()
    {
        await using (var db = Open()) await VerifyAsync((await db.Conversations.FirstAsync()).Id, 1);
        await using var read = Open();
        return await read.Cases.SingleAsync();
    }

    private async Task<long> VerifyAsync(long conversationId, int serial)
    {
        var applicant = new Applicant(TestData.NikOf(serial), "3515170108900001", "SITI RAHAYU", "+628123456789");
        var submitted = Assert.IsType<DeskDone>(await Desk.HandleAsync(
            new SubmitCase(Actor.Citizen(conversationId), "baru", applicant, [new SentDocument("kk", null)], conversationId, Guid.NewGuid().ToString()), CancellationToken.None));
        foreach (var step in (string[])["periksa-berkas", "verifikasi-plavon"])
            Assert.IsType<DeskDone>(await Desk.HandleAsync(new Decided(submitted.CaseId, Staff, step, "setuju", [], null), CancellationToken.None));
        return submitted.CaseId;
    }

    /// <summary>Citizens of their own hold every place of a day.</summary>
    private async Task<List<long>> FillAsync(DateOnly day)
    {
        var cases = new List<long>();
        foreach (var slot in Service<SlotFinder>().Find("rekam", _clock.Now, []).Where(s => Office.DateAt(s.StartsAt) == day))
            cases.Add(await BookedAsync(100 + cases.Count, slot.StartsAt));
        Assert.NotEmpty(cases);
        return cases;
    }

    private async Task<long> BookedAsync(int serial, DateTime startsAt)
    {
        var conversation = await ConversationAsync(serial);
        var id = await VerifyAsync(conversation, serial);
        Assert.IsType<DeskDone>(await Desk.HandleAsync(new SlotChosen(id, Actor.Citizen(conversation), startsAt), CancellationToken.None));
        return id;
    }

    private async Task<long> WaitAsync(DateOnly day)
    {
        var conversation = await ConversationAsync(900);
        var id = await VerifyAsync(conversation, 900);
        Assert.IsType<DeskDone>(await Desk.HandleAsync(new WaitingListJoined(id, Actor.Citizen(conversation), day), CancellationToken.None));
        return id;
    }

    private async Task OthersArriveAsync(DateTime around, int count)
    {
        for (var n = 1; n <= count; n++)
        {
            var id = await BookedAsync(500 + n, around.AddHours(4).AddMinutes(15 * n));
            await using (var db = Open()) await db.Appointments.Where(a => a.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.StartsAt, around.AddMinutes(n)));
            await using var read = Open();
            var citizen = (await read.Cases.SingleAsync(c => c.Id == id)).ConversationId!.Value;
            Assert.IsType<DeskDone>(await Desk.HandleAsync(new CitizenArrived(id, Actor.Citizen(citizen)), CancellationToken.None));
        }
    }

    private async Task GiveBackAsync(long caseId)
    {
        await using var db = Open();
        var citizen = (await db.Cases.SingleAsync(c => c.Id == caseId)).ConversationId!.Value;
        Assert.IsType<DeskDone>(await Desk.HandleAsync(new SlotGivenBack(caseId, Actor.Citizen(citizen)), CancellationToken.None));
    }

    private Task<int> OffersAsync() =>
        new SeatOffers(Service<Database>(), Desk, Service<SlotFinder>(), Office, _clock, NullLogger<SeatOffers>.Instance).RunAsync(CancellationToken.None);

    private async Task<long> ConversationAsync(int serial)
    {
        await using var db = Open();
        var address = $"lain-{serial}";
        var conversation = new Conversation
        {
            OfficeId = db.OfficeId,
            Channel = ChannelKind.WebChat,
            Address = address,
            AddressIndex = Service<Database>().Cipher.OfAddress(ChannelKind.WebChat, address),
            Language = "id",
            CreatedAt = _clock.Now,
        };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync();
        return conversation.Id;
    }

    private async Task<TemplateOut> NewsAsync(long caseId)
    {
        await using var db = Open();
        var rows = await db.OutboxMessages.Where(m => m.CaseId == caseId).OrderBy(m => m.Id).ToListAsync();
        return rows.Select(m => MessagingJson.ReadOutgoing(m.Content)).OfType<TemplateOut>().Last(t => t.Name == "ktp_tempat_kosong");
    }

    private async Task<DateTime> StartsAtAsync(long caseId)
    {
        await using var db = Open();
        return (await db.Appointments.SingleAsync(a => a.CaseId == caseId && a.Seat != null)).StartsAt;
    }

    private async Task<CallResult> CallAsync(CaseFile file, string name, Dictionary<string, string> arguments)
    {
        await using var db = Open();
        return await Service<Bot.Conversations.Calls.DialogCalls>().CallAsync(
            db, new Bot.Conversations.Calls.CallContext(file.ConversationId!.Value, ChannelKind.WebChat, "id", _clock.Now), new DialogCall(name, arguments), CancellationToken.None);
    }

    /// <summary>Books through the chat: the n-th day offered, a part, a time.</summary>
    private async Task BookAsync(int day, string time, bool change = false, string part = "pagi", bool page = false)
    {
        await SayAsync("ubah jadwal");
        if (change) await SayAsync("ya");
        await SayAsync(Text(day + 1));
        await SayAsync(part);
        if (page && !Choices.Any(c => c.Title.StartsWith(time, StringComparison.Ordinal))) await SayAsync("jam berikutnya");
        var chosen = Choices.Single(c => c.Title.StartsWith(time, StringComparison.Ordinal));
        await TakeAsync(new Tapped(chosen.Id, chosen.Title));
        Assert.Contains("sudah tercatat", Last, StringComparison.Ordinal);
    }

    private async Task<string> CalendarAsync()
    {
        var sent = _last.OfType<FileOut>().Single();
        Assert.Equal("text/calendar", sent.MimeType);
        Assert.EndsWith(".ics", sent.FileName, StringComparison.Ordinal);
        await using var db = Open();
        var bytes = await Service<IDocumentStore>().GetAsync(sent.FileId, CancellationToken.None);
        Assert.Equal(bytes!.Length, (await db.StoredFiles.SingleAsync(f => f.Id == sent.FileId)).Size);
        return Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static string Line(string file, string name) => file.Split("\r\n").First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static int Number(string file) => int.Parse(Line(file, "SEQUENCE:"), CultureInfo.InvariantCulture);

    private static DateOnly DayOf(Choice choice) => DateOnly.ParseExact(choice.Id.Split('.')[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
