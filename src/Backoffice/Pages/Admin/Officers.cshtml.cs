using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Admin;

/// <summary>Officers' accounts: who may sign in, with which roles.</summary>
internal sealed class OfficersModel(KtpBotDb db, OfficerAccounts accounts, CurrentOfficer me, AuditTrail audit) : PageModel
{
    [BindProperty]
    public OfficerInput Input { get; set; } = new();

    public IReadOnlyList<OfficerRow> Rows { get; private set; } = [];

    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = await accounts.AddAsync(Input.UserName ?? "", Input.DisplayName ?? "", Input.Roles, Input.Password ?? "", cancellationToken);
        if (Problem is null) return await DoneAsync("officer.add", "new", $"Akun {Input.UserName} sudah dibuat.", cancellationToken);
        await ReadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostRolesAsync(long officerId, List<string> roles, CancellationToken cancellationToken) =>
        officerId == me.Id && !roles.Contains(StaffRoles.Admin)
            ? RefuseAsync("Anda tidak bisa mencabut peran admin dari akun sendiri. Minta admin lain.")
            : ChangeAsync("officer.roles", officerId, accounts.SetRolesAsync(officerId, roles, cancellationToken), "Peran tersimpan. Petugas itu perlu masuk lagi.", cancellationToken);

    public Task<IActionResult> OnPostActiveAsync(long officerId, bool active, CancellationToken cancellationToken) =>
        officerId == me.Id
            ? RefuseAsync("Anda tidak bisa menonaktifkan akun sendiri. Minta admin lain.")
            : ChangeAsync("officer.active", officerId, accounts.SetActiveAsync(officerId, active, cancellationToken), active ? "Akun diaktifkan lagi." : "Akun dinonaktifkan; sesi yang berjalan berakhir.", cancellationToken);

    public Task<IActionResult> OnPostNipAsync(long officerId, [StringLength(24)] string? nip, CancellationToken cancellationToken) =>
        ChangeAsync("officer.nip", officerId, accounts.SetNipAsync(officerId, nip ?? "", cancellationToken), "NIP tersimpan. NIP tampil di bawah tanda tangan pada surat.", cancellationToken);

    public Task<IActionResult> OnPostResetAsync(long officerId, string? password, CancellationToken cancellationToken) =>
        ChangeAsync("officer.reset", officerId, accounts.ResetAsync(officerId, password ?? "", cancellationToken), "Kata sandi baru tersimpan. Sampaikan langsung kepada petugasnya.", cancellationToken);

    private async Task<IActionResult> ChangeAsync(string action, long officerId, Task<string?> change, string done, CancellationToken cancellationToken) =>
        await change is { } problem ? await RefuseAsync(problem) : await DoneAsync(action, $"officer:{officerId}", done, cancellationToken);

    private Task<IActionResult> RefuseAsync(string problem)
    {
        TempData["Refused"] = problem;
        return Task.FromResult<IActionResult>(Redirect("/kelola/petugas"));
    }

    private async Task<IActionResult> DoneAsync(string action, string subject, string done, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(action, subject, cancellationToken);
        TempData["Done"] = done;
        return Redirect("/kelola/petugas");
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => Rows =
    [
        .. (await db.Officers.OrderBy(o => o.UserName).Select(o => new { o.Id, o.UserName, o.DisplayName, o.Roles, o.Active, o.LockedUntilAt, o.Nip }).ToListAsync(cancellationToken))
            .Select(o => new OfficerRow(o.Id, o.UserName, o.DisplayName, o.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), o.Active, o.LockedUntilAt, o.Id == me.Id, o.Nip)),
    ];

    internal sealed class OfficerInput
    {
        [StringLength(32)]
        public string? UserName { get; set; }

        [StringLength(80)]
        public string? DisplayName { get; set; }

        public List<string> Roles { get; set; } = [];

        [StringLength(128)]
        public string? Password { get; set; }
    }
}

/// <summary>One account as the page shows it.</summary>
internal sealed record OfficerRow(long Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Active, DateTime? LockedUntilAt, bool IsMe, string? Nip);
