using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Delivery.Mixed;

/// <summary>Both providers' HTTP sides in one: they accept every message, count them by address, and hold an answer back where a phone asks for it.</summary>
internal sealed class MixedProviders : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Phone> _phones = new();

    private MixedProviders(WebApplication app) => _app = app;

    public string Root => _app.Urls.Single();

    public static async Task<MixedProviders> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var providers = new MixedProviders(app);
        app.Run(providers.AnswerAsync);
        await app.StartAsync();
        return providers;
    }

    public Phone Ring(string address, Func<int, bool> holds) => _phones[address] = new Phone(address, holds);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var path = http.Request.Path.Value!;
        http.Response.ContentType = "application/json";
        var body = text.StartsWith('{') ? JsonNode.Parse(text) : null;
        var isTelegram = path.StartsWith("/telegram/", StringComparison.Ordinal);
        var address = isTelegram && path.Split('/')[^1] is "sendMessage" ? body?["chat_id"]?.ToString() : isTelegram ? null : body?["to"]?.ToString();
        if (address is null || !_phones.TryGetValue(address, out var phone))
        {
            await http.Response.WriteAsync(isTelegram ? """{"ok":true,"result":true}""" : """{"success":true}""");
            return;
        }

        var number = await phone.TakeAsync();
        await http.Response.WriteAsync(isTelegram
            ? string.Create(CultureInfo.InvariantCulture, $$$"""{"ok":true,"result":{"message_id":{{{number}}}}}""")
            : $$$"""{"messaging_product":"whatsapp","contacts":[{"input":"{{{address}}}","wa_id":"{{{address}}}"}],"messages":[{"id":"{{{phone.IdOf(number)}}}"}]}""");
    }
}

/// <summary>What has arrived at one citizen.</summary>
internal sealed class Phone(string address, Func<int, bool> holds)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _held;
    private int _arrived;

    public int Arrived
    {
        get
        {
            lock (_gate) return _arrived;
        }
    }

    /// <summary>An answer to the bot is being held back.</summary>
    public bool Holds
    {
        get
        {
            lock (_gate) return _held is not null;
        }
    }

    /// <summary>The provider's id of the message with this number, from 0.</summary>
    public string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"wamid.OUT{address}x{number}");

    public async Task<int> TakeAsync()
    {
        int number;
        TaskCompletionSource? held = null;
        lock (_gate)
        {
            number = _arrived++;
            if (holds(number)) _held = held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (held is not null) await held.Task;
        return number;
    }

    public void Release()
    {
        TaskCompletionSource? held;
        lock (_gate) (held, _held) = (_held, null);
        held?.TrySetResult();
    }
}
