using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Registration;

/// <summary>What an applicant types into a form.</summary>
public enum FormField
{
    Name,
    Nik,
    Kk,
    Phone,
    Email,
}

/// <summary>What the check of a typed field says.</summary>
/// <param name="Value">In the form to keep; null when it is refused.</param>
/// <param name="TextKey">The sentence for the citizen: why not, or with a value a remark; null when there is nothing to say.</param>
public sealed record CheckedField(string? Value, string? TextKey);

/// <summary>The conversation's own checks and sentences, for forms: the same answer is taken, or refused in the same words, wherever it is written.</summary>
public static class FormChecks
{
    /// <param name="field">Which field.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="nik">The NIK of the same form, which a KK number must not repeat.</param>
    /// <param name="doubted">The KK number that was doubted before: typed once more it is taken.</param>
    public static CheckedField Check(FormField field, string typed, string? nik = null, string? doubted = null)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (nik is not null) answers["nik"] = nik;
        if (doubted is not null) answers[TextChecks.DoubtedKk] = doubted;
        var check = CheckOf(field);
        var result = TextChecks.Check(check, typed, answers);
        return new CheckedField(result.Value, result.Problem is { } problem ? $"check.{FlowReader.CheckName(check)}.{problem}" : null);
    }

    /// <summary>A KK number that looks like a woman's NIK, which is asked about once.</summary>
    public static bool IsDoubt(CheckedField result) => result is { Value: null, TextKey: "check.kk." + TextChecks.LooksLikeNik };

    private static TextCheck CheckOf(FormField field) => field switch
    {
        FormField.Name => TextCheck.Name,
        FormField.Nik => TextCheck.Nik,
        FormField.Kk => TextCheck.Kk,
        FormField.Phone => TextCheck.Phone,
        FormField.Email => TextCheck.Email,
    };
}
