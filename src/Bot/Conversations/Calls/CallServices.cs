namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Registers the dialog's calls onto the desk.</summary>
internal static class CallServices
{
    public static IServiceCollection AddDialogCalls(this IServiceCollection services)
    {
        services.AddSingleton<NoticeTexts>();
        services.AddSingleton<OwnCases>();
        services.AddSingleton<StatusCalls>();
        services.AddSingleton<SlotCalls>();
        services.AddSingleton<DocumentCalls>();
        services.AddSingleton<PersonCall>();
        services.AddSingleton<ChannelMask>();
        services.AddSingleton<LinkCalls>();
        services.AddSingleton<DialogCalls>();
        services.AddSingleton<DialogCaller>(provider => provider.GetRequiredService<DialogCalls>().CallAsync);
        return services;
    }
}
