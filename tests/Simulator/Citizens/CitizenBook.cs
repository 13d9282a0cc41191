using System.Collections.Concurrent;
using System.Globalization;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Citizens;

/// <summary>Everybody who can chat, by id, by WhatsApp number and by Telegram id.</summary>
public sealed class CitizenBook
{
    private readonly ConcurrentDictionary<string, Citizen> _citizens = new(StringComparer.Ordinal);
    private readonly ChangeFeed _feed;
    private readonly TimeProvider _time;
    private int _last;

    public CitizenBook(ChangeFeed feed, TimeProvider time, IOptions<CitizenOptions> options)
    {
        _feed = feed;
        _time = time;
        if (!options.Value.Demo) return;
        Add("Siti Rahmawati", ChatChannel.WhatsApp);
        Add("Budi Santoso", ChatChannel.Telegram);
        Add("Slamet Riyadi", ChatChannel.WhatsApp);
        Add("Dewi Lestari", ChatChannel.Telegram);
    }

    public IReadOnlyList<Citizen> All => [.. _citizens.Values.OrderBy(c => c.Id.Length).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>Adds a citizen. A missing number or Telegram id is made up; <c>null</c> when the number or id is taken.</summary>
    public Citizen? Add(string name, ChatChannel channel, string? number = null, long? telegramId = null, string? username = null)
    {
        var ordinal = Interlocked.Increment(ref _last);
        number = number is null
            ? string.Create(CultureInfo.InvariantCulture, $"6281200{ordinal:000000}")
            : string.Concat(number.Where(char.IsAsciiDigit));
        // Beyond 32 bits on purpose: real ids are, and a bot that keeps them in an int must fail here.
        var id = telegramId ?? 5_600_000_000 + ordinal;
        if (_citizens.Values.Any(c => c.Channel == channel && (channel == ChatChannel.WhatsApp ? c.Number == number : c.TelegramId == id)))
        {
            return null;
        }

        var citizen = new Citizen(
            string.Create(CultureInfo.InvariantCulture, $"c{ordinal}"), name, channel, number, id, username, new Chat(_feed, _time));
        _citizens[citizen.Id] = citizen;
        _feed.Bump();
        return citizen;
    }

    public Citizen? Find(string id) => _citizens.GetValueOrDefault(id);

    public Citizen? ByWhatsApp(string number) =>
        _citizens.Values.FirstOrDefault(c => c.Channel == ChatChannel.WhatsApp && c.Number == number);

    public Citizen? ByTelegram(long id) =>
        _citizens.Values.FirstOrDefault(c => c.Channel == ChatChannel.Telegram && c.TelegramId == id);

    public bool Remove(string id)
    {
        var removed = _citizens.TryRemove(id, out _);
        if (removed) _feed.Bump();
        return removed;
    }
}
