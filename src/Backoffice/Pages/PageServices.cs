using KtpBot.Backoffice.Documents;
using KtpBot.Backoffice.Pages.Admin;
using KtpBot.Backoffice.Pages.Bridges;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Pages.Channels;
using KtpBot.Backoffice.Pages.Chat;
using KtpBot.Backoffice.Pages.Complaints;
using KtpBot.Backoffice.Pages.Pauses;
using KtpBot.Backoffice.Pages.Procedures;
using KtpBot.Backoffice.Pages.Queueing;
using KtpBot.Backoffice.Pages.Registers;
using KtpBot.Backoffice.Pages.Registration;
using KtpBot.Backoffice.Pages.Surveys;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Complaints;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Pauses;
using KtpBot.Core.Registration;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KtpBot.Backoffice.Pages;

/// <summary>The Razor pages, their roles by folder and the framework's own sentences in Indonesian.</summary>
internal static class PageServices
{
    public static IServiceCollection AddOfficerPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => AccessPolicy.BindFolders(pages.Conventions))
            .AddMvcOptions(mvc => SpeakIndonesian(mvc.ModelBindingMessageProvider));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddSingleton<SearchTokens>().AddSingleton<StepBook>().AddSingleton<ServiceLabels>().AddSingleton<EventWords>();
        services.AddScoped<CaseListReader>().AddScoped<CaseReader>().AddScoped<ApprovalReader>().AddScoped<CasePeople>().AddScoped<CasePapers>().AddScoped<CaseActions>().AddScoped<FreeSlots>().AddScoped<QueueReader>().AddScoped<NoticePreview>().AddScoped<BoardReader>().AddScoped<CounterFiles>();
        services.AddSingleton<OfficerKnock>().AddSingleton<CannedReplies>();
        services.AddSingleton<WakeTimes>().AddScoped<ChatReader>().AddScoped<LineReader>().AddScoped<ChatDesk>().AddScoped<MessageDesk>().AddScoped<ExchangeReader>().AddScoped<RegisterReader>().AddScoped<BookReader>().AddScoped<PrintedBooks>();
        services.AddScoped<ChannelReader>().AddScoped<FailedMessages>().AddScoped<ChannelDesk>();
        services.AddComplaints().AddScoped<ComplaintReader>().AddScoped<SurveyReader>();
        services.AddPauses().AddScoped<PauseReader>();
        services.AddSingleton<ImportShelf>().AddSingleton<SheetImport>().AddSingleton<FormMappings>().AddScoped<PrintOrderReader>().AddScoped<RegistrationReader>();
        services.AddScoped<BridgeReader>().AddScoped<BridgeListReader>().AddScoped<BridgeLights>().AddScoped<EntrySheetReader>();
        services.AddSingleton<OfficeProcedures>().AddScoped<StepTimes>();
        services.AddScoped<CasePopulation>().AddScoped<SnapshotReader>();
        return services;
    }

    private static void SpeakIndonesian(DefaultModelBindingMessageProvider words)
    {
        words.SetMissingBindRequiredValueAccessor(_ => "Bagian ini wajib diisi.");
        words.SetMissingKeyOrValueAccessor(() => "Bagian ini wajib diisi.");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "Isian belum terkirim. Coba sekali lagi.");
        words.SetValueMustNotBeNullAccessor(_ => "Bagian ini wajib diisi.");
        words.SetValueMustBeANumberAccessor(_ => "Isi dengan angka.");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "Isi dengan angka.");
        words.SetAttemptedValueIsInvalidAccessor((_, _) => "Isian ini belum bisa dibaca. Periksa lagi.");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Isian ini belum bisa dibaca. Periksa lagi.");
        words.SetUnknownValueIsInvalidAccessor(_ => "Isian ini belum bisa dibaca. Periksa lagi.");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Isian ini belum bisa dibaca. Periksa lagi.");
        words.SetValueIsInvalidAccessor(_ => "Isian ini belum bisa dibaca. Periksa lagi.");
    }
}
