using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>The webhook: stored first, answered second.</summary>
internal sealed class WhatsAppEndpoints(
    WhatsAppOptions options,
    IIntake intake,
    WhatsAppIds ids,
    WhatsAppReadMarks marks,
    WhatsAppAlarms alarms,
    WhatsAppExchanges exchanges,
    TimeProvider time,
    ILogger<WhatsAppEndpoints> logger)
{
    private readonly WhatsAppSignature _signature = new(options.AppSecret!);
    private readonly byte[] _verifyToken = Encoding.UTF8.GetBytes(options.VerifyToken!);

    /// <summary>Meta's handshake when the address is registered: the challenge as plain text, or 403.</summary>
    public IResult Handshake(HttpRequest request)
    {
        var token = Encoding.UTF8.GetBytes(request.Query["hub.verify_token"].ToString());
        if (request.Query["hub.mode"] == "subscribe" && CryptographicOperations.FixedTimeEquals(token, _verifyToken))
            return Results.Text(request.Query["hub.challenge"].ToString());
        logger.BadHandshake();
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>401 on a bad signature (nothing is stored), 413 when too long, 503 when storing failed, else 200.</summary>
    public async Task ReceiveAsync(HttpContext http)
    {
        http.Response.StatusCode = await ReceiveAsync(http.Request);
    }

    private async Task<int> ReceiveAsync(HttpRequest request)
    {
        var read = await RequestBody.ReadAsync(request, WhatsAppLimits.WebhookBytes);
        if (read is not { } body)
        {
            logger.TooLong();
            return StatusCodes.Status413PayloadTooLarge;
        }

        using (body)
        {
            if (!_signature.IsValid(body.Bytes.Span, request.Headers["X-Hub-Signature-256"]))
            {
                logger.BadSignature();
                return StatusCodes.Status401Unauthorized;
            }

            var (at, began) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
            var delivery = WhatsAppParser.Parse(body.Bytes, options.PhoneNumberId!, ids, at);
            foreach (var left in delivery.Left) logger.LeftAside(left.Kind, left.Id);
            foreach (var message in delivery.Messages) ids.Remember(message.Message.ExternalId, message.Id);
            var status = await StoreAsync(delivery);
            if (status == StatusCodes.Status200OK) Tell(delivery);
            exchanges.Received(delivery, status, at, began);
            return status;
        }
    }

    // Only what is stored is told on: the rest comes again.
    private void Tell(WhatsAppDelivery delivery)
    {
        if (delivery.Messages.Count > 0) marks.Stored(delivery.Messages);
        foreach (var report in delivery.Reports)
        {
            if (report.Report.State == DeliveryState.Failed) alarms.Failed(report.Code, null);
        }

        foreach (var notice in delivery.Notices) alarms.Told(notice.Notice);
    }

    // The caller's cancellation is left out: what has arrived is stored even if Meta hangs up.
    private async Task<int> StoreAsync(WhatsAppDelivery delivery)
    {
        try
        {
            if (delivery.Messages.Count > 0) await intake.AcceptAsync([.. delivery.Messages.Select(message => message.Message)], CancellationToken.None);
            if (delivery.Reports.Count > 0) await intake.ReportAsync([.. delivery.Reports.Select(report => report.Report)], CancellationToken.None);
            return StatusCodes.Status200OK;
        }
        catch (Exception error)
        {
            // An edge: whatever went wrong in storing, Meta must deliver again.
            logger.NotStored(error);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }
}
