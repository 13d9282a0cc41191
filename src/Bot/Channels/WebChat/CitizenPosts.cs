using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// What a citizen posts: the files first, then the echo that every open window of the chat shows, then the intake. The client gets its
/// answer after all three are durable; a retry passes all three again and changes nothing.
/// </summary>
internal sealed class CitizenPosts(ActivityLog log, ChatStreams streams, IDocumentStore files, IIntake intake)
{
    // A client may post without waiting for the last answer: what is echoed first is also handed over first.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <param name="chatId">The conversation, already authorised.</param>
    /// <param name="userId">Fixed by the token, or null to take the activity's own.</param>
    /// <param name="posted">As the client sent it.</param>
    /// <param name="body">The bytes by which a repetition is recognised when the client gives no id.</param>
    /// <param name="uploads">Files that came with it.</param>
    /// <param name="cancellationToken">Ends the work between two steps; a retry completes it.</param>
    /// <returns>The stored activity, or null when there was nothing to say in it.</returns>
    public async Task<LoggedActivity?> PostAsync(
        string chatId,
        string? userId,
        Activity posted,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<UploadedFile> uploads,
        CancellationToken cancellationToken)
    {
        var key = ActivityKey.OfClient(ClientIdOf(posted), [body, .. uploads.Select(x => (ReadOnlyMemory<byte>)x.Bytes)]);
        var attachments = new List<Attachment>();
        foreach (var (index, upload) in uploads.Index())
        {
            var id = FileId(chatId, key, index, upload.Bytes);
            await files.PutAsync(id, upload.Bytes, cancellationToken);
            attachments.Add(new Attachment(upload.MimeType, ActivityWriting.FileUrl(id), upload.FileName));
        }

        var echo = ActivityReading.WithTappedWords(posted) with
        {
            From = new ChatAccount(userId ?? posted.From?.Id ?? chatId, posted.From?.Name, "user"),
            Attachments = uploads.Count > 0 ? attachments : WithoutAddresses(posted.Attachments),
        };
        if (posted.Type == "message" && ActivityReading.Read(new LoggedActivity(chatId, 0, key.Text, DateTime.UnixEpoch, echo)).Count == 0) return null;

        LoggedActivity stored;
        Task handOver;
        var turn = _turns[(uint)chatId.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            stored = await log.AppendAsync(chatId, key, echo, cancellationToken);
            handOver = HandOverAsync(stored, cancellationToken);
        }
        finally
        {
            turn.Release();
        }

        await handOver;
        // A file is fetched, checked and cleaned after this answer.
        if (uploads.Count > 0) streams.ShowTyping(chatId);
        return stored;
    }

    /// <summary>
    /// Lets the bot greet a client that opened a chat and says nothing, as conversationUpdate does elsewhere. Changes nothing where
    /// anything was ever said, so a chat is greeted once.
    /// </summary>
    /// <param name="chatId">The conversation, already authorised.</param>
    /// <param name="userId">Fixed by the token, or null.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    public async Task GreetAsync(string chatId, string? userId, CancellationToken cancellationToken)
    {
        var coming = new Activity { Type = "event", Name = ActivityReading.Join, From = new ChatAccount(userId ?? chatId, Role: "user") };
        if (await log.AppendFirstAsync(chatId, ActivityKey.OfGreeting, coming, cancellationToken) is { } stored) await HandOverAsync(stored, cancellationToken);
    }

    /// <summary>Gives a stored activity to the intake, which drops what it knows, and wakes the chat's stream.</summary>
    public async Task HandOverAsync(LoggedActivity stored, CancellationToken cancellationToken)
    {
        var messages = ActivityReading.Read(stored);
        if (messages.Count > 0) await intake.AcceptAsync(messages, cancellationToken);
        streams.Wake(stored.ChatId);
    }

    private static string? ClientIdOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    // The same upload sent again lands on the same file instead of leaving a second one behind.
    private static Guid FileId(string chatId, ActivityKey key, int index, byte[] bytes)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes($"{chatId}\0{key.Text}\0{index}\0"));
        digest.AppendData(SHA256.HashData(bytes));
        return new Guid(digest.GetHashAndReset().AsSpan(0, 16));
    }

    // An address that the client made up (a blob: of its own) says nothing to anyone else, and we fetch from nobody.
    private static Attachment[]? WithoutAddresses(IReadOnlyList<Attachment>? attachments) =>
        attachments is { Count: > 0 } ? [.. attachments.Select(x => new Attachment(x.ContentType, null, x.Name))] : null;
}
