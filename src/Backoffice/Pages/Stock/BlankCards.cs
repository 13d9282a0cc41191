using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;

namespace KtpBot.Backoffice.Pages.Stock;

/// <summary>One line on the list of cases: today's stock of blank cards, or that nobody has counted them.</summary>
[ViewComponent(Name = "BlankCards")]
public sealed class BlankCards(KtpBotDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Stock/BlankCards.cshtml", new BlankCardsView(await CardStock.NowAsync(db, HttpContext.RequestAborted)));
}

/// <summary>Null for an office that never counted.</summary>
public sealed record BlankCardsView(int? Now);
