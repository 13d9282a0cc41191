using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>Messages that failed for one cause.</summary>
/// <param name="Reason">The cause in words.</param>
/// <param name="Rows">The newest of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Fresh">How many of the last days can be sent again.</param>
/// <param name="Old">How many older ones could be.</param>
internal sealed record FailedView(string Reason, IReadOnlyList<FailedRow> Rows, int Total, int Fresh, int Old);

/// <summary>One of them; its words are shown in the conversation alone.</summary>
internal sealed record FailedRow(long Id, long ConversationId, long? CaseId, OutboxOrigin Origin, DateTime CreatedAt, string? Error, bool Unreachable, bool NotWanted)
{
    public string From => Origin switch
    {
        OutboxOrigin.Bot => "Asisten",
        OutboxOrigin.Notice => "Pemberitahuan",
        OutboxOrigin.Officer => "Petugas",
    };
}
