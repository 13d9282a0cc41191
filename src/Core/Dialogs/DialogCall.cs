namespace KtpBot.Core.Dialogs;

/// <summary>Work that the dialog cannot do itself, since it has no database. The names stand in <see cref="DialogCallKinds"/>.</summary>
public sealed record DialogCall(string Name, IReadOnlyDictionary<string, string> Arguments);
