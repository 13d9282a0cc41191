using System.Text.RegularExpressions;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Dialogs.Walking;

/// <summary>What a walker does next: answers, interruptions, nonsense, taps on new and old messages, things twice and in the wrong order.</summary>
internal sealed partial class WalkInputs(Random random, WalkCanary own)
{
    private const int MostRemembered = 60;

    private static readonly string[] Nonsense =
    [
        "xyzzy", "🙏🙏", "", "   ", "{number}", "*_~`", "go:menu", "\u0000\u202e", new('a', 5000), "١٢٣", "a.b.c", "-5", "0", "99", "blablabla", "?", "!!!", "\n\n", "#", "#KTP#", "#batal",
        "cek#ktp#3515175708900001", "# ktp # rusak", "cek status KWS-2026-000001", "salah", "gak jadi", "eh bukan rusak, hilang", "maksud saya ubah data", "nama saya Siti hp 0812-3456-7890",
        "kartuku kok ngene yo", "ktp hilang, bayar berapa, buka jam berapa?", "besok jam 9 pagi", "mau rekam senin depan jam 8", "jadwal rekam sama cek status", "tgl 24", "bukan itu",
        "KWS-2026-000001", "ADU-2026-0001", "0000000000000000", "123456789012345678901234567890", "hubungkan 1234 5678", "1234 5678", "3515", "31-02-2026", "jam 25",
    ];

    private static readonly string[] Answers =
    [
        "setuju", "tidak", "ya", "1", "2", "3", "4", "9", "10", "satu", "lanjut", "nanti", "batal", "kembali", "menu", "petugas", "ulang", "kirim", "ubah", "bawa", "pakai", "foto ulang", "lewati",
        "sudah", "belum", "sudah 17", "3515171208900002", "0812 3456 7890", "0001", "besok", "senin depan", "jam 9 pagi", "halo", "terima kasih", "stop", "mulai lagi", "salah", "eh bukan rusak, hilang", "setuju", "ya",
    ];

    private static readonly string[] Photos = ["", "", "", "buram", "gelap", "!TooSmall", "!Gone", "=KK", "=surat kehilangan", "=berapa biaya?", "=cek status", "=ktp saya hilang"];

    private static readonly string[] Kinds = ["sticker", "voice", "video", "poll"];

