namespace KtpBot.Core.Messaging;

/// <summary>Why the bot speaks of its own accord in a conversation, at <see cref="Conversation.WakeAt"/>.</summary>
public enum WakeReason
{
    /// <summary>An unfinished form was left: one friendly reminder.</summary>
    Nudge,

    /// <summary>The officer gave the conversation back: the bot says so and goes on where the dialog stood.</summary>
    HandBack,

    /// <summary>The officer who holds it has not written for long, or the office has closed: the citizen is told and may go on with the bot.</summary>
    Away,
}
