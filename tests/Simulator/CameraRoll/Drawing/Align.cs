namespace KtpBot.Simulator.CameraRoll.Drawing;

internal enum Align
{
    Left,
    Centre,
    Right,
}
