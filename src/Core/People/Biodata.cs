namespace KtpBot.Core.People;

/// <summary>The elements on the card's face (UU 24/2013 Pasal 64 ayat 1), in capitals as printed.</summary>
public sealed record Biodata(
    string Nik,
    string Kk,
    string Name,
    string BirthPlace,
    DateOnly BirthDate,
    string Sex,
    string BloodType,
    string Address,
    string RtRw,
    string Village,
    string District,
    string Religion,
    string MaritalStatus,
    string Occupation,
    string Citizenship);
