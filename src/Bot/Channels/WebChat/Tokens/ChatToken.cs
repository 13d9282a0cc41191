namespace KtpBot.Bot.Channels.WebChat.Tokens;

/// <summary>What a token opens.</summary>
internal enum ChatTokenUse
{
    /// <summary>One conversation, for half an hour.</summary>
    Chat,

    /// <summary>A new chat token for the same conversation, on the device that keeps it.</summary>
    Resume,

    /// <summary>One attachment of one activity.</summary>
    File,
}

/// <summary>The readable side of a token.</summary>
/// <param name="Use">What it opens; a token of one use is worthless for another.</param>
/// <param name="ChatId">The conversation it is bound to.</param>
/// <param name="UserId">The citizen's id in activities, where it was fixed when the token was made.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Origins">The only sites a browser may use it from; null means any.</param>
/// <param name="Sequence">With File: the activity that carries the attachment.</param>
/// <param name="OwnPage">Made for our own page, which says itself when the citizen comes in.</param>
internal sealed record ChatToken(
    ChatTokenUse Use, string ChatId, string? UserId, DateTime ExpiresAt, string[]? Origins = null, int? Sequence = null, bool OwnPage = false);

/// <summary>What became of a presented token.</summary>
internal abstract record TokenVerdict;

internal sealed record TokenGood(ChatToken Token) : TokenVerdict;

/// <summary>Ours, but over.</summary>
internal sealed record TokenExpired : TokenVerdict;

/// <summary>Not made here, changed on the way, or made for another use.</summary>
internal sealed record TokenBad : TokenVerdict;
