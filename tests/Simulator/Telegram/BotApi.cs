using System.Text.Json;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary><c>/bot{token}/{method}</c>: checks the token, lets faults strike, finds the method.</summary>
internal sealed class BotApi
{
    private readonly TelegramOptions _options;
    private readonly FaultBook _faults;
    private readonly TelegramFiles _files;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Func<TelegramCall, CancellationToken, Task<TelegramAnswer>>> _methods = new(StringComparer.OrdinalIgnoreCase);

    public BotApi(
        IOptions<TelegramOptions> options, FaultBook faults, TelegramFiles files, TimeProvider time,
        SendMethods sends, EditMethods edits, UpdateMethods updates, CommandMethods commands, TelegramGroups groups)
    {
        (_options, _faults, _files, _time) = (options.Value, faults, files, time);
        Add("getMe", _ => TelegramAnswer.Ok(TelegramJson.Bot(_options)));
        Add("sendMessage", call => groups.Find(call) is { } group ? groups.Say(group, call) : sends.Message(call));
        Add("leaveChat", groups.Leave);
        _methods["sendPhoto"] = (call, _) => sends.FileAsync(call, "photo");
        _methods["sendDocument"] = (call, _) => sends.FileAsync(call, "document");
        _methods["sendMediaGroup"] = (call, _) => sends.AlbumAsync(call);
        Add("sendLocation", sends.Location);
        Add("sendVenue", sends.Venue);
        Add("sendChatAction", sends.Action);
        Add("answerCallbackQuery", edits.AnswerCallback);
        Add("editMessageText", edits.EditText);
        Add("editMessageCaption", edits.EditCaption);
        Add("editMessageReplyMarkup", edits.EditMarkup);
        Add("deleteMessage", edits.Delete);
        Add("getFile", files.GetFile);
        _methods["getUpdates"] = updates.GetAsync;
        Add("setWebhook", updates.Set);
        Add("deleteWebhook", updates.Delete);
        Add("getWebhookInfo", _ => updates.Info());
        Add("setMyCommands", commands.Set);
        Add("getMyCommands", commands.Get);
        Add("deleteMyCommands", commands.Delete);

        void Add(string name, Func<TelegramCall, TelegramAnswer> method) => _methods[name] = (call, _) => Task.FromResult(method(call));
    }

    public async Task HandleAsync(HttpContext context, string token, string method)
    {
        if (token != _options.BotToken)
        {
            await WriteAsync(context, new TelegramAnswer(401, null, "Unauthorized"));
            return;
        }

        if (!_methods.TryGetValue(method, out var run))
        {
            await WriteAsync(context, new TelegramAnswer(404, null, "Not Found"));
            return;
        }

        if (await TelegramCall.ReadAsync(context.Request) is not { } call)
        {
            await WriteAsync(context, TelegramAnswer.Bad("can't parse JSON object"));
            return;
        }

        // A fault is asked for to strike a message, not one of the small calls around it.
        var strikes = method.StartsWith("send", StringComparison.OrdinalIgnoreCase) && !method.Equals("sendChatAction", StringComparison.OrdinalIgnoreCase);
        var fault = strikes ? _faults.TakeForSend(ChatChannel.Telegram) : null;
        var refusal = fault is null ? null : Refusal(fault);
        if (refusal is not null)
        {
            await WriteAsync(context, refusal);
            return;
        }

        if (fault is { Kind: FaultKind.Timeout })
        {
            await Silence.KeepAsync(context, _time);
            return;
        }

        var answer = await run(call, context.RequestAborted);
        if (fault is null) await WriteAsync(context, answer);
        else await Silence.KeepAsync(context, _time);
    }

    public async Task DownloadAsync(HttpContext context, string token, string path)
    {
        var item = token == _options.BotToken ? _files.Download(path) : null;
        if (item is null)
        {
            await WriteAsync(context, new TelegramAnswer(404, null, "Not Found"));
            return;
        }

        // Telegram serves every file as a stream of bytes; the kind must be found from the content.
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = item.Bytes.Length;
        await context.Response.Body.WriteAsync(item.Bytes, context.RequestAborted);
    }

    private static TelegramAnswer? Refusal(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => TooMany(fault.RetryAfterSeconds ?? 1),
        FaultKind.ServerError => new TelegramAnswer(502, null, "Bad Gateway"),
        FaultKind.Error => (fault.Code ?? 400) switch
        {
            403 => new TelegramAnswer(403, null, "Forbidden: user is deactivated"),
            401 => new TelegramAnswer(401, null, "Unauthorized"),
            429 => TooMany(fault.RetryAfterSeconds ?? 1),
            var code => new TelegramAnswer(code, null, code >= 500 ? "Internal Server Error" : "Bad Request: simulated refusal"),
        },
        _ => null,
    };

    private static TelegramAnswer TooMany(int seconds) =>
        new(429, null, $"Too Many Requests: retry after {seconds}") { RetryAfterSeconds = seconds };

    private static async Task WriteAsync(HttpContext context, TelegramAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer.ToJson()));
    }
}
