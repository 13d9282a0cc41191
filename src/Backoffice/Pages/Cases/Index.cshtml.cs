using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

internal sealed class IndexModel(CaseListReader reader, SearchTokens tokens, AuditTrail audit, LiveVersions live, ServiceLabels services, StepBook steps, CurrentOfficer officer) : PageModel
{
    /// <summary>A scanner types the whole address of a paper's QR.</summary>
    public const int LongestSearch = 120;

    public CaseQuery Query { get; private set; } = new();

    public CaseListPage List { get; private set; } = null!;

    public string? Searched { get; private set; }

    public IReadOnlyList<(string Code, string Label)> Services => services.All;

    public IReadOnlyList<(string Key, string Title)> Steps => steps.Choices;

    /// <summary>Some step of this office waits for his approval.</summary>
    public bool Approves => steps.ApprovalKeysFor(officer.Roles).Count > 0;

    public async Task OnGetAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        Query = query;
        Searched = tokens.Open(query.Search);
        ViewData["Live"] = await live.ListAsync(cancellationToken);
        if (Searched is not null) await audit.WriteAsync("case.search", "search:" + CaseSearch.KindOf(Searched), cancellationToken);
        List = await reader.ReadAsync(query, Searched, cancellationToken);
    }

    /// <summary>A search comes as a post and goes on as a sealed word; a single hit opens at once.</summary>
    public async Task<IActionResult> OnPostAsync(string? words, CancellationToken cancellationToken)
    {
        var text = words?.Trim() ?? "";
        if (text.Length is 0 or > LongestSearch) return Redirect(CaseLinks.List);
        var query = new CaseQuery { Search = tokens.Seal(text) };
        var hits = await reader.ReadAsync(query, text, cancellationToken);
        if (hits.Total != 1) return Redirect(CaseLinks.ListOf(query));
        await audit.WriteAsync("case.search", "search:" + CaseSearch.KindOf(text), cancellationToken);
        return Redirect(CaseLinks.Show(hits.Rows[0].Id));
    }

    public string ServiceLabel(string code) => services.Label(code);
}
