using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>Registers the message corridor: intake, turns, delivery.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new NodeName(configuration["Node:Name"] ?? Environment.MachineName));
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<ConversationRows>();
        services.AddSingleton<WakeTimes>();
        services.AddSingleton<TurnTaker>();
        services.AddSingleton<HolderDesk>();
        services.AddSingleton<TurnDesk>();
        services.AddSingleton<MediaFetcher>();
        services.AddSingleton<FileGathering>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IIntake>(provider => provider.GetRequiredService<Intake>());
        services.AddSingleton<MailDetour>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<OutboxReader>();
        services.AddSingleton<OutboxPump>();
        services.AddChannelLog(configuration);
        services.AddHostedService<InboxRecovery>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxPump>());
        return services;
    }
}