    /// <summary>Sentences as citizens write them, and every command word.</summary>
    private static readonly string[] Sentences =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "intents"), "contoh*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => Example().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value),
    ];

    private static readonly string[] Commands =
    [
        .. File.ReadLines(RepositoryRoot.File("dialogs", "intents", "perintah.yaml")).Select(line => Listed().Match(line)).Where(match => match.Success)
            .SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Select(word => word.Trim('"')),
    ];

    private static readonly string[] Flows =
        [.. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "flows"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    private static readonly HashSet<(string, string)> WordSteps = [.. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "flows"), "*.yaml").SelectMany(ReadWordSteps)];

    private readonly List<Choice> _old = [];
    private IReadOnlyList<Choice> _offered = [];
    private int _files;

    public static IReadOnlyList<string> Languages { get; } = [.. Directory.EnumerateDirectories(RepositoryRoot.File("dialogs", "text")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>True where a step waits for words or photos.</summary>
    public static bool AsksForWords((string Flow, string Step) step) => WordSteps.Contains(step);

    /// <summary>Remembers what can be tapped from now on.</summary>
    public void Offered(IReadOnlyList<OutgoingContent> messages)
    {
        _offered = messages.OfType<ChoicesOut>().LastOrDefault()?.Choices ?? [];
        _old.AddRange(_offered);
        if (_old.Count > MostRemembered) _old.RemoveRange(0, _old.Count - MostRemembered);
    }

    /// <summary>One input; now and then the same one twice, or two in the wrong order.</summary>
    public IReadOnlyList<(DialogInput Input, string Shown)> Next()
    {
        var first = One();
        return random.Next(12) switch
        {
            0 => [first, first],
            1 => [One(), first],
            _ => [first],
        };
    }

    private (DialogInput, string) One()
    {
        switch (random.Next(24))
        {
            case 0 or 1: return Photo(Photos[random.Next(4)]);
            case 2:
                var photos = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Photos[random.Next(Photos.Length)]).ToList();
                return (new FilesGiven([.. photos.Select(photo => (FileInput)Photo(photo).Item1)]), $"(album: {string.Join(", ", photos)})");
            case 3: return (new Unreadable(Kinds[random.Next(Kinds.Length)]), "(tidak terbaca)");
            case 4:
                return random.Next(5) switch
                {
                    0 => (new PhoneShared("+6281234567890"), "(nomor)"),
                    1 => (new PlaceShared(-7.4, 112.7), "(lokasi)"),
                    2 => (new Opened(random.Next(2) == 0 ? null : Flows[random.Next(Flows.Length)]), "(mulai)"),
                    3 => (new FormLeft(), "(pengingat)"),
                    _ => (new Edited(random.Next(3) == 0 ? null : Words()), "(diubah)"),
                };
            case 5: return Tap($"go:{Flows[random.Next(Flows.Length)]}{(random.Next(3) == 0 ? $":{own.CaseId(random.Next(3))}" : "")}");
            case 6 when _old.Count > 0: return Tap(_old[random.Next(_old.Count)].Id);
            case 7: return Tap(random.Next(3) switch { 0 => "x", 1 => "menu.pilih.hantu", _ => $"go:status:{WalkCanary.Stranger}" });
            case <= 16 when _offered.Count > 0:
                var choice = _offered[random.Next(_offered.Count)];
                return random.Next(3) == 0 ? Said(choice.Title) : Tap(choice.Id);
            default: return Said(Words());
        }
    }

    private string Words() => random.Next(9) switch
    {
        0 => Nonsense[random.Next(Nonsense.Length)],
        1 => Sentences[random.Next(Sentences.Length)],
        2 => Commands[random.Next(Commands.Length)],
        3 => own.Nik,
        4 => own.Name,
        5 when random.Next(2) == 0 => $"#KTP#{own.Nik}#3515171208900002#{own.Name}#Kwangsan#Sedati#Hilang",
        5 => $"{Sentences[random.Next(Sentences.Length)]} {own.Nik}",
        _ => Answers[random.Next(Answers.Length)],
    };

    private static (DialogInput, string) Said(string words) => (new Heard(words), words.Length > 200 ? words[..200] + "…" : words);

    private static (DialogInput, string) Tap(string id) => (new Tapped(id, null), $"[{id}]");

    private (DialogInput, string) Photo(string photo) => photo is ['!', .. var reason]
        ? (new FileRefused(reason), $"(foto: {reason})")
        : (new FileStored(new Guid(++_files, 0, 0, new byte[8]), "image/jpeg", photo is "" or ['=', ..] ? null : photo, photo is ['=', .. var caption] ? caption : null), $"(foto {photo})");

    private static IEnumerable<(string, string)> ReadWordSteps(string path)
    {
        var flow = "";
        var step = "";
        foreach (var line in System.IO.File.ReadLines(path))
        {
            if (line.StartsWith("flow: ", StringComparison.Ordinal)) flow = line[6..].Trim();
            if (line.StartsWith("  - id: ", StringComparison.Ordinal)) step = line[8..].Trim();
            if (AskLine().IsMatch(line)) yield return (flow, step);
        }
    }

    [GeneratedRegex("""^\s+- "(.+)"\s*$""")]
    private static partial Regex Example();

    [GeneratedRegex(@"^  [a-z ]+: \[(.+)\]\s*$")]
    private static partial Regex Listed();

    [GeneratedRegex("^    (ask|documents|person): ")]
    private static partial Regex AskLine();
}
