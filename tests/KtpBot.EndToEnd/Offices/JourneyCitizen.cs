using KtpBot.Core.Cases;
using KtpBot.EndToEnd.Phones;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.EndToEnd.Offices;

/// <summary>A citizen who reads what the bot asks and answers it, as far as it takes to bring about what a procedure waits for.</summary>
internal sealed class JourneyCitizen(JourneyOffice office, CitizenPhone phone, Applicant applicant)
{
    private const int Patience = 40;

    /// <summary>How somebody asks for a service.</summary>
    private static readonly Dictionary<string, string> Asks = new(StringComparer.Ordinal)
    {
        ["baru"] = "Selamat pagi, saya mau bikin KTP baru",
        ["hilang"] = "KTP saya hilang",
        ["ikd"] = "mau aktivasi ikd",
        ["surat_pengantar"] = "minta surat pengantar ktp",
    };

    /// <summary>What he taps wherever it is offered.</summary>
    private static readonly string[] Taps = ["Setuju, lanjut", "Ajukan aktivasi", "Sudah 17 tahun", "Ya, ajukan", "Diri sendiri", "Sudah pernah", "Android", "Kirim"];

    private IReadOnlyList<BotBubble> _answer = [];

    public Applicant Applicant => applicant;

    /// <summary>The conversation so far, for the message of a failure.</summary>
    public string Play => phone.Play;

    /// <summary>A service that a journey can ask for in chat.</summary>
    public static bool CanAskFor(string service) => Asks.ContainsKey(service);

    /// <summary>Applies, from the first word to the number of the application.</summary>
    public async Task<long> ApplyAsync(string service)
    {
        await SayAsync(Asks[service]);
        for (var turn = 0; turn < Patience; turn++)
        {
            if (_answer.FirstOrDefault(b => b.Text.Contains($"{office.Profile.CaseNumberPrefix}-", StringComparison.Ordinal)) is not null) return await CaseAsync();
            await AnswerAsync(service);
        }

        throw new InvalidOperationException($"No application came about:\n{phone.Play}");
    }

    /// <summary>Sends the photo that a notice asks for.</summary>
    public async Task SendAgainAsync()
    {
        await TapAsync("Kirim foto baru");
        await PhotoAsync();
        Hears("lengkap lagi");
    }

    /// <summary>Books the first place that is offered.</summary>
    public async Task BookAsync()
    {
        await SayAsync("jadwal");
        for (var turn = 0; turn < Patience && !Heard("sudah tercatat"); turn++) await TapAsync(Question().Choices[0]);
        Hears("sudah tercatat");
    }

    /// <summary>Takes the application back.</summary>
    public async Task WithdrawAsync()
    {
        if (_answer.Any(b => b.Choices.Contains("Langsung datang"))) await TapAsync("Langsung datang");
        await SayAsync("batalkan pengajuan saya");
        await TapAsync(office.Texts.Render("batal.confirm-yes", "id"));
        Hears("dibatalkan");
    }

    /// <summary>What has come since he last read; nothing is asked of the bot.</summary>
    public async Task<IReadOnlyList<BotBubble>> ReadAsync()
    {
        await office.RestAsync();
        return await phone.ReadNewAsync();
    }

    private async Task AnswerAsync(string service)
    {
        var asked = Question();
        var words = asked.Text.Replace("*", "", StringComparison.Ordinal);
        if (asked.Choices.FirstOrDefault(Taps.Contains) is { } title) await TapAsync(title);
        else if (words.Contains("Foto 1 dari", StringComparison.Ordinal) || words.Contains("Foto 2 dari", StringComparison.Ordinal)) await PhotoAsync();
        else if (words.Contains("keperluan apa", StringComparison.Ordinal)) await TapAsync("KTP hilang");
        else if (words.Contains("Berapa NIK", StringComparison.Ordinal)) await SayAsync(applicant.Nik);
        else if (words.Contains("Apa alamat e-mail", StringComparison.Ordinal)) await SayAsync("budi.contoh@gmail.com");
        else if (words.Contains("lewat e-mail juga", StringComparison.Ordinal)) await TapAsync("Lewati");
        else if (words.Contains("nomor KK", StringComparison.Ordinal)) await SayAsync(applicant.Kk!);
        else if (words.Contains("nama lengkap", StringComparison.Ordinal)) await SayAsync(applicant.Name);
        else if (words.Contains("nomor HP", StringComparison.Ordinal)) await SayAsync(applicant.Phone!);
        else throw new InvalidOperationException($"A citizen who applies for {service} does not know what to answer:\n{phone.Play}");
    }

    private BotBubble Question() => _answer.LastOrDefault(b => b.File is null) ?? throw new InvalidOperationException($"The bot did not answer:\n{phone.Play}");

    private bool Heard(string words) => _answer.Any(b => b.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    private void Hears(string words) => Assert.True(Heard(words), $"The citizen should read \"{words}\":\n{phone.Play}");

    private async Task SayAsync(string words)
    {
        await phone.SayAsync(words);
        _answer = await ReadAsync();
    }

    private async Task TapAsync(string title)
    {
        await phone.TapAsync(title);
        _answer = await ReadAsync();
    }

    private async Task PhotoAsync()
    {
        await phone.PhotoAsync("berkas");
        _answer = await ReadAsync();
    }

    private async Task<long> CaseAsync()
    {
        await using var db = office.Rows();
        return await db.Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync();
    }
}
