using KtpBot.Core.Complaints;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Complaints.ComplaintHouse;

namespace KtpBot.Core.Tests.Complaints;

public sealed class ComplaintWorkTests
{
    [Theory, DatabaseData]
    public async Task AnAnswer_GoesToTheChatOfWhoMayBeKnown_AndStandsOnNoOfficersPage(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var complaint = (await house.FileAsync(citizen, Draft()))!;

        Assert.Null(await house.AnswerAsync(complaint.Id, "Berkas Ibu tertinggal di loket, hari ini kami teruskan."));

        await using var db = house.Storage.Open();
        var row = await db.OutboxMessages.SingleAsync();
        Assert.Equal((citizen.Id, true, OutboxOrigin.Bot), (row.ConversationId, row.IsPrivate, row.Origin));
        var sent = Assert.IsType<TemplateOut>(MessagingJson.ReadOutgoing(row.Content));
        Assert.Equal("ktp_keluhan_dijawab", sent.Name);
        Assert.Contains("hari ini kami teruskan", Assert.IsType<TextOut>(sent.Plain).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sent.Parameters, p => p.Contains("teruskan", StringComparison.Ordinal));
        var read = await house.ReadAsync(complaint.Id);
        Assert.Equal((ComplaintState.Taken, (long?)7, (DateTime?)Now), (read.State, read.TakenBy, read.FirstAnsweredAt));
    }

    [Theory, DatabaseData]
    public async Task AnAnswerToAnAnonymousOne_IsKeptForItsWriter_AndSentNowhere(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft(anonymous: true)))!;

        Assert.Null(await house.AnswerAsync(complaint.Id, "Petugas itu sudah kami tegur.", final: true));

        await using var db = house.Storage.Open();
        Assert.False(await db.OutboxMessages.AnyAsync());
        var reply = Assert.Single(await ComplaintDesk.RepliesAsync(db, complaint.Id, CancellationToken.None));
        Assert.Equal(("Petugas itu sudah kami tegur.", true), (reply.Words, reply.Final));
        Assert.Equal(ComplaintState.Closed, (await house.ReadAsync(complaint.Id)).State);
        Assert.Equal("complaint.close", (await db.AuditEntries.SingleAsync()).Action);
    }

    [Theory, DatabaseData]
    public async Task AClosedOne_TakesNoFurtherWord(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft()))!;
        Assert.Null(await house.AnswerAsync(complaint.Id, "Selesai.", final: true));

        Assert.NotNull(await house.AnswerAsync(complaint.Id, "Satu lagi."));
        Assert.NotNull(await house.AnswerAsync(complaint.Id + 1, "Tidak ada."));

        await using var db = house.Storage.Open();
        Assert.Equal(1, await db.ComplaintReplies.CountAsync());
    }

    [Theory]
    [DatabaseData("")]
    [DatabaseData("   ")]
    public async Task AnEmptyAnswer_IsRefused_AndChangesNothing(StorageProvider provider, string words)
    {
        await using var house = await OpenAsync(provider);
        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft()))!;

        Assert.NotNull(await house.AnswerAsync(complaint.Id, words, final: true));

        Assert.Equal(ComplaintState.New, (await house.ReadAsync(complaint.Id)).State);
    }

    [Theory, DatabaseData]
    public async Task TheTrack_MovesTheLastDay(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft()))!;

        await using (var db = house.Storage.Open()) Assert.Null(await house.Work.SetTrackAsync(db, complaint.Id, 7, ComplaintTrack.Desk, Now, CancellationToken.None));

        var read = await house.ReadAsync(complaint.Id);
        Assert.Equal(ComplaintTerms.FinishBy(house.Office.Calendar, Now, ComplaintTrack.Desk), read.FinishBy);
        Assert.Equal(complaint.AnswerBy, read.AnswerBy);
    }

    [Theory, DatabaseData]
    public async Task TwoSupervisorsAtOnce_OneIsToldToLookAgain(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft()))!;
        await using var slow = house.Storage.Open();
        _ = await slow.Complaints.SingleAsync(); // Read before the other one acts; the row stays as seen.

        await using (var quick = house.Storage.Open()) Assert.Null(await ComplaintWork.TakeAsync(quick, complaint.Id, 7, Now, CancellationToken.None));
        var refused = await ComplaintWork.TakeAsync(slow, complaint.Id, 8, Now, CancellationToken.None);

        Assert.Contains("Muat ulang", refused, StringComparison.Ordinal);
        Assert.Equal(7, (await house.ReadAsync(complaint.Id)).TakenBy);
    }
}
