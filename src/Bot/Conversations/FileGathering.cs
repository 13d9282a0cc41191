using System.Data.Common;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// Brings a citizen's files, and gathers those sent at once into one turn. An album that the provider names is waited for, a second
/// after its last file. A file without one is answered as soon as it is there, unless more files came while it was fetched: then
/// the answer waits until no further one has come for a moment. Any other message ends that wait.
/// </summary>
internal sealed class FileGathering(MediaFetcher media, TimeProvider clock, ILogger<FileGathering> logger)
{
    /// <summary>The most an album holds (Telegram: 2 to 10, https://core.telegram.org/bots/api#sendmediagroup).</summary>
    public const int Most = 10;

    /// <summary>Telegram brings the files of an album one by one, within a moment.</summary>
    public static readonly TimeSpan AlbumQuiet = TimeSpan.FromSeconds(1);

    /// <summary>A phone on a slow line sends chosen photos one after another.</summary>
    public static readonly TimeSpan LooseQuiet = TimeSpan.FromSeconds(1.5);

    /// <summary>Whatever still comes, the citizen is not left waiting longer than this for the gathering.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Brings the file of <paramref name="first"/> and of all that belong to it; false when all were delivered before.</summary>
    public async Task<bool> GatherAsync(Lane lane, LaneItem first)
    {
        var items = new List<LaneItem> { first };
        first.Album = items;
        var bringing = new List<Task> { BringAsync(first) };
        if (!first.Resumed) media.ShowWorking(first.Message);
        if (first.GroupId is null) await bringing[0];
        for (var from = 0; from < bringing.Count;)
        {
            await CollectAsync(lane, first, items, bringing);
            from = bringing.Count;
            await Task.WhenAll(bringing);
            Take(lane, first, items, bringing, out _); // What came while the last ones were on their way.
        }

        return items.RemoveAll(item => item.File is null) < bringing.Count;
    }

    /// <summary>Ends when the album is whole, as far as anybody can tell.</summary>
    private async Task CollectAsync(Lane lane, LaneItem first, List<LaneItem> items, List<Task> bringing)
    {
        var began = clock.GetTimestamp();
        var last = began;
        while (true)
        {
            var arrival = lane.Arrival();
            if (Take(lane, first, items, bringing, out var followed)) last = clock.GetTimestamp();
            if (items.Count == Most) return;
            var loose = first.GroupId is null;
            if (loose && (items.Count == 1 || followed)) return;
            var wait = (loose ? LooseQuiet : AlbumQuiet) - clock.GetElapsedTime(last);
            var left = Longest - clock.GetElapsedTime(began);
            if (left < wait) wait = left;
            if (wait <= TimeSpan.Zero) return;
            using var over = new CancellationTokenSource();
            await Task.WhenAny(arrival, Task.Delay(wait, clock, over.Token));
            await over.CancelAsync();
        }
    }

    private bool Take(Lane lane, LaneItem first, List<LaneItem> items, List<Task> bringing, out bool followed)
    {
        var more = lane.TakeWith(first, Most - items.Count, out followed);
        items.AddRange(more);
        if (more.Count > 0) first.Gathered = [.. first.Gathered, .. more];
        foreach (var item in more) bringing.Add(BringAsync(item));
        return more.Count > 0;
    }

    /// <summary>A file whose row could not be stored, or was stored before, stays without content: the provider hears of it, the album goes on.</summary>
    private async Task BringAsync(LaneItem item)
    {
        if (item.Stored is not null)
        {
            try
            {
                item.InboxId = await item.Stored;
            }
            catch (Exception error) when (error is DbException or IOException or TimeoutException or ObjectDisposedException)
            {
                logger.StorageFailed(item.Message.Channel, error);
                return;
            }
        }

        if (item.InboxId is { } inboxId) item.File = await media.BringAsync(inboxId, item.Message.Channel, (Core.Messaging.MediaIn)item.Message.Content);
    }
}
