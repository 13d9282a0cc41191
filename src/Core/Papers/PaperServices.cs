using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Papers;

/// <summary>Registers the papers.</summary>
public static class PaperServices
{
    /// <summary>Adds <see cref="CheckAddress"/>, <see cref="PaperCheck"/> and <see cref="PaperDesk"/>. Needs storage, the case desk, the office and its texts and requirements.</summary>
    /// <exception cref="InvalidOperationException">The public address is faulty.</exception>
    public static IServiceCollection AddPapers(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(CheckAddress.Of(configuration[CheckAddress.Key] ?? configuration[CheckAddress.WebChatKey]))
        .AddSingleton<PaperCheck>()
        .AddSingleton<PaperDesk>();
}
