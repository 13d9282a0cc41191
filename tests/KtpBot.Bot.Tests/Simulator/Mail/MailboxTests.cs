using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.Email;
using KtpBot.Bot.Tests.Channels.Email;
using KtpBot.Core.Messaging;
using KtpBot.Simulator;

namespace KtpBot.Bot.Tests.Simulator.Mail;

/// <summary>The Simulator's mail server and its page: what the bot sends is what a person reads there.</summary>
public sealed class MailboxTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MailFromTheBot_StandsOnThePage_AsItWasWritten()
    {
        await using var simulator = SimulatorHost.Build(["--urls=http://127.0.0.1:0", "--Simulator:Mail:Port=0"]);
        await simulator.StartAsync(None);
        using var http = new HttpClient { BaseAddress = new Uri(simulator.Urls.First()) };
        var wired = MailPost.Wire(new EmailOptions { Host = "127.0.0.1", Port = (await MailsAsync(http))["port"]!.GetValue<int>(), Security = EmailSecurity.None, From = "layanan@kantor.example" });
        Assert.Contains("Belum ada surat", await http.GetStringAsync("/mail", None), StringComparison.Ordinal);

        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('y', 500));
        var subject = "Permohonan STM-2026-000001 siap diambil – matur suksma 🎉 ring loket pelayanan kantor camat";
        var text = "*Siap* <b>diambil</b> 🎉\n.titik\n= sama dengan, dan baris yang panjang sekali supaya harus dipatahkan di tengah jalan\n\nSalam";
        Assert.IsType<Accepted>(await wired.SendAsync("made@contoh.test", new MailOut(subject, text, new FileOut(wired.Files.Put(paper), "Tanda terima.pdf", "application/pdf", null))));
        Assert.True(await wired.SendAsync("tidak-ada@contoh.test") is Refused { AddressUnreachable: true });
        Assert.Equal(new TryLater("452 4.2.2"), await wired.SendAsync("penuh@contoh.test"));

        var mail = Assert.Single((await MailsAsync(http))["mails"]!.AsArray())!;
        Assert.Equal(("made@contoh.test", subject, text.Replace("*", "", StringComparison.Ordinal)), ((string)mail["to"]!, (string)mail["subject"]!, (string)mail["text"]!));
        Assert.Contains("Auto-Submitted: auto-generated", mail["headers"]!.AsArray().Select(h => (string)h!));
        Assert.Equal(paper, await http.GetByteArrayAsync((string)mail["files"]![0]!["url"]!, None));
        var page = WebUtility.HtmlDecode(await http.GetStringAsync("/mail", None));
        Assert.Contains(subject, page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;diambil", await http.GetStringAsync("/mail", None), StringComparison.Ordinal);
        await http.PostAsync(new Uri("/sim/reset", UriKind.Relative), null, None);
        Assert.Empty((await MailsAsync(http))["mails"]!.AsArray());
    }

    private static async Task<JsonNode> MailsAsync(HttpClient http) => JsonNode.Parse(await http.GetStringAsync("/sim/mails", None))!;
}
