namespace KtpBot.Core.Devices;

/// <summary>The ten fingers with the numbers of ISO/IEC 19794-4 (1 to 5 right thumb to little finger, 6 to 10 left).</summary>
public enum FingerPosition
{
    RightThumb = 1,
    RightIndex = 2,
    RightMiddle = 3,
    RightRing = 4,
    RightLittle = 5,
    LeftThumb = 6,
    LeftIndex = 7,
    LeftMiddle = 8,
    LeftRing = 9,
    LeftLittle = 10,
}
