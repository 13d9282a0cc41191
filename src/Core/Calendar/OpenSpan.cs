namespace KtpBot.Core.Calendar;

/// <summary>A stretch of open time, UTC; <paramref name="Until"/> is the first moment that is no longer open.</summary>
public readonly record struct OpenSpan(DateTime From, DateTime Until);
