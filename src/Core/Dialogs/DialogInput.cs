using KtpBot.Core.Imaging;

namespace KtpBot.Core.Dialogs;

/// <summary>What can happen to a dialog: a closed family, one input for each turn.</summary>
public abstract record DialogInput;

/// <summary>Plain words.</summary>
public sealed record Heard(string Text) : DialogInput;

/// <summary>A tap on a choice we offered, maybe long ago. <paramref name="Title"/> is what the citizen saw.</summary>
public sealed record Tapped(string ChoiceId, string? Title) : DialogInput;

/// <summary>One file that a citizen sent.</summary>
public abstract record FileInput : DialogInput;

/// <summary>A file that lies safely in the store.</summary>
/// <param name="FileId">The stored file.</param>
/// <param name="MimeType">By content.</param>
/// <param name="Verdict">Null when it is readable; otherwise "buram", "gelap", "terang", "terpotong" or "silau".</param>
/// <param name="Caption">Words that came with it.</param>
/// <param name="Look">What it looks like; whether that is the wrong kind depends on the document it is meant for.</param>
public sealed record FileStored(Guid FileId, string MimeType, string? Verdict, string? Caption, PhotoLook Look = PhotoLook.Unknown) : FileInput;

/// <summary>A file that could not be taken.</summary>
/// <param name="Reason">TooLarge, TooSmall, UnsupportedKind, Broken or Gone.</param>
public sealed record FileRefused(string Reason) : FileInput;

/// <summary>Several files sent at once, in the citizen's order: one turn, and one answer that says what became of each.</summary>
public sealed record FilesGiven(IReadOnlyList<FileInput> Files) : DialogInput;

/// <summary>The provider vouches for the sender's own number.</summary>
public sealed record PhoneShared(string Phone) : DialogInput;

public sealed record PlaceShared(double Latitude, double Longitude) : DialogInput;

/// <summary>The conversation was opened (again). <paramref name="Payload"/> is a deep link's context.</summary>
public sealed record Opened(string? Payload) : DialogInput;

/// <summary>A kind nobody can read here: voice note, sticker, poll.</summary>
public sealed record Unreadable(string Kind) : DialogInput;

/// <summary>An earlier message was changed. <paramref name="Text"/> is null where the provider does not tell the new words.</summary>
public sealed record Edited(string? Text) : DialogInput;

/// <summary>The answer to the call of the turn before.</summary>
public sealed record CallReturned(CallResult Result) : DialogInput;

/// <summary>A form was left for hours: the citizen is reminded of it once.</summary>
public sealed record FormLeft : DialogInput;

/// <summary>The person who holds the conversation has left his desk.</summary>
/// <param name="Opens">When the office opens again, as the citizen reads it; empty while it is open.</param>
public sealed record PersonAway(string Opens) : DialogInput;

/// <summary>The officer gave the conversation back to the bot.</summary>
public sealed record PersonLeft : DialogInput;
