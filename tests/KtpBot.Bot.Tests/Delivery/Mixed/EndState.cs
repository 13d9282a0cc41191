using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>Everything about one conversation that must not depend on the order in which webhooks came, without what differs from run to run.</summary>
internal sealed partial record EndState(string Text)
{
    /// <summary>Ends when every accepted message has had its turn and everything is sent.</summary>
    public static Task RestsAsync(MixedHost host, MixedCitizen citizen, int accepted) => Eventually.IsTrueAsync(
        async () =>
        {
            await using var db = host.Open();
            var index = IndexOf(citizen);
            var conversation = await db.Conversations.Where(c => c.AddressIndex == index).Select(c => c.Id).SingleAsync();
            return await db.InboxMessages.CountAsync(m => m.ConversationId == conversation && m.State == InboxState.Processed) == accepted
                && !await db.OutboxMessages.AnyAsync(m => m.ConversationId == conversation && m.State == DeliveryState.Pending);
        },
        $"citizen {citizen.Plan.Number} rests after {accepted} messages");

    public static async Task<EndState> OfAsync(MixedHost host, MixedCitizen citizen)
    {
        await using var db = host.Open();
        var index = IndexOf(citizen);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.AddressIndex == index);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{conversation.Channel} {conversation.Owner} {conversation.Language} consent:{conversation.ConsentAt is not null}");
        text.AppendLine(CultureInfo.InvariantCulture, $"session {Encoding.UTF8.GetString(conversation.Session ?? [])}");
        foreach (var said in await db.InboxMessages.AsNoTracking().Where(m => m.ConversationId == conversation.Id).OrderBy(m => m.Id).ToListAsync())
            text.AppendLine(CultureInfo.InvariantCulture, $"in  {said.State} {said.Error} {Encoding.UTF8.GetString(said.Content)}");
        foreach (var sent in await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversation.Id).OrderBy(m => m.Id).ToListAsync())
        {
            var at = sent.StateAt is { Year: 2030 } reported ? reported.ToString("O", CultureInfo.InvariantCulture) : "own";
            text.AppendLine(CultureInfo.InvariantCulture, $"out {sent.Origin} {sent.State} {at} {sent.Attempts} [{sent.ErrorCode}] [{sent.Error}] {Encoding.UTF8.GetString(sent.Content)}");
        }

        var plain = text.ToString().Replace(citizen.Nik, "<nik>", StringComparison.Ordinal);
        plain = WaitingBefore().Replace(Moments().Replace(CaseNumbers().Replace(plain, "<case>"), "<moment>"), "<others>");
        return new EndState(Guids().Replace(plain, "<guid>"));
    }

    /// <summary>The first lines that are not the same.</summary>
    public string DifferenceFrom(EndState expected)
    {
        var (should, does) = (expected.Text.Split('\n'), Text.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(should.Length, does.Length)).First(n => should.ElementAtOrDefault(n) != does.ElementAtOrDefault(n));
        return $"{should[0]}\n  expected {should.ElementAtOrDefault(at)}\n  but was  {does.ElementAtOrDefault(at)}";
    }

    private static byte[] IndexOf(MixedCitizen citizen) =>
        TestKeys.Cipher.OfAddress(citizen.Plan.OnWhatsApp ? ChannelKind.WhatsApp : ChannelKind.Telegram, citizen.Address);

    [GeneratedRegex("KWS-[0-9]{4}-[0-9]{6}|(?<=\"case_id\":\")[0-9]+")]
    private static partial Regex CaseNumbers();

    /// <summary>
    /// How many wait for a person before this citizen is the one thing that rightly depends on when the others asked, so the number alone is
    /// left out, in the sentence and where the session keeps it for the sentence. <see cref="MixedHost"/> keeps somebody waiting all the
    /// time: the sentence itself is always there, and never says nobody.
    /// </summary>
    [GeneratedRegex("(?<=Ada )[1-9][0-9]*(?= orang yang menunggu sebelum Bapak/Ibu)|(?<=\"waiting\":\")[1-9][0-9]*(?=\")")]
    private static partial Regex WaitingBefore();

    [GeneratedRegex("2026-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?")]
    private static partial Regex Moments();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
