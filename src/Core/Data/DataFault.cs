namespace KtpBot.Core.Data;

/// <summary>Something wrong in a data file, with the place where an author can mend it.</summary>
/// <param name="File">The file as shown to the author, relative to the dialogs folder where it lies in it.</param>
/// <param name="Line">From 1; 0 when the fault concerns the whole file.</param>
/// <param name="Column">From 1; 0 when the fault concerns the whole file.</param>
/// <param name="Message">One plain sentence.</param>
/// <param name="IsWarning">True when the office can start nevertheless.</param>
public sealed record DataFault(string File, int Line, int Column, string Message, bool IsWarning = false)
{
    /// <summary>The form editors understand: <c>file(line,column): message</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {(IsWarning ? "warning: " : "")}{Message}";
}
