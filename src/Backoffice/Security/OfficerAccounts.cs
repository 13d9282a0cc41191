using System.Security.Cryptography;
using KtpBot.Core.Audit;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Security;

/// <summary>Makes and changes officers' accounts. Whatever changes an account ends its running sign-ins.</summary>
internal sealed class OfficerAccounts(KtpBotDb db, IPasswordHasher<Officer> hasher, OfficeProfile office, TimeProvider time)
{
    public const int ShortestPassword = 10;

    /// <summary>Adds an officer. Returns the sentence that says what to correct, or null when it is done.</summary>
    /// <param name="userName">3 to 32 of a-z, 0-9, dot, dash; unique in the office.</param>
    /// <param name="displayName">As it stands in histories.</param>
    /// <param name="roles">Codes of the office's roles, at least one.</param>
    /// <param name="password">At least <see cref="ShortestPassword"/> characters.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<string?> AddAsync(string userName, string displayName, IReadOnlyList<string> roles, string password, CancellationToken cancellationToken)
    {
        var name = userName.Trim().ToLowerInvariant();
        if (name.Length is < 3 or > 32 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')))
            return "Nama pengguna 3–32 karakter: huruf, angka, titik, atau tanda hubung.";
        if (displayName.Trim().Length is < 3 or > 80) return "Isi nama lengkap petugas (3–80 karakter).";
        if ((ProblemWith(roles) ?? ProblemWith(password)) is { } problem) return problem;
        if (await db.Officers.AnyAsync(o => o.UserName == name, cancellationToken)) return "Nama pengguna itu sudah dipakai. Pilih nama lain.";
        var officer = new Officer
        {
            OfficeId = db.OfficeId,
            UserName = name,
            DisplayName = displayName.Trim(),
            PasswordHash = "",
            Roles = string.Join(' ', roles),
            Active = true,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            SecurityStamp = NewStamp(),
        };
        officer.PasswordHash = hasher.HashPassword(officer, password);
        db.Officers.Add(officer);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Sets a new password and lifts a lock.</summary>
    public async Task<string?> ResetAsync(long officerId, string password, CancellationToken cancellationToken)
    {
        if (ProblemWith(password) is { } problem) return problem;
        return await ChangeAsync(officerId, officer =>
        {
            officer.PasswordHash = hasher.HashPassword(officer, password);
            officer.FailedSignIns = 0;
            officer.LockedUntilAt = null;
        }, cancellationToken);
    }

    public async Task<string?> SetRolesAsync(long officerId, IReadOnlyList<string> roles, CancellationToken cancellationToken) =>
        ProblemWith(roles) ?? await ChangeAsync(officerId, officer => officer.Roles = string.Join(' ', roles), cancellationToken);

    /// <summary>The number of a civil servant as it stands below his signature (18 digits); empty takes it away. Running sign-ins go on.</summary>
    public async Task<string?> SetNipAsync(long officerId, string nip, CancellationToken cancellationToken)
    {
        var digits = nip.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length > 0 && (digits.Length != 18 || !digits.All(char.IsAsciiDigit))) return "NIP terdiri dari 18 angka. Kosongkan bila petugas tidak punya NIP.";
        if (await db.Officers.SingleOrDefaultAsync(o => o.Id == officerId, cancellationToken) is not { } officer) return "Petugas tidak ditemukan.";
        officer.Nip = digits.Length == 0 ? null : digits;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    public Task<string?> SetActiveAsync(long officerId, bool active, CancellationToken cancellationToken) =>
        ChangeAsync(officerId, officer => officer.Active = active, cancellationToken);

    /// <summary>The officer's own change: the present password must be right.</summary>
    public async Task<string?> ChangeOwnAsync(long officerId, string present, string password, CancellationToken cancellationToken)
    {
        var officer = await db.Officers.SingleAsync(o => o.Id == officerId, cancellationToken);
        return hasher.VerifyHashedPassword(officer, officer.PasswordHash, present) == PasswordVerificationResult.Failed
            ? "Kata sandi sekarang tidak cocok."
            : await ResetAsync(officerId, password, cancellationToken);
    }

    private string? ProblemWith(IReadOnlyList<string> roles) =>
        roles.Count == 0 ? "Pilih sedikitnya satu peran."
        : roles.Any(r => !office.Roles.Knows(r)) ? $"Peran yang dikenal: {string.Join(", ", office.Roles.All.Select(r => r.Code))}."
        : null;

    private static string? ProblemWith(string password) =>
        password.Length < ShortestPassword ? $"Kata sandi sedikitnya {ShortestPassword} karakter."
        : password.Length > 128 ? "Kata sandi paling panjang 128 karakter."
        : password.Distinct().Count() < 5 ? "Kata sandi terlalu mudah ditebak. Pakai lebih banyak huruf atau angka yang berbeda."
        : null;

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private async Task<string?> ChangeAsync(long officerId, Action<Officer> change, CancellationToken cancellationToken)
    {
        if (await db.Officers.SingleOrDefaultAsync(o => o.Id == officerId, cancellationToken) is not { } officer) return "Petugas tidak ditemukan.";
        change(officer);
        officer.SecurityStamp = NewStamp();
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
