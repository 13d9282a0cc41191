using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>The satisfaction index of a span of months, on screen and as a table.</summary>
internal sealed class IndexModel(SurveyReader reader, ServiceLabels labels, AuditTrail audit, OfficeClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "dari")]
    public string? FromWord { get; set; }

    [BindProperty(SupportsGet = true, Name = "sampai")]
    public string? UntilWord { get; set; }

    [BindProperty(SupportsGet = true, Name = "layanan")]
    public string? Service { get; set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public SurveyView Survey { get; private set; } = null!;

    public IReadOnlyList<(string Code, string Label)> Services => labels.All;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ReadSpan();
        await audit.WriteAsync("survey.view", Subject, cancellationToken);
        Survey = await reader.ReadAsync(From, Until, Chosen, cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        ReadSpan();
        await audit.WriteAsync("survey.export", Subject, cancellationToken);
        return File(SurveyCsv.Write(await reader.LinesAsync(From, Until, Chosen, cancellationToken), labels.Label), "text/csv; charset=utf-8", $"survei-{Word(From)}-{Word(Until)}.csv");
    }

    public static string Word(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string? Chosen => string.IsNullOrEmpty(Service) ? null : Service;

    private string Subject => $"survey:{Word(From)}:{Word(Until)}";

    private void ReadSpan()
    {
        From = OfficeClock.MonthOf(FromWord) ?? reader.FirstMonth;
        Until = OfficeClock.MonthOf(UntilWord) ?? clock.ThisMonth;
        if (Until < From) (From, Until) = (Until, From);
    }
}
