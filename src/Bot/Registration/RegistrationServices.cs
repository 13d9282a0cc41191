using KtpBot.Bot.Channels;

namespace KtpBot.Bot.Registration;

/// <summary>The public form on which a citizen applies without a conversation.</summary>
internal static class RegistrationServices
{
    /// <summary>Adds the pages under /daftar. Needs storage, the office with its dialogs, the case desk, papers and the message path's writer.</summary>
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddSingleton<RegistrationLimits>()
        .AddSingleton<FormTokens>()
        .AddSingleton<PageFrame>()
        .AddSingleton<ChatDoors>()
        .AddSingleton<FormPage>()
        .AddSingleton<RegistrationPages>()
        .AddSingleton<FormJudge>()
        .AddSingleton<RegistrationDesk>()
        .AddSingleton<RegisteredCases>()
        .AddSingleton<RegistrationEndpoints>()
        .AddSingleton(new ChannelRoutes(app => app.Services.GetRequiredService<RegistrationEndpoints>().Map(app)));
}
