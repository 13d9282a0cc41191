namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A test on its class's far side, emptied before each.</summary>
public abstract class SharedFarSideTest(SharedFarSide shared) : IAsyncLifetime, IClassFixture<SharedFarSide>
{
    protected const string Siti = FarSideTest.Siti;
    protected const string SitisNumber = FarSideTest.SitisNumber;
    protected const string Budi = FarSideTest.Budi;
    protected const long BudisId = FarSideTest.BudisId;

    protected FarSide Far => shared.Far;

    public async ValueTask InitializeAsync() => await Far.EmptyAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
