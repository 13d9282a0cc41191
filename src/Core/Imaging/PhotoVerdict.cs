namespace KtpBot.Core.Imaging;

/// <summary>Whether the print on a photographed document can be read.</summary>
public enum PhotoVerdict
{
    Good,
    Blurred,
    TooDark,
    TooBright,
}
