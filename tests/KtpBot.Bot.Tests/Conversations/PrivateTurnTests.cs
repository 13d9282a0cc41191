using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>On the whole message path: what belongs to a complaint is marked so, in both directions, and its photo hangs on no message.</summary>
public sealed class PrivateTurnTests
{
    [Theory, DatabaseData]
    public async Task AComplaintsMessages_AreMarked_AndOthersAreNot(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        string[] words = ["jam buka", "keluhan", "5", "Antreannya panjang sekali", "lewati", "lewati", "ya", "kirim", "terima kasih"];
        await corridor.AskAsync("42", words[0]);
        await corridor.RestsAsync();
        foreach (var line in words.Skip(1)) await corridor.AskAsync("42", line);
        await corridor.RestsAsync();

        await using var db = corridor.Storage.Open();
        var heard = await db.InboxMessages.OrderBy(m => m.Id).ToListAsync();
        Assert.Equal([false, true, true, true, true, true, true, true, false], heard.Select(m => m.IsPrivate));
        Assert.DoesNotContain(heard.Where(m => !m.IsPrivate), m => ((TextIn)MessagingJson.ReadIncoming(m.Content)).Text.Contains("panjang", StringComparison.Ordinal));
        var said = await db.OutboxMessages.OrderBy(m => m.Id).ToListAsync();
        Assert.DoesNotContain(said.Where(m => !m.IsPrivate), m => Words(m).Contains("ADU-", StringComparison.Ordinal) || Words(m).Contains("panjang", StringComparison.Ordinal));
        Assert.Equal(7, said.Count(m => m.IsPrivate));
        Assert.Equal("ADU-", (await db.Complaints.SingleAsync()).Number[..4]);
    }

    [Theory, DatabaseData]
    public async Task AnAnonymousComplaintsPhoto_IsCutOffFromTheMessageThatBroughtIt(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        foreach (var line in (string[])["keluhan", "4", "Nama saya salah cetak"]) await corridor.AskAsync("42", line);
        var before = corridor.Texts("42").Count;
        await corridor.SendFileAsync("42", "foto-1", "bukti");
        await corridor.AnswersAsync("42", before + 1);
        foreach (var line in (string[])["lewati", "ya", "kirim"]) await corridor.AskAsync("42", line);

        await using var db = corridor.Storage.Open();
        var complaint = await db.Complaints.SingleAsync();
        Assert.NotNull(complaint.ProofFileId);
        Assert.True(await db.StoredFiles.AnyAsync(f => f.Id == complaint.ProofFileId && f.ConversationId == null));
        Assert.False(await db.InboxMessages.AnyAsync(m => m.FileId != null));
        Assert.True((await db.InboxMessages.SingleAsync(m => m.ExternalId == "foto-1")).IsPrivate);
    }

    private static string Words(OutboxMessage message) => MessagingJson.ReadOutgoing(message.Content) switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        _ => "",
    };
}
