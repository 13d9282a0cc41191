using KtpBot.Backoffice.Security;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;

namespace KtpBot.Backoffice.Live;

/// <summary>The addresses that open pages ask every few seconds. Same roles as the pages themselves.</summary>
internal static class LiveEndpoints
{
    public static IServiceCollection AddLive(this IServiceCollection services) => services.AddScoped<LiveVersions>();

    public static void MapLive(this WebApplication app)
    {
        app.MapGet("/langsung/berkas", async (LiveVersions live, CancellationToken ct) => Answer(await live.ListAsync(ct)))
            .RequireAuthorization(AccessPolicy.Cases);
        app.MapGet("/langsung/berkas/{id:long}", async (long id, LiveVersions live, CancellationToken ct) => Answer(await live.CaseAsync(id, ct)))
            .RequireAuthorization(AccessPolicy.Cases);
        app.MapGet("/langsung/antrean", async (LiveVersions live, QueueBoard board, KtpBotDb db, CancellationToken ct) => Answer(await live.QueueAsync(await board.VersionAsync(db, ct), ct)))
            .RequireAuthorization(AccessPolicy.Cases);
        app.MapGet("/langsung/layar/{code}", async (string code, QueueBoard board, ScreenCode screen, KtpBotDb db, CancellationToken ct) =>
            await screen.OpensAsync(db, code, ct) ? Results.Text(await board.VersionAsync(db, ct)) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/langsung/percakapan", async (LiveVersions live, CancellationToken ct) => Answer(await live.ChatsAsync(ct)))
            .RequireAuthorization(AccessPolicy.Chat);
        app.MapGet("/langsung/percakapan/{id:long}", async (long id, LiveVersions live, CancellationToken ct) => Answer(await live.ChatAsync(id, ct)))
            .RequireAuthorization(AccessPolicy.Chat);
        app.MapGet("/langsung/kanal", async (LiveVersions live, CancellationToken ct) => Answer(await live.ChannelsAsync(ct)))
            .RequireAuthorization(AccessPolicy.Channels);
        app.MapGet("/langsung/gangguan", async (LiveVersions live, CancellationToken ct) => Answer(await live.AlarmsAsync(ct)))
            .RequireAuthorization(AccessPolicy.Channels);
    }

    private static IResult Answer(LiveMark? mark) => mark is null ? Results.NotFound() : Results.Text(mark.Version);
}
