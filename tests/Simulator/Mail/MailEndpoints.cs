using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace KtpBot.Simulator.Mail;

/// <summary>What came in by mail: <c>/mail</c> for people, <c>/sim/mails</c> for tests.</summary>
internal static class MailEndpoints
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Simulator:Mail");
        builder.Services.AddSingleton<Mailbox>().AddHostedService<MailListener>();
        return builder;
    }

    public static WebApplication MapMail(this WebApplication app)
    {
        app.MapGet("/mail", (Mailbox mailbox) => Results.Content(Page(mailbox), "text/html; charset=utf-8", Encoding.UTF8));
        app.MapGet("/sim/mails", (Mailbox mailbox) => new
        {
            port = mailbox.Port,
            mails = mailbox.All.Select(m => new { m.Id, m.At, m.From, m.To, m.Subject, m.Text, m.Headers, files = m.Files.Select((f, i) => new { f.Name, f.MimeType, url = Url(m, i) }) }),
        });
        app.MapGet("/sim/mails/{id:int}/files/{index:int}", (int id, int index, Mailbox mailbox) =>
            mailbox.Find(id) is { } mail && index >= 0 && index < mail.Files.Count ? Results.Bytes(mail.Files[index].Bytes, mail.Files[index].MimeType, mail.Files[index].Name) : Results.NotFound());
        app.MapDelete("/sim/mails", (Mailbox mailbox) =>
        {
            mailbox.Clear();
            return Results.NoContent();
        });
        return app;
    }

    private static string Url(MailItem mail, int file) => string.Create(CultureInfo.InvariantCulture, $"/sim/mails/{mail.Id}/files/{file}");

    private static string Page(Mailbox mailbox)
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5"><title>Surat masuk warga</title><link rel="icon" href="/favicon.svg">
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;background:#f4f4f2;color:#1c1c1a}
            article{background:#fff;border:1px solid #d8d8d2;border-radius:.6rem;padding:1rem;margin:1rem 0}
            h1{font-size:1.3rem}h2{font-size:1.05rem;margin:0 0 .3rem}p.meta{color:#5a5a55;font-size:.88rem;margin:0 0 .8rem}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}details{margin-top:.8rem;font-size:.85rem}
            </style></head><body><p><a href="/">← Ponsel warga</a></p><h1>Surat masuk warga <small>(simulator, semua fiktif)</small></h1>
            """);
        var mails = mailbox.All;
        if (mails.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{(mailbox.Port == 0
                ? "Server surat tidak dinyalakan (Simulator__Mail__Port)."
                : $"Belum ada surat. Surat yang dikirim ke 127.0.0.1:{mailbox.Port} muncul di sini, untuk alamat siapa pun.")}</p>");
        }

        foreach (var mail in mails.Reverse())
        {
            page.Append(CultureInfo.InvariantCulture, $"<article><h2>{Safe(mail.Subject)}</h2><p class=\"meta\">Dari {Safe(mail.From)}<br>Kepada {Safe(mail.To)} · {mail.At:yyyy-MM-dd HH:mm:ss} UTC</p><pre>{Safe(mail.Text)}</pre>");
            for (var i = 0; i < mail.Files.Count; i++) page.Append(CultureInfo.InvariantCulture, $"<p>📎 <a href=\"{Url(mail, i)}\">{Safe(mail.Files[i].Name)}</a></p>");
            page.Append(CultureInfo.InvariantCulture, $"<details><summary>Kepala surat</summary><pre>{Safe(string.Join('\n', mail.Headers))}</pre></details></article>");
        }

        return page.Append("</body></html>").ToString();
    }

    private static string Safe(string words) => HtmlEncoder.Default.Encode(words);
}
