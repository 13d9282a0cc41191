using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Cases;

/// <summary>News by e-mail: who gets it, beside the chat or instead of it, once for each way; who gets none; and what is left when it is erased.</summary>
public sealed class MailNewsTests
{
    private const string Address = "siti@contoh.test";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task ACaseFromTheChat_IsToldTheListedNews_ByBothWays(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        var id = await ApplyAsync(house, fromChat: true);
        await DueAsync(house, id, TimerKinds.Receipt);
        await DecideAsync(house, id, "daring");
        await DecideAsync(house, id, "lapor");
        await DecideAsync(house, id, "tolak");

        var mails = await MailsAsync(house, id);
        Assert.Equal(["Tanda terima permohonan STM-2026-000001", "Permohonan STM-2026-000001 tidak dapat dilanjutkan"], mails.Select(m => m.Mail.Subject));
        Assert.Equal("Tanda terima STM-2026-000001.pdf", mails[0].Mail.File?.FileName);
        Assert.Contains("Pesan petugas: Catatan petugas.", mails[1].Mail.Text, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.Equal((Address, ChannelKind.Email, OutboxOrigin.Notice), (m.Address, m.Channel, m.Row.Origin)));
        foreach (var (row, mail, _, _) in mails)
        {
            Assert.DoesNotContain("Siti", mail.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("[0-9]{12}", mail.Text);
            Assert.Contains("dikirim otomatis", mail.Text, StringComparison.Ordinal);
        }

        // The chat was told the same, and more: what the office has not listed goes there alone.
        await using var db = house.Rows();
        var chat = await db.OutboxMessages.Where(m => m.CaseId == id && m.ConversationId != mails[0].Row.ConversationId).Select(m => m.DedupKey!).ToListAsync(None);
        Assert.Contains($"case:{id}:receipt", chat);
        Assert.Contains(chat, key => key.EndsWith(":rejected", StringComparison.Ordinal));
        Assert.Equal(
            ["Kabar dikirim lewat e-mail", "Kabar dikirim lewat e-mail"],
            (await house.EventsAsync(id)).Where(e => e.Kind == "ToldByMail").Select(e => CaseHistory.Sentence(e, null)));
    }

    [Theory, DatabaseData]
    public async Task ACaseWithoutAChat_IsToldEverything_AndItsReceipt(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        var id = await ApplyAsync(house, fromChat: false);
        await DueAsync(house, id, TimerKinds.Receipt);
        await DecideAsync(house, id, "daring");
        await DecideAsync(house, id, "sesuai");

        var mails = await MailsAsync(house, id);
        Assert.Equal("Permohonan STM-2026-000001 sudah kami terima", mails[0].Mail.Subject);
        Assert.Equal("Tanda terima permohonan STM-2026-000001", mails[1].Mail.Subject);
        Assert.True(mails.Count > 2, "the news that the office has not listed");
        Assert.All(mails.Skip(2), m => Assert.Equal("Kabar permohonan STM-2026-000001", m.Mail.Subject));
        Assert.DoesNotContain(await house.EventsAsync(id), e => e.Kind == "NotTold");
        Assert.Contains(await house.EventsAsync(id), e => e.Kind == "ReceiptSent");
    }

    [Fact]
    public async Task WhoWantsNoNews_GetsNoMailEither_UntilHeDoesAgain()
    {
        await using var house = await OfficeHouse.OpenAsync(StorageProvider.Sqlite, "selemadeg-timur");
        var id = await ApplyAsync(house, fromChat: true);
        await DueAsync(house, id, TimerKinds.Receipt);
        var chat = (await house.FileAsync(id)).ConversationId!.Value;
        await NewsAsync(house, chat, wanted: false);
        await DecideAsync(house, id, "daring");
        await DecideAsync(house, id, "lapor");
        await DecideAsync(house, id, "kembalikan");

        Assert.Single(await MailsAsync(house, id));
        Assert.Equal("opted-out", (await house.EventsAsync(id)).Last(e => e.Kind == "NotTold").ReasonCode);
        await using (var db = house.Rows()) Assert.All(await db.Conversations.ToListAsync(None), c => Assert.NotNull(c.OptedOutAt));
        await NewsAsync(house, chat, wanted: true);
        await using (var db = house.Rows()) Assert.All(await db.Conversations.ToListAsync(None), c => Assert.Null(c.OptedOutAt));
    }

    [Fact]
    public async Task WhenTheChatCannotBeReached_NewsThatIsNotListedGoesByMail()
    {
        await using var house = await OfficeHouse.OpenAsync(StorageProvider.Sqlite, "selemadeg-timur");
        var id = await ApplyAsync(house, fromChat: true);
        await using (var db = house.Rows()) await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, true), None);
        await DecideAsync(house, id, "daring");
        await DecideAsync(house, id, "sesuai");
        Assert.NotEmpty(await MailsAsync(house, id));
        Assert.DoesNotContain(await house.EventsAsync(id), e => e.Kind == "NotTold");

