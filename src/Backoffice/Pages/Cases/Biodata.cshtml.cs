using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The elements of the card. Unusual ones are pointed out once and may stand.</summary>
internal sealed class BiodataModel(CaseActions actions, KtpBotDb db, OfficeProfile office, OfficeClock clock, AuditTrail audit) : PageModel
{
    [BindProperty]
    public BiodataInput Input { get; set; } = new();

    public long Id { get; private set; }

    public string Number { get; private set; } = "";

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public static IReadOnlyList<string> Sexes { get; } = ["LAKI-LAKI", "PEREMPUAN"];

    public static IReadOnlyList<string> BloodTypes { get; } = ["-", "A", "B", "AB", "O"];

    public static IReadOnlyList<string> Religions { get; } = ["ISLAM", "KRISTEN", "KATOLIK", "HINDU", "BUDDHA", "KHONGHUCU", "KEPERCAYAAN TERHADAP TUHAN YME"];

    public static IReadOnlyList<string> MaritalStatuses { get; } = ["BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, cancellationToken) is { } elsewhere) return elsewhere;
        await audit.WriteAsync("case.biodata", $"case:{id}", cancellationToken);
        await FillAsync(id, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, cancellationToken) is { } elsewhere) return elsewhere;
        if (!ModelState.IsValid) return Page();
        Warnings = BiodataWarnings.Of(Input, clock.Today);
        if (Warnings.Count > 0 && !Input.Compared) return Page();
        return await actions.TellAsync(this, new BiodataEntered(id, actions.Actor, Input.ToBiodata()), "Biodata kartu tersimpan.", cancellationToken);
    }

    private async Task<IActionResult?> HeadAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Cases.Where(c => c.Id == id).Select(c => c.Number).SingleOrDefaultAsync(cancellationToken) is not { } number) return NotFound();
        (Id, Number) = (id, number);
        return await actions.OfferedAsync(id, StepActionKind.EnterBiodata, null, cancellationToken) is null ? CaseActions.MovedOn(this, id) : null;
    }

    private async Task FillAsync(long id, CancellationToken cancellationToken)
    {
        var p = await db.People.AsNoTracking().SingleAsync(x => db.Cases.Any(c => c.Id == id && c.PersonId == x.Id), cancellationToken);
        Input = new BiodataInput
        {
            Nik = p.Nik,
            Kk = p.Kk ?? "",
            Name = p.Name,
            BirthPlace = p.BirthPlace ?? "",
            BirthDate = DateOnly.TryParseExact(p.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : "",
            Sex = p.Sex ?? "",
            BloodType = p.BloodType ?? "-",
            Address = p.Address ?? "",
            RtRw = p.RtRw ?? "",
            Village = p.Village ?? office.Village?.ToUpperInvariant() ?? "",
            District = p.District ?? office.District?.ToUpperInvariant() ?? "",
            Religion = p.Religion ?? "",
            MaritalStatus = p.MaritalStatus ?? "",
            Occupation = p.Occupation ?? "",
            Citizenship = p.Citizenship ?? "WNI",
        };
    }
}
