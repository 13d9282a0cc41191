using KtpBot.Bot;
using KtpBot.Bot.Verbs;

var (verb, rest) = args is [{ Length: > 0 } first, ..] && !first.StartsWith('-') ? (first, args[1..]) : ("serve", args);
switch (verb)
{
    case "serve":
        await using (var app = BotHost.Build(rest)) await app.RunAsync();
        return 0;
    case "check-dialogs":
        return CheckDialogsVerb.Run(rest);
    case "chat":
        return await ChatVerb.RunAsync(rest);
    case "understand":
        return UnderstandVerb.Run(rest);
    case "backup":
        return await BackupVerb.RunAsync(rest);
    case "restore":
        return await RestoreVerb.RunAsync(rest);
    case "export":
        return await ExportVerb.RunAsync(rest);
    case "erase":
        return await EraseVerb.RunAsync(rest);
    case "sop":
        return SopVerb.Run(rest);
    default:
        await Console.Error.WriteLineAsync($"Perintah \"{verb}\" tidak dikenal. Pilihan: serve, check-dialogs, chat, understand, sop, backup, restore, export, erase.");
        return 2;
}
