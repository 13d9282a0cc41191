using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Verbs;

/// <summary><c>chat [--office ID] [--language id|en]</c>: talk to the bot in a terminal. Everything is real but the channel, and gone afterwards.</summary>
internal static class ChatVerb
{
    private const string Help = "Perintah: /foto BERKAS, /berbagi NOMOR, /petugas-selesai, /keluar. Selain itu dikirim ke bot; pilihan boleh diketik nomornya.";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.In, Console.Out);

    /// <summary>Reads lines until the end of input or /keluar; 0 when all went well.</summary>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        var office = VerbArguments.Value(args, "--office") ?? OfficeServices.DefaultOfficeId;
        var language = VerbArguments.Value(args, "--language") ?? TextBook.DefaultLanguage;
        var folder = Directory.CreateTempSubdirectory("ktpbot-chat-");
        try
        {
            await using var terminal = await TerminalOffice.OpenAsync(folder.FullName, office, language);
            await output.WriteLineAsync(Help);
            await PrintAsync(output, await terminal.TakeAsync(new Opened(null)));
            while (await input.ReadLineAsync() is { } line)
            {
                if (line.Trim() == "/keluar") break;
                if (line.Trim().Length > 0) await PrintAsync(output, await AnswerAsync(terminal, line.Trim()));
                if (terminal.WithPerson) await output.WriteLineAsync("(percakapan ada di petugas; /petugas-selesai mengembalikannya)");
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<IReadOnlyList<OutgoingContent>> AnswerAsync(TerminalOffice terminal, string line)
    {
        const string photo = "/foto ", share = "/berbagi ";
        if (line.StartsWith(photo, StringComparison.Ordinal)) return terminal.TakeFileAsync(line[photo.Length..].Trim());
        if (line.StartsWith(share, StringComparison.Ordinal)) return terminal.TakeAsync(new PhoneShared(line[share.Length..].Trim()));
        return terminal.TakeAsync(line == "/petugas-selesai" ? new PersonLeft() : new Heard(line));
    }

    private static async Task PrintAsync(TextWriter output, IReadOnlyList<OutgoingContent> messages)
    {
        foreach (var line in messages.SelectMany(TerminalPaper.Lines)) await output.WriteLineAsync(line);
    }
}
