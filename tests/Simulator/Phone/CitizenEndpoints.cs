using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Media;
using KtpBot.Simulator.Telegram;

namespace KtpBot.Simulator.Phone;

/// <summary><c>/sim/citizens</c>: who exists, and everything a citizen can do.</summary>
internal static class CitizenEndpoints
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static void MapCitizens(this IEndpointRouteBuilder sim)
    {
        sim.MapGet("/citizens", (CitizenBook book) => book.All.Select(CitizenView.Of));
        sim.MapPost("/citizens", (NewCitizen body, CitizenBook book) => string.IsNullOrWhiteSpace(body.Name)
            ? Refuse("Nama warga kosong.")
            : book.Add(body.Name.Trim(), body.Channel, body.Number, body.TelegramId, body.Username) is { } added
                ? Results.Created($"/sim/citizens/{added.Id}", CitizenView.Of(added))
                : Refuse("Nomor atau id itu sudah dipakai warga lain."));

        var one = sim.MapGroup("/citizens/{id}").AddEndpointFilter(async (call, next) =>
            call.HttpContext.RequestServices.GetRequiredService<CitizenBook>().Find((string)call.HttpContext.Request.RouteValues["id"]!) is null
                ? Results.NotFound(new { error = "Warga ini tidak ada." })
                : await next(call));
        one.MapGet("", (string id, CitizenBook book) => CitizenView.Of(book.Find(id)!));
        one.MapDelete("", (string id, CitizenBook book) => book.Remove(id) ? Results.NoContent() : Results.NotFound());
        one.MapGet("/chat", ReadChatAsync);
        one.MapDelete("/chat", (string id, CitizenBook book) => book.Find(id)!.Chat.Clear());

        Act<TextRequest>(one, "/text", (app, citizen, body) => app.Text(citizen, body.Text));
        Act<TextRequest>(one, "/edit", (app, citizen, body) => app.Edit(citizen, body.Message ?? "", body.Text));
        Act<TapRequest>(one, "/tap", (app, citizen, body) => app.Tap(citizen, body.Id ?? body.Title ?? "", body.Message));
        Act<PlaceRequest>(one, "/location", (app, citizen, body) => app.Location(citizen, body.Latitude, body.Longitude, body.Name));
        Act<ContactRequest>(one, "/contact", (app, citizen, body) => app.Contact(citizen, body.Name, body.Number));
        one.MapPost("/unsupported", (string id, CitizenBook book, PhoneApps apps) => Do(book, apps, id, (app, c) => app.Unsupported(c)));
        one.MapPost("/sticker", (string id, CitizenBook book, PhoneApps apps, MediaShelf shelf) => Do(
            book, apps, id, (app, c) => app.Sticker(c, shelf.Put("stiker.webp", "image/webp", SmallFiles.Sticker()))));
        one.MapPost("/voice", (string id, CitizenBook book, PhoneApps apps, MediaShelf shelf) => Do(
            book, apps, id, (app, c) => app.Voice(c, shelf.Put("suara.ogg", "audio/ogg", SmallFiles.Voice()))));
        one.MapPost("/photo", (HttpRequest request, string id, CitizenBook book, PhoneApps apps, PhoneFiles files) => SendFileAsync(
            request, files, book, apps, id, (app, c, item, caption) => app.Photo(c, item, caption)));
        one.MapPost("/document", (HttpRequest request, string id, CitizenBook book, PhoneApps apps, PhoneFiles files) => SendFileAsync(
            request, files, book, apps, id, (app, c, item, caption) => app.Document(c, item, caption)));
        one.MapPost("/album", (AlbumRequest body, string id, CitizenBook book, PhoneApps apps, PhoneFiles files) =>
        {
            var photos = body.Names.Select(files.Pick).OfType<MediaItem>().ToList();
            return photos.Count < body.Names.Count
                ? Refuse("Ada nama yang tidak ada di galeri.")
                : Do(book, apps, id, (app, c) => app.Album(c, photos, body.Caption));
        });
        one.MapPost("/group", (GroupRequest body, string id, CitizenBook book, TelegramGroups groups) => OfTelegram(
            book, id, citizen => Results.Ok(groups.Add(citizen, body.Title ?? "RT 05 Kwangsan", body.Group))));
        one.MapPost("/group/text", (GroupRequest body, string id, CitizenBook book, TelegramGroups groups) => OfTelegram(book, id, citizen =>
        {
            if (body.Group is not { } number || groups.Find(number) is not { } group || body.Text is not { Length: > 0 } text) return Refuse("Grup itu tidak ada, atau pesannya kosong.");
            groups.Write(citizen, group, text);
            return Results.Ok(group);
        }));
        one.MapPost("/block", (string id, CitizenBook book, PhoneApps apps, ChangeFeed feed) => SetBlocked(book, apps, feed, id, true));
        one.MapPost("/unblock", (string id, CitizenBook book, PhoneApps apps, ChangeFeed feed) => SetBlocked(book, apps, feed, id, false));
    }

    private static void Act<TBody>(RouteGroupBuilder one, string path, Func<IPhoneApp, Citizen, TBody, PhoneOutcome> act) =>
        one.MapPost(path, (TBody body, string id, CitizenBook book, PhoneApps apps) => Do(book, apps, id, (app, c) => act(app, c, body)));

    private static IResult Do(CitizenBook book, PhoneApps apps, string id, Func<IPhoneApp, Citizen, PhoneOutcome> act)
    {
        var citizen = book.Find(id)!;
        var outcome = act(apps.For(citizen), citizen);
        return outcome.Message is { } sent ? Results.Ok(sent) : Refuse(outcome.Refusal!);
    }

    private static IResult OfTelegram(CitizenBook book, string id, Func<Citizen, IResult> act) =>
        book.Find(id)! is { Channel: ChatChannel.Telegram } citizen ? act(citizen) : Refuse("Grup hanya ada di Telegram.");

    private static async Task<IResult> SendFileAsync(
        HttpRequest request, PhoneFiles files, CitizenBook book, PhoneApps apps, string id, Func<IPhoneApp, Citizen, MediaItem, string?, PhoneOutcome> send)
    {
        var (item, caption, refusal) = await files.ReadAsync(request);
        return item is null ? Refuse(refusal!) : Do(book, apps, id, (app, c) => send(app, c, item, caption));
    }

    /// <summary>
    /// <c>after</c> asks for bubbles beyond a position, <c>since</c> for bubbles changed after a revision;
    /// <c>wait</c> holds the answer back, in seconds, until there is at least one.
    /// </summary>
    private static async Task<ChatView> ReadChatAsync(
        string id, CitizenBook book, ChangeFeed feed, CancellationToken cancellation, long after = 0, long since = 0, double wait = 0, string? from = null)
    {
        var chat = book.Find(id)!.Chat;
        IReadOnlyList<ChatMessage> Read() => [.. chat.Read(after, since).Where(m => from is null || m.From == from)];
        var patience = TimeSpan.FromSeconds(Math.Clamp(wait, 0, LongestWait.TotalSeconds));
        await feed.WaitUntilAsync(() => Read().Count > 0, patience, cancellation);
        var rev = chat.Rev;
        return new ChatView(rev, chat.Last, chat.BotIsTyping, Read());
    }

    private static IResult SetBlocked(CitizenBook book, PhoneApps apps, ChangeFeed feed, string id, bool blocked)
    {
        var citizen = book.Find(id)!;
        apps.For(citizen).SetBlocked(citizen, blocked);
        feed.Bump();
        return Results.Ok(CitizenView.Of(citizen));
    }

    private static IResult Refuse(string why) => Results.Json(new { error = why }, statusCode: StatusCodes.Status422UnprocessableEntity);
}
