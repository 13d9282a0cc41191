using KtpBot.Core.Imaging;

namespace KtpBot.Core.Devices;

/// <summary>What is printed. The pictures are fetched separately and only when they are needed.</summary>
public sealed record CardTask
{
    public required CardFaceText Text { get; init; }

    /// <summary>Draws "CONTOH" over the card. True for every demo office.</summary>
    public required bool Specimen { get; init; }

    /// <summary>Whether a signature can be fetched; without one the space stays empty.</summary>
    public required bool HasSignature { get; init; }
}
