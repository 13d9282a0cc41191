using System.Net;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Papers;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Papers;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.EndToEnd.Offices;

/// <summary>Papers as officers take them from the case page: opened, read, and checked by their QR as anybody could.</summary>
internal sealed class CheckedPapers(JourneyOffice office) : IDisposable
{
    private const int DotsPerInch = 150;

    private static readonly DateTime Pinned = new(2026, 11, 17, 3, 0, 0, DateTimeKind.Utc);

    private readonly HttpClient _public = new() { BaseAddress = office.Bot };

    /// <summary>What there is to take once an outcome has been taken (docs/papers.md), besides the receipt and the forms of the law.</summary>
    public static IEnumerable<PaperKind> After(OfficeCase file, StepOutcome taken)
    {
        if (file.At.Stage == CaseStage.Returned && taken.Kind == OutcomeKind.Return) yield return PaperKind.ReturnLetter;
        if (file.At.Stage == CaseStage.ReadyForPickup) yield return PaperKind.PickupProof;
        if (file.At.Stage == CaseStage.ReadyForPickup && file.Service == "surat_pengantar") yield return PaperKind.CoverLetter;
        if (taken.On == OutcomeTrigger.HandedOver) yield return PaperKind.HandOverProof;
    }

    /// <summary>Presses the button for the paper and takes it home; a letter that went to the citizen's chat by itself is there already.</summary>
    public async Task<TakenPaper> IssueAsync(OfficeCase file, PaperKind kind)
    {
        await using (var db = office.Rows())
        {
            if (kind == PaperKind.CoverLetter && await db.IssuedPapers.AnyAsync(p => p.CaseId == file.Id && p.Kind == kind && p.CancelledAt == null)) return await OpenAsync(file, kind);
        }

        var officer = await file.OfficerAsync(file.At.Roles.Append(file.Procedure.Intake.Roles[0]).First());
        await officer.PressAsync((await officer.OpenAsync(file.Path)).With("kind", kind.ToString()), "kind", kind.ToString());
        return await OpenAsync(file, kind);
    }

    /// <summary>The paper that was issued last, from its link on the case page: words, number and QR hold.</summary>
    public async Task<TakenPaper> OpenAsync(OfficeCase file, PaperKind kind)
    {
        IssuedPaper paper;
        await using (var db = office.Rows()) paper = await db.IssuedPapers.AsNoTracking().Where(p => p.CaseId == file.Id && p.Kind == kind).OrderByDescending(p => p.Id).FirstAsync();
        var officer = await file.OfficerAsync(file.Procedure.Intake.Roles[0]);
        var page = await officer.OpenAsync(file.Path);
        var link = page.Links.FirstOrDefault(l => l.EndsWith($"handler=File&paper={paper.Id}", StringComparison.Ordinal));
        Assert.True(link is not null, $"{file.Path} does not offer the {kind} that was issued.");
        var taken = new TakenPaper(paper.Id, await officer.DownloadAsync(link));
        var words = await PdfTool.TextAsync(taken.Pdf);
        var number = PaperKinds.NumberText(office.Profile, kind, paper.Year, paper.Number);
        Assert.Contains(number, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Kwangsan", office.Profile.Id == "kwangsan" ? "" : words, StringComparison.OrdinalIgnoreCase);
        await IsValidAsync(QrReader.Read(await PdfTool.PictureAsync(taken.Pdf, DotsPerInch)), number, file);
        return taken;
    }

    /// <summary>
    /// The paper as it would look with a code and moments that are the same in every run: its row is set so, and the office draws it again as
    /// it does with a drawing that was cut short.
    /// </summary>
    public async Task<byte[]> PinnedAsync(OfficeCase file, TakenPaper taken)
    {
        await using (var db = office.Rows())
        {
            await db.IssuedPapers.Where(p => p.Id == taken.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Code, "7Q2M8KX4T0RWB93F").SetProperty(p => p.IssuedAt, Pinned).SetProperty(p => p.FileId, (Guid?)null));
            await db.Cases.Where(c => c.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SubmittedAt, Pinned));
            await db.RegisterEntries.Where(r => r.CaseId == file.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.At, Pinned));
            await db.CaseEvents.Where(e => e.CaseId == file.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.At, Pinned));
            await db.Appointments.Where(a => a.CaseId == file.Id && a.ArrivedAt != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.ArrivedAt, Pinned));
        }

        var officer = await file.OfficerAsync(file.Procedure.Intake.Roles[0]);
        var pdf = await officer.DownloadAsync(FormattableString.Invariant($"{file.Path}/surat?handler=File&paper={taken.Id}"));
        await using (var db = office.Rows())
        {
            // Several papers of a test may be pinned, and a code is one paper's alone.
            await db.IssuedPapers.Where(p => p.Id == taken.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Code, CheckCode.New()));
        }

        return pdf;
    }

    public void Dispose() => _public.Dispose();

    private async Task IsValidAsync(string? qr, string number, OfficeCase file)
    {
        Assert.True(qr?.StartsWith(JourneyOffice.PublicUrl + CheckAddress.Path + "/", StringComparison.Ordinal) == true, $"{number}: the QR says \"{qr}\".");
        using var answer = await _public.GetAsync(new Uri(qr![JourneyOffice.PublicUrl.Length..], UriKind.Relative));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(office.Texts.Render("cek.valid", TextBook.DefaultLanguage), html, StringComparison.Ordinal);
        Assert.Contains(number, html, StringComparison.Ordinal);
        Assert.Contains(office.Profile.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Citizen.Applicant.Name, html, StringComparison.OrdinalIgnoreCase);
    }
}

/// <param name="Id">Its row.</param>
/// <param name="Pdf">As it was downloaded.</param>
internal sealed record TakenPaper(long Id, byte[] Pdf);
