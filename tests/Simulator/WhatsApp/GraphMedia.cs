using System.Collections.Concurrent;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;
using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Upload, look-up, download and deletion of media.</summary>
public sealed class GraphMedia(GraphGate gate, MediaShelf shelf, FaultBook faults, TimeProvider time)
{
    private static readonly TimeSpan AddressLives = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Media, DateTimeOffset Until)> _tickets = new(StringComparer.Ordinal);

    public async Task UploadAsync(HttpContext context, string version, string phone)
    {
        if ((gate.CheckVersion(version) ?? gate.CheckToken(context.Request) ?? gate.CheckPhone(phone)) is { } refused)
        {
            await GraphGate.RefuseAsync(context.Response, refused);
            return;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (CheckForm(form) is { } wrong)
        {
            await GraphGate.RefuseAsync(context.Response, wrong);
            return;
        }

        var file = form.Files["file"]!;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, context.RequestAborted);
        var type = form["type"].ToString();
        var item = shelf.Put(file.FileName, type.Length > 0 ? type : file.ContentType, bytes.ToArray());
        await context.Response.WriteAsJsonAsync(new { id = item.Key });
    }

    public async Task LookUpAsync(HttpContext context, string version, string id)
    {
        var refused = gate.CheckVersion(version) ?? gate.CheckToken(context.Request);
        if (refused is null && context.Request.Query["phone_number_id"] is { Count: > 0 } phone) refused = gate.CheckPhone(phone.ToString());
        var item = shelf.Find(id);
        if (item is null || (refused is null && faults.Take(ChatChannel.WhatsApp, FaultKind.MediaMissing) is not null)) refused ??= GraphError.UnknownObject(id);
        if (refused is not null)
        {
            await GraphGate.RefuseAsync(context.Response, refused);
            return;
        }

        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = (id, time.GetUtcNow() + AddressLives);
        await context.Response.WriteAsJsonAsync(new
        {
            messaging_product = "whatsapp",
            url = $"{context.Request.Scheme}://{context.Request.Host}/graph-media/{id}/{ticket}",
            mime_type = item!.MimeType,
            sha256 = item.Sha256,
            file_size = item.Bytes.Length,
            id,
        });
    }

    public async Task DownloadAsync(HttpContext context, string id, string ticket)
    {
        if (gate.CheckToken(context.Request) is { } refused)
        {
            await GraphGate.RefuseAsync(context.Response, refused);
            return;
        }

        var alive = _tickets.TryGetValue(ticket, out var known) && known.Media == id && time.GetUtcNow() < known.Until
            && faults.Take(ChatChannel.WhatsApp, FaultKind.ExpiredMedia) is null;
        if (!alive || shelf.Find(id) is not { } item)
        {
            _tickets.TryRemove(ticket, out _);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = item.MimeType;
        context.Response.ContentLength = item.Bytes.Length;
        await context.Response.Body.WriteAsync(item.Bytes, context.RequestAborted);
    }

    public async Task DeleteAsync(HttpContext context, string version, string id)
    {
        var refused = gate.CheckVersion(version) ?? gate.CheckToken(context.Request);
        if (refused is null && !shelf.Remove(id)) refused = GraphError.UnknownObject(id);
        if (refused is not null) await GraphGate.RefuseAsync(context.Response, refused);
        else await context.Response.WriteAsJsonAsync(new { success = true });
    }

    /// <summary>Sizes and kinds as in Meta's table of supported media types.</summary>
    private static GraphError? CheckForm(IFormCollection form)
    {
        if (form["messaging_product"] != "whatsapp") return GraphError.Parameter("messaging_product must be whatsapp");
        if (form.Files["file"] is not { } file) return GraphError.Parameter("file is required");
        var type = form["type"].ToString() is { Length: > 0 } named ? named : file.ContentType;
        long? max = type switch
        {
            "image/jpeg" or "image/png" => 5L << 20,
            "image/webp" => 500L << 10,
            _ when type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) => 16L << 20,
            "text/plain" or "application/pdf" or "application/msword" or "application/vnd.ms-excel" => 100L << 20,
            _ when type.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal) => 100L << 20,
            _ => null,
        };
        return max is null ? GraphError.Parameter($"type {type} is not supported")
            : file.Length == 0 ? GraphError.Parameter("file is empty")
            : file.Length > max ? GraphError.ForCode(131053) with { Details = $"file of {file.Length} bytes is larger than {max} bytes" }
            : null;
    }
}
