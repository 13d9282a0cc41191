using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>What the office does between the citizens' words: decides cases, answers in conversations, gives them back.</summary>
internal sealed class WalkOffice(WalkTown town, Random random)
{
    private static readonly Actor Staff = Actor.Officer(
        1, "Budi", [OfficerRoles.Petugas, OfficerRoles.Verifikator, OfficerRoles.OperatorRekam, OfficerRoles.OperatorCetak]);

    public async Task WorkAsync()
    {
        await DecideAsync();
        await TalkAsync();
    }

    /// <summary>Every fourth case moves on, or back to its citizen.</summary>
    private async Task DecideAsync()
    {
        var desk = town.Host.Services.GetRequiredService<CaseDesk>();
        List<CaseFile> open;
        await using (var db = town.Open()) open = (await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Where(c => !StageMoves.IsEnd(c.Stage)).ToList();
        foreach (var file in open.Where(_ => random.Next(4) == 0))
        {
            var actions = desk.ActionsFor(file, [OfficerRoles.Petugas, OfficerRoles.Verifikator, OfficerRoles.OperatorRekam, OfficerRoles.OperatorCetak])
                .Where(a => a.Kind == StepActionKind.Decide).ToList();
            if (actions.Count == 0) continue;
            var action = random.Next(3) > 0 ? actions[0] : actions[random.Next(actions.Count)];
            IReadOnlyList<DecisionReason> reasons = action.Outcome is OutcomeKind.Return or OutcomeKind.Reject ? [new DecisionReason(action.Reasons[random.Next(action.Reasons.Count)].Code, action.Outcome == OutcomeKind.Return ? "kk" : null)] : [];
            await desk.HandleAsync(new Decided(file.Id, Staff, file.StepId, action.Id, reasons, null), CancellationToken.None);
        }
    }

    /// <summary>An officer takes a conversation that waits for a person, or gives one back.</summary>
    private async Task TalkAsync()
    {
        var times = town.Host.Services.GetRequiredService<WakeTimes>();
        var texts = town.Host.Services.GetRequiredService<TextBook>();
        await using var db = town.Open();
        foreach (var c in await db.Conversations.Where(c => c.Owner != ConversationOwner.Bot).OrderBy(c => c.Id).ToListAsync())
        {
            if (random.Next(3) > 0) continue;
            if (c.Owner == ConversationOwner.Queue)
            {
                Say(db, c, texts.Render("petugas.taken", c.Language, new Dictionary<string, string> { ["name"] = "Budi" }));
                (c.Owner, c.HandoffAt, c.WakeAt, c.WakeFor) = (ConversationOwner.Officer, town.Clock.Now, times.ReleaseAt(town.Clock.Now), WakeReason.Away);
            }
            else
            {
                Say(db, c, "Sudah saya bantu, ya.");
                (c.Owner, c.OfficerId, c.HandoffAt, c.WakeAt, c.WakeFor) = (ConversationOwner.Bot, null, null, town.Clock.Now, WakeReason.HandBack);
            }

            c.Version++;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Nobody is left with an officer who has forgotten him.</summary>
    public async Task GoHomeAsync()
    {
        await using var db = town.Open();
        foreach (var c in await db.Conversations.Where(c => c.Owner == ConversationOwner.Officer).ToListAsync())
        {
            (c.Owner, c.OfficerId, c.HandoffAt, c.WakeAt, c.WakeFor) = (ConversationOwner.Bot, null, null, town.Clock.Now, WakeReason.HandBack);
            c.Version++;
        }

        await db.SaveChangesAsync();
    }

    private void Say(KtpBotDb db, Conversation conversation, string text) => db.OutboxMessages.Add(new OutboxMessage
    {
        OfficeId = db.OfficeId,
        ConversationId = conversation.Id,
        Origin = OutboxOrigin.Officer,
        Content = MessagingJson.Write(new TextOut(text)),
        CreatedAt = town.Clock.Now,
    });
}
