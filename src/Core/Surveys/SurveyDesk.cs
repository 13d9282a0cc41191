using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Surveys;

/// <summary>Where a case's survey stands.</summary>
/// <param name="Next">The first element without an answer, 1 to 9; 0 when all nine are answered.</param>
public readonly record struct SurveyStand(int Next)
{
    public bool IsDone => Next == 0;
}

/// <summary>Takes a citizen's answers to the satisfaction survey, one by one: who stops midway has said something, but does not count.</summary>
public sealed class SurveyDesk(OfficeProfile office, FieldCipher cipher)
{
    /// <summary>The newest of these cases that was handed over and has no whole survey yet; null when there is none.</summary>
    public async Task<CaseFile?> OpenCaseAsync(KtpBotDb db, IQueryable<CaseFile> own, CancellationToken cancellationToken)
    {
        var handedOver = await own.AsNoTracking()
            .Where(c => db.RegisterEntries.Any(r => r.CaseId == c.Id && r.Register == SopEngine.HandOverRegister))
            .OrderByDescending(c => c.Id).Take(10).ToListAsync(cancellationToken);
        foreach (var file in handedOver)
        {
            if (!(await StandAsync(db, file.Id, cancellationToken)).IsDone) return file;
        }

        return null;
    }

    /// <summary>True when the card of this case was handed over: only then the service can be judged.</summary>
    public static Task<bool> MayBeJudgedAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.RegisterEntries.AnyAsync(r => r.CaseId == caseId && r.Register == SopEngine.HandOverRegister, cancellationToken);

    public async Task<SurveyStand> StandAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        await FindAsync(db, caseId, cancellationToken) is { } response ? StandOf(response) : new SurveyStand(1);

    /// <summary>Writes one of the nine answers down. Saved, not committed. After the ninth the survey is whole; a changed answer replaces the earlier one.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="file">The case that was handed over.</param>
    /// <param name="element">1 to 9.</param>
    /// <param name="score">1 to 4.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AnswerAsync(KtpBotDb db, CaseFile file, int element, int score, DateTime now, CancellationToken cancellationToken)
    {
        var today = office.DayStart(now);
        if (await FindAsync(db, file.Id, cancellationToken) is not { } response)
        {
            response = new SurveyResponse { OfficeId = db.OfficeId, CaseKey = cipher.OfSurvey(file.Id), Service = file.Service, StartedAt = today };
            db.SurveyResponses.Add(response);
        }

        response.Answer(element, score);
        if (StandOf(response).IsDone) response.FinishedAt ??= today;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Writes down what the citizen tells of himself, or his remark; nothing when no answer came before.</summary>
    public async Task AddAsync(KtpBotDb db, long caseId, SurveyDetail detail, string? value, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, caseId, cancellationToken) is not { } response) return;
        var text = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        switch (detail)
        {
            case SurveyDetail.Sex: response.Sex = text; break;
            case SurveyDetail.AgeGroup: response.AgeGroup = text; break;
            case SurveyDetail.Education: response.Education = text; break;
            case SurveyDetail.Occupation: response.Occupation = text; break;
            case SurveyDetail.Remark: response.Remark = text; break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static SurveyStand StandOf(SurveyResponse response)
    {
        var answers = response.Answers();
        for (var i = 0; i < answers.Count; i++) if (answers[i] is null) return new SurveyStand(i + 1);
        return new SurveyStand(0);
    }

    private Task<SurveyResponse?> FindAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        var key = cipher.OfSurvey(caseId);
        return db.SurveyResponses.SingleOrDefaultAsync(r => r.CaseKey == key, cancellationToken);
    }
}
