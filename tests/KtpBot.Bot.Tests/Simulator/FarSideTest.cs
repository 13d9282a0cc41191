namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A test with a far side of its own.</summary>
public abstract class FarSideTest(bool webhook = true) : IAsyncLifetime
{
    protected internal const string Siti = "c1";
    protected internal const string SitisNumber = "6281200000001";
    protected internal const string Budi = "c2";
    protected internal const long BudisId = 5_600_000_002;

    protected FarSide Far { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Far = await FarSide.StartAsync(webhook);

    public async ValueTask DisposeAsync()
    {
        await Far.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
