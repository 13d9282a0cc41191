namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A test with a far side of its own.</summary>
public abstract class FarSideTest(bool webhook = true) : IAsyncLifetime
{
    protected const string Siti = "c1";
    protected const string SitisNumber = "6281200000001";
    protected const string Budi = "c2";
    protected const long BudisId = 5_600_000_002;

    protected FarSide Far { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Far = await FarSide.StartAsync(webhook);

    public async ValueTask DisposeAsync()
    {
        await Far.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
