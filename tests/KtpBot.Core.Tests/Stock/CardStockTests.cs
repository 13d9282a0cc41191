using KtpBot.Core.Cases;
using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Stock;

/// <summary>Blank cards follow the printer: one less for each card that came out, spoiled when staff judge it bad.</summary>
public sealed class CardStockTests
{
    [Theory]
    [DatabaseData]
    public async Task PrintedCards_AreTakenFromTheStock_AndABadOneIsSpoiled(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var desk = new StockDesk(house.Database, house.Clock);
        await house.ReadyToHandOverAsync(); // Nobody counts yet, so nothing is written.

        Assert.Null(await StockAsync(house));
        Assert.Null(await desk.CountAsync(3, null, 1, CancellationToken.None));
        Assert.Null(await desk.ReceiveAsync(2, "BA 12", 1, CancellationToken.None));
        await house.ReadyToHandOverAsync();
        await SpoiledAsync(house);

        Assert.Equal(3, await StockAsync(house));
        Assert.Contains("ada 3", await desk.CountAsync(0, " ", 1, CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(await desk.CountAsync(0, "Hilang saat pindahan", 1, CancellationToken.None));
        Assert.NotNull(await desk.ReceiveAsync(0, null, 1, CancellationToken.None));
        Assert.Equal(0, await StockAsync(house));
        await using var db = house.Rows();
        Assert.Equal((2, true), (await CardStock.PromiseAsync(db, 2, CancellationToken.None)) is var p ? (p.Days, p.CardsGone) : default);
        Assert.Equal(
            [(StockKind.Counted, 3), (StockKind.Received, 2), (StockKind.Used, -1), (StockKind.Used, -1), (StockKind.Used, 1), (StockKind.Spoiled, -1), (StockKind.Counted, -3)],
            (await db.StockMovements.OrderBy(m => m.Id).ToListAsync()).Select(m => (m.Kind, m.Amount)));
    }

    private static async Task SpoiledAsync(DeskHouse house)
    {
        var verified = await house.VerifiedAsync();
        await house.DoAsync(new BiodataEntered(verified.CaseId, Petugas, await house.BiodataOfAsync(verified.CaseId)));
        await house.DoAsync(new DeviceWorkAsked(verified.CaseId, Pencetak, ["PrintCard"]));
        var (job, attempt) = await house.ClaimAsync(verified.CaseId);
        await house.DoAsync(new DeviceReported(verified.CaseId, Loket, job, attempt, true, null, null, []));
        await house.DoAsync(new PrintChecked(verified.CaseId, Pencetak, job, false, "Bergaris"));
    }

    private static async Task<int?> StockAsync(DeskHouse house)
    {
        await using var db = house.Rows();
        return await CardStock.NowAsync(db, CancellationToken.None);
    }
}
