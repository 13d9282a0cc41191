namespace KtpBot.Core.Dialogs;

/// <summary>Serves a line such as <c>#KTP#NIK#KK#Nama#Desa#Kecamatan#Hilang</c>: what is missing is asked for.</summary>
internal sealed class HashHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    /// <summary>Serves it; false when the text is no such line.</summary>
    public bool Take(DialogStep? step, string text, DateOnly today)
    {
        if (!text.Contains('#', StringComparison.Ordinal)) return false;
        if (HashLine.Read(text, today, book.Intents.Command, words => ServiceWords.Find(book, words)) is not { } line) return false;
        run.Session.Misses = 0;
        if (line.Command is { } command) new CommandHearing(book, run, flows).Take(command);
        else if (line.IsCheck) Check(line.Slots);
        else Apply(step, line);
        return true;
    }

    /// <summary>A NIK alone shows nothing: it saves typing its last digits after the case number.</summary>
    private void Check(SentenceSlots slots)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        if (slots.CaseNumber is { } number) told[FlowReader.CheckName(TextCheck.CaseNumber)] = number;
        if (slots.Nik is { } nik) told[FlowReader.CheckName(TextCheck.Last4)] = nik;
        flows.Begin(slots.CaseNumber is null ? "status" : DialogBook.StatusByNumber, DialogWording.None, told: told.Count == 0 ? null : told);
    }

    private void Apply(DialogStep? step, HashLine line)
    {
        var args = line.Service is { } service ? new Dictionary<string, string> { ["service"] = service } : DialogWording.None;
        if (run.InForm && !new FormChange(book, run).IsOther(DialogBook.Application, args))
        {
            if (!new ToldHearing(book, run).Take(step, line.Slots, line.Slots.Name ?? "")) run.AskAgain();
            return;
        }

        flows.Begin(DialogBook.Application, args, told: ToldWords.Of(line.Slots));
    }
}
