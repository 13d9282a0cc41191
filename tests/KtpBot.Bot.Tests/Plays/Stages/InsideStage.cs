using System.Collections.Concurrent;
using System.Globalization;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>
/// Without any provider's form: what the bot says is written down as it is. Two processes work on the same storage and take turns
/// step by step, so that nothing but the rows carries a conversation on.
/// </summary>
internal sealed class InsideStage(Action<string, string>? entered = null) : PlayStage
{
    private readonly Mouth _mouth = new();
    private readonly List<PlayHost> _hosts = [];
    private readonly string[] _addresses = ["", "", ""];
    private string _language = "id";
    private int _messages;
    private int _step;

    public override string Channel => "";

    public override PlayHost Host => _hosts[_step % _hosts.Count];

    protected override IReadOnlyList<PlayHost> Hosts => _hosts;

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

    public override Task<IReadOnlyList<Bubble>> TakeAsync(int phone) => Task.FromResult<IReadOnlyList<Bubble>>([.. _mouth.Take(_addresses[phone]).Select(Bubble.Of)]);

    protected override async Task StartHostsAsync()
    {
        foreach (var node in (string[])["satu", "dua"])
            _hosts.Add(await PlayHost.StartAsync(Storage, Clock, [$"--Node:Name={node}"], entered, builder => builder.Services.AddSingleton<IChannel>(_mouth)));
    }

    protected override Task NewPhonesAsync(PlayScript script)
    {
        _language = script.Language;
        for (var phone = 1; phone <= 2; phone++) _addresses[phone] = NewAddress().ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    private Task AcceptAsync(int phone, params IncomingContent[] contents) => Host.Services.GetRequiredService<IIntake>().AcceptAsync(
        [.. contents.Select(content => new IncomingMessage(
            ChannelKind.Telegram, string.Create(CultureInfo.InvariantCulture, $"{_addresses[phone]}-{++_messages}"), _addresses[phone], "Warga", Clock.Now, content, _language))],
        CancellationToken.None);

    /// <summary>Keeps what would go out, by address.</summary>
    private sealed class Mouth : IChannel
    {
        private readonly ConcurrentDictionary<string, ConcurrentQueue<OutgoingContent>> _said = new();

        public ChannelKind Kind => ChannelKind.Telegram;

        public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            _said.GetOrAdd(message.Address, _ => new()).Enqueue(message.Content);
            return Task.FromResult<SendResult>(new Accepted(string.Create(CultureInfo.InvariantCulture, $"m{message.Id}")));
        }

        public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) =>
            Task.FromResult<FetchResult>(new Fetched(PlayPhotos.Bytes(media.MediaId), PlayPhotos.TypeOf(media.MediaId)));

        public void ShowWorking(IncomingMessage message)
        {
        }

        public IReadOnlyList<OutgoingContent> Take(string address)
        {
            var taken = new List<OutgoingContent>();
            while (_said.TryGetValue(address, out var queue) && queue.TryDequeue(out var content)) taken.Add(content);
            return taken;
        }
    }
}
