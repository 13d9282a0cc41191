using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Surveys;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Surveys;

public sealed class SurveyDeskTests
{
    [Theory, DatabaseData]
    public async Task NineAnswers_MakeItWhole_AndFewerDoNotCount(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var file = await HandedOverAsync(house);
        var desk = new SurveyDesk(house.Office, TestKeys.Cipher);

        for (var element = 1; element <= 8; element++) await AnswerAsync(house, desk, file, element, 3);
        Assert.Equal(9, (await StandAsync(house, desk, file)).Next);
        await using (var db = house.Rows()) Assert.Null((await db.SurveyResponses.SingleAsync()).FinishedAt);
        await AnswerAsync(house, desk, file, 9, 4);
        await AnswerAsync(house, desk, file, 9, 2);

        Assert.True((await StandAsync(house, desk, file)).IsDone);
        await using var rows = house.Rows();
        var response = await rows.SurveyResponses.SingleAsync();
        Assert.Equal([3, 3, 3, 3, 3, 3, 3, 3, 2], response.Answers().Select(a => a!.Value));
        Assert.Equal(house.Office.Calendar.ToUtc(house.Office.DateAt(house.Clock.Now), TimeOnly.MinValue), response.FinishedAt);
    }

    [Theory, DatabaseData]
    public async Task AnswersOfOneCase_AreOneRow_AndNameNobody(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (first, second) = (await HandedOverAsync(house), await HandedOverAsync(house));
        var desk = new SurveyDesk(house.Office, TestKeys.Cipher);

        await AnswerAsync(house, desk, first, 1, 4);
        await AnswerAsync(house, desk, first, 2, 4);
        await AnswerAsync(house, desk, second, 1, 1);

        await using var db = house.Rows();
        var rows = await db.SurveyResponses.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(2, rows.Count);
        Assert.DoesNotContain(typeof(SurveyResponse).GetProperties(), p => p.Name is "CaseId" or "PersonId" or "ConversationId");
        Assert.Equal(TestKeys.Cipher.OfSurvey(first.Id), rows[0].CaseKey);
        Assert.NotEqual(TestKeys.OtherCipher.OfSurvey(first.Id), rows[0].CaseKey);
    }

    [Theory, DatabaseData]
    public async Task TheNewestHandedOverCaseWithoutASurvey_IsTheOneToJudge(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var desk = new SurveyDesk(house.Office, TestKeys.Cipher);
        var handedOver = await HandedOverAsync(house, citizen);
        await house.SubmittedAsync(from: citizen);
        await using var db = house.Rows();
        var own = await CitizenCases.OfAsync(db, citizen.Id, CancellationToken.None);

        Assert.Equal(handedOver.Id, (await desk.OpenCaseAsync(db, own, CancellationToken.None))!.Id);
        for (var element = 1; element <= 9; element++) await AnswerAsync(house, desk, handedOver, element, 4);
        Assert.Null(await desk.OpenCaseAsync(db, own, CancellationToken.None));
    }

    [Theory, DatabaseData]
    public async Task Invitation_ComesADayLaterAtOpeningTime_Once(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var file = await HandedOverAsync(house);
        var timer = await house.TimerAsync(file.Id, "survey");
        Assert.Equal(house.Office.Calendar.NextOpening(timer.DueAt), timer.DueAt);
        Assert.True(timer.DueAt - house.Clock.Now > TimeSpan.FromHours(12));

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Due(timer)));
        house.Clock.Advance(timer.DueAt - house.Clock.Now);
        await house.DoAsync(Due(timer));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(Due(timer)));

        var (_, content, row) = (await house.NoticesAsync(file.Id))[^1];
        var asked = Assert.IsType<ChoicesOut>(Assert.IsType<TemplateOut>(content).Plain);
        Assert.Equal($"go:survei:{file.Id}", Assert.Single(asked.Choices).Id);
        Assert.Equal(OutboxOrigin.Notice, row.Origin);
    }

    [Theory, DatabaseData]
    public async Task Invitation_IsNotSentToWhoWantsNoNews(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var file = await HandedOverAsync(house, citizen);
        var before = (await house.NoticesAsync(file.Id)).Count;
        await using (var db = house.Rows()) await db.Conversations.Where(c => c.Id == citizen.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.OptedOutAt, house.Clock.Now));
        var timer = await house.TimerAsync(file.Id, "survey");
        house.Clock.Advance(timer.DueAt - house.Clock.Now);

        await house.DoAsync(Due(timer));

        Assert.Equal(before, (await house.NoticesAsync(file.Id)).Count);
    }

    private static async Task<CaseFile> HandedOverAsync(DeskHouse house, Conversation? from = null)
    {
        var ready = await house.ReadyToHandOverAsync(from);
        await house.DoAsync(new CardHandedOver(ready.CaseId, Petugas, "Siti Rahayu", "sendiri", null));
        await using var db = house.Rows();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == ready.CaseId);
    }

    private static async Task AnswerAsync(DeskHouse house, SurveyDesk desk, CaseFile file, int element, int score)
    {
        await using var db = house.Rows();
        await desk.AnswerAsync(db, file, element, score, house.Clock.Now, CancellationToken.None);
    }

    private static async Task<SurveyStand> StandAsync(DeskHouse house, SurveyDesk desk, CaseFile file)
    {
        await using var db = house.Rows();
        return await desk.StandAsync(db, file.Id, CancellationToken.None);
    }
}
