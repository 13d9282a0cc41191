using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>In what form a sentence reaches the citizen; each form has its limit.</summary>
internal enum TextForm
{
    Text,
    TextWithChoices,
    ButtonTitle,
    RowTitle,
    RowDescription,
    OpenLabel,
}

/// <summary>One use of a text key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Form">How it is shown.</param>
/// <param name="Place">Where a data file asks for it; null when the code does.</param>
internal sealed record TextUse(string Key, TextForm Form, YamlData? Place)
{
    public int Most => Form switch
    {
        TextForm.Text => DialogLimits.Text,
        TextForm.TextWithChoices => DialogLimits.TextWithChoices,
        TextForm.ButtonTitle => DialogLimits.ButtonTitle,
        TextForm.RowTitle => DialogLimits.RowTitle,
        TextForm.RowDescription => DialogLimits.RowDescription,
        TextForm.OpenLabel => DialogLimits.OpenLabel,
    };
}
