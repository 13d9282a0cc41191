using System.Globalization;
using KtpBot.Bot.Tests.Delivery;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.Email;

/// <summary>
/// Selemadeg Timur on the real host, with a real mail server: an application from its beginning until the card can be fetched, told by chat
/// and by e-mail.
/// </summary>
public sealed class MailJourneyTests(MailPost post) : IClassFixture<MailPost>
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCardThatCanBeFetched_IsToldByChatAndByMail_AndByMailAloneWhenTheChatIsBlocked()
    {
        await using var storage = await TestDatabase.CreateAsync(officeId: "selemadeg-timur");
        var chat = new ScriptedChannel(ChannelKind.Telegram, ChannelPace.Free, TimeProvider.System);
        await using var app = await StartAsync(storage, chat);
        var desk = app.Services.GetRequiredService<CaseDesk>();
        var citizen = await new TestData(storage, TimeProvider.System.GetUtcNow().UtcDateTime).ConversationAsync();
        var submitted = (DeskDone)await desk.HandleAsync(
            new SubmitCase(
                Actor.Citizen(citizen.Id), "hilang", new Applicant("5102024108900001", "5102020108900001", "Ni Made Contoh", "+6281234567890"),
                [new SentDocument("surat_hilang", null), new SentDocument("kk", null)], citizen.Id, "mail-journey", new Dictionary<string, string> { [CaseDetails.Email] = "made@contoh.test" }),
            None);

        await DriveAsync(storage, desk, submitted.CaseId, CaseStage.ReadyForPickup);

        var mails = await post.Server.ToAsync("made@contoh.test", 2);
        var receipt = Assert.Single(mails, m => m.Subject == $"Tanda terima permohonan {submitted.Number}");
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(Assert.Single(receipt.Files).Bytes, 0, 4), StringComparison.Ordinal);
        var ready = Assert.Single(mails, m => m.Subject == $"Permohonan {submitted.Number} siap diambil");
        Assert.Contains("Loket Pelayanan Kantor Camat Selemadeg Timur", ready.Text, StringComparison.Ordinal);
        Assert.Contains("tunjukkan bukti permohonan", Flat(ready.Text), StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotMatch("[0-9]{12}|Made", m.Text));
        await Eventually.IsTrueAsync(() => Told(chat).Exists(words => words.Contains("KTP-el siap diambil", StringComparison.Ordinal)), "the chat tells it too");

        // From now on the citizen has blocked the bot: news that the office has not listed for mail goes there all the same.
        chat.Always = new Refused("403", "Warga memblokir bot.", AddressUnreachable: true);
        await DriveAsync(storage, desk, submitted.CaseId, CaseStage.HandedOver);
        var last = (await post.Server.ToAsync("made@contoh.test", 3))[2];
        Assert.Equal($"Kabar permohonan {submitted.Number}", last.Subject);
        Assert.Contains("sudah diserahkan", last.Text, StringComparison.Ordinal);
        await using var db = storage.Open();
        await Eventually.IsTrueAsync(
            () => db.OutboxMessages.AnyAsync(m => m.ConversationId == citizen.Id && m.State == DeliveryState.Failed && m.Error == "Warga memblokir bot. Dikirim lewat e-mail.", None), "the row tells where it went");
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Contains("ktpbot_mails_sent_total 3", await http.GetStringAsync("/metrics", None), StringComparison.Ordinal);
        Assert.Contains("\"Email\"", await http.GetStringAsync("/health/ready", None), StringComparison.Ordinal);
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ");

    private static List<string> Told(ScriptedChannel chat) => [.. chat.Sent.Select(m => Words(m.Content))];

    private static string Words(OutgoingContent content) => content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        TemplateOut template => Words(template.Plain),
        _ => "",
    };

    private async Task<WebApplication> StartAsync(TestDatabase storage, ScriptedChannel chat)
    {
        var options = post.Options();
        Dictionary<string, string> settings = storage.HostEnvironment();
        foreach (var (name, value) in (IEnumerable<(string, string)>)
        [
            ("Host", options.Host!), ("Port", options.Port!.Value.ToString(CultureInfo.InvariantCulture)), ("UserName", options.UserName!), ("Password", options.Password!),
            ("From", options.From!), ("CaFile", options.CaFile!),
        ])
            settings["Channels__Email__" + name] = value;
        settings["Jobs__TickSeconds"] = "1";
        var app = BotHost.Build(
            ["--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}")],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(TestKeys.Cipher); // The model of a key is shared by the whole process, so its cipher must outlive this host.
                builder.Services.AddSingleton<IChannel>(chat);
            });
        await app.StartAsync(None);
        return app;
    }

    /// <summary>The office does its work: at each step the way that goes on, by whoever may.</summary>
    private static async Task DriveAsync(TestDatabase storage, CaseDesk desk, long id, CaseStage until)
    {
        string[] ways = ["daring", "sesuai", "siap", "terdaftar", "tanpa-pengesahan"];
        for (var moves = 0; moves < 40; moves++)
        {
            await using var db = storage.Open();
            var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, None);
            if (file.Stage == until) return;
            var step = desk.ProcedureOf(file)!.Step(file.StepId)!;
            var actor = Actor.Officer(1, "Wayan", [.. step.Roles]);
            if (step.Outcomes.Any(o => o.On == OutcomeTrigger.PrintStarted))
            {
                await DoAsync(new BiodataEntered(id, actor, new Biodata(
                    "5102024108900001", "5102020108900001", "NI MADE CONTOH", "TABANAN", new DateOnly(1990, 8, 1), "PEREMPUAN", "-", "BR. CONTOH", "001/001", "CONTOH", "SELEMADEG TIMUR", "HINDU",
                    "BELUM KAWIN", "PELAJAR/MAHASISWA", "WNI")));
            }

            await DoAsync(step.Outcomes.FirstOrDefault(o => ways.Contains(o.Id)) is { } decision
                ? new Decided(id, actor, step.Id, decision.Id, [], null)
                : step.Outcomes[0].On switch
                {
                    OutcomeTrigger.PrintStarted => new DeviceWorkAsked(id, actor, ["PrintCard"]),
                    OutcomeTrigger.Printed => await ReportAsync(db, id),
                    OutcomeTrigger.CheckGood => new PrintChecked(id, actor, await db.DeviceJobs.Where(j => j.CaseId == id).MaxAsync(j => j.Id, None), true, null),
                    OutcomeTrigger.HandedOver => new CardHandedOver(id, actor, "Ni Made Contoh", "sendiri", null),
                    var other => throw new InvalidOperationException($"{step.Id} waits for {other}."),
                });
        }

        Assert.Fail($"The case did not come to {until}.");

        async Task DoAsync(CaseInput input)
        {
            var outcome = await desk.HandleAsync(input, None);
            Assert.True(outcome is DeskDone, $"{input}: {(outcome as DeskRefused)?.OfficerText}");
        }
    }

    private static async Task<DeviceReported> ReportAsync(KtpBotDb db, long id)
    {
        var job = await db.DeviceJobs.Where(j => j.CaseId == id && j.Kind == "PrintCard").OrderBy(j => j.Id).LastAsync(None);
        (job.State, job.AttemptId, job.StationId) = ("Claimed", Guid.NewGuid(), 1);
        job.Version++;
        await db.SaveChangesAsync(None);
        return new DeviceReported(id, Actor.Station(1), job.Id, job.AttemptId.Value, true, null, null, []);
    }
}
