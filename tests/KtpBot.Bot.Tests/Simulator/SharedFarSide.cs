namespace KtpBot.Bot.Tests.Simulator;

/// <summary>One far side for all tests of a class, for tables of cases that leave nothing behind but chats.</summary>
public sealed class SharedFarSide : IAsyncLifetime
{
    public FarSide Far { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Far = await FarSide.StartAsync();

    public async ValueTask DisposeAsync() => await Far.DisposeAsync();
}
