using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Papers;

/// <summary>Registers the papers.</summary>
public static class PaperServices
{
    /// <summary>Adds <see cref="CheckAddress"/> and <see cref="PaperCheck"/>. Needs storage and the office.</summary>
    /// <exception cref="InvalidOperationException">The public address is faulty.</exception>
    public static IServiceCollection AddPapers(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(CheckAddress.Of(configuration[CheckAddress.Key] ?? configuration[CheckAddress.WebChatKey]))
        .AddSingleton<PaperCheck>();
}
