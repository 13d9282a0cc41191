namespace KtpBot.Core.Devices;

/// <summary>A job of a station that did not come about, together with its policy.</summary>
/// <param name="Code">The reason, for registers and statistics.</param>
/// <param name="Retry">Who may try again.</param>
/// <param name="OperatorText">One or two Indonesian sentences for the officer: what happened and what to do next.</param>
/// <param name="RawReasons">The device's own words (IPP printer-state-reasons and job-state-reasons), kept as they came.</param>
public sealed record DeviceFailure(
    DeviceFailureCode Code,
    DeviceRetry Retry,
    string OperatorText,
    IReadOnlyList<string> RawReasons);
