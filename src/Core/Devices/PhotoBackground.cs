namespace KtpBot.Core.Devices;

/// <summary>Colour behind the person on the photo of a KTP-el.</summary>
public enum PhotoBackground
{
    Blue,
    Red,
}
