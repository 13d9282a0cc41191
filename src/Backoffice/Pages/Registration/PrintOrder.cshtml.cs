using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Pages.Cases;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>Whose card is printed next.</summary>
internal sealed class PrintOrderModel(PrintOrderReader reader, ServiceLabels labels, LiveVersions live) : PageModel
{
    public IReadOnlyList<(string Label, IReadOnlyList<PrintLine> Lines)> Groups { get; private set; } = [];

    public int Total { get; private set; }

    public string ServiceLabel(string code) => labels.Label(code);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.ListAsync(cancellationToken);
        (var lines, Total) = await reader.ReadAsync(cancellationToken);
        Groups = [.. lines.GroupBy(l => l.Group).OrderBy(g => g.Key).Select(g => (LabelOf(g.Key), (IReadOnlyList<PrintLine>)[.. g]))];
    }

    private static string LabelOf(PrintGroup group) => group switch
    {
        PrintGroup.First => "1. Pemula",
        PrintGroup.Lost => "2. KTP hilang",
        PrintGroup.Other => "3. Rusak, ubah data, dan lainnya",
    };
}
