using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;
using KtpBot.Core.Surveys;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Takes a citizen through the satisfaction survey about a case of his own that was handed over.</summary>
internal sealed class SurveyCalls(SurveyDesk desk)
{
    /// <summary>Where to begin, or to go on after a stop. Without a case id it is about his newest case that waits for it.</summary>
    public async Task<CallResult> OpenAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var file = CallArguments.Id(call, "case_id") is null
            ? await desk.OpenCaseAsync(db, await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken), cancellationToken)
            : await FindAsync(db, context, call, cancellationToken);
        if (file is null) return CallArguments.Result("none");
        var stand = await desk.StandAsync(db, file.Id, cancellationToken);
        return CallArguments.Result(
            stand.IsDone ? "done" : "ok",
            ("case_id", OwnCases.Text(file.Id)), ("service", file.Service), ("number", file.Number), ("survey_next", stand.Next.ToString(CultureInfo.InvariantCulture)));
    }

    public async Task<CallResult> AnswerAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("gone");
        await desk.AnswerAsync(db, file, Number(call, "element"), Number(call, "score"), context.Now, cancellationToken);
        return CallArguments.Result("ok");
    }

    public async Task<CallResult> AddAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var detail = call.Arguments["detail"] switch
        {
            "sex" => SurveyDetail.Sex,
            "age" => SurveyDetail.AgeGroup,
            "education" => SurveyDetail.Education,
            "occupation" => SurveyDetail.Occupation,
            "remark" => SurveyDetail.Remark,
            var other => throw new InvalidOperationException($"The survey keeps no '{other}'."),
        };
        if (await FindAsync(db, context, call, cancellationToken) is { } file) await desk.AddAsync(db, file.Id, detail, call.Arguments.GetValueOrDefault("value"), cancellationToken);
        return CallArguments.Result("ok");
    }

    private static async Task<CaseFile?> FindAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        await OwnCases.FindAsync(db, context, call, cancellationToken) is { } file && await SurveyDesk.MayBeJudgedAsync(db, file.Id, cancellationToken) ? file : null;

    private static int Number(DialogCall call, string name) => int.Parse(call.Arguments[name], NumberStyles.None, CultureInfo.InvariantCulture);
}
