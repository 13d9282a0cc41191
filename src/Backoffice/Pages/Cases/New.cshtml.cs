using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>An application by somebody who stands at the counter.</summary>
[Authorize(Policy = AccessPolicy.Intake)]
internal sealed class NewModel(CaseDesk desk, CurrentOfficer officer, RequirementBook requirements, ServiceLabels labels, OfficeProfile office, QueueDesk queue) : PageModel
{
    [BindProperty]
    public NewCaseInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "layanan")]
    public string? Service { get; set; }

    /// <summary>The number of the day that the applicant holds; it is about this application then.</summary>
    [BindProperty(SupportsGet = true, Name = "antrean")]
    public long? Ticket { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<(string Code, string Label)> Services => labels.All;

    public IReadOnlyList<(string Code, string Label)> Documents =>
        [.. (requirements.For(Service ?? "")?.Documents ?? []).Select(d => (d.Id, labels.Document(d.Id)))];

    /// <summary>Asked only where the service looks into the family card.</summary>
    public bool NeedsKk => Asks("kk");

    public bool NeedsEmail => TakesCode || office.EmailNotices is not null;

    /// <summary>The service itself writes to the address.</summary>
    public bool TakesCode => Asks(CaseDetails.Email);

    public void OnGet()
    {
        if (!Services.Any(s => s.Code == Service)) Service = null;
        Input.SubmissionKey = $"loket-{Guid.NewGuid():N}";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (NeedsKk && string.IsNullOrEmpty(Input.Kk)) ModelState.AddModelError("Input.Kk", "Isi nomor KK.");
        if (!ModelState.IsValid || Service is null) return Page();
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Phones.ToE164(Input.Phone);
        var applicant = new Applicant(Input.Nik, Input.Kk ?? "", Input.Name.Trim().ToUpperInvariant(), phone);
        var brought = Input.Brought.Select(code => new SentDocument(code, null)).ToList();
        var outcome = await desk.HandleAsync(new SubmitCase(officer.Actor, Service, applicant, brought, null, Input.SubmissionKey, Details()), cancellationToken);
        if (outcome is DeskDone done)
        {
            var linked = Ticket is { } ticket ? await queue.LinkAsync(ticket, done.CaseId, cancellationToken) : null;
            TempData["Done"] = $"Permohonan {done.Number} sudah dibuat." + linked switch
            {
                QueueDone number => " " + number.OfficerText,
                QueueRefused refused => " " + refused.OfficerText,
                _ => "",
            };
            return Redirect(CaseLinks.Show(done.CaseId));
        }

        Problem = ((DeskRefused)outcome).OfficerText;
        return Page();
    }

    private bool Asks(string document) => requirements.For(Service ?? "")?.Documents.Any(d => d.Id == document) == true;

    private Dictionary<string, string>? Details() =>
        NeedsEmail && !string.IsNullOrWhiteSpace(Input.Email) ? new() { [CaseDetails.Email] = Input.Email.Trim().ToLowerInvariant() } : null;

    internal sealed class NewCaseInput : IValidatableObject
    {
        [Required(ErrorMessage = "Isi NIK."), RegularExpression("[0-9]{16}", ErrorMessage = "NIK harus tepat 16 angka.")]
        public string Nik { get; set; } = "";

        [RegularExpression("[0-9]{16}", ErrorMessage = "Nomor KK harus tepat 16 angka.")]
        public string? Kk { get; set; }

        [Required(ErrorMessage = "Isi nama seperti di KK."), StringLength(60, MinimumLength = 2, ErrorMessage = "Nama 2 sampai 60 huruf.")]
        public string Name { get; set; } = "";

        [StringLength(25)]
        public string? Phone { get; set; }

        [StringLength(254), EmailAddress(ErrorMessage = "Tulis alamat seperti siti.aminah@gmail.com, atau kosongkan.")]
        public string? Email { get; set; }

        /// <summary>Requirement codes that lie on the counter.</summary>
        public List<string> Brought { get; set; } = [];

        [Required, StringLength(64, MinimumLength = 20)]
        public string SubmissionKey { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!string.IsNullOrWhiteSpace(Phone) && Phones.ToE164(Phone) is null) yield return new ValidationResult("Tulis nomor seperti 0812-3456-7890, atau kosongkan.", [nameof(Phone)]);
        }
    }
}
