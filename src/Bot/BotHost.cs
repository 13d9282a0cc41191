using KtpBot.Bot.Channels;
using KtpBot.Bot.Channels.Email;
using KtpBot.Bot.Channels.Telegram;
using KtpBot.Bot.Channels.WebChat;
using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Bot.Conversations;
using KtpBot.Bot.Conversations.Calls;
using KtpBot.Bot.Jobs;
using KtpBot.Bot.Operations;
using KtpBot.Bot.Papers;
using KtpBot.Bot.Registration;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;

namespace KtpBot.Bot;

/// <summary>The public host: channels in, dialogs, delivery out, timers. Also started in-process by tests.</summary>
public static class BotHost
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Builds the host from arguments, environment and appsettings; throws with a sentence that says what to set.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="more">Registers what comes on top: a channel of one's own, or what a test watches. The last registration counts.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // One line for each room, and one for each channel.
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddOfficeData(builder.Configuration);
        builder.Services.AddProcedures(builder.Configuration);
        builder.Services.AddCaseDesk();
        builder.Services.AddPapers(builder.Configuration);
        builder.Services.AddPaperCheck();
        builder.Services.AddRegistration();
        builder.Services.AddDialogCalls();
        builder.Services.AddConversations(builder.Configuration);
        builder.Services.AddWhatsApp(builder.Configuration);
        builder.Services.AddTelegram(builder.Configuration);
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddEmail(builder.Configuration);
        builder.Services.AddJobs(builder.Configuration);
        more?.Invoke(builder);

        var app = builder.Build();
        // Learning from the examples takes a moment; it goes on beside the rest of the start, and the first sentence waits for it if need be.
        var dialogs = app.Services.GetRequiredService<LiveDialogs>();
        _ = Task.Run(dialogs.Book.Intents.Learn);
        dialogs.Watch(app.Services.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(app.Configuration.GetValue("Dialogs:LookSeconds", 2)));
        app.Services.GetRequiredService<Database>().Migrate();
        app.UseWebSockets();
        app.MapOperations();
        ChannelRoutes.MapAll(app);
        return app;
    }
}