        // Nor is a mailbox that does not exist written to again.
        var before = (await MailsAsync(house, id)).Count;
        await using (var db = house.Rows()) await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, true), None);
        await house.DoAsync(new WithdrawnByCitizen(id, house.Holder("petugas")));
        Assert.Equal(before, (await MailsAsync(house, id)).Count);
        Assert.Contains(await house.EventsAsync(id), e => e.Kind == "NotTold");
    }

    [Fact]
    public async Task TwoCasesWithOneAddress_HaveMailboxesOfTheirOwn_AndAnOfficeThatSendsNoneWritesNone()
    {
        await using var house = await OfficeHouse.OpenAsync(StorageProvider.Sqlite, "selemadeg-timur");
        var (one, other) = (await ApplyAsync(house, fromChat: false), await ApplyAsync(house, fromChat: false));
        Assert.NotEqual((await MailsAsync(house, one))[0].Row.ConversationId, (await MailsAsync(house, other))[0].Row.ConversationId);

        await using var kwangsan = await OfficeHouse.OpenAsync(StorageProvider.Sqlite, "kwangsan");
        Assert.Empty(await MailsAsync(kwangsan, await ApplyAsync(kwangsan, fromChat: false)));
    }

    [Theory, DatabaseData]
    public async Task WhatIsErasedWithTheCase_LeavesNeitherAddressNorWords(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        var (id, other) = (await ApplyAsync(house, fromChat: false), await ApplyAsync(house, fromChat: false));
        await house.DoAsync(new WithdrawnByCitizen(id, house.Holder("petugas")));
        await using (var db = house.Rows())
        {
            await db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Sent), None);
            var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(c => c.Id == id, None), None);
            Assert.True(await CaseErasure.EraseAsync(db, remains, everything: true, "case.erase", house.Clock.Now, None));
        }

        Assert.All(await MailsAsync(house, other), m => Assert.Equal(Address, m.Address));
        await using var after = house.Rows();
        var box = await after.OutboxMessages.Where(m => m.CaseId == id).Join(after.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.Content, c.Address }).ToListAsync(None);
        Assert.NotEmpty(box);
        Assert.All(box, row => Assert.Equal((CaseErasure.Erased, new TextOut(CaseErasure.Erased)), (row.Address, MessagingJson.ReadOutgoing(row.Content))));
    }

    private static async Task<long> ApplyAsync(OfficeHouse house, bool fromChat)
    {
        var citizen = fromChat ? await house.Data.ConversationAsync() : null;
        var actor = citizen is null ? house.Holder("petugas") : Actor.Citizen(citizen.Id);
        var applicant = new Applicant(TestData.NikOf(3_000 + Random.Shared.Next(1_000)), "3515170108900001", "Siti Contoh", "+6281234567890");
        return (await house.DoAsync(new SubmitCase(
            actor, "hilang", applicant, [.. house.PhotosOf("hilang").Select(code => new SentDocument(code, Guid.NewGuid()))], citizen?.Id, Guid.NewGuid().ToString(),
            new Dictionary<string, string> { [CaseDetails.Email] = Address }))).CaseId;
    }

    private static async Task DecideAsync(OfficeHouse house, long id, string outcome)
    {
        var file = await house.FileAsync(id);
        var step = house.Desk.ProcedureOf(file)!.Step(file.StepId)!;
        var decision = step.Decision(outcome)!;
        DecisionReason[] reasons = decision.Reasons.Count == 0 ? [] : [new DecisionReason("data_tidak_sesuai", null)];
        await house.DoAsync(new Decided(id, house.Holder(step.Roles[0]), step.Id, outcome, reasons, "Catatan petugas."));
    }

    private static async Task DueAsync(OfficeHouse house, long id, string kind)
    {
        await using var db = house.Rows();
        var timer = await db.CaseTimers.SingleAsync(t => t.CaseId == id && t.Kind == kind, None);
        await house.DoAsync(new TimerDue(id, Actor.Timer, timer.Id));
    }

    private static async Task NewsAsync(OfficeHouse house, long conversation, bool wanted)
    {
        await using var db = house.Rows();
        Assert.True(await CitizenNews.SetAsync(db, conversation, wanted, house.Clock.Now, None));
    }

    private static async Task<List<(OutboxMessage Row, MailOut Mail, string Address, ChannelKind Channel)>> MailsAsync(OfficeHouse house, long id)
    {
        await using var db = house.Rows();
        var rows = await db.OutboxMessages.AsNoTracking().Where(m => m.CaseId == id)
            .Join(db.Conversations.Where(c => c.Channel == ChannelKind.Email), m => m.ConversationId, c => c.Id, (m, c) => new { Row = m, c.Address, c.Channel }).OrderBy(r => r.Row.Id).ToListAsync(None);
        return rows.ConvertAll(r => (r.Row, (MailOut)MessagingJson.ReadOutgoing(r.Row.Content), r.Address, r.Channel));
    }
}
