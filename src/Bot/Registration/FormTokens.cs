using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KtpBot.Core.Imaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Registration;

/// <summary>What one opened form remembers between two sendings; it travels sealed in the form itself, so the server keeps nothing.</summary>
/// <param name="Id">Random; names the one case that comes of the form.</param>
/// <param name="Service">The service it was opened for.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="Files">Files that came earlier, by document.</param>
/// <param name="Seen">What was remarked on before, by field: sent again unchanged it is taken.</param>
internal sealed record FormMemory(Guid Id, string Service, DateTime OpenedAt, Dictionary<string, HeldFile> Files, Dictionary<string, string> Seen);

/// <summary>A file that lies sealed in the store and waits for its form; without a row of its own the sweep takes it when the form is never sent.</summary>
internal sealed record HeldFile(Guid Id, string MimeType, long Size, byte[] Sha256, int? Width, int? Height, PhotoVerdict? Verdict, PhotoLook? Look, DateTime At);

/// <summary>Opens the page that tells of one case, for a while.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Until">UTC.</param>
internal sealed record ResultPass(long CaseId, DateTime Until);

/// <summary>Seals what the pages hand out and opens what comes back; anything changed, foreign or of another use opens as nothing.</summary>
internal sealed class FormTokens(FieldCipher cipher, TimeProvider clock)
{
    /// <summary>How long an opened form can be sent.</summary>
    public static readonly TimeSpan FormLife = TimeSpan.FromHours(12);

    /// <summary>How long number and receipt can be fetched.</summary>
    public static readonly TimeSpan ResultLife = TimeSpan.FromHours(48);

    private const int Longest = 16 * 1024;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public FormMemory New(string service) => new(Guid.NewGuid(), service, Now, [], []);

    public string Seal(FormMemory memory) => Seal("form", JsonSerializer.Serialize(memory, RegistrationJson.Default.FormMemory));

    /// <returns>Null for none of ours, or for another service.</returns>
    public FormMemory? Open(string? token, string service) =>
        Unseal("form", token) is { } json && JsonSerializer.Deserialize(json, RegistrationJson.Default.FormMemory) is { } memory && memory.Service == service ? memory : null;

    public bool IsStale(FormMemory memory) => Now - memory.OpenedAt > FormLife;

    public string Seal(long caseId) => Seal("result", JsonSerializer.Serialize(new ResultPass(caseId, Now + ResultLife), RegistrationJson.Default.ResultPass));

    /// <returns>Null for none of ours, or when its time is over.</returns>
    public ResultPass? OpenResult(string? token) =>
        Unseal("result", token) is { } json && JsonSerializer.Deserialize(json, RegistrationJson.Default.ResultPass) is { } pass && pass.Until > Now ? pass : null;

    private string Seal(string use, string json) => Base64Url.EncodeToString(cipher.Seal(Encoding.UTF8.GetBytes(use + "\n" + json)));

    private string? Unseal(string use, string? token)
    {
        if (token is not { Length: > 0 and < Longest } || !Base64Url.IsValid(token)) return null;
        try
        {
            var text = cipher.OpenText(Base64Url.DecodeFromChars(token));
            return text.StartsWith(use + "\n", StringComparison.Ordinal) ? text[(use.Length + 1)..] : null;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return null; // Changed on the way, or not ours.
        }
    }
}

[JsonSerializable(typeof(FormMemory))]
[JsonSerializable(typeof(ResultPass))]
internal sealed partial class RegistrationJson : JsonSerializerContext;
