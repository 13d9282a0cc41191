namespace KtpBot.Core.Dialogs;

/// <summary>One thing of a list: a slot, a case, a missing document.</summary>
/// <param name="Id">At most 24 ASCII characters, so that a choice id made from it fits every channel.</param>
/// <param name="Title">At most 24 characters.</param>
/// <param name="Description">At most 72 characters.</param>
public sealed record CallItem(string Id, string Title, string? Description);
