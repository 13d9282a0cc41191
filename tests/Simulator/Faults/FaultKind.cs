using System.Text.Json.Serialization;

namespace KtpBot.Simulator.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>A send is refused: too many requests.</summary>
    [JsonStringEnumMemberName("429")] TooManyRequests,

    /// <summary>A send is refused: the provider is down.</summary>
    [JsonStringEnumMemberName("5xx")] ServerError,

    /// <summary>A send is never answered and not carried out.</summary>
    [JsonStringEnumMemberName("timeout")] Timeout,

    /// <summary>A send is carried out and never answered: the window in which a repeat is a duplicate.</summary>
    [JsonStringEnumMemberName("timeout-accepted")] TimeoutAccepted,

    /// <summary>A send is refused with the given provider code.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>WhatsApp only: a send is accepted, then reported as failed with the given code.</summary>
    [JsonStringEnumMemberName("failed-status")] FailedStatus,

    /// <summary>A download address answers as if its life were over; the file itself is still there.</summary>
    [JsonStringEnumMemberName("expired-media")] ExpiredMedia,

    /// <summary>The file is unknown when its address is asked for.</summary>
    [JsonStringEnumMemberName("media-404")] MediaMissing,

    /// <summary>A webhook arrives twice.</summary>
    [JsonStringEnumMemberName("duplicate-webhooks")] DuplicateWebhooks,

    /// <summary>A webhook is overtaken by the same citizen's next one.</summary>
    [JsonStringEnumMemberName("reorder-webhooks")] ReorderWebhooks,

    /// <summary>WhatsApp only: read, delivered, sent instead of sent, delivered, read.</summary>
    [JsonStringEnumMemberName("status-reorder")] StatusReorder,

    /// <summary>WhatsApp only: no status at all for a message.</summary>
    [JsonStringEnumMemberName("drop-status")] DropStatus,
}
