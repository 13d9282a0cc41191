using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Queueing;

/// <summary>Registers the day's queue.</summary>
public static class QueueServices
{
    /// <summary>Adds <see cref="QueueDesk"/>, <see cref="QueueBoard"/>, <see cref="TicketPrinter"/> and <see cref="ScreenCode"/>. Needs storage, the office, its texts and the papers.</summary>
    public static IServiceCollection AddQueueing(this IServiceCollection services) => services
        .AddSingleton<QueueDesk>()
        .AddSingleton<QueueBoard>()
        .AddSingleton<TicketPrinter>()
        .AddSingleton<ScreenCode>();
}
