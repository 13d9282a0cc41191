using KtpBot.Core.CitizenData;
using KtpBot.Core.Complaints;
using KtpBot.Core.Pauses;
using KtpBot.Core.Queueing;
using KtpBot.Core.Surveys;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Registers the dialog's calls: each name of <see cref="Core.Dialogs.DialogCallKinds"/> has one line here.</summary>
internal static class CallServices
{
    public static IServiceCollection AddDialogCalls(this IServiceCollection services)
    {
        services.AddSingleton<NoticeTexts>();
        services.AddSingleton<OwnCases>();
        services.AddSingleton<StageWords>();
        services.AddPauses().AddSingleton<Disturbances>();
        services.AddSingleton<StatusCalls>();
        services.AddSingleton<PickupCalls>();
        services.AddSingleton<OfficeCall>();
        services.AddSingleton<DataOverview>();
        services.AddSingleton<ComplaintsOnRecord>();
        services.AddSingleton<DataCopy>();
        services.AddSingleton<DataCalls>();
        services.AddSingleton<DataRightsCalls>();
        services.AddSingleton<SlotCalls>();
        services.AddSingleton<BookingCalls>();
        services.AddSingleton<CalendarCalls>();
        services.AddSingleton<ArrivalCalls>();
        services.AddQueueing().AddSingleton<QueueCalls>();
        services.AddSingleton<WaitCalls>();
        services.AddSingleton<DocumentCalls>();
        services.AddSingleton<PersonCall>();
        services.AddSingleton<ChannelMask>();
        services.AddSingleton<LinkCalls>();
        services.AddSingleton<CaseCalls>();
        services.AddComplaints().AddSingleton<ComplaintCalls>();
        services.AddSurveys().AddSingleton<SurveyCalls>();
        services.AddSingleton<DialogCalls>();
        services.AddSingleton<DialogCaller>(provider => provider.GetRequiredService<DialogCalls>().CallAsync);

        services.AddCall<CaseCalls>("submit", room => room.SubmitAsync);
        services.AddCall<CaseCalls>("withdraw", room => room.WithdrawAsync);
        services.AddCall<OwnCases>("my_cases", room => room.ListAsync);
        services.AddCall<StatusCalls>("case_status", room => room.ShowAsync);
        services.AddCall<PickupCalls>("pickup", room => room.TellAsync);
        services.AddCall<OfficeCall>("office", room => room.TellAsync);
        services.AddCall<DataCalls>("my_data", room => room.ShowAsync);
        services.AddCall<DataCalls>("data_copy", room => room.CopyAsync);
        services.AddCall<DataRightsCalls>("correct", room => room.CorrectAsync);
        services.AddSingleton(new NamedCall("erase_look", DataRightsCalls.LookAsync));
        services.AddSingleton(new NamedCall("erase_data", DataRightsCalls.EraseAsync));
        services.AddSingleton(new NamedCall("consent_off", DataRightsCalls.WithdrawConsentAsync));
        services.AddCall<SlotCalls>("slots", room => room.OfferAsync);
        services.AddCall<BookingCalls>("booking", room => room.ShowAsync);
        services.AddCall<BookingCalls>("book", room => room.BookAsync);
        services.AddCall<BookingCalls>("give_back", room => room.GiveBackAsync);
        services.AddCall<BookingCalls>("coming", room => room.ConfirmAsync);
        services.AddCall<CalendarCalls>("calendar", room => room.SendAsync);
        services.AddCall<ArrivalCalls>("arrive", room => room.ArriveAsync);
        services.AddCall<QueueCalls>("queue_status", room => room.ShowAsync);
        services.AddCall<QueueCalls>("queue_take", room => room.TakeAsync);
        services.AddCall<QueueCalls>("queue_leave", room => room.LeaveAsync);
        services.AddCall<WaitCalls>("waiting", room => room.ShowAsync);
        services.AddCall<WaitCalls>("wait_join", room => room.JoinAsync);
        services.AddCall<WaitCalls>("wait_leave", room => room.LeaveAsync);
        services.AddCall<WaitCalls>("seat_take", room => room.TakeOfferAsync);
        services.AddCall<DocumentCalls>("missing_documents", room => room.MissingAsync);
        services.AddCall<DocumentCalls>("send_document", room => room.SendAsync);
        services.AddCall<LinkCalls>("link_code", room => room.MakeAsync);
        services.AddCall<LinkCalls>("link_check", room => room.CheckAsync);
        services.AddCall<LinkCalls>("link", room => room.JoinAsync);
        services.AddCall<LinkCalls>("links", room => room.ListAsync);
        services.AddCall<PersonCall>("person", room => room.AskAsync);
        services.AddCall<ComplaintCalls>("complain", room => room.FileAsync);
        services.AddCall<ComplaintCalls>("my_complaints", room => room.ListAsync);
        services.AddCall<ComplaintCalls>("complaint_status", room => room.ShowAsync);
        services.AddCall<SurveyCalls>("survey_open", room => room.OpenAsync);
        services.AddCall<SurveyCalls>("survey_answer", room => room.AnswerAsync);
        services.AddCall<SurveyCalls>("survey_detail", room => room.AddAsync);
        services.AddSingleton(new NamedCall("unlink", LinkCalls.LeaveAsync));
        services.AddSingleton(new NamedCall("news", NewsCalls.SetAsync));
        return services;
    }

    private static void AddCall<TRoom>(this IServiceCollection services, string name, Func<TRoom, DialogCaller> carry) where TRoom : notnull =>
        services.AddSingleton(provider => new NamedCall(name, carry(provider.GetRequiredService<TRoom>())));
}
