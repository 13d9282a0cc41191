using KtpBot.Simulator.CameraRoll;
using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;
using KtpBot.Simulator.Mail;
using KtpBot.Simulator.Media;
using KtpBot.Simulator.Telegram;
using KtpBot.Simulator.Webhooks;
using KtpBot.Simulator.WhatsApp;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Phone;

/// <summary><c>/sim</c>: faults, camera roll, media, templates, webhooks and the state of both channels.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder sim)
    {
        sim.MapGet("/faults", (FaultBook faults) => faults.All);
        sim.MapPost("/faults", (FaultRequest body, FaultBook faults) =>
        {
            ChatChannel[] channels = body.Channel is { } one ? [one] : [ChatChannel.WhatsApp, ChatChannel.Telegram];
            return channels.Select(c => faults.Add(c, body.Kind, body.Count, body.RetryAfterSeconds, body.Code)).ToList();
        });
        sim.MapDelete("/faults", (FaultBook faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });

        sim.MapGet("/camera-roll", (Roll roll) => roll.Items.Select(i => new { i.Name, i.Title, i.MimeType, i.HasThumbnail, url = $"/sim/camera-roll/{i.Name}" }));
        sim.MapGet("/camera-roll/{name}", (string name, Roll roll) =>
            roll.Find(name) is { } item ? Results.Bytes(item.Bytes(), item.MimeType) : Results.NotFound());
        sim.MapGet("/camera-roll/{name}/thumb", (HttpContext http, string name, Roll roll) =>
        {
            http.Response.Headers.CacheControl = "max-age=3600";
            return roll.Find(name) is { } item && Roll.Thumbnail(item) is { } small ? Results.Bytes(small, "image/jpeg") : Results.NotFound();
        });
        sim.MapGet("/media/{key}", (string key, MediaShelf shelf) =>
            shelf.Find(key) is { } item ? Results.Bytes(item.Bytes, item.MimeType, item.Name) : Results.NotFound());

        sim.MapGet("/templates", (TemplateShelf shelf) => shelf.All);
        sim.MapPost("/templates", (Template template, TemplateShelf shelf) =>
        {
            shelf.Put(template);
            return Results.Ok(template);
        });

        sim.MapPost("/whatsapp/handshake", (Handshake handshake, CancellationToken cancellation) => handshake.TryAsync(cancellation));
        sim.MapPost("/webhooks/retry", (WhatsAppWebhooks whatsApp, TelegramUpdates telegram) =>
        {
            whatsApp.RetryNow();
            telegram.RetryNow();
            return Results.NoContent();
        });
        sim.MapGet("/webhooks", ReadWebhooksAsync);
        sim.MapGet("/telegram/groups", (TelegramGroups groups) => groups.All);
        sim.MapGet("/telegram/commands", (CommandMethods commands) => commands.Shown);
        sim.MapGet("/state", State);
        sim.MapGet("/changes", WaitForChangeAsync);
        sim.MapPost("/reset", (FaultBook faults, CitizenBook book, WhatsAppWebhooks whatsApp, TelegramUpdates telegram, Mailbox mail) =>
        {
            mail.Clear();
            faults.Clear();
            whatsApp.Clear();
            telegram.Clear();
            foreach (var citizen in book.All)
            {
                citizen.Blocked = false;
                citizen.Chat.Clear();
            }

            return Results.NoContent();
        });
    }

    private static async Task<IReadOnlyList<WebhookAttempt>> ReadWebhooksAsync(
        WebhookLog log, ChangeFeed feed, CancellationToken cancellation, long after = 0, double wait = 0)
    {
        await feed.WaitUntilAsync(() => log.Read(after).Count > 0, TimeSpan.FromSeconds(Math.Clamp(wait, 0, 60)), cancellation);
        return log.Read(after);
    }

    private static SimulatorState State(
        ChangeFeed feed, WhatsAppWebhooks whatsApp, TelegramUpdates telegram, WebhookLog log, Handshake handshake, IOptions<WhatsAppOptions> options)
    {
        var (onWhatsApp, onTelegram) = (log.Newest(ChatChannel.WhatsApp), log.Newest(ChatChannel.Telegram));
        return new SimulatorState(
            feed.Revision,
            new ChannelState(options.Value.WebhookUrl, whatsApp.Pending, onWhatsApp is null ? null : onWhatsApp.Status is not null, onWhatsApp),
            new ChannelState(telegram.Webhook?.Url, telegram.Pending, onTelegram is null ? null : onTelegram.Status is not null, onTelegram),
            handshake.Last);
    }

    /// <summary>Answers as soon as anything changed after the given revision, at the latest after 25 seconds.</summary>
    private static async Task<SimulatorState> WaitForChangeAsync(
        ChangeFeed feed, WhatsAppWebhooks whatsApp, TelegramUpdates telegram, WebhookLog log, Handshake handshake,
        IOptions<WhatsAppOptions> options, CancellationToken cancellation, long since = 0, double wait = 25)
    {
        await feed.WaitUntilAsync(() => feed.Revision > since, TimeSpan.FromSeconds(Math.Clamp(wait, 0, 60)), cancellation);
        return State(feed, whatsApp, telegram, log, handshake, options);
    }
}
