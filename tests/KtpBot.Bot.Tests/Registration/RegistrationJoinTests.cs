using System.Net;
using System.Text.RegularExpressions;
using KtpBot.Bot.Conversations.Calls;
using KtpBot.Bot.Tests.Channels.WebChat;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Registration;
using KtpBot.Testing.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Registration;

/// <summary>A case of the form goes on in the conversation of who can show its code, and in no other.</summary>
public sealed partial class RegistrationJoinTests
{
    [Fact]
    public async Task ACodeOfTheResultPage_LeadsTheCaseIntoOneConversation()
    {
        await using var bot = await LiveBot.StartAsync(office: "selemadeg-timur");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(bot.Address) };
        var form = (await PaperlessForm.OpenAsync(http, "/daftar/hilang?bahasa=id")).Whole();
        await form.SendAsync();
        var (first, second) = (await ConversationAsync(bot, "628111"), await ConversationAsync(bot, "628222"));

        // A code that was replaced, a wrong one and one that is over open nothing.
        var old = await CodeAsync(http, form.Result!);
        var code = await CodeAsync(http, form.Result!);
        Assert.Equal("refused", await CallAsync(bot, first, "link_check", old));
        Assert.Equal("refused", await CallAsync(bot, first, "link_check", "00000000"));
        Assert.Equal("refused", await CallAsync(bot, first, "link"));

        Assert.Equal("ok", await CallAsync(bot, first, "link_check", code));
        Assert.Equal("refused", await CallAsync(bot, second, "link_check", code)); // Claimed: nobody else can.
        Assert.Equal("refused", await CallAsync(bot, second, "link"));
        Assert.Equal("ok", await CallAsync(bot, first, "link"));
        Assert.Equal("refused", await CallAsync(bot, first, "link")); // Used up.

        await using (var db = bot.Database.Open())
        {
            var file = await db.Cases.SingleAsync();
            Assert.Equal(first, file.ConversationId);
            Assert.Contains(await db.CaseEvents.ToListAsync(), e => e.Kind == "ChatJoined");
            Assert.Single(await (await CitizenCases.OfAsync(db, first, CancellationToken.None)).ToListAsync(TestContext.Current.CancellationToken));
            Assert.Empty(await db.Set<CaseCode>().ToListAsync());
        }

        // What has a conversation offers no code any more.
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(form.Result!, UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("Sudah terhubung dengan percakapan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Buat kode penghubung", page, StringComparison.Ordinal);
        using var again = await http.PostAsync(new Uri(form.Result!, UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(Digits(), await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var foreign = await http.PostAsync(new Uri("/daftar/hasil/salah", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static async Task<string> CodeAsync(HttpClient http, string result)
    {
        using var response = await http.PostAsync(new Uri(result, UriKind.Relative), null);
        return Digits().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
    }

    private static async Task<long> ConversationAsync(LiveBot bot, string address) =>
        (await new TestData(bot.Database, bot.Clock.Now).ConversationAsync(ChannelKind.WhatsApp, address)).Id;

    /// <summary>The dialog's own call, in a transaction as a turn has it.</summary>
    private static async Task<string> CallAsync(LiveBot bot, long conversation, string call, string? code = null)
    {
        await using var db = bot.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var arguments = new Dictionary<string, string>();
        if (code is not null) arguments["code"] = code;
        var result = await bot.Services.GetRequiredService<DialogCalls>().CallAsync(db, new CallContext(conversation, ChannelKind.WhatsApp, "id", bot.Clock.Now), new DialogCall(call, arguments), CancellationToken.None);
        await transaction.CommitAsync();
        return result.Outcome;
    }

    [GeneratedRegex(@"hubungkan (\d{4} \d{4})")]
    private static partial Regex Digits();
}
