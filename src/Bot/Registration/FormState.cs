using KtpBot.Core.Dialogs;
using KtpBot.Core.Registration;

namespace KtpBot.Bot.Registration;

/// <summary>Names of the form's fields.</summary>
internal static class FieldNames
{
    public const string Token = "formulir";
    public const string Language = "bahasa";
    public const string OtherLanguage = "ganti";
    public const string Shown = "untuk";
    public const string Consent = "setuju";
    public const string Trap = "situs";

    public static string Answer(string name) => "j-" + name;

    public static string File(string requirement) => "d-" + requirement;

    public static string Of(FormField field) => field switch
    {
        FormField.Name => "nama",
        FormField.Nik => "nik",
        FormField.Kk => "kk",
        FormField.Phone => "hp",
        FormField.Email => "surel",
    };
}

/// <summary>One form between two sendings: what was entered, and what is to be said about it.</summary>
internal sealed class FormState(FormShape shape, FormMemory memory, string language, bool asksEmail)
{
    public FormShape Shape => shape;

    public FormMemory Memory => memory;

    public string Language => language;

    /// <summary>This office writes e-mails; elsewhere nobody is asked for an address that nothing is sent to.</summary>
    public bool AsksEmail => asksEmail;

    public IReadOnlyDictionary<string, string> Answers { get; set; } = new Dictionary<string, string>();

    public bool Consented { get; set; }

    /// <summary>As typed, by <see cref="FieldNames"/>.</summary>
    public Dictionary<string, string> Typed { get; } = new(StringComparer.Ordinal);

    /// <summary>Sentences to be shown beside a field, by its name.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence above everything.</summary>
    public string? Notice { get; set; }

    /// <summary>Why these answers make an application impossible.</summary>
    public string? RefusalKey => shape.Needs.RefusalFor(Answers) is { } refusal ? "requirement.refuse." + refusal : null;

    /// <summary>Every question is answered, so what follows from the answers can be asked.</summary>
    public bool IsOpen => shape.IsAnswered(Answers) && RefusalKey is null;

    public IReadOnlyList<RequiredDocument> Files => IsOpen ? shape.Files(Answers) : [];

    /// <summary>What is shown for these answers: sent back with other answers, the form is looked at once more.</summary>
    public string ShownNow => string.Join(' ', shape.Asked(Answers).Select(q => q.Answer).Concat(Files.Select(d => d.Id)));

    /// <summary>The documents that came, among those that are still asked for.</summary>
    public IReadOnlyDictionary<string, HeldFile> Given => memory.Files.Where(f => Files.Any(d => d.Id == f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
}
