namespace KtpBot.Simulator.CameraRoll;

internal sealed record FamilyMember(
    string Name, string Nik, string Sex, string BirthPlace, string BirthDate, string Work, string Role, string Marriage);
