using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Offices;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>
/// The code in the address of the waiting room's screen. A television cannot sign in and stays on for months, and what it shows is
/// meant for everybody in the room (numbers and counters, never a person), so whoever has the address may see it. The code keeps the
/// rest of the network out; it is short enough for a remote control and is made from the office's key and a running number, so a new
/// one makes the old address worthless.
/// </summary>
public sealed class ScreenCode(Database database, OfficeProfile office)
{
    private const string Book = "layar-antrean";
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 10;

    /// <summary>The code that opens the screen now.</summary>
    public async Task<string> PresentAsync(KtpBotDb db, CancellationToken cancellationToken) =>
        Of(await db.NumberSequences.Where(s => s.Name == Book && s.Year == 0).Select(s => s.Last).SingleOrDefaultAsync(cancellationToken));

    /// <summary>Whether it is that code, compared so that guessing learns nothing from the time it takes.</summary>
    public async Task<bool> OpensAsync(KtpBotDb db, string? code, CancellationToken cancellationToken) =>
        code is { Length: Length } && Same(code, await PresentAsync(db, cancellationToken));

    /// <summary>Makes another code; addresses with the old one open nothing any more.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Numbering.TakeAsync(db, Book, 0, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private string Of(int serial)
    {
        var bytes = database.Cipher.Index(Book, string.Create(CultureInfo.InvariantCulture, $"{office.Id}:{serial}"));
        return string.Concat(bytes.Take(Length).Select(b => Alphabet[b % Alphabet.Length]));
    }
}
