using KtpBot.Bot.Channels;
using KtpBot.Core.Papers;

namespace KtpBot.Bot.Papers;

/// <summary>The public page on which anybody checks a paper.</summary>
internal static class CheckServices
{
    /// <summary>Adds the page at <see cref="CheckAddress.Path"/>. Needs storage, the office and its texts.</summary>
    public static IServiceCollection AddPaperCheck(this IServiceCollection services) => services
        .AddSingleton<CheckLimits>()
        .AddSingleton<CheckPage>()
        .AddSingleton<CheckEndpoints>()
        .AddSingleton(new ChannelRoutes(app => app.Services.GetRequiredService<CheckEndpoints>().Map(app)));
}
