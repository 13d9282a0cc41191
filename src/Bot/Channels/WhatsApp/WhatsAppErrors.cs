using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>What an answer of the Cloud API means for the message, by <see cref="WhatsAppErrorTable"/>.</summary>
internal static class WhatsAppErrors
{
    /// <summary>The first wait after "too fast to this citizen"; each further one is four times as long.</summary>
    public static readonly TimeSpan PairWait = TimeSpan.FromSeconds(4);

    /// <summary>What only a person can mend is tried again at this distance, so that nothing is lost meanwhile.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan AccountWait = TimeSpan.FromMinutes(1);

    private static readonly WhatsAppErrorRow Unknown = new(-1, ErrorPolicy.Final, "WhatsApp menolak pesan ini. Hubungi warga lewat cara lain.");

    private static readonly FrozenDictionary<int, WhatsAppErrorRow> Single =
        WhatsAppErrorTable.Rows.Where(row => row.To is null).ToFrozenDictionary(row => row.Code);

    private static readonly WhatsAppErrorRow[] Ranges = [.. WhatsAppErrorTable.Rows.Where(row => row.To is not null)];

    /// <summary>The alarms whose trouble is over as soon as any message passes.</summary>
    public static IReadOnlyList<string> StoppingCodes { get; } =
        [.. WhatsAppErrorTable.Rows.Where(row => row.Policy == ErrorPolicy.StopChannel).Select(row => row.AlarmCode)];

    /// <summary>The row of a code, or null for one that we do not know.</summary>
    public static WhatsAppErrorRow? Find(int? code) =>
        code is not { } known ? null : Single.GetValueOrDefault(known) ?? Array.Find(Ranges, row => row.Covers(known));

    /// <summary>The policy for a refused request.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">error.code; 0 also means that authentication failed.</param>
    /// <param name="isTransient">error.is_transient.</param>
    /// <param name="retryAfter">From the header, if any.</param>
    public static SendResult Judge(int status, int? code, bool isTransient, TimeSpan? retryAfter)
    {
        var name = NameOf(status, code);
        return Find(RowCode(status, code)) is not { } row
            ? isTransient || status is 429 or >= 500 ? new TryLater(name, retryAfter) : new Refused(name, Unknown.Reason)
            : row.Policy switch
            {
                ErrorPolicy.Retry or ErrorPolicy.Media => new TryLater(name, retryAfter),
                ErrorPolicy.Pause => new TryLater(name, retryAfter ?? AccountWait, WholeChannel: true),
                ErrorPolicy.Pair => new TryLater(name, retryAfter ?? PairWait),
                ErrorPolicy.StopChannel => new TryLater(name, retryAfter ?? UntilMended, WholeChannel: true),
                ErrorPolicy.Template => new Held(name, row.Reason),
                ErrorPolicy.OtherChannel => new Refused(name, row.Reason, AddressUnreachable: true),
                ErrorPolicy.NotThisWay or ErrorPolicy.Final or ErrorPolicy.FinalAlarm => new Refused(name, row.Reason),
            };
    }

    /// <summary>A refused token is known by its status even where a body is missing.</summary>
    public static int? RowCode(int status, int? code) => code ?? (status == 401 ? 190 : null);

    /// <summary>True when staff must mend something before messages flow again.</summary>
    public static bool NeedsAttention(int? code) => Find(code) is { NeedsAttention: true };

    /// <summary>The reason for staff, in Indonesian.</summary>
    public static string ReasonOf(int? code) => (Find(code) ?? Unknown).Reason;

    /// <summary>What follows from an error that comes as a status, after the message was accepted.</summary>
    public static ReportedFailure FailureOf(int? code) => Find(code)?.Policy switch
    {
        ErrorPolicy.Template => ReportedFailure.WindowClosed,
        ErrorPolicy.OtherChannel => ReportedFailure.Unreachable,
        ErrorPolicy.NotThisWay => ReportedFailure.NotThisWay,
        _ => ReportedFailure.Final,
    };

    public static string CodeText(int code) => code.ToString(CultureInfo.InvariantCulture);

    /// <summary>The code of an error object.</summary>
    public static int? CodeOf(JsonElement error) => error.Number("code"u8) is { } code and >= 0 and <= int.MaxValue ? (int)code : null;

    /// <summary>error.code and error.is_transient of a refusal; no code when it has another form.</summary>
    public static (int? Code, bool IsTransient) Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Object("error"u8) is { } error ? (CodeOf(error), error.IsTrue("is_transient"u8)) : (null, false);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private static string NameOf(int status, int? code) => code is { } known ? CodeText(known) : "http-" + status.ToString(CultureInfo.InvariantCulture);
}
