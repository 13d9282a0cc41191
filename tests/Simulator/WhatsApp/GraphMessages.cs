using System.Text.Json;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;
using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.WhatsApp;

/// <summary><c>POST /{version}/{phone-number-id}/messages</c>: what the bot sends, and its read marks.</summary>
public sealed class GraphMessages(
    GraphGate gate, MediaShelf media, TemplateShelf templates, CitizenBook citizens, StatusTrail trail, FaultBook faults,
    IHttpClientFactory http, TimeProvider time)
{
    private static readonly TimeSpan TypingShown = TimeSpan.FromSeconds(25);
    private readonly MessageRules _rules = new(media, templates);
    // From the clock, so that no id comes twice when the Simulator starts again.
    private long _last = time.GetUtcNow().ToUnixTimeSeconds() << 16;

    public async Task HandleAsync(HttpContext context, string version, string phone)
    {
        if ((gate.CheckVersion(version) ?? gate.CheckToken(context.Request) ?? gate.CheckPhone(phone)) is { } refused)
        {
            await GraphGate.RefuseAsync(context.Response, refused);
            return;
        }

        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            await GraphGate.RefuseAsync(context.Response, GraphError.Parameter("The request body is not valid JSON."));
            return;
        }

        using (document)
        {
            var body = document.RootElement;
            if (body.Text("messaging_product") != "whatsapp")
            {
                await GraphGate.RefuseAsync(context.Response, GraphError.Parameter("The parameter messaging_product is required and must be whatsapp."));
            }
            else if (body.Text("status") is { } status)
            {
                await MarkAsync(context, body, status);
            }
            else
            {
                await SendAsync(context, body);
            }
        }
    }

    private async Task SendAsync(HttpContext context, JsonElement body)
    {
        var fault = faults.TakeForSend(ChatChannel.WhatsApp);
        if (fault is { Kind: FaultKind.Timeout })
        {
            await Silence.KeepAsync(context, time);
            return;
        }

        if (fault is not null && Error(fault) is { } error)
        {
            await GraphGate.RefuseAsync(context.Response, error);
            return;
        }

        var to = string.Concat((body.Text("to") ?? "").Where(char.IsAsciiDigit));
        var check = to.Length == 0 ? MessageCheck.Bad("The parameter to is required.")
            : body.Text("recipient_type") is not (null or "individual") ? MessageCheck.Bad("recipient_type must be individual")
            : body.Text("biz_opaque_callback_data") is { Length: > 512 } ? MessageCheck.Bad("biz_opaque_callback_data: at most 512 characters")
            : _rules.Check(body);
        if (check.Error is { } wrong)
        {
            await GraphGate.RefuseAsync(context.Response, wrong);
            return;
        }

        var id = $"wamid.SIMOUT{to}{Interlocked.Increment(ref _last):X12}";
        var citizen = citizens.ByWhatsApp(to);
        var bubble = check.Bubble! with { Id = id, Status = "sent" };
        var opaque = body.Text("biz_opaque_callback_data");
        if (check.Link is null) citizen?.Chat.Add(bubble);
        async Task FollowUp()
        {
            if (check.Link is { } link) await FetchAsync(citizen, bubble, link);
            trail.Report(citizen, to, id, bubble.Kind, opaque);
        }

        if (fault is not null)
        {
            await FollowUp();
            await Silence.KeepAsync(context, time);
            return;
        }

        // Statuses follow the answer, as they mostly do in life; a bot must not need that.
        context.Response.OnCompleted(FollowUp);

        await context.Response.WriteAsJsonAsync(new
        {
            messaging_product = "whatsapp",
            contacts = new[] { new { input = body.Text("to"), wa_id = to } },
            messages = new[] { new { id } },
        });
    }

    private async Task MarkAsync(HttpContext context, JsonElement body, string status)
    {
        var id = body.Text("message_id");
        var citizen = id is null ? null : citizens.All.FirstOrDefault(c => c.Chat.Find(id) is { From: "citizen" });
        if (status != "read" || citizen is null)
        {
            await GraphGate.RefuseAsync(context.Response, GraphError.Parameter("status must be read and message_id a message of a citizen"));
            return;
        }

        citizen.Chat.Change(id!, m => m with { Status = "read" });
        if (body.Child("typing_indicator")?.Text("type") == "text") citizen.Chat.ShowTyping(TypingShown);
        await context.Response.WriteAsJsonAsync(new { success = true });
    }

    private async Task FetchAsync(Citizen? citizen, ChatMessage bubble, string link)
    {
        try
        {
            using var client = http.CreateClient("link");
            using var answer = await client.GetAsync(new Uri(link));
            answer.EnsureSuccessStatusCode();
            var item = media.Put(
                Path.GetFileName(new Uri(link).AbsolutePath), answer.Content.Headers.ContentType?.MediaType ?? "application/octet-stream",
                await answer.Content.ReadAsByteArrayAsync());
            citizen?.Chat.Add(bubble with { Media = item.ForChat() });
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            citizen?.Chat.Add(bubble with { Error = "Media download error", Status = "failed" });
        }
    }

    private static GraphError? Error(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => GraphError.ForCode(130429) with { RetryAfterSeconds = fault.RetryAfterSeconds },
        FaultKind.ServerError => GraphError.ForCode(131016),
        FaultKind.Error => GraphError.ForCode(fault.Code ?? 131000) with { RetryAfterSeconds = fault.RetryAfterSeconds },
        _ => null,
    };
}
