using KtpBot.Core.Data;

namespace KtpBot.Core.Notices;

/// <summary>A message form that the provider has approved for writing outside its reply window.</summary>
/// <param name="Notice">The notice it stands for, without "notice."; or the text key of another message that may begin a conversation.</param>
/// <param name="Name">As registered with WhatsApp.</param>
/// <param name="Languages">As registered.</param>
/// <param name="Parameters">Names of the notice's values, in the order of the template's gaps; single lines only.</param>
/// <param name="Header">Name of the value in the gap of the text header; null for a header without a gap, or none.</param>
/// <param name="Buttons">The template's quick-reply buttons in the registered order, by the ends of their text keys (notice.button.…).</param>
public sealed record NoticeTemplate(
    string Notice,
    string Name,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Parameters,
    string? Header,
    IReadOnlyList<string> Buttons);

/// <summary>The registered templates (dialogs/templates).</summary>
public sealed class TemplateBook(IEnumerable<NoticeTemplate> templates, IEnumerable<NoticeTemplate>? messages = null)
{
    private readonly Dictionary<string, NoticeTemplate> _byNotice = templates.ToDictionary(t => t.Notice, StringComparer.Ordinal);
    private readonly Dictionary<string, NoticeTemplate> _byMessage = (messages ?? []).ToDictionary(t => t.Notice, StringComparer.Ordinal);

    /// <summary>Those of notices.</summary>
    public IReadOnlyCollection<NoticeTemplate> All => _byNotice.Values;

    /// <summary>Those of other messages.</summary>
    public IReadOnlyCollection<NoticeTemplate> Messages => _byMessage.Values;

    public NoticeTemplate? For(string notice) => _byNotice.GetValueOrDefault(notice);

    /// <summary>The template of a message that is no notice, by its text's key, for example <c>petugas.knock</c>.</summary>
    public NoticeTemplate? ForMessage(string textKey) => _byMessage.GetValueOrDefault(textKey);

    /// <summary>Reads dialogs/templates/*.yaml.</summary>
    public static (TemplateBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var templates = new Dictionary<string, NoticeTemplate>(StringComparer.Ordinal);
        var messages = new Dictionary<string, NoticeTemplate>(StringComparer.Ordinal);
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "templates"))
        {
            if (YamlData.Load(path, faults, shownAs) is not { } file) continue;
            foreach (var node in file.List("templates"))
            {
                var message = node.TextOrNull("message");
                var template = new NoticeTemplate(message ?? node.Text("notice"), node.Text("name"), node.Texts("languages"), node.Texts("parameters"), node.TextOrNull("header"), node.Texts("buttons"));
                if (!template.Languages.Contains("id")) node.Fault("A template must be registered in Indonesian (languages: [id]).");
                foreach (var unknown in template.Parameters.Append(template.Header).OfType<string>().Where(p => !NoticeWriter.SingleLineValues.Contains(p)))
                    node.Fault($"'{unknown}' is no single-line value of a notice. Known: {string.Join(", ", NoticeWriter.SingleLineValues)}.");
                foreach (var unknown in template.Buttons.Except(NoticeButtons.Of(template.Notice)))
                    node.Fault($"'{unknown}' is no button of the notice '{template.Notice}'. It has: {string.Join(", ", NoticeButtons.Of(template.Notice))}.");
                if (!(message is null ? templates : messages).TryAdd(template.Notice, template)) node.Fault($"'{template.Notice}' has two templates.");
            }

            file.ReportUnknownKeys();
        }

        return (new TemplateBook(templates.Values, messages.Values), faults);
    }
}
