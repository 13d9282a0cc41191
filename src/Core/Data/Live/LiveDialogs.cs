using KtpBot.Core.Dialogs;
using Microsoft.Extensions.Logging;

namespace KtpBot.Core.Data;

/// <summary>
/// The dialogs that are good now. A change of the folder takes effect while the program runs, if every check finds the whole folder
/// free of faults; otherwise it is refused with file and line, and what was good before stays. Procedures, offices, reasons and
/// templates are read at the start only: cases under way stand on them.
/// </summary>
public sealed class LiveDialogs : IDisposable
{
    private readonly string _folder;
    private readonly string _officeId;
    private readonly ILogger<LiveDialogs> _log;
    private readonly Lock _gate = new();
    private volatile DialogBook _book;
    private volatile IReadOnlyList<DataFault> _refused = [];
    private DialogsStamp _seen;
    private DialogsStamp _taken;
    private ITimer? _timer;

    /// <param name="folder">The dialogs folder.</param>
    /// <param name="officeId">Whose facts and extra requirements apply.</param>
    /// <param name="book">What was read from it at the start.</param>
    /// <param name="log">Told of each change and of each refusal.</param>
    public LiveDialogs(string folder, string officeId, DialogBook book, ILogger<LiveDialogs> log)
    {
        (_folder, _officeId, _book, _log) = (folder, officeId, book, log);
        (Texts, Requirements) = (book.Texts.Living(), book.Requirements.Living());
        _seen = _taken = DialogsStamp.Of(folder);
    }

    /// <summary>Immutable; a turn works with one from beginning to end.</summary>
    public DialogBook Book => _book;

    /// <summary>The sentences of the book that is good now.</summary>
    public TextBook Texts { get; }

    /// <summary>The requirements of the book that is good now.</summary>
    public RequirementBook Requirements { get; }

    /// <summary>Why the newest state of the folder was not taken; empty when it was.</summary>
    public IReadOnlyList<DataFault> Refused => _refused;

    /// <summary>Looks after changes from now on.</summary>
    /// <param name="clock">Ticks.</param>
    /// <param name="every">Between two looks; nothing is watched when zero.</param>
    public void Watch(TimeProvider clock, TimeSpan every)
    {
        if (every <= TimeSpan.Zero) return;
        _timer = clock.CreateTimer(_ => LookAgain(every), null, every, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// One look at the folder. What has changed since the last look is read at the next one, when the editor has finished writing;
    /// polling sees every file system and every way of saving.
    /// </summary>
    public void Look()
    {
        lock (_gate)
        {
            var now = DialogsStamp.Of(_folder);
            var settled = now == _seen;
            _seen = now;
            if (!settled || now == _taken) return;
            _taken = now;
            Take();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void LookAgain(TimeSpan every)
    {
        try
        {
            Look();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException)
        {
            _log.LookFailed(error); // Whatever a file makes of the checks, the office goes on with what it has.
        }

        _timer?.Change(every, Timeout.InfiniteTimeSpan);
    }

    private void Take()
    {
        var faults = DialogCheck.Run(_folder).Where(fault => !fault.IsWarning).ToList();
        var (book, unread) = DialogBook.Load(_folder, _officeId);
        faults.AddRange(unread.Where(fault => !fault.IsWarning && !faults.Contains(fault)));
        _refused = faults;
        if (faults.Count > 0)
        {
            foreach (var fault in faults) _log.Refused(fault);
            return;
        }

        book.Intents.Learn();
        _book = book;
        Texts.Become(book.Texts);
        Requirements.Become(book.Requirements);
        _log.Taken();
    }
}
