using KtpBot.Core.Messaging;
using Microsoft.Playwright;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>A short talk that shows everything the page can show.</summary>
internal static class ChatScript
{
    /// <summary>Lets the host answer every message as the office would.</summary>
    public static void Answer(WebChatHost host)
    {
        var outbox = 0L;
        host.Intake.Answer = async message =>
        {
            foreach (var content in Answers(message.Content))
                await host.Channel.SendAsync(new OutgoingMessage(Interlocked.Increment(ref outbox), message.Address, content, null), CancellationToken.None);
        };
    }

    /// <summary>With KTPBOT_PICTURES set to a folder, the steps are kept as pictures.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("KTPBOT_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    private static OutgoingContent[] Answers(IncomingContent said) => said switch
    {
        OpenedIn =>
        [
            new TextOut("Selamat datang di Kantor Desa Kwangsan 👋\nSaya membantu mengurus *KTP-el*: syarat, permohonan, dan kabar sampai siap diambil."),
            new ChoicesOut("Apa yang ingin Anda urus?",
            [
                new Choice("go:baru", "KTP baru", "Pertama kali, usia 17 tahun atau sudah menikah"),
                new Choice("go:hilang", "KTP hilang", "Perlu surat kehilangan dari kepolisian"),
                new Choice("go:rusak", "KTP rusak", "Bawa KTP lama yang rusak"),
                new Choice("go:ubah", "Ubah data", "Alamat, status, pekerjaan, dan lainnya"),
                new Choice("go:status", "Cek status"),
            ]),
        ],
        ChoiceIn => [new TextOut("Baik. Sekarang kirim foto *Kartu Keluarga* (KK).\n- Seluruh lembar masuk foto\n- Tulisan terbaca, tidak silau")],
        MediaIn => [new ChoicesOut("Foto KK sudah kami terima. Lanjut ke dokumen berikutnya?", [new Choice("ya", "Lanjut"), new Choice("ulang", "Ganti foto")])],
        _ => [],
    };
}
