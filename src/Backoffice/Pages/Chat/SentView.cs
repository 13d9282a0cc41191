using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>What became of a message of ours, and what can still be done about it.</summary>
/// <param name="Step">How far it has come.</param>
/// <param name="At">Since when (UTC); null where only its making is known.</param>
/// <param name="NextAttemptAt">When it is tried again (UTC), while it waits.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why it failed or waits, for officers.</param>
/// <param name="CanResend">Failed, and not sent again yet.</param>
/// <param name="CanWithdraw">Has not left.</param>
/// <param name="CanRestore">Called back, and can wait for its turn again.</param>
/// <param name="Ways">The citizen's other channels that it can take instead.</param>
/// <param name="SentOn">The channel it took instead.</param>
/// <param name="CameFrom">The channel that it should have taken.</param>
internal sealed record SentView(
    MessageStep Step,
    DateTime? At,
    DateTime? NextAttemptAt,
    int Attempts,
    string? Reason,
    bool CanResend,
    bool CanWithdraw,
    bool CanRestore,
    IReadOnlyList<ChatDoor> Ways,
    ChatDoor? SentOn,
    ChatDoor? CameFrom);

/// <summary>Another conversation of the same citizen.</summary>
internal sealed record ChatDoor(long ConversationId, ChannelKind Channel);
