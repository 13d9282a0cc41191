using System.Globalization;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>
/// Without any provider's form: what the bot says is written down as it is. Two processes work on the same storage and take turns
/// step by step, so that nothing but the rows carries a conversation on.
/// </summary>
internal sealed class InsideStage(Action<string, string>? entered = null) : PlayStage
{
    private readonly Mouth _mouth = new();
    private readonly string[] _addresses = ["", "", ""];
    private readonly long[] _taken = [0, 0, 0];
    private string _language = "id";
    private int _messages;
    private int _step;

    public override string Channel => "";

    public override PlayHost Host => Hosts[_step % Hosts.Count];

    public override Task NextStepAsync(int step)
    {
        _step = step;
        return Task.CompletedTask;
    }

    public override Task SayAsync(int phone, string words) => AcceptAsync(phone, new TextIn(words));

    public override Task TapAsync(int phone, BubbleChoice choice, Bubble of) => AcceptAsync(phone, new ChoiceIn(choice.Id!, choice.Title));

    public override Task SendAsync(int phone, IReadOnlyList<PlayPhoto> photos)
    {
        var group = photos.Count > 1 ? photos[0].Id : null;
        return AcceptAsync(phone, [.. photos.Select(photo => new MediaIn(photo.Id, PlayPhotos.TypeOf(photo.Id), null, photo.Caption, GroupId: group))]);
    }

    public override Task DoAsync(int phone, string deed) => AcceptAsync(phone, deed switch
    {
        "mulai" => new OpenedIn(null),
        "lokasi" => new LocationIn(-7.4, 112.76),
        "nomor sendiri" => new ContactIn($"+6281234567890"),
        "stiker" => new UnsupportedIn("sticker"),
        "pesan suara" => new UnsupportedIn("voice"),
        _ when deed.StartsWith("mulai ", StringComparison.Ordinal) => new OpenedIn(deed[6..]),
        _ when deed.StartsWith("ubah: ", StringComparison.Ordinal) => new EditedIn(deed[6..]),
        _ => throw new InvalidDataException($"({deed}) is nothing a citizen can do."),
    });

    public override async Task<IReadOnlyList<Bubble>> TakeAsync(int phone)
    {
        await using var db = Open();
        var index = TestKeys.Cipher.OfAddress(ChannelKind.Telegram, _addresses[phone]);
        var rows = await db.OutboxMessages.Where(m => m.Id > _taken[phone] && m.State == DeliveryState.Sent)
            .Join(db.Conversations.Where(c => c.AddressIndex == index), m => m.ConversationId, c => c.Id, (m, _) => m)
            .OrderBy(m => m.Id).Select(m => new { m.Id, m.Content }).ToListAsync();
        if (rows.Count > 0) _taken[phone] = rows[^1].Id;
        return [.. rows.Select(row => Bubble.Of(MessagingJson.ReadOutgoing(row.Content)))];
    }

    protected override async Task<IReadOnlyList<PlayHost>> StartHostsAsync(PlayDialogs dialogs)
    {
        var hosts = new List<PlayHost>();
        foreach (var node in (string[])["satu", "dua"])
            hosts.Add(await PlayHost.StartAsync(Storage, Clock, dialogs, [$"--Node:Name={node}"], entered, builder => builder.Services.AddSingleton<IChannel>(_mouth)));
        return hosts;
    }

    protected override Task NewPhonesAsync(PlayScript script)
    {
        _language = script.Language;
        for (var phone = 1; phone <= 2; phone++) (_addresses[phone], _taken[phone]) = (NewAddress().ToString(CultureInfo.InvariantCulture), 0); // Every office counts its rows itself.
        return Task.CompletedTask;
    }

    private Task AcceptAsync(int phone, params IncomingContent[] contents) => Host.Services.GetRequiredService<IIntake>().AcceptAsync(
        [.. contents.Select(content => new IncomingMessage(
            ChannelKind.Telegram, string.Create(CultureInfo.InvariantCulture, $"{_addresses[phone]}-{++_messages}"), _addresses[phone], "Warga", Clock.Now, content, _language))],
        CancellationToken.None);

    /// <summary>Takes everything; what was sent is read from the rows, where it stands once, whichever process sent it.</summary>
    private sealed class Mouth : IChannel
    {
        public ChannelKind Kind => ChannelKind.Telegram;

        public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
            Task.FromResult<SendResult>(new Accepted(string.Create(CultureInfo.InvariantCulture, $"m{message.Id}")));

        public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) =>
            Task.FromResult<FetchResult>(new Fetched(PlayPhotos.Bytes(media.MediaId), PlayPhotos.TypeOf(media.MediaId)));
    }
}
